package io.shouwen.server.insight;

import io.shouwen.server.insight.Lists.Line;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.request.Unveiled;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The figures of a span: summed from the days, and listed one by one. */
final class ReportRows {
    private static final Map<String, Figure> FIGURES =
            Arrays.stream(Figure.values())
                    .collect(Collectors.toMap(Figure::word, Function.identity()));

    private final JdbcClient jdbc;

    ReportRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose figures, of which days. */
    record Asked(
            OrgId org, Collection<Integer> units, Unveiled.Reader reader, Span span, ZoneId zone) {
        Asked {
            units = List.copyOf(units);
        }

        /** As the rows of figures ask for it. */
        Lists.Asked ofFigures() {
            return new Lists.Asked(
                    org,
                    units,
                    reader,
                    Map.of("from", start(span.from()), "until", start(span.until())));
        }

        private Instant start(LocalDate day) {
            return day.atStartOfDay(zone).toInstant();
        }
    }

    int forget(OrgId org, YearMonth month) {
        return jdbc.sql("delete from figure_day where org = :org and day >= :from and day < :until")
                .param("org", org.value())
                .param("from", month.atDay(1))
                .param("until", month.plusMonths(1).atDay(1))
                .update();
    }

    /** Counts one figure anew for each day and unit of a month. */
    int count(OrgId org, Collection<Integer> units, Figure figure, YearMonth month, ZoneId zone) {
        return new Asked(org, units, Unveiled.Reader.nobody(), Span.of(month), zone)
                .ofFigures()
                .ask(
                        jdbc,
                        """
                        insert into figure_day (org, day, unit, figure, times)
                        select :org, (c.at at time zone :zone)::date, c.unit, :figure, count(*)
                        from (%s) c
                        group by 2, 3
                        """
                                .formatted(figure.rows()))
                .param("zone", zone.getId())
                .param("figure", figure.word())
                .update();
    }

    /** The figures of the span; one that is nothing is absent. */
    Map<Figure, Long> sums(Asked asked) {
        Map<Figure, Long> sums = new EnumMap<>(Figure.class);
        jdbc.sql(
                        """
                        select figure, sum(times)::bigint as times from figure_day
                        where org = :org and unit = any(:units) and day >= :from and day < :until
                        group by figure
                        """)
                .param("org", asked.org().value())
                .param("units", asked.units().toArray(Integer[]::new))
                .param("from", asked.span().from())
                .param("until", asked.span().until())
                .query((row, n) -> Map.entry(row.getString("figure"), row.getLong("times")))
                .list()
                .forEach(sum ->
                        Optional.ofNullable(FIGURES.get(sum.getKey()))
                                .ifPresent(figure -> sums.put(figure, sum.getValue())));
        return sums;
    }

    /** How often a clause came to a verdict in the months of the span. */
    record Outcome(String clause, String verdict, long times) {}

    List<Outcome> outcomes(Asked asked) {
        return jdbc.sql(
                        """
                        select clause, verdict, sum(times)::bigint as times from clause_month
                        where org = :org and unit = any(:units)
                            and month >= :from and month < :until
                        group by clause, verdict
                        order by clause, verdict
                        """)
                .param("org", asked.org().value())
                .param("units", asked.units().toArray(Integer[]::new))
                .param("from", asked.span().from())
                .param("until", asked.span().until())
                .query((row, n) ->
                        new Outcome(
                                row.getString("clause"),
                                row.getString("verdict"),
                                row.getLong("times")))
                .list();
    }

    /** How often inspectors looked at which clause. */
    Map<String, Long> inspected(Asked asked) {
        return byClause(
                asked,
                """
                select r.clause, count(*) as times
                from inspection_item r
                where r.org = :org and r.unit = any(:units) and r.done
                    and r.result <> 'not-applicable'
                    and r.looked_at >= :from and r.looked_at < :until
                group by r.clause
                """);
    }

    /** How many findings there were of which clause. */
    Map<String, Long> found(Asked asked) {
        return byClause(
                asked,
                """
                select r.clause, count(*) as times
                from finding r
                where r.org = :org and r.unit = any(:units) and r.state <> 'trial'
                    and r.raised_at >= :from and r.raised_at < :until
                group by r.clause
                """);
    }

    private Map<String, Long> byClause(Asked asked, String sql) {
        Map<String, Long> times = new HashMap<>();
        asked.ofFigures()
                .ask(jdbc, sql)
                .query((row, n) -> Map.entry(row.getString("clause"), row.getLong("times")))
                .list()
                .forEach(one -> times.put(one.getKey(), one.getValue()));
        return times;
    }

    /** The subjects of the span's months of which a clause came to a verdict, by their numbers. */
    List<Line> behind(Asked asked, String clause, String verdict, long after, int most) {
        return jdbc.sql(
                        """
                        select s.id, s.unit, s.opened_at as at
                        from judgement j
                        join subject s on s.org = j.org and s.id = j.subject
                        where j.org = :org and j.subject > :after
                            and j.subject >= :least and j.subject < :beyond
                            and s.unit = any(:units) and %s
                            and exists (select from jsonb_to_recordset(j.verdicts)
                                    as v(clause text, verdict text)
                                where v.clause = :clause and v.verdict = :verdict)
                        order by j.subject
                        limit :most
                        """
                                .formatted(Unveiled.of("s.id")))
                .param("reader", asked.reader().person())
                .param("mine", asked.reader().mine())
                .param("org", asked.org().value())
                .param("units", asked.units().toArray(Integer[]::new))
                .param("least", SubjectId.firstOf(YearMonth.from(asked.span().from())))
                .param("beyond", SubjectId.firstOf(YearMonth.from(asked.span().until())))
                .param("after", after)
                .param("clause", clause)
                .param("verdict", verdict)
                .param("most", most)
                .query((row, n) -> Line.of(row))
                .list();
    }
}
