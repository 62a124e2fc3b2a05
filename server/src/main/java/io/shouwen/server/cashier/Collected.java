package io.shouwen.server.cashier;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import javax.sql.DataSource;

/** What was collected for a company, bill by bill, as it is sent along with a remittance. */
@Component
final class Collected {
    private static final int BATCH = 2_000;

    private final OrgScope scope;
    private final JdbcClient jdbc;
    private final TillRows tills;

    Collected(DataSource dataSource, OrgScope scope) {
        this.scope = scope;
        this.jdbc = JdbcClient.create(dataSource);
        this.tills = new TillRows(jdbc);
    }

    /**
     * A bill that a payment settled, or of which a refund took something back (below zero), in fen.
     * It is named by the company's own number: who owes it is the company's to know.
     *
     * @param receipt of the payment; of a refund, of the payment that it gives back
     */
    record Line(
            LocalDate day,
            long payment,
            long bill,
            String no,
            Instant at,
            String receipt,
            boolean refund,
            long principal,
            long late) {
        long amount() {
            return principal + late;
        }
    }

    /** Tells every line of some days, hall by hall, however many there are. */
    void each(
            OrgId org,
            Set<Integer> units,
            String payee,
            CashReports.Span span,
            Consumer<Line> told) {
        for (int unit : units.stream().sorted().toList()) {
            Optional<Line> last = Optional.empty();
            do {
                Optional<Line> after = last;
                List<Line> batch = scope.reading(org, () -> lines(org, unit, payee, span, after));
                batch.forEach(told);
                last = batch.size() < BATCH ? Optional.empty() : Optional.of(batch.getLast());
            } while (last.isPresent());
        }
    }

    private List<Line> lines(
            OrgId org, int unit, String payee, CashReports.Span span, Optional<Line> after) {
        return jdbc.sql(
                        """
                        select p.day, p.id, s.bill, b.no, coalesce(p.taken_at, p.opened_at) as at,
                            r.series, r.number, p.of is not null as refund, s.principal, s.late
                        from payment p
                        join settlement s on s.org = p.org and s.payment = p.id
                        join bill b on b.org = s.org and b.id = s.bill and b.payee = :payee
                        left join receipt r on r.org = p.org and r.payment = coalesce(p.of, p.id)
                        where p.org = :org and p.unit = :unit
                            and p.day between cast(:from as date) and cast(:until as date)
                            and (p.day, p.id) >= (cast(:day as date), :payment)
                            and ((p.day, p.id) > (cast(:day as date), :payment) or s.bill > :bill)
                        order by p.day, p.id, s.bill limit :most
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("payee", payee)
                .param("from", span.from().toString())
                .param("until", span.until().toString())
                .param("day", after.map(Line::day).orElse(span.from()).toString())
                .param("payment", after.map(Line::payment).orElse(0L))
                .param("bill", after.map(Line::bill).orElse(0L))
                .param("most", BATCH)
                .query((row, n) ->
                        new Line(
                                row.getObject("day", LocalDate.class),
                                row.getLong("id"),
                                row.getLong("bill"),
                                row.getString("no"),
                                PaymentRows.instant(row, "at").orElseThrow(),
                                row.getString("series") == null
                                        ? ""
                                        : Receipt.name(
                                                row.getString("series"), row.getInt("number")),
                                row.getBoolean("refund"),
                                row.getLong("principal"),
                                row.getLong("late")))
                .list();
    }

    /** What left these halls for the company by a number of ours. */
    Optional<CashOut> remittance(OrgId org, Set<Integer> units, long out) {
        return scope.reading(org, () -> tills.found(org, out))
                .filter(one -> !one.payee().isEmpty() && units.contains(one.unit()));
    }
}
