package io.shouwen.server.journal;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.subject.SubjectId;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells what was done with the house itself, such as an export, as facts: in a book of the day of
 * whoever does it.
 */
@Component
public final class DayBook {
    private final Journal journal;
    private final WallClock clock;
    private final Units units;

    public DayBook(Journal journal, WallClock clock, Units units) {
        this.journal = journal;
        this.clock = clock;
        this.units = units;
    }

    /**
     * One thing done.
     *
     * @param book the kind of the book
     * @param key of the command: what is told twice under it is one fact
     */
    public record Deed(
            OrgId org,
            Actor by,
            String book,
            String key,
            FactKind kind,
            Map<String, Value> values) {
        public Deed {
            values = Map.copyOf(values);
        }
    }

    /** Tells it, or says why that is refused: the key may have been used for something else. */
    public Outcome run(Deed deed) {
        LocalDate today = LocalDate.ofInstant(clock.now(), ZoneOffset.UTC);
        Command.Claim book = new Command.Claim(deed.book(), deed.by().id() + "/" + today);
        Outcome outcome = run(deed, book);
        // Two at once may both open the book: the one that comes second adds to it.
        return outcome instanceof Outcome.Refused refused && refused.problem().equals("claimed")
                ? run(deed, book)
                : outcome;
    }

    /** Tells it; what cannot be told is not done. */
    public Outcome.Done tell(Deed deed) {
        return switch (run(deed)) {
            case Outcome.Done done -> done;
            case Outcome.Refused refused ->
                    throw new IllegalStateException(
                            "%s could not be told: %s %s"
                                    .formatted(
                                            deed.kind().name(),
                                            refused.problem(),
                                            refused.details()));
        };
    }

    private Outcome run(Deed deed, Command.Claim book) {
        Command.Target target =
                journal.holder(deed.org(), book)
                        .<Command.Target>map((SubjectId id) -> new Command.Existing(id))
                        .orElseGet(() ->
                                new Command.Opening(
                                        deed.book(), units.house(deed.org()), Optional.of(book)));
        return journal.run(
                new Command(
                        deed.org(),
                        deed.by(),
                        deed.key(),
                        deed.book(),
                        target,
                        List.of(NewFact.now(deed.kind(), deed.values()))));
    }
}
