package io.shouwen.server.hall;

import io.shouwen.server.book.Records;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.story.Answers;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/**
 * What a hall is in: it gives no more numbers, its systems are down, its floor is wet. Each is a
 * fact in the book of the hall, and a row by which screens know it at once.
 */
@Component
public final class Standing {
    public static final String CLOSING = "closing";
    public static final String DOWN = "down";
    public static final String WET = "wet";

    private final OrgScope scope;
    private final Records records;
    private final WallClock clock;
    private final SpellRows rows;
    private final List<Failing> failing;

    public Standing(
            DataSource dataSource,
            OrgScope scope,
            Records records,
            WallClock clock,
            List<Failing> failing) {
        this.scope = scope;
        this.records = records;
        this.clock = clock;
        this.rows = new SpellRows(JdbcClient.create(dataSource));
        this.failing = List.copyOf(failing);
    }

    /** From when to when it was in something. */
    public record Spell(String kind, String note, Instant from, Optional<Instant> until) {}

    /** What a hall is in now. A closing ends with its day. */
    public List<Spell> now(OrgId org, int unit, ZoneId zone) {
        LocalDate today = clock.now().atZone(zone).toLocalDate();
        return scope.reading(org, () -> rows.now(org, unit)).stream()
                .filter(spell ->
                        !spell.kind().equals(CLOSING)
                                || spell.from().atZone(zone).toLocalDate().equals(today))
                .toList();
    }

    /** Whether it is in something now, and since when. */
    public Optional<Spell> now(OrgId org, int unit, ZoneId zone, String kind) {
        return now(org, unit, zone).stream().filter(one -> one.kind().equals(kind)).findFirst();
    }

    /** It begins, with the facts that tell it; what is under way begins no second time. */
    public void begin(Sender sender, int unit, String kind, String note, List<NewFact> facts) {
        scope.run(
                sender.org(),
                () -> {
                    rows.turn(sender.org(), unit);
                    if (rows.begin(sender.org(), unit, kind, note, clock.now())) {
                        turn(sender, unit, facts);
                    }
                });
    }

    /** It is over, with the facts that tell it; what is not under way does not end. */
    public void end(Sender sender, int unit, String kind, List<NewFact> facts) {
        scope.run(
                sender.org(),
                () -> {
                    rows.turn(sender.org(), unit);
                    if (rows.end(sender.org(), unit, kind, clock.now())) {
                        turn(sender, unit, facts);
                    }
                });
    }

    private void turn(Sender sender, int unit, List<NewFact> facts) {
        Answers.done(records.ofUnit(sender, unit, facts));
        facts.stream()
                .filter(fact -> HallKinds.FAILURES.contains(fact.kind()))
                .forEach(fact -> failing.forEach(room -> room.told(sender, unit, fact)));
    }

    /** Tells facts of the hall that begin and end nothing. */
    public void tell(Sender sender, int unit, List<NewFact> facts) {
        Answers.done(records.ofUnit(sender, unit, facts));
    }
}
