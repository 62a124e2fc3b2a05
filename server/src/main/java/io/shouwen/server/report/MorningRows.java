package io.shouwen.server.report;

import io.shouwen.server.access.Me;
import io.shouwen.server.report.Morning.Again;
import io.shouwen.server.report.Morning.Intake;
import io.shouwen.server.request.Unveiled;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

/** Counts for the morning, of some units. Each reads a day, or what is open, by an index. */
final class MorningRows {
    private static final int MOST = 20;

    private final JdbcClient jdbc;

    MorningRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose morning it is, and which day is reported about. */
    record Asked(Me me, Collection<Integer> units, LocalDate day) {
        Instant from(int daysLater) {
            return day.plusDays(daysLater).atStartOfDay(me.zone()).toInstant();
        }
    }

    List<Intake> intake(Asked asked) {
        return ask(
                        asked,
                        """
                        select s.symptom,
                            count(*) filter (where s.opened_at >= :from) as now,
                            count(*) filter (where s.opened_at < :from) as before
                        from (
                            select r.opened_at, coalesce((select f.body ->> 'symptom' from fact f
                                where f.subject = r.id and f.kind = 'repair.reported'
                                order by f.n limit 1), '') as symptom
                            from request r
                            where r.org = :org and r.unit = any(:units) and %s
                                and (r.opened_at >= :from and r.opened_at < :until
                                    or r.opened_at >= :before_from
                                        and r.opened_at < :before_until)) s
                        group by s.symptom
                        order by now desc, s.symptom
                        """
                                .formatted(Unveiled.of("r.id")))
                .param("before_from", asked.from(-7).atOffset(ZoneOffset.UTC))
                .param("before_until", asked.from(-6).atOffset(ZoneOffset.UTC))
                .query((row, n) ->
                        new Intake(
                                row.getString("symptom"),
                                row.getLong("now"),
                                row.getLong("before")))
                .list();
    }

    /** About which open or new requests customers called again on the day, most often first. */
    List<Again> again(Asked asked) {
        return ask(
                        asked,
                        """
                        select b.id, coalesce((select f.body ->> 'symptom' from fact f
                                where f.subject = b.id and f.kind = 'repair.reported'
                                order by f.n limit 1), '') as symptom, b.times
                        from (
                            select a.id, a.times
                            from (
                                select r.id, (select count(*) from fact f
                                    where f.subject = r.id and f.kind = 'customer.called-again'
                                        and f.standing = 'counted'
                                        and f.occurred_at >= :from and f.occurred_at < :until)
                                    as times
                                from request r
                                where r.org = :org and r.unit = any(:units) and %s
                                    and (r.state = 'open'
                                        or r.opened_at >= :from and r.opened_at < :until)) a
                            where a.times > 0
                            order by a.times desc, a.id
                            limit %d) b
                        order by b.times desc, b.id
                        """
                                .formatted(Unveiled.of("r.id"), MOST))
                .query((row, n) ->
                        new Again(
                                new SubjectId(row.getLong("id")).number(),
                                row.getString("symptom"),
                                row.getLong("times")))
                .list();
    }

    private JdbcClient.StatementSpec ask(Asked asked, String sql) {
        return jdbc.sql(sql)
                .param("org", asked.me().org().value())
                .param("reader", asked.me().person())
                .param("mine", asked.me().units().toArray(Integer[]::new))
                .param("units", asked.units().toArray(Integer[]::new))
                .param("from", asked.from(0).atOffset(ZoneOffset.UTC))
                .param("until", asked.from(1).atOffset(ZoneOffset.UTC));
    }
}
