package io.shouwen.server.cashier;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The table waiver. */
final class WaiverRows {
    private final JdbcClient jdbc;

    WaiverRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(OrgId org, int unit, Waiver waiver) {
        jdbc.sql(
                        """
                        insert into waiver (org, id, unit, bill, amount, reason, state, by, at)
                        values (:org, :id, :unit, :bill, :amount, :reason, 'asked', :by,
                            cast(:at as timestamptz))
                        """)
                .param("org", org.value())
                .param("id", waiver.id().value())
                .param("unit", unit)
                .param("bill", waiver.bill())
                .param("amount", waiver.amount())
                .param("reason", waiver.reason())
                .param("by", waiver.by())
                .param("at", waiver.at().toString())
                .update();
    }

    void decide(OrgId org, SubjectId id, boolean approved, int by) {
        jdbc.sql(
                        """
                        update waiver set state = :state, decided = :by
                        where org = :org and id = :id
                        """)
                .param("org", org.value())
                .param("id", id.value())
                .param("state", approved ? "approved" : "declined")
                .param("by", by)
                .update();
    }

    boolean asked(OrgId org, long bill) {
        return jdbc.sql(
                        """
                        select exists (select from waiver
                            where org = :org and bill = :bill and state = 'asked')
                        """)
                .param("org", org.value())
                .param("bill", bill)
                .query(Boolean.class)
                .single();
    }

    /** The unit of a waiver. */
    Optional<Integer> unit(OrgId org, SubjectId id) {
        return jdbc.sql("select unit from waiver where org = :org and id = :id")
                .param("org", org.value())
                .param("id", id.value())
                .query(Integer.class)
                .optional();
    }

    /** What waits for a decision in units, the newest first. */
    List<Waiver> asked(OrgId org, Set<Integer> units, int most) {
        return jdbc.sql(
                        """
                        select w.id, w.bill, b.no, w.amount, w.reason, w.by, w.at
                        from waiver w join bill b on b.org = w.org and b.id = w.bill
                        where w.org = :org and w.unit = any(:units) and w.state = 'asked'
                        order by w.at desc, w.id desc limit :most
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("most", most)
                .query((row, n) ->
                        new Waiver(
                                new SubjectId(row.getLong("id")),
                                row.getLong("bill"),
                                row.getString("no"),
                                row.getLong("amount"),
                                row.getString("reason"),
                                row.getInt("by"),
                                PaymentRows.instant(row, "at").orElseThrow()))
                .list();
    }
}
