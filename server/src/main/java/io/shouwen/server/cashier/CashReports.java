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

    /** What one cashier took and gave back by one method on a day. */
    public record Line(
            LocalDate day, int cashier, String method, long count, long taken, long back) {
        public long net() {
            return taken - back;
        }
    }

    /**
     * What was settled for somebody, less what was taken back.
     *
     * @param payee the company; empty for the house
     */
    public record Purpose(String payee, String what, long principal, long late) {}

    /** The days from one to another. */
    public record Span(LocalDate from, LocalDate until) {}

    List<Line> lines(OrgId org, Set<Integer> units, Span span) {
        return scope.reading(
                org,
                () ->
                        jdbc.sql(
                                        """
                                        select p.day, coalesce(l.cashier, p.cashier) as who, t.method,
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
                                        group by p.day, who, t.method
                                        order by p.day, who, t.method
                                        """)
                                .param("org", org.value())
                                .param("units", units.toArray(Integer[]::new))
                                .param("from", span.from().toString())
                                .param("until", span.until().toString())
                                .query((row, n) ->
                                        new Line(
                                                row.getObject("day", LocalDate.class),
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
                                        select b.payee, b.what, sum(s.principal)::bigint as principal,
                                            sum(s.late)::bigint as late
                                        from payment p
                                        join settlement s on s.org = p.org and s.payment = p.id
                                        join bill b on b.org = s.org and b.id = s.bill
                                        where p.org = :org and p.unit = any(:units)
                                            and p.day between cast(:from as date) and cast(:until as date)
                                        group by b.payee, b.what
                                        order by b.payee, b.what
                                        """)
                                .param("org", org.value())
                                .param("units", units.toArray(Integer[]::new))
                                .param("from", span.from().toString())
                                .param("until", span.until().toString())
                                .query((row, n) ->
                                        new Purpose(
                                                row.getString("payee"),
                                                row.getString("what"),
                                                row.getLong("principal"),
                                                row.getLong("late")))
                                .list());
    }
}
