package io.shouwen.server.insight;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
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
    record Asked(OrgId org, Collection<Integer> units, Span span, ZoneId zone) {
        Asked {
            units = List.copyOf(units);
        }

        OffsetDateTime from() {
            return start(span.from());
        }

        OffsetDateTime until() {
            return start(span.until());
        }

        private OffsetDateTime start(LocalDate day) {
            return day.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
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
        return ask(
                        new Asked(org, units, Span.of(month), zone),
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

    /** One request or finding behind a figure. */
    record Behind(SubjectId id, int unit, Instant at) {
        Place place() {
            return new Place(at, id.value());
        }
    }

    List<Behind> behind(Asked asked, Figure figure, Place after, int most) {
        return ask(
                        asked,
                        """
                        select c.id, c.unit, c.at from (%s) c
                        where (c.at, c.id) > (cast(:after_at as timestamptz), :after_id)
                        order by c.at, c.id
                        limit :most
                        """
                                .formatted(figure.rows()))
                .param("after_at", after.at().toString())
                .param("after_id", after.id())
                .param("most", most)
                .query((row, n) ->
                        new Behind(
                                new SubjectId(row.getLong("id")),
                                row.getInt("unit"),
                                row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** The subjects of the span's months of which a clause came to a verdict, by their numbers. */
    List<Behind> behind(Asked asked, String clause, String verdict, long after, int most) {
        return jdbc.sql(
                        """
                        select s.id, s.unit, s.opened_at as at
                        from judgement j
                        join subject s on s.org = j.org and s.id = j.subject
                        where j.org = :org and j.subject > :after
                            and j.subject >= :least and j.subject < :beyond
                            and s.unit = any(:units)
                            and exists (select from jsonb_to_recordset(j.verdicts)
                                    as v(clause text, verdict text)
                                where v.clause = :clause and v.verdict = :verdict)
                        order by j.subject
                        limit :most
                        """)
                .param("org", asked.org().value())
                .param("units", asked.units().toArray(Integer[]::new))
                .param("least", SubjectId.firstOf(YearMonth.from(asked.span().from())))
                .param("beyond", SubjectId.firstOf(YearMonth.from(asked.span().until())))
                .param("after", after)
                .param("clause", clause)
                .param("verdict", verdict)
                .param("most", most)
                .query((row, n) ->
                        new Behind(
                                new SubjectId(row.getLong("id")),
                                row.getInt("unit"),
                                row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private JdbcClient.StatementSpec ask(Asked asked, String sql) {
        return jdbc.sql(sql)
                .param("org", asked.org().value())
                .param("units", asked.units().toArray(Integer[]::new))
                .param("from", asked.from())
                .param("until", asked.until());
    }
}
