package io.shouwen.server.cashier;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Refunds among the payments, the table refund_line, and what of a payment can still go back. */
final class RefundRows {
    private final JdbcClient jdbc;

    RefundRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The refunds of a payment that stand. */
    List<Payment> of(OrgId org, SubjectId payment) {
        return jdbc.sql(
                        """
                        select * from payment
                        where org = :org and of = :of and state not in ('declined', 'refused')
                        order by id
                        """)
                .param("org", org.value())
                .param("of", payment.value())
                .query((row, n) -> PaymentRows.payment(row))
                .list();
    }

    /** The refunds of units, the newest first. */
    List<Payment> newest(OrgId org, Set<Integer> units, long before, int most) {
        return jdbc.sql(
                        """
                        select p.* from unnest(cast(:units as int[])) u (unit)
                        cross join lateral (
                            select * from payment
                            where org = :org and unit = u.unit and kind = 'refund' and id < :before
                            order by id desc limit :most) p
                        order by p.id desc limit :most
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("before", before)
                .param("most", most)
                .query((row, n) -> PaymentRows.payment(row))
                .list();
    }

    void keep(OrgId org, SubjectId refund, Map<Long, Long> lines) {
        jdbc.sql(
                        """
                        insert into refund_line (org, refund, bill, amount)
                        select :org, :refund, bill, amount
                        from unnest(cast(:bills as bigint[]), cast(:amounts as bigint[]))
                            as l (bill, amount)
                        """)
                .param("org", org.value())
                .param("refund", refund.value())
                .param("bills", lines.keySet().toArray(Long[]::new))
                .param("amounts", lines.values().toArray(Long[]::new))
                .update();
    }

    /** What of each bill a payment settled, no refund took back and none is to. */
    Map<Long, Long> left(OrgId org, SubjectId payment) {
        Map<Long, Long> left = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select bill, sum(amount)::bigint as amount from (
                            select bill, principal + late as amount from settlement
                            where org = :org and payment = :of
                            union all
                            select s.bill, s.principal + s.late from payment r
                            join settlement s on s.org = r.org and s.payment = r.id
                            where r.org = :org and r.of = :of
                            union all
                            select l.bill, -l.amount from payment r
                            join refund_line l on l.org = r.org and l.refund = r.id
                            where r.org = :org and r.of = :of
                                and r.state in ('asked', 'approved', 'unknown')) moved
                        group by bill having sum(amount) > 0 order by bill
                        """)
                .param("org", org.value())
                .param("of", payment.value())
                .query(row -> {
                    left.put(row.getLong("bill"), row.getLong("amount"));
                });
        return left;
    }

    /** The pieces of a payment of which some has not gone back. */
    List<Refunds.Piece> pieces(OrgId org, SubjectId payment) {
        return jdbc
                .sql(
                        """
                        select t.*, t.amount + coalesce((
                            select sum(b.amount)::bigint from payment r
                            join tender b on b.org = r.org and b.payment = r.id
                            where r.org = t.org and r.of = t.payment and b.gives_back = t.n
                                and b.state in ('taken', 'unknown')), 0) as remains
                        from tender t
                        where t.org = :org and t.payment = :of and t.state = 'taken'
                        order by t.n
                        """)
                .param("org", org.value())
                .param("of", payment.value())
                .query((row, n) ->
                        new Refunds.Piece(PaymentRows.tender(row), row.getLong("remains")))
                .list()
                .stream()
                .filter(piece -> piece.left() > 0)
                .toList();
    }

    /** What is on its way back out of deposits of an account for a purpose. */
    long leaving(OrgId org, long supply, String purpose) {
        return jdbc.sql(
                        """
                        select coalesce(-sum(b.amount), 0)::bigint from payment d
                        join payment r on r.org = d.org and r.of = d.id and r.state = 'unknown'
                        join tender b on b.org = r.org and b.payment = r.id
                            and b.state = 'unknown'
                        where d.org = :org and d.supply = :supply and d.kind = 'deposit'
                            and d.purpose = :purpose
                        """)
                .param("org", org.value())
                .param("supply", supply)
                .param("purpose", purpose)
                .query(Long.class)
                .single();
    }
}
