package io.shouwen.server.rating;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.hall.SlipCode;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.rating.Ratings.Days;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The read table of ratings. */
final class RatingRows {
    private static final String LINES =
            """
            select r.*, coalesce(t.number, '') as number,
                r.seconds is not null and r.seconds < 3 as fast,
                r.channel = 'device' and t.over_at is not null and r.given_at > t.over_at as gone,
                r.mark is not null and exists (select from rating o
                    where o.org = r.org and o.mark = r.mark and o.visit <> r.visit) as same
            from rating r left join ticket t on t.org = r.org and t.id = r.visit
            where r.org = :org and r.given_at is not null
            """;

    /** Whom a counter asks: a stay, or a payment that ended just now. */
    private static final String ASKED =
            """
            select r.visit, coalesce(t.number, '') as number, r.prompted_at
            from rating r
            left join ticket t on t.org = r.org and t.id = r.visit
            left join payment p on p.org = r.org and p.id = r.visit
            where r.org = :org and r.counter = :counter
                and r.prompted_at > cast(:since as timestamptz)
                and coalesce(t.over_at, p.closed_at, 'infinity') > cast(:gone as timestamptz)
            """;

    private final JdbcClient jdbc;

    RatingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where somebody sat at a moment. */
    Optional<Integer> counter(OrgId org, int person, Instant at) {
        return jdbc.sql(
                        """
                        select counter from counter_state
                        where org = :org and person = :person
                            and from_at <= cast(:at as timestamptz)
                            and coalesce(until_at, 'infinity') > cast(:at as timestamptz)
                        order by from_at desc limit 1
                        """)
                .param("org", org.value())
                .param("person", person)
                .param("at", at.toString())
                .query(Integer.class)
                .optional();
    }

    /** A number of a day, and the code on its slip. */
    record Slip(SubjectId visit, String code) {}

    Optional<Slip> slip(OrgId org, int unit, LocalDate day, String number) {
        return jdbc.sql(
                        """
                        select id, link from ticket
                        where org = :org and unit = :unit and day = :day and number = :number
                            and link is not null
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("day", day)
                .param("number", number)
                .query((row, n) ->
                        new Slip(
                                new SubjectId(row.getLong("id")),
                                SlipCode.of(row.getBytes("link"))))
                .optional();
    }

    void keep(History history, Rated rated, Optional<Integer> counter, ZoneId zone) {
        jdbc.sql(
                        """
                        insert into rating (org, visit, unit, day, counter, clerk, prompted_at,
                            prompted_by, given_at, given_on, level, channel, seconds, anonymous,
                            fed_back_at, verified_at, proven, rectified_at, revisited_at)
                        values (:org, :visit, :unit, :day, :counter, :clerk,
                            cast(:prompted_at as timestamptz), :prompted_by,
                            cast(:given_at as timestamptz), :given_on, :level, :channel, :seconds,
                            :anonymous, cast(:fed_back_at as timestamptz),
                            cast(:verified_at as timestamptz), :proven,
                            cast(:rectified_at as timestamptz), cast(:revisited_at as timestamptz))
                        on conflict (org, visit) do update set counter = excluded.counter,
                            clerk = excluded.clerk, prompted_at = excluded.prompted_at,
                            prompted_by = excluded.prompted_by, given_at = excluded.given_at,
                            given_on = excluded.given_on, level = excluded.level,
                            channel = excluded.channel, seconds = excluded.seconds,
                            anonymous = excluded.anonymous, fed_back_at = excluded.fed_back_at,
                            verified_at = excluded.verified_at, proven = excluded.proven,
                            rectified_at = excluded.rectified_at,
                            revisited_at = excluded.revisited_at
                        """)
                .param("org", history.org().value())
                .param("visit", history.id().value())
                .param("unit", history.unit())
                .param("day", history.openedAt().atZone(zone).toLocalDate())
                .param("counter", counter.orElse(null), Types.INTEGER)
                .param("clerk", rated.clerk().orElse(null), Types.INTEGER)
                .param("prompted_at", at(rated.prompted()), Types.VARCHAR)
                .param("prompted_by", text(rated.prompted(), RatingKinds.CHANNEL))
                .param("given_at", at(rated.given()), Types.VARCHAR)
                .param(
                        "given_on",
                        rated.given()
                                .map(fact -> fact.occurredAt().atZone(zone).toLocalDate())
                                .orElse(null),
                        Types.DATE)
                .param("level", rated.level().orElse(null), Types.INTEGER)
                .param("channel", text(rated.given(), RatingKinds.CHANNEL))
                .param("seconds", seconds(rated.given()), Types.INTEGER)
                .param("anonymous", text(rated.given(), RatingKinds.ANONYMOUS).equals("true"))
                .param("fed_back_at", moment(rated.fedBack()), Types.VARCHAR)
                .param("verified_at", moment(rated.verified()), Types.VARCHAR)
                .param("proven", rated.proven().orElse(null), Types.BOOLEAN)
                .param("rectified_at", moment(rated.rectified()), Types.VARCHAR)
                .param("revisited_at", moment(rated.revisited()), Types.VARCHAR)
                .update();
    }

    private static @Nullable String at(Optional<Fact> fact) {
        return moment(fact.map(Fact::occurredAt));
    }

    private static @Nullable String moment(Optional<Instant> at) {
        return at.map(Instant::toString).orElse(null);
    }

    private static String text(Optional<Fact> fact, String attribute) {
        return fact.flatMap(one -> one.value(attribute)).map(Value::toString).orElse("");
    }

    private static @Nullable Integer seconds(Optional<Fact> fact) {
        return fact.flatMap(one -> one.value(RatingKinds.SECONDS))
                .flatMap(Value::amount)
                .map(Math::toIntExact)
                .orElse(null);
    }

    /** Whose browser it was. */
    void mark(OrgId org, SubjectId visit, byte[] mark) {
        jdbc.sql("update rating set mark = :mark where org = :org and visit = :visit")
                .param("org", org.value())
                .param("visit", visit.value())
                .param("mark", mark)
                .update();
    }

    /** Who is asked at a counter: still there, or gone since then. */
    Optional<Asked> asked(OrgId org, int counter, Instant since, Instant gone) {
        return jdbc.sql(
                        ASKED
                                + """
                                 and r.given_at is null
                                order by r.prompted_at desc limit 1
                                """)
                .param("org", org.value())
                .param("counter", counter)
                .param("since", since.toString())
                .param("gone", gone.toString())
                .query((row, n) -> asked(row))
                .optional();
    }

    /** Whether this visit was asked at a counter at a moment: still there, or just gone. */
    Optional<Asked> askedAt(
            OrgId org, int counter, SubjectId visit, Instant at, Duration asking, Duration gone) {
        return jdbc.sql(
                        ASKED
                                + """
                                 and r.visit = :visit and r.prompted_at <= cast(:at as timestamptz)
                                """)
                .param("org", org.value())
                .param("visit", visit.value())
                .param("counter", counter)
                .param("at", at.toString())
                .param("since", at.minus(asking).toString())
                .param("gone", at.minus(gone).toString())
                .query((row, n) -> asked(row))
                .optional();
    }

    private static Asked asked(ResultSet row) throws SQLException {
        return new Asked(
                new SubjectId(row.getLong("visit")),
                row.getString("number"),
                row.getObject("prompted_at", OffsetDateTime.class).toInstant());
    }

    /** The device is on in this minute. */
    void on(OrgId org, int device, int counter, Instant now) {
        jdbc.sql(
                        """
                        insert into rating_on (org, device, counter, minute)
                        values (:org, :device, :counter,
                            date_trunc('minute', cast(:now as timestamptz)))
                        on conflict do nothing
                        """)
                .param("org", org.value())
                .param("device", device)
                .param("counter", counter)
                .param("now", now.toString())
                .update();
    }

    Optional<RatingLine> find(OrgId org, SubjectId visit) {
        return jdbc.sql(LINES + " and r.visit = :visit")
                .param("org", org.value())
                .param("visit", visit.value())
                .query((row, n) -> line(row))
                .optional();
    }

    Optional<PersonId> customer(OrgId org, SubjectId visit) {
        return jdbc.sql(
                        """
                        select customer from ticket
                        where org = :org and id = :visit and customer is not null
                        """)
                .param("org", org.value())
                .param("visit", visit.value())
                .query((row, n) -> new PersonId(row.getLong(1)))
                .optional();
    }

    /** The ratings of halls in a stretch of days, the newest first; of each hall only a page. */
    List<RatingLine> ofUnits(
            OrgId org, Collection<Integer> units, Days days, RatingFilter filter, Place after) {
        return jdbc.sql(
                        LINES
                                + """
                                 and r.visit = any(array(
                                    select p.visit from unnest(cast(:units as int[])) as u(unit),
                                        lateral (select s.visit, s.given_on from rating s
                                            where s.org = :org and s.unit = u.unit
                                                and s.given_at is not null
                                                and s.given_on >= :from and s.given_on < :until
                                                and (s.given_on, s.visit)
                                                    < (cast(:day as date), :visit)
                                """
                                + (" and " + filter.where() + " ")
                                + """
                                            order by s.given_on desc, s.visit desc
                                            limit :most) p
                                    order by p.given_on desc, p.visit desc limit :most))
                                order by r.given_on desc, r.visit desc
                                """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("from", days.from())
                .param("until", days.until())
                .param("day", RatingLine.day(after))
                .param("visit", after.id())
                .param("most", RatingLine.PAGE + 1)
                .query((row, n) -> line(row))
                .list();
    }

    /** What was said of one clerk, but for what was said without a name. */
    List<RatingLine> ofClerk(OrgId org, int clerk, Days days, Place after) {
        return jdbc.sql(
                        LINES
                                + """
                                 and r.clerk = :clerk and not r.anonymous
                                and r.given_on >= :from and r.given_on < :until
                                and (r.given_on, r.visit) < (cast(:day as date), :visit)
                                order by r.given_on desc, r.visit desc limit :most
                                """)
                .param("org", org.value())
                .param("clerk", clerk)
                .param("from", days.from())
                .param("until", days.until())
                .param("day", RatingLine.day(after))
                .param("visit", after.id())
                .param("most", RatingLine.PAGE + 1)
                .query((row, n) -> line(row))
                .list();
    }

    private static RatingLine line(ResultSet row) throws SQLException {
        return new RatingLine(
                new SubjectId(row.getLong("visit")),
                row.getInt("unit"),
                row.getString("number"),
                Optional.ofNullable(row.getObject("clerk", Integer.class)),
                row.getInt("level"),
                row.getString("channel"),
                row.getObject("given_at", OffsetDateTime.class).toInstant(),
                row.getObject("given_on", LocalDate.class),
                row.getBoolean("anonymous"),
                row.getBoolean("fast"),
                row.getBoolean("gone"),
                row.getBoolean("same"),
                instant(row, "fed_back_at"),
                instant(row, "verified_at"),
                Optional.ofNullable(row.getObject("proven", Boolean.class)),
                instant(row, "rectified_at"),
                instant(row, "revisited_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
