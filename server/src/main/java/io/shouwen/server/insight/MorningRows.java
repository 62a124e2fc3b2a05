package io.shouwen.server.insight;

import io.shouwen.server.insight.Morning.Again;
import io.shouwen.server.insight.Morning.Intake;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
    record Asked(OrgId org, Collection<Integer> units, LocalDate day, ZoneId zone) {
        Instant from(int daysLater) {
            return day.plusDays(daysLater).atStartOfDay(zone).toInstant();
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
                            where r.org = :org and r.unit = any(:units)
                                and (r.opened_at >= :from and r.opened_at < :until
                                    or r.opened_at >= :before_from
                                        and r.opened_at < :before_until)) s
                        group by s.symptom
                        order by now desc, s.symptom
                        """)
                .param("before_from", asked.from(-7).atOffset(ZoneOffset.UTC))
                .param("before_until", asked.from(-6).atOffset(ZoneOffset.UTC))
                .query((row, n) ->
                        new Intake(
                                row.getString("symptom"),
                                row.getLong("now"),
                                row.getLong("before")))
                .list();
    }

    /** One unit's figures as they stand now. */
    record Load(int unit, long overdue, long dueToday, long open, long unaccepted) {}

    List<Load> loads(Asked asked, Instant now, Instant endOfToday) {
        return jdbc.sql(
                        """
                        select u.unit,
                            (select count(distinct p.subject) from promise p
                                join request a on a.id = p.subject
                                where p.org = :org and p.unit = u.unit and p.due_at < :now)
                                as overdue,
                            (select count(distinct p.subject) from promise p
                                join request a on a.id = p.subject
                                where p.org = :org and p.unit = u.unit
                                    and p.due_at >= :now and p.due_at < :end) as due_today,
                            (select count(*) from request r
                                where r.org = :org and r.unit = u.unit and r.state = 'open')
                                as open,
                            (select count(*) from request r
                                where r.org = :org and r.unit = u.unit and r.state = 'open'
                                    and r.offered_to is not null) as unaccepted
                        from unnest(cast(:units as int[])) as u(unit)
                        """)
                .param("org", asked.org().value())
                .param("units", asked.units().toArray(Integer[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("end", endOfToday.atOffset(ZoneOffset.UTC))
                .query((row, n) ->
                        new Load(
                                row.getInt("unit"),
                                row.getLong("overdue"),
                                row.getLong("due_today"),
                                row.getLong("open"),
                                row.getLong("unaccepted")))
                .list();
    }

    /** About which open or new requests customers called again on the day, most often first. */
    List<Again> again(Asked asked) {
        return ask(
                        asked,
                        """
                        select a.id, a.symptom, a.times
                        from (
                            select r.id, coalesce((select f.body ->> 'symptom' from fact f
                                    where f.subject = r.id and f.kind = 'repair.reported'
                                    order by f.n limit 1), '') as symptom,
                                (select count(*) from fact f
                                    where f.subject = r.id and f.kind = 'customer.called-again'
                                        and f.occurred_at >= :from and f.occurred_at < :until)
                                    as times
                            from request r
                            where r.org = :org and r.unit = any(:units)
                                and (r.state = 'open'
                                    or r.opened_at >= :from and r.opened_at < :until)) a
                        where a.times > 0
                        order by a.times desc, a.id
                        limit %d
                        """
                                .formatted(MOST))
                .query((row, n) ->
                        new Again(
                                new SubjectId(row.getLong("id")).number(),
                                row.getString("symptom"),
                                row.getLong("times")))
                .list();
    }

    /** Findings of these units in a state. */
    long findings(Asked asked, String state) {
        return jdbc.sql(
                        """
                        select count(*) from finding
                        where org = :org and unit = any(:units) and state = :state
                        """)
                .param("org", asked.org().value())
                .param("units", asked.units().toArray(Integer[]::new))
                .param("state", state)
                .query((row, n) -> row.getLong(1))
                .single();
    }

    private JdbcClient.StatementSpec ask(Asked asked, String sql) {
        return jdbc.sql(sql)
                .param("org", asked.org().value())
                .param("units", asked.units().toArray(Integer[]::new))
                .param("from", asked.from(0).atOffset(ZoneOffset.UTC))
                .param("until", asked.from(1).atOffset(ZoneOffset.UTC));
    }
}
