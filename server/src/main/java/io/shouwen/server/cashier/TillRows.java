package io.shouwen.server.cashier;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The tables till, till_count, cash_day and cash_out. */
final class TillRows {
    private static final int DAYS = 4713;
    private static final int PAYEES = 4715;

    private final JdbcClient jdbc;

    TillRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(OrgId org, Till till) {
        jdbc.sql(
                        """
                        insert into till (org, id, unit, cashier, day, state, float, opened_at,
                            counted_at, counted_by, approved_by, words)
                        values (:org, :id, :unit, :cashier, cast(:day as date), :state, :float,
                            cast(:opened as timestamptz), cast(:counted as timestamptz),
                            cast(:counter as int), cast(:approved as int), :words)
                        on conflict (org, id) do update set state = excluded.state,
                            counted_at = excluded.counted_at, counted_by = excluded.counted_by,
                            approved_by = excluded.approved_by,
                            words = excluded.words
                        """)
                .param("org", org.value())
                .param("id", till.id().value())
                .param("unit", till.unit())
                .param("cashier", till.cashier())
                .param("day", till.day().toString())
                .param("state", till.state())
                .param("float", till.begun())
                .param("opened", till.openedAt().toString())
                .param(
                        "counted",
                        till.countedAt().map(Instant::toString).orElse(null),
                        Types.VARCHAR)
                .param(
                        "counter",
                        till.countedBy().stream().boxed().findFirst().orElse(null),
                        Types.INTEGER)
                .param(
                        "approved",
                        till.approvedBy().stream().boxed().findFirst().orElse(null),
                        Types.INTEGER)
                .param("words", till.words())
                .update();
    }

    Optional<Till> find(OrgId org, SubjectId id) {
        return jdbc.sql("select * from till where org = :org and id = :id")
                .param("org", org.value())
                .param("id", id.value())
                .query((row, n) -> till(row))
                .optional();
    }

    /** As {@link #find}: it stays in its state while the transaction is open. */
    Optional<Till> share(OrgId org, long id) {
        return jdbc.sql("select * from till where org = :org and id = :id for share")
                .param("org", org.value())
                .param("id", id)
                .query((row, n) -> till(row))
                .optional();
    }

    /** As {@link #find}: no money comes or goes while the transaction is open. */
    Optional<Till> lock(OrgId org, SubjectId id) {
        return jdbc.sql("select * from till where org = :org and id = :id for update")
                .param("org", org.value())
                .param("id", id.value())
                .query((row, n) -> till(row))
                .optional();
    }

    Optional<Till> open(OrgId org, int cashier) {
        return jdbc.sql(
                        """
                        select * from till
                        where org = :org and cashier = :cashier and state = 'open'
                        """)
                .param("org", org.value())
                .param("cashier", cashier)
                .query((row, n) -> till(row))
                .optional();
    }

    /** Whether a day is the organisation's day at an instant. */
    boolean today(OrgId org, LocalDate day, Instant at) {
        return jdbc.sql(
                        """
                        select (cast(:at as timestamptz) at time zone zone)::date = cast(:day as date)
                        from org where org = :org
                        """)
                .param("org", org.value())
                .param("at", at.toString())
                .param("day", day.toString())
                .query(Boolean.class)
                .single();
    }

    /** The tills of units on a day. */
    List<Till> of(OrgId org, Set<Integer> units, LocalDate day) {
        return jdbc.sql(
                        """
                        select * from till
                        where org = :org and unit = any(:units) and day = cast(:day as date)
                        order by id
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("day", day.toString())
                .query((row, n) -> till(row))
                .list();
    }

    void keep(OrgId org, SubjectId till, Till.Count count) {
        jdbc.sql(
                        """
                        insert into till_count (org, till, method, expected, counted)
                        values (:org, :till, :method, :expected, :counted)
                        on conflict (org, till, method) do update
                            set expected = excluded.expected, counted = excluded.counted
                        """)
                .param("org", org.value())
                .param("till", till.value())
                .param("method", count.method().word())
                .param("expected", count.expected())
                .param("counted", count.counted())
                .update();
    }

    List<Till.Count> counts(OrgId org, SubjectId till) {
        return jdbc.sql(
                        """
                        select method, expected, counted from till_count
                        where org = :org and till = :till
                        order by array_position(array['cash', 'card', 'cheque', 'instrument',
                            'transfer', 'code'], method)
                        """)
                .param("org", org.value())
                .param("till", till.value())
                .query((row, n) ->
                        new Till.Count(
                                Method.of(row.getString("method")).orElseThrow(),
                                row.getLong("expected"),
                                row.getLong("counted")))
                .list();
    }

    /** Whoever opens a till and whoever locks the day of a hall wait for each other. */
    void holdDays(int unit) {
        jdbc.sql("select pg_advisory_xact_lock(:days, :unit)::text")
                .param("days", DAYS)
                .param("unit", unit)
                .query()
                .singleRow();
    }

    /** Whoever remits to a company waits for others who do, in whichever hall. */
    void holdPayee(OrgId org, String payee) {
        jdbc.sql("select pg_advisory_xact_lock(:payees, hashtext(:payee))::text")
                .param("payees", PAYEES)
                .param("payee", org.value() + ":" + payee)
                .query()
                .singleRow();
    }

    /**
     * The cash day of a hall, once it is locked.
     *
     * @param open whether it was opened again since
     */
    record CashDay(
            SubjectId id, int unit, LocalDate day, int lockedBy, Instant lockedAt, boolean open) {}

    Optional<CashDay> locked(OrgId org, int unit, LocalDate day) {
        return day(org, unit, day).filter(one -> !one.open());
    }

    /** As {@link #locked}, or opened again since. */
    Optional<CashDay> day(OrgId org, int unit, LocalDate day) {
        return jdbc.sql(
                        """
                        select * from cash_day
                        where org = :org and unit = :unit and day = cast(:day as date)
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("day", day.toString())
                .query((row, n) ->
                        new CashDay(
                                new SubjectId(row.getLong("id")),
                                row.getInt("unit"),
                                row.getObject("day", LocalDate.class),
                                row.getInt("locked_by"),
                                PaymentRows.instant(row, "locked_at").orElseThrow(),
                                row.getBoolean("open")))
                .optional();
    }

    void reopen(OrgId org, int unit, LocalDate day) {
        jdbc.sql(
                        """
                        update cash_day set open = true
                        where org = :org and unit = :unit and day = cast(:day as date)
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("day", day.toString())
                .update();
    }

    void lock(OrgId org, CashDay day) {
        jdbc.sql(
                        """
                        insert into cash_day (org, id, unit, day, locked_by, locked_at)
                        values (:org, :id, :unit, cast(:day as date), :by, cast(:at as timestamptz))
                        on conflict (org, unit, day) do update set open = false,
                            locked_by = excluded.locked_by, locked_at = excluded.locked_at
                        """)
                .param("org", org.value())
                .param("id", day.id().value())
                .param("unit", day.unit())
                .param("day", day.day().toString())
                .param("by", day.lockedBy())
                .param("at", day.lockedAt().toString())
                .update();
    }

    void add(OrgId org, CashOut out) {
        jdbc.sql(
                        """
                        insert into cash_out
                            (org, id, unit, day, kind, payee, method, amount, reference, by, at)
                        values (:org, nextval('bill_number'), :unit, cast(:day as date), :kind, :payee,
                            :method, :amount, :reference, :by, cast(:at as timestamptz))
                        """)
                .param("org", org.value())
                .param("unit", out.unit())
                .param("day", out.day().toString())
                .param("kind", out.payee().isEmpty() ? "deposit" : "remittance")
                .param("payee", out.payee())
                .param("method", out.method())
                .param("amount", out.amount())
                .param("reference", out.reference())
                .param("by", out.by())
                .param("at", out.at().toString())
                .update();
    }

    List<CashOut> outs(OrgId org, int unit, LocalDate day) {
        return jdbc.sql(
                        """
                        select * from cash_out
                        where org = :org and unit = :unit and day = cast(:day as date)
                        order by id
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("day", day.toString())
                .query((row, n) -> out(row))
                .list();
    }

    CashOut out(OrgId org, long id) {
        return jdbc.sql("select * from cash_out where org = :org and id = :id")
                .param("org", org.value())
                .param("id", id)
                .query((row, n) -> out(row))
                .single();
    }

    private static CashOut out(ResultSet row) throws SQLException {
        return new CashOut(
                row.getLong("id"),
                row.getInt("unit"),
                row.getObject("day", LocalDate.class),
                row.getString("payee"),
                row.getString("method"),
                row.getLong("amount"),
                row.getString("reference"),
                row.getInt("by"),
                PaymentRows.instant(row, "at").orElseThrow(),
                row.getBoolean("struck"));
    }

    private static OptionalInt person(ResultSet row, String column) throws SQLException {
        int person = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(person);
    }

    private static Till till(ResultSet row) throws SQLException {
        return new Till(
                new SubjectId(row.getLong("id")),
                row.getInt("unit"),
                row.getInt("cashier"),
                row.getObject("day", LocalDate.class),
                row.getString("state"),
                row.getLong("float"),
                PaymentRows.instant(row, "opened_at").orElseThrow(),
                PaymentRows.instant(row, "counted_at"),
                person(row, "counted_by"),
                person(row, "approved_by"),
                row.getString("words"));
    }
}
