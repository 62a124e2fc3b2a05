package io.shouwen.server.hall;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.book.Records;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.story.Answers;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;

/** The signs on counters, whoever puts them up and takes them down. */
@Component
public final class CounterSigns {
    private final OrgScope scope;
    private final Halls halls;
    private final Records records;

    public CounterSigns(OrgScope scope, Halls halls, Records records) {
        this.scope = scope;
        this.halls = halls;
        this.records = records;
    }

    /** A counter is out of service, as what it needs is broken; whoever is there is seen to. */
    public void broken(Sender sender, Counter counter, String reason) {
        scope.run(
                sender.org(),
                () -> {
                    if (halls.breakDown(sender.org(), counter, reason)) {
                        tell(sender, counter, why(HallKinds.DESK_BROKEN, counter, reason));
                    }
                });
    }

    /** It is in service again. */
    public void mended(Sender sender, Counter counter) {
        scope.run(
                sender.org(),
                () -> {
                    if (halls.mend(sender.org(), counter)) {
                        tell(sender, counter, of(HallKinds.DESK_MENDED, counter));
                    }
                });
    }

    /** Whoever sits there stays away for a while. */
    public void away(Sender sender, Counter counter, String reason) {
        scope.run(
                sender.org(),
                () -> {
                    halls.away(sender.org(), sitting(counter), reason);
                    tell(
                            sender,
                            counter,
                            of(HallKinds.SIGN_AWAY, counter),
                            why(HallKinds.DESK_PAUSED, counter, reason));
                });
    }

    /** They are back. */
    public void back(Sender sender, Counter counter) {
        scope.run(
                sender.org(),
                () -> {
                    halls.back(sender.org(), sitting(counter));
                    tell(
                            sender,
                            counter,
                            of(HallKinds.DESK_RESUMED, counter),
                            of(HallKinds.SIGN_AWAY_REMOVED, counter));
                });
    }

    private static int sitting(Counter counter) {
        return counter.sitting()
                .map(Counter.Sitting::person)
                .orElseThrow(() -> new Refusal(HttpStatus.CONFLICT, "counter-empty", counter.no()));
    }

    private void tell(Sender sender, Counter counter, NewFact... facts) {
        Answers.done(records.ofUnit(sender, counter.unit(), List.of(facts)));
    }

    private static NewFact of(FactKind kind, Counter counter) {
        return NewFact.now(kind, Map.of(TicketKinds.COUNTER, new Value.Whole(counter.no())));
    }

    private static NewFact why(FactKind kind, Counter counter, String reason) {
        return NewFact.now(
                kind,
                Map.of(
                        TicketKinds.COUNTER,
                        new Value.Whole(counter.no()),
                        TicketKinds.REASON,
                        new Value.Text(reason.strip())));
    }
}
