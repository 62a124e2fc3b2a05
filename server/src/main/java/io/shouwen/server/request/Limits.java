package io.shouwen.server.request;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Units;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/** What the house settles by itself: by type of request and by unit, each version from a day on. */
@Component
public final class Limits {
    /** The most lines of one page. */
    public static final int PAGE = 50;

    private static final Command.Claim CLAIM = new Command.Claim(LimitCourse.SUBJECT, "house");

    private final OrgScope scope;
    private final Journal journal;
    private final Units units;
    private final WallClock clock;
    private final LimitRows rows;

    Limits(DataSource dataSource, OrgScope scope, Journal journal, Units units, WallClock clock) {
        this.scope = scope;
        this.journal = journal;
        this.units = units;
        this.clock = clock;
        this.rows = new LimitRows(JdbcClient.create(dataSource));
    }

    /** What holds now in a unit, of requests of a type; the type is empty for events. */
    public int now(OrgId org, Limit limit, String type, int unit) {
        Instant now = clock.now();
        return scope.reading(
                org, () -> rows.value(org, limit, type, unit, now).orElse(limit.usual()));
    }

    /** By when an offer is to be answered that was made at an instant. */
    public Instant answerBy(OrgId org, RequestRow request, Instant offered) {
        return scope.reading(org, () -> Offer.answerBy(rows, org, request, offered));
    }

    /** By when the house itself wants a request to be done, by what was settled at its opening. */
    public Optional<InternalDue> internalDue(Requests.Story story) {
        RequestRow request = story.request();
        Optional<Instant> settled =
                scope.reading(
                                story.history().org(),
                                () ->
                                        rows.value(
                                                story.history().org(),
                                                Limit.DONE,
                                                request.type().word(),
                                                request.unit(),
                                                request.openedAt()))
                        .map(hours -> request.openedAt().plus(Duration.ofHours(hours)));
        return InternalDue.of(story.history().counted(story.judged().asOf()), settled);
    }

    /** Settles one from a day on; without a value, what is above holds again. */
    public Outcome settle(
            Requests.Sender sender,
            Limit limit,
            String type,
            Optional<Integer> unit,
            Optional<Integer> value,
            LocalDate from) {
        Command.Target target =
                journal.holder(sender.org(), CLAIM)
                        .<Command.Target>map(Command.Existing::new)
                        .orElseGet(() ->
                                new Command.Opening(
                                        LimitCourse.SUBJECT,
                                        units.house(sender.org()),
                                        Optional.of(CLAIM)));
        return journal.run(
                new Command(
                        sender.org(),
                        sender.actor(),
                        sender.key(),
                        sender.source(),
                        target,
                        List.of(
                                NewFact.now(
                                        LimitCourse.SETTLED,
                                        LimitCourse.values(limit, type, unit, value, from)))));
    }

    /** What was settled, the latest first; the next page begins before a number. */
    public List<LimitVersion> versions(OrgId org, int before) {
        Instant now = clock.now();
        return scope.reading(org, () -> rows.versions(org, now, before, PAGE));
    }
}
