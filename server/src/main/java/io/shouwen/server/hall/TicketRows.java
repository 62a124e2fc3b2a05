package io.shouwen.server.hall;

import io.shouwen.engine.queue.Experience.Came;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The read table of stays in a hall. */
final class TicketRows {
    /**
     * A line that is longer is no line any more; whoever stands behind is seen once it is shorter.
     */
    static final int LONGEST_LINE = 1_000;

    private final JdbcClient jdbc;

    TicketRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the transaction ends, nobody else calls a number in this hall. */
    void lock(OrgId org, int unit) {
        jdbc.sql("select pg_advisory_xact_lock(:org, hashtext(:hall))::text")
                .param("org", org.value())
                .param("hall", "hall/" + unit)
                .query(String.class)
                .single();
    }

    /** The next running number of a letter on a day. */
    int nextNumber(OrgId org, int unit, LocalDate day, String letter) {
        return jdbc.sql(
                        """
                        insert into ticket_number as n (org, unit, day, letter, last)
                        values (:org, :unit, :day, :letter, 1)
                        on conflict (org, unit, day, letter) do update set last = n.last + 1
                        returning last
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("day", day)
                .param("letter", letter)
                .query(Integer.class)
                .single();
    }

    /**
     * All but what no fact tells: how often passed, the link, and what was foretold.
     *
     * @param waited as {@link TicketFold#waited} has it
     */
    void keep(OrgId org, TicketRow row, Optional<Duration> waited) {
        told(
                        jdbc.sql(
                                """
                                insert into ticket (org, id, unit, day, number, service, class, state,
                                    since, here_at, calls, counter, clerk, customer, source, came_at,
                                    taken_at, called_at, opened_at, over_at, turn_at, appointed, waited)
                                values (:org, :id, :unit, :day, :number, :service, :class, :state,
                                    cast(:since as timestamptz), cast(:here as timestamptz), :calls,
                                    :counter, :clerk, :customer, :source,
                                    cast(:came_at as timestamptz), cast(:taken_at as timestamptz),
                                    cast(:called_at as timestamptz), cast(:opened_at as timestamptz),
                                    cast(:over_at as timestamptz), cast(:turn_at as timestamptz),
                                    cast(:appointed as timestamptz), :waited)
                                on conflict (id) do update set number = excluded.number,
                                    service = excluded.service, class = excluded.class,
                                    state = excluded.state, since = excluded.since,
                                    here_at = excluded.here_at, calls = excluded.calls,
                                    counter = excluded.counter, clerk = excluded.clerk,
                                    customer = excluded.customer, source = excluded.source,
                                    taken_at = excluded.taken_at, called_at = excluded.called_at,
                                    opened_at = excluded.opened_at, over_at = excluded.over_at,
                                    turn_at = excluded.turn_at, appointed = excluded.appointed,
                                    waited = excluded.waited
                                """),
                        row)
                .param("org", org.value())
                .param("waited", seconds(waited), Types.INTEGER)
                .update();
    }

    private static StatementSpec told(StatementSpec statement, TicketRow row) {
        return statement
                .param("id", row.id().value())
                .param("unit", row.unit())
                .param("day", row.day())
                .param("number", row.number())
                .param("service", row.service())
                .param("class", row.kind().word())
                .param("state", row.state().word())
                .param("since", row.since().toString())
                .param("here", row.here().toString())
                .param("calls", row.calls())
                .param("counter", row.counter().orElse(null), Types.INTEGER)
                .param("clerk", row.clerk().orElse(null), Types.INTEGER)
                .param("customer", row.customer().orElse(null), Types.BIGINT)
                .param("source", row.source())
                .param("came_at", row.cameAt().toString())
                .param("taken_at", text(row.takenAt()), Types.VARCHAR)
                .param("called_at", text(row.calledAt()), Types.VARCHAR)
                .param("opened_at", text(row.openedAt()), Types.VARCHAR)
                .param("over_at", text(row.overAt()), Types.VARCHAR)
                .param("turn_at", text(row.turnAt()), Types.VARCHAR)
                .param("appointed", text(row.appointed()), Types.VARCHAR);
    }

    private static @Nullable Integer seconds(Optional<Duration> time) {
        return time.map(wait -> Math.toIntExact(wait.toSeconds())).orElse(null);
    }

    private static @Nullable String text(Optional<Instant> at) {
        return at.map(Instant::toString).orElse(null);
    }

    /** The address of the customer's own page, and what was foretold when the number was taken. */
    void promise(OrgId org, SubjectId id, byte[] link, Optional<Duration> foretold) {
        jdbc.sql(
                        """
                        update ticket
                        set link = :link, foretold = coalesce(:foretold, foretold)
                        where org = :org and id = :id
                        """)
                .param("org", org.value())
                .param("id", id.value())
                .param("link", link)
                .param("foretold", seconds(foretold), Types.INTEGER)
                .update();
    }

    /** Somebody of a later place went before these. */
    void pass(OrgId org, Collection<Long> ids) {
        jdbc.sql(
                        """
                        update ticket set passed = passed + 1
                        where org = :org and id = any(cast(:ids as bigint[]))
                        """)
                .param("org", org.value())
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    Optional<TicketRow> find(OrgId org, SubjectId id) {
        return jdbc.sql("select * from ticket where org = :org and id = :id")
                .param("org", org.value())
                .param("id", id.value())
                .query((row, n) -> row(row))
                .optional();
    }

    /** Who waits in a hall on a day, in the order of their places. */
    List<TicketRow> waiting(OrgId org, int unit, LocalDate day) {
        return jdbc.sql(
                        """
                        select * from ticket
                        where org = :org and unit = :unit and day = :day and state = 'waiting'
                        order by since, id
                        limit :most
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("day", day)
                .param("most", LONGEST_LINE)
                .query((row, n) -> row(row))
                .list();
    }

    /**
     * Who has a number from elsewhere for a day and is not there yet, in the order of their places.
     */
    List<TicketRow> awaited(OrgId org, int unit, LocalDate day) {
        return jdbc.sql(
                        """
                        select * from ticket
                        where org = :org and unit = :unit and day = :day and state = 'awaited'
                        order by since, id
                        limit :most
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("day", day)
                .param("most", LONGEST_LINE)
                .query((row, n) -> row(row))
                .list();
    }

    /** The numbers that these customers took from elsewhere on a day, the first one first. */
    List<TicketRow> fromAfar(OrgId org, int unit, LocalDate day, Collection<Long> customers) {
        return jdbc.sql(
                        """
                        select * from ticket
                        where org = :org and unit = :unit and day = :day and source = 'remote'
                            and customer = any(cast(:customers as bigint[]))
                        order by id
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("day", day)
                .param("customers", customers.toArray(Long[]::new))
                .query((row, n) -> row(row))
                .list();
    }

    /** A stay of a day before that nobody ended; empty where there is none. */
    Optional<TicketRow> unended(OrgId org, LocalDate today) {
        return jdbc.sql(
                        """
                        select * from ticket
                        where org = :org and over_at is null and day < :today
                        order by day, id
                        limit 1
                        """)
                .param("org", org.value())
                .param("today", today)
                .query((row, n) -> row(row))
                .optional();
    }

    /**
     * Whatever is not over and in a hall on a day, in the order in which they came; whoever is at a
     * counter is there on any day.
     */
    List<TicketRow> open(OrgId org, int unit, LocalDate day) {
        return jdbc.sql(
                        """
                        select * from ticket
                        where org = :org and unit = :unit and state in ('guided', 'waiting', 'called',
                            'serving', 'parked', 'missed')
                            and (day = :day or state in ('called', 'serving'))
                        order by id
                        limit :most
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("day", day)
                .param("most", LONGEST_LINE)
                .query((row, n) -> row(row))
                .list();
    }

    /** Stays of a day that went on after a moment, in the order in which they ended. */
    List<TicketRow> after(OrgId org, int unit, LocalDate day, Instant at) {
        return jdbc.sql(
                        """
                        select * from ticket
                        where org = :org and unit = :unit and day = :day
                            and state in ('done', 'handed-over')
                            and over_at > cast(:at as timestamptz)
                        order by over_at, id
                        limit :most
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("day", day)
                .param("at", at.toString())
                .param("most", LONGEST_LINE)
                .query((row, n) -> row(row))
                .list();
    }

    /** What a counter has in hand. */
    Optional<TicketRow> at(OrgId org, int counter) {
        return jdbc.sql(
                        """
                        select * from ticket
                        where org = :org and counter = :counter and state in ('called', 'serving')
                        """)
                .param("org", org.value())
                .param("counter", counter)
                .query((row, n) -> row(row))
                .optional();
    }

    /** Since when each counter of a hall has whom it has. */
    Map<Integer, Instant> called(OrgId org, int unit) {
        Map<Integer, Instant> called = new HashMap<>();
        jdbc.sql(
                        """
                        select counter, called_at from ticket
                        where org = :org and unit = :unit and state in ('called', 'serving')
                            and counter is not null and called_at is not null
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .query(row -> {
                    called.put(row.getInt(1), row.getObject(2, OffsetDateTime.class).toInstant());
                });
        return called;
    }

    /** How long a service took. */
    record Served(String service, Duration took) {}

    /** How long the last services took, the newest first. */
    List<Served> served(OrgId org, int unit, int most) {
        return jdbc.sql(
                        """
                        select service, extract(epoch from over_at - called_at)::bigint
                        from ticket
                        where org = :org and unit = :unit and state = 'done'
                            and opened_at is not null
                        order by over_at desc limit :most
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("most", most)
                .query((row, n) -> new Served(row.getString(1), Duration.ofSeconds(row.getLong(2))))
                .list();
    }

    /** What became of a forecast. */
    record Foretold(String service, Came came) {}

    /** What became of the last forecasts, the newest first. */
    List<Foretold> came(OrgId org, int unit, int most) {
        return jdbc.sql(
                        """
                        select service, foretold, waited
                        from ticket
                        where org = :org and unit = :unit and foretold is not null
                            and waited is not null
                        order by called_at desc limit :most
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("most", most)
                .query((row, n) ->
                        new Foretold(
                                row.getString(1),
                                new Came(
                                        Duration.ofSeconds(row.getInt(2)),
                                        Duration.ofSeconds(row.getInt(3)))))
                .list();
    }

    private static TicketRow row(ResultSet row) throws SQLException {
        Instant since = row.getObject("since", OffsetDateTime.class).toInstant();
        return new TicketRow(
                new SubjectId(row.getLong("id")),
                row.getInt("unit"),
                row.getObject("day", LocalDate.class),
                row.getString("number"),
                row.getString("service"),
                TicketClass.of(row.getString("class")).orElseThrow(),
                TicketState.of(row.getString("state")),
                since,
                instant(row, "here_at").orElse(since),
                row.getInt("passed"),
                row.getInt("calls"),
                Optional.ofNullable(row.getObject("counter", Integer.class)),
                Optional.ofNullable(row.getObject("clerk", Integer.class)),
                Optional.ofNullable(row.getObject("customer", Long.class)),
                row.getString("source"),
                row.getObject("came_at", OffsetDateTime.class).toInstant(),
                instant(row, "taken_at"),
                instant(row, "called_at"),
                instant(row, "opened_at"),
                instant(row, "over_at"),
                instant(row, "turn_at"),
                instant(row, "appointed"),
                Optional.ofNullable(row.getObject("foretold", Integer.class)));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
