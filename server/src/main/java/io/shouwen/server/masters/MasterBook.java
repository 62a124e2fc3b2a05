package io.shouwen.server.masters;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells imports and exports as facts, in a book of the day of whoever does it. */
@Component
final class MasterBook {
    private static final String BOOK = "masters";

    private final Journal journal;
    private final WallClock clock;

    MasterBook(Journal journal, WallClock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Tells one fact.
     *
     * @param unit the unit that is the whole organisation
     * @param key of the command: what is told twice under it is one fact
     */
    void tell(OrgId org, int by, int unit, String key, FactKind kind, Map<String, Value> values) {
        LocalDate today = LocalDate.ofInstant(clock.now(), ZoneOffset.UTC);
        Command.Claim book = new Command.Claim(BOOK, by + "/" + today);
        Outcome outcome = run(org, by, unit, key, book, kind, values);
        if (outcome instanceof Outcome.Refused refused && refused.problem().equals("claimed")) {
            // Two at once may both open the book: the one that comes second adds to it.
            outcome = run(org, by, unit, key, book, kind, values);
        }
        if (outcome instanceof Outcome.Refused refused) {
            throw new IllegalStateException(
                    "An import or export could not be told: %s %s"
                            .formatted(refused.problem(), refused.details()));
        }
    }

    private Outcome run(
            OrgId org,
            int by,
            int unit,
            String key,
            Command.Claim book,
            FactKind kind,
            Map<String, Value> values) {
        Command.Target target =
                journal.holder(org, book)
                        .<Command.Target>map((SubjectId id) -> new Command.Existing(id))
                        .orElseGet(() -> new Command.Opening(BOOK, unit, Optional.of(book)));
        Actor actor =
                new Actor(Integer.toString(by), Set.of(MasterKinds.PRODUCER), Optional.empty());
        return journal.run(
                new Command(org, actor, key, BOOK, target, List.of(NewFact.now(kind, values))));
    }
}
