package io.shouwen.server.cashier;

import io.shouwen.server.cashier.Correction.Target;
import io.shouwen.server.cashier.Correction.What;
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

/** The table correction. */
final class CorrectionRows {
    private final JdbcClient jdbc;

    CorrectionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(OrgId org, Correction one) {
        Target target = one.target();
        jdbc.sql(
                        """
                        insert into correction (org, id, unit, what, statement, line, payment, tender,
                            out, bill, day, amount, reference, reason, state, by, at)
                        values (:org, :id, :unit, :what, :statement, :line, :payment, :tender, :out,
                            :bill, cast(:day as date), :amount, :reference, :reason, 'asked', :by,
                            cast(:at as timestamptz))
                        """)
                .param("org", org.value())
                .param("id", one.id().value())
                .param("unit", one.unit())
                .param("what", target.what().word())
                .param("statement", target.statement())
                .param("line", target.line())
                .param("payment", target.payment())
                .param("tender", target.tender())
                .param("out", target.out())
                .param("bill", target.bill())
                .param("day", target.day().map(LocalDate::toString).orElse(null), Types.VARCHAR)
                .param("amount", target.amount())
                .param("reference", target.reference())
                .param("reason", one.reason())
                .param("by", one.by())
                .param("at", one.at().toString())
                .update();
    }

    void decide(OrgId org, SubjectId id, boolean approved, int by, Instant at) {
        jdbc.sql(
                        """
                        update correction set state = :state, decided = :by,
                            decided_at = cast(:at as timestamptz)
                        where org = :org and id = :id
                        """)
                .param("org", org.value())
                .param("id", id.value())
                .param("state", approved ? "approved" : "declined")
                .param("by", by)
                .param("at", at.toString())
                .update();
    }

    Optional<Correction> find(OrgId org, SubjectId id) {
        return jdbc.sql("select * from correction where org = :org and id = :id")
                .param("org", org.value())
                .param("id", id.value())
                .query((row, n) -> correction(row))
                .optional();
    }

    /** What waits for a decision in units, the newest first. */
    List<Correction> asked(OrgId org, Set<Integer> units, long before, int most) {
        return page(
                org,
                units,
                before,
                most,
                """
                select c.* from unnest(cast(:units as int[])) u (unit)
                cross join lateral (
                    select * from correction
                    where org = :org and unit = u.unit and state = 'asked' and id < :before
                    order by id desc limit :most) c
                order by c.id desc limit :most
                """);
    }

    /** All of units, the newest first. */
    List<Correction> all(OrgId org, Set<Integer> units, long before, int most) {
        return page(
                org,
                units,
                before,
                most,
                """
                select c.* from unnest(cast(:units as int[])) u (unit)
                cross join lateral (
                    select * from correction
                    where org = :org and unit = u.unit and id < :before
                    order by id desc limit :most) c
                order by c.id desc limit :most
                """);
    }

    private List<Correction> page(
            OrgId org, Set<Integer> units, long before, int most, String query) {
        return jdbc.sql(query)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("before", before)
                .param("most", most)
                .query((row, n) -> correction(row))
                .list();
    }

    private static Correction correction(ResultSet row) throws SQLException {
        int decided = row.getInt("decided");
        OptionalInt decidedBy = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(decided);
        return new Correction(
                new SubjectId(row.getLong("id")),
                row.getInt("unit"),
                new Target(
                        What.of(row.getString("what")).orElseThrow(),
                        row.getLong("statement"),
                        row.getInt("line"),
                        row.getLong("payment"),
                        row.getInt("tender"),
                        row.getLong("out"),
                        row.getLong("bill"),
                        Optional.ofNullable(row.getObject("day", LocalDate.class)),
                        row.getLong("amount"),
                        row.getString("reference")),
                row.getString("reason"),
                row.getString("state"),
                row.getInt("by"),
                decidedBy,
                PaymentRows.instant(row, "at").orElseThrow());
    }
}
