package io.shouwen.server.invoice;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The table invoice; all but {@link #due} run inside a transaction of one organisation. */
final class InvoiceRows {
    private final JdbcClient jdbc;

    InvoiceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(OrgId org, SubjectId payment, int unit, String what, Paper paper, Instant at) {
        jdbc.sql(
                        """
                        insert into invoice (org, reference, payment, unit, red, of, refund, amount,
                            buyer, what, reason, by, state, asked_at, next_at)
                        values (:org, :reference, :payment, :unit, :red, :of, :refund, :amount,
                            :buyer, :what, :reason, :by, 'asked', :at, :at)
                        """)
                .param("org", org.value())
                .param("reference", paper.reference())
                .param("payment", payment.value())
                .param("unit", unit)
                .param("red", paper.red())
                .param("of", paper.of())
                .param("refund", paper.refund())
                .param("amount", paper.amount())
                .param("buyer", paper.buyer())
                .param("what", what)
                .param("reason", paper.reason())
                .param("by", paper.by())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Brings a row to what its payment's facts tell. */
    void settle(OrgId org, Paper paper, String why, Instant at) {
        jdbc.sql(
                        """
                        update invoice set state = :state, number = :number, why = :why,
                            issued_at = case when :state = 'issued' then :at end
                        where org = :org and reference = :reference and state <> :state
                        """)
                .param("org", org.value())
                .param("reference", paper.reference())
                .param("state", paper.state().word())
                .param("number", paper.number())
                .param("why", why)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The organisations with something to ask the platform, asked outside of any of them. */
    List<OrgId> due(Instant now) {
        return jdbc.sql("select gate_invoices(:now)")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new OrgId(row.getInt(1)))
                .list();
    }

    /**
     * Takes what is due, each as it stood: until the lease ends nobody else tries it. From now on
     * it may be at the platform. A red letter waits for its invoice's number.
     */
    List<Invoice> take(OrgId org, Instant now, Duration lease, int most) {
        return jdbc.sql(
                        """
                        with due as (
                            select i.* from invoice i
                            where i.org = :org and i.state in ('asked', 'unknown', 'pending')
                                and i.next_at <= :now
                                and (not i.red or exists (select from invoice b
                                    where b.org = i.org and b.reference = i.of
                                        and b.state = 'issued'))
                            order by i.next_at, i.reference limit :most for update of i skip locked),
                        taken as (
                            update invoice t set attempts = t.attempts + 1, next_at = :until,
                                state = case when t.state = 'asked' then 'unknown' else t.state end
                            from due where t.org = due.org and t.reference = due.reference)
                        select * from due
                        """)
                .param("org", org.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(lease).atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> invoice(org, row))
                .list();
    }

    /** To be asked about again. */
    void wait(OrgId org, String reference, String state, String why, Instant next) {
        jdbc.sql(
                        """
                        update invoice set state = :state, why = :why, next_at = :next
                        where org = :org and reference = :reference
                            and state in ('unknown', 'pending')
                        """)
                .param("org", org.value())
                .param("reference", reference)
                .param("state", state)
                .param("why", why)
                .param("next", next.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Lets those of a payment that are under way be asked about at once. */
    void hurry(OrgId org, SubjectId payment, Instant now) {
        jdbc.sql(
                        """
                        update invoice set next_at = :now
                        where org = :org and payment = :payment and next_at > :now
                            and state in ('asked', 'unknown', 'pending')
                        """)
                .param("org", org.value())
                .param("payment", payment.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Invoice> of(OrgId org, SubjectId payment) {
        return jdbc.sql(
                        """
                        select * from invoice where org = :org and payment = :payment
                        order by asked_at, reference
                        """)
                .param("org", org.value())
                .param("payment", payment.value())
                .query((row, n) -> invoice(org, row))
                .list();
    }

    Optional<Invoice> find(OrgId org, String reference) {
        return jdbc.sql("select * from invoice where org = :org and reference = :reference")
                .param("org", org.value())
                .param("reference", reference)
                .query((row, n) -> invoice(org, row))
                .optional();
    }

    /** What of these units is not through, the newest first. */
    List<Invoice> open(OrgId org, Collection<Integer> units, String before, Instant at, int most) {
        return jdbc.sql(
                        """
                        select i.* from unnest(cast(:units as int[])) u (unit)
                        cross join lateral (
                            select * from invoice
                            where org = :org and unit = u.unit
                                and state in ('asked', 'unknown', 'pending', 'rejected')
                                and (asked_at, reference) < (:at, :before)
                            order by asked_at desc, reference desc limit :most) i
                        order by i.asked_at desc, i.reference desc limit :most
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("before", before)
                .param("most", most)
                .query((row, n) -> invoice(org, row))
                .list();
    }

    private static Invoice invoice(OrgId org, ResultSet row) throws SQLException {
        return new Invoice(
                org,
                row.getString("reference"),
                new SubjectId(row.getLong("payment")),
                row.getInt("unit"),
                row.getBoolean("red"),
                row.getString("of"),
                row.getString("refund"),
                row.getLong("amount"),
                new PersonId(row.getLong("buyer")),
                row.getString("what"),
                row.getString("reason"),
                row.getInt("by"),
                row.getString("state"),
                row.getString("number"),
                row.getString("why"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("issued_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getInt("attempts"));
    }
}
