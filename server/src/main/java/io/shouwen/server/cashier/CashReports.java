package io.shouwen.server.cashier;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

/** What came and went at cash desks, by day, cashier and method, and what it was for. */
@Component
public final class CashReports {
    private final OrgScope scope;
    private final JdbcClient jdbc;

    CashReports(DataSource dataSource, OrgScope scope) {
        this.scope = scope;
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** What one cashier of a hall took and gave back by one method on a day. */
    public record Line(
            LocalDate day,
            int unit,
            int cashier,
            String method,
            long count,
            long taken,
            long back) {
        public long net() {
            return taken - back;
        }
    }

    /**
     * What was settled for somebody or paid ahead in a hall, less what was taken back.
     *
     * @param payee the company; empty for the house
     * @param ahead whether it was paid ahead, or for a payment that is not complete: for no bill
     *     yet
     */
    public record Purpose(
            int unit, String payee, String what, boolean ahead, long principal, long late) {
        public long sum() {
            return principal + late;
        }
    }

    /** The days from one to another. */
    public record Span(LocalDate from, LocalDate until) {}

    List<Line> lines(OrgId org, Set<Integer> units, Span span) {
        return scope.reading(
                org,
                () ->
                        jdbc.sql(
                                        """
                                        select p.day, p.unit, coalesce(l.cashier, p.cashier) as who,
                                            t.method,
                                            count(*) as count,
                                            coalesce(sum(t.amount) filter (where t.amount > 0), 0)::bigint
                                                as taken,
                                            coalesce(-sum(t.amount) filter (where t.amount < 0), 0)::bigint
                                                as back
                                        from payment p
                                        join tender t on t.org = p.org and t.payment = p.id
                                        left join till l on l.org = p.org and l.id = p.till
                                        where p.org = :org and p.unit = any(:units)
                                            and p.day between cast(:from as date) and cast(:until as date)
                                            and t.state = 'taken'
                                        group by p.day, p.unit, who, t.method
                                        order by p.day, p.unit, who, t.method
                                        """)
                                .param("org", org.value())
                                .param("units", units.toArray(Integer[]::new))
                                .param("from", span.from().toString())
                                .param("until", span.until().toString())
                                .query((row, n) ->
                                        new Line(
                                                row.getObject("day", LocalDate.class),
                                                row.getInt("unit"),
                                                row.getInt("who"),
                                                row.getString("method"),
                                                row.getLong("count"),
                                                row.getLong("taken"),
                                                row.getLong("back")))
                                .list());
    }

    List<Purpose> purposes(OrgId org, Set<Integer> units, Span span) {
        return scope.reading(
                org,
                () ->
                        jdbc.sql(
                                        """
                                        select unit, payee, what, ahead, sum(principal)::bigint
                                            as principal, sum(late)::bigint as late
                                        from (
                                            select p.unit, b.payee, b.what, false as ahead, s.principal,
                                                s.late
                                            from payment p
                                            join settlement s on s.org = p.org and s.payment = p.id
                                            join bill b on b.org = s.org and b.id = s.bill
                                            where p.org = :org and p.unit = any(:units) and p.day
                                                between cast(:from as date) and cast(:until as date)
                                            union all
                                            select p.unit, '', p.what, true, t.amount, 0
                                            from payment p
                                            join tender t on t.org = p.org and t.payment = p.id
                                                and t.state = 'taken'
                                            where p.org = :org and p.unit = any(:units) and p.day
                                                between cast(:from as date) and cast(:until as date)
                                                and not exists (select from settlement s
                                                    where s.org = p.org and s.payment = p.id)) a
                                        group by unit, payee, what, ahead
                                        order by unit, ahead, payee, what
                                        """)
                                .param("org", org.value())
                                .param("units", units.toArray(Integer[]::new))
                                .param("from", span.from().toString())
                                .param("until", span.until().toString())
                                .query((row, n) ->
                                        new Purpose(
                                                row.getInt("unit"),
                                                row.getString("payee"),
                                                row.getString("what"),
                                                row.getBoolean("ahead"),
                                                row.getLong("principal"),
                                                row.getLong("late")))
                                .list());
    }
}
