package io.shouwen.server.event;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.journal.Course;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.StoredFact;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/** The course of a declared event: declared once, moved as often as need be, ended once. */
@Component
public final class EventCourse implements Course {
    static final String KIND = "event";

    private static final Set<FactKind> LATER =
            Set.of(EventKinds.EXTENDED, EventKinds.LINKING, EventKinds.ENDED);

    private final EventRows rows;
    private final WaveRows waves;

    public EventCourse(DataSource dataSource) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.rows = new EventRows(jdbc);
        this.waves = new WaveRows(jdbc);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Refused> refuse(History before, List<Fact> more) {
        boolean declared = !before.stored().isEmpty();
        boolean ended = before.closedAt().isPresent();
        for (Fact fact : more) {
            if (!declared && !fact.kind().equals(EventKinds.DECLARED)) {
                return Optional.of(Refused.of("not-opened"));
            }
            if (declared && fact.kind().equals(EventKinds.DECLARED)) {
                return Optional.of(Refused.of("already-open"));
            }
            if (ended && LATER.contains(fact.kind())) {
                return Optional.of(Refused.of("event-not-open"));
            }
            if (!declared && !moment(fact, EventKinds.EXPECTED_END).isAfter(starts(fact))) {
                return Optional.of(Refused.of("event-ends-before-it-starts"));
            }
            declared = true;
            ended = ended || fact.kind().equals(EventKinds.ENDED);
        }
        return Optional.empty();
    }

    private static Instant starts(Fact declared) {
        return moment(declared, EventKinds.STARTS_AT);
    }

    @Override
    public History.Holding holding(History after) {
        return new History.Holding(
                after.unit(),
                Optional.empty(),
                last(after, EventKinds.ENDED).map(Fact::occurredAt));
    }

    @Override
    public void keep(List<Told> told) {
        for (Told one : told) {
            History after = one.after();
            DeclaredEvent event = event(after);
            rows.keep(after.org(), event);
            Fact declared = last(after, EventKinds.DECLARED).orElseThrow();
            if (one.more().contains(declared)) {
                rows.keep(after.org(), event.id(), scope(declared));
            }
            after.stored().stream()
                    .filter(stored -> one.more().contains(stored.fact()))
                    .filter(stored -> LATER.contains(stored.fact().kind()))
                    .forEach(stored -> rollOut(after, stored));
        }
    }

    private void rollOut(History after, StoredFact stored) {
        Fact fact = stored.fact();
        String word = fact.kind().name().substring("event.".length());
        boolean restored =
                fact.value(EventKinds.RESTORED)
                        .filter(value -> value.equals(new Value.Flag(true)))
                        .isPresent();
        Set<String> roles =
                restored || !fact.kind().equals(EventKinds.ENDED)
                        ? Set.of(stored.toldAs())
                        : Set.of();
        waves.begin(
                after.org(),
                new WaveRows.Wave(
                        after.id(),
                        stored.n(),
                        word,
                        Integer.parseInt(fact.actor()),
                        roles,
                        text(fact, EventKinds.REASON),
                        0,
                        0));
    }

    private static DeclaredEvent event(History history) {
        Fact declared = last(history, EventKinds.DECLARED).orElseThrow();
        Instant firstEnd = moment(declared, EventKinds.EXPECTED_END);
        return new DeclaredEvent(
                history.id(),
                EventKind.of(text(declared, EventKinds.KIND)).orElseThrow(),
                history.unit(),
                Integer.parseInt(declared.actor()),
                text(declared, EventKinds.CAUSE),
                text(declared, EventKinds.NOTICE),
                starts(declared),
                firstEnd,
                last(history, EventKinds.EXTENDED)
                        .map(moved -> moment(moved, EventKinds.EXPECTED_END))
                        .orElse(firstEnd),
                last(history, EventKinds.ENDED).map(Fact::occurredAt));
    }

    private static EventScope scope(Fact declared) {
        return new EventScope(
                EventScope.ids(text(declared, EventKinds.PLACES)),
                EventScope.ids(text(declared, EventKinds.UNITS)),
                EventScope.split(text(declared, EventKinds.CHANNELS)));
    }

    private static Optional<Fact> last(History history, FactKind kind) {
        return history.facts().stream()
                .filter(fact -> fact.kind().equals(kind))
                .reduce((first, second) -> second);
    }

    private static String text(Fact fact, String attribute) {
        return fact.value(attribute).map(Value::toString).orElse("");
    }

    private static Instant moment(Fact fact, String attribute) {
        return fact.value(attribute)
                .filter(Value.Moment.class::isInstance)
                .map(value -> ((Value.Moment) value).at())
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "Expected %s to have %s".formatted(fact.kind(), attribute)));
    }
}
