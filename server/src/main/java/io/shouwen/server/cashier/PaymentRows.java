package io.shouwen.server.cashier;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The tables payment, payment_bill and tender. */
final class PaymentRows {
    private final JdbcClient jdbc;

    PaymentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(OrgId org, Payment payment) {
        jdbc.sql(
                        """
                        insert into payment (org, id, unit, cashier, till, kind, what, purpose, supply,
                            ticket, state, due, agreed, taken, change, holder, of, owed, reason,
                            decided_by, day, opened_at, taken_at, closed_at)
                        values (:org, :id, :unit, :cashier, cast(:till as bigint), :kind, :what,
                            :purpose, cast(:supply as bigint), :ticket, :state, :due, :agreed, :taken,
                            :change, cast(:holder as bigint), cast(:of as bigint), :owed, :reason,
                            cast(:decided as int), cast(:day as date), cast(:opened as timestamptz),
                            cast(:taken_at as timestamptz), cast(:closed as timestamptz))
                        on conflict (org, id) do update set till = excluded.till,
                            state = excluded.state, agreed = excluded.agreed, taken = excluded.taken,
                            change = excluded.change, holder = excluded.holder,
                            decided_by = excluded.decided_by, day = excluded.day,
                            taken_at = excluded.taken_at, closed_at = excluded.closed_at
                        """)
                .param("org", org.value())
                .param("id", payment.id().value())
                .param("unit", payment.unit())
                .param("cashier", payment.cashier())
                .param("till", boxed(payment.till()).orElse(null), Types.BIGINT)
                .param("kind", payment.kind())
                .param("what", payment.what())
                .param("purpose", payment.purpose())
                .param("supply", boxed(payment.supply()).orElse(null), Types.BIGINT)
                .param("ticket", payment.ticket())
                .param("state", payment.state())
                .param("due", payment.due())
                .param("agreed", payment.agreed())
                .param("taken", payment.taken())
                .param("change", payment.change())
                .param("holder", boxed(payment.holder()).orElse(null), Types.BIGINT)
                .param("of", payment.of().map(SubjectId::value).orElse(null), Types.BIGINT)
                .param("owed", payment.owed())
                .param("reason", payment.reason())
                .param("decided", boxed(payment.decidedBy()).orElse(null), Types.BIGINT)
                .param("day", payment.day().toString())
                .param("opened", payment.openedAt().toString())
                .param(
                        "taken_at",
                        payment.takenAt().map(Instant::toString).orElse(null),
                        Types.VARCHAR)
                .param(
                        "closed",
                        payment.closedAt().map(Instant::toString).orElse(null),
                        Types.VARCHAR)
                .update();
    }

    private static Optional<Long> boxed(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }

    void keepBills(OrgId org, SubjectId payment, Collection<Long> bills) {
        jdbc.sql(
                        """
                        insert into payment_bill (org, payment, bill)
                        select :org, :payment, b from unnest(cast(:bills as bigint[])) b
                        """)
                .param("org", org.value())
                .param("payment", payment.value())
                .param("bills", bills.toArray(Long[]::new))
                .update();
    }

    List<Long> bills(OrgId org, SubjectId payment) {
        return jdbc.sql(
                        """
                        select bill from payment_bill where org = :org and payment = :payment
                        order by bill
                        """)
                .param("org", org.value())
                .param("payment", payment.value())
                .query((row, n) -> row.getLong("bill"))
                .list();
    }

    Optional<Payment> find(OrgId org, SubjectId id) {
        return jdbc.sql("select * from payment where org = :org and id = :id")
                .param("org", org.value())
                .param("id", id.value())
                .query((row, n) -> payment(row))
                .optional();
    }

    /** As {@link #find}; nobody else refunds it until the transaction ends. */
    Optional<Payment> lock(OrgId org, SubjectId id) {
        return jdbc.sql("select * from payment where org = :org and id = :id for no key update")
                .param("org", org.value())
                .param("id", id.value())
                .query((row, n) -> payment(row))
                .optional();
    }

    /** What this cashier has begun and not ended, after an id. */
    List<Payment> open(OrgId org, int cashier, long after, int most) {
        return jdbc.sql(
                        """
                        select * from payment
                        where org = :org and cashier = :cashier
                            and state in ('open', 'unknown', 'taken') and kind <> 'refund'
                            and id > :after
                        order by id limit :most
                        """)
                .param("org", org.value())
                .param("cashier", cashier)
                .param("after", after)
                .param("most", most)
                .query((row, n) -> payment(row))
                .list();
    }

    /** What is under way at the open tills of a hall. */
    List<SubjectId> underWay(OrgId org, int unit) {
        return jdbc.sql(
                        """
                        select p.id
                        from till t
                        join payment p on p.org = t.org and p.cashier = t.cashier
                            and p.unit = t.unit and p.state in ('open', 'unknown', 'taken')
                        where t.org = :org and t.unit = :unit and t.state = 'open'
                        order by p.id
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .query((row, n) -> new SubjectId(row.getLong(1)))
                .list();
    }

    /** What cashiers of these units have begun and not ended, after an id. */
    List<Payment> open(OrgId org, Set<Integer> units, long after, int most) {
        return jdbc.sql(
                        """
                        select * from payment
                        where org = :org and unit = any(:units)
                            and state in ('open', 'unknown', 'taken') and kind <> 'refund'
                            and id > :after
                        order by id limit :most
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("after", after)
                .param("most", most)
                .query((row, n) -> payment(row))
                .list();
    }

    /** How many are begun and not ended at a till; a refund has one once some of it went back. */
    long openAt(OrgId org, long till) {
        return jdbc.sql(
                        """
                        select count(*) from payment
                        where org = :org and till = :till
                            and (state in ('unknown', 'approved') or (state = 'open' and taken > 0))
                        """)
                .param("org", org.value())
                .param("till", till)
                .query(Long.class)
                .single();
    }

    /**
     * What the house took for itself with a payment and has not given back; of a refund, below
     * zero, what it gave back of that. What was collected for others is theirs to invoice, and what
     * was paid ahead is invoiced with the bills that are paid out of it.
     */
    long own(OrgId org, SubjectId payment) {
        return jdbc.sql(
                        """
                        select coalesce(sum(s.principal + s.late), 0)::bigint
                        from payment p
                        join settlement s on s.org = p.org and s.payment = p.id
                        join bill b on b.org = s.org and b.id = s.bill
                        where p.org = :org and b.payee = ''
                            and (p.id = :payment or (p.of = :payment and p.state in ('taken', 'closed')))
                        """)
                .param("org", org.value())
                .param("payment", payment.value())
                .query(Long.class)
                .single();
    }

    /** Keeps a piece; its gateway has half a minute for an answer before it is asked by itself. */
    void keep(OrgId org, SubjectId payment, OptionalLong till, Tender tender) {
        jdbc.sql(
                        """
                        insert into tender (org, payment, n, till, method, amount, reference, gives_back,
                            state, at, next_at)
                        values (:org, :payment, :n, cast(:till as bigint), :method, :amount,
                            :reference, nullif(:back, 0), :state, cast(:at as timestamptz),
                            cast(:at as timestamptz) + interval '30 seconds')
                        on conflict (org, payment, n) do update set state = excluded.state
                        """)
                .param("org", org.value())
                .param("payment", payment.value())
                .param("n", tender.n())
                .param("till", boxed(till).orElse(null), Types.BIGINT)
                .param("method", tender.method().word())
                .param("amount", tender.amount())
                .param("reference", tender.reference())
                .param("back", tender.givesBack())
                .param("state", tender.state().word())
                .param("at", tender.at().toString())
                .update();
    }

    List<Tender> tenders(OrgId org, Collection<Long> payments) {
        return jdbc.sql(
                        """
                        select * from tender where org = :org and payment = any(:payments)
                        order by payment, n
                        """)
                .param("org", org.value())
                .param("payments", payments.toArray(Long[]::new))
                .query((row, n) -> tender(row))
                .list();
    }

    static Tender tender(ResultSet row) throws SQLException {
        return new Tender(
                row.getInt("n"),
                Method.of(row.getString("method")).orElseThrow(),
                row.getLong("amount"),
                row.getString("reference"),
                row.getInt("gives_back"),
                Tender.State.of(row.getString("state")),
                instant(row, "at").orElseThrow());
    }

    static Payment payment(ResultSet row) throws SQLException {
        return new Payment(
                new SubjectId(row.getLong("id")),
                row.getInt("unit"),
                row.getInt("cashier"),
                optional(row, "till"),
                row.getString("kind"),
                row.getString("what"),
                row.getString("purpose"),
                optional(row, "supply"),
                row.getString("ticket"),
                row.getString("state"),
                row.getLong("due"),
                row.getLong("agreed"),
                row.getLong("taken"),
                row.getLong("change"),
                optional(row, "holder"),
                Optional.ofNullable(row.getObject("of", Long.class)).map(SubjectId::new),
                row.getBoolean("owed"),
                row.getString("reason"),
                optional(row, "decided_by"),
                row.getObject("day", LocalDate.class),
                instant(row, "opened_at").orElseThrow(),
                instant(row, "taken_at"),
                instant(row, "closed_at"));
    }

    static OptionalLong optional(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
