package io.shouwen.server.counter;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Me;
import io.shouwen.server.book.Records;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.counter.CounterPage.Sent;
import io.shouwen.server.hall.Hall;
import io.shouwen.server.hall.Halls;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.offering.Asked;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Sight;
import io.shouwen.server.subject.SubjectId;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What everybody checks of themselves before the first customer, where the code of their hall asks
 * for it (crgas.6.1). The code decides whether the shift may begin so.
 */
@Component
public final class ShiftStarts {
    /** What is checked, as the page names it. */
    public static final List<String> CHECKS = List.of("uniform", "badge", "self-check");

    private static final FactKind STARTING = new FactKind("shift.starting");
    private static final FactKind STARTED = new FactKind("shift.started");
    private static final FactKind ENDED = new FactKind("shift.ended");

    private final Halls halls;
    private final Asked asked;
    private final Records records;
    private final Sight sight;
    private final WallClock clock;

    ShiftStarts(Halls halls, Asked asked, Records records, Sight sight, WallClock clock) {
        this.halls = halls;
        this.asked = asked;
        this.records = records;
        this.sight = sight;
        this.clock = clock;
    }

    /** Whether somebody may sit down: nothing is asked of them, or their shift has begun. */
    boolean ready(Me me) {
        return !asks(me) || begun(me);
    }

    void refuseUnready(Me me) {
        if (!ready(me)) {
            throw new Refusal(HttpStatus.CONFLICT, "shift-not-begun");
        }
    }

    void begin(Me me, Sent sent) {
        Map<String, Value> checked = new HashMap<>();
        for (String check : CHECKS) {
            checked.put(check.replace('-', '_'), new Value.Flag(!sent.text(check).isEmpty()));
        }
        tell(me, sent.key(), NewFact.now(STARTING, checked), NewFact.now(STARTED, Map.of()));
    }

    /** Whoever goes home has ended the shift that began so. */
    void end(Me me, String key) {
        if (asks(me) && begun(me)) {
            tell(me, key + "-ended", NewFact.now(ENDED, Map.of()));
        }
    }

    private void tell(Me me, String key, NewFact... facts) {
        Answers.done(records.ofPerson(CounterDesk.sender(me, key), me.person(), List.of(facts)));
    }

    private boolean asks(Me me) {
        return halls.of(me.org(), sight.units(me)).stream()
                .map(Hall::unit)
                .anyMatch(unit -> asked.clauses(me.org(), unit).containsKey(STARTING.name()));
    }

    /** The last that was told of their shift today is that it began. */
    private boolean begun(Me me) {
        Optional<SubjectId> book = records.ofPerson(me.org(), me.person());
        return book.flatMap(id -> records.find(me.org(), id)).stream()
                .flatMap(read -> read.history().facts().stream())
                .filter(fact -> fact.kind().equals(STARTED) || fact.kind().equals(ENDED))
                .reduce((before, after) -> after)
                .filter(fact -> fact.kind().equals(STARTED))
                .filter(fact -> today(me, fact))
                .isPresent();
    }

    private boolean today(Me me, Fact fact) {
        return fact.occurredAt()
                .atZone(me.zone())
                .toLocalDate()
                .equals(clock.now().atZone(me.zone()).toLocalDate());
    }
}
