package io.shouwen.server.rating;

import io.shouwen.server.rating.Figures.By;
import io.shouwen.server.rating.Figures.Cohort;
import io.shouwen.server.rating.Figures.Line;
import io.shouwen.server.rating.Figures.Scope;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Counts over visits and their ratings. */
final class FigureRows {
    private final JdbcClient jdbc;

    FigureRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private StatementSpec of(String sql, Scope of) {
        return jdbc.sql(sql)
                .param("org", of.org().value())
                .param("units", of.units().toArray(Integer[]::new));
    }

    /**
     * The visits at which something was done, without the minutes: stays, and payments and refunds
     * at a counter without one. Around midnight the day of a payment and that of its rating may
     * differ by one.
     */
    List<Line> visits(Scope of, By by) {
        String key =
                switch (by) {
                    case CLERK -> "v.clerk";
                    case COUNTER -> "v.counter";
                    case HALL -> "v.unit";
                };
        return of(
                        """
                        with visits as (
                            select t.org, t.id, t.unit, t.counter, t.clerk from ticket t
                            where t.org = :org and t.unit = any(cast(:units as int[]))
                                and t.day >= :from and t.day < :until
                                and t.state = 'done' and t.opened_at is not null
                                and t.clerk is not null and t.counter is not null
                            union all
                            select p.org, p.id, p.unit, sat.counter, l.cashier from payment p
                            join till l on l.org = p.org and l.id = p.till
                            join lateral (
                                select s.counter from counter_state s
                                where s.org = p.org and s.person = l.cashier
                                    and s.from_at <= p.closed_at
                                    and coalesce(s.until_at, 'infinity') > p.closed_at
                                order by s.from_at desc limit 1) sat on true
                            where p.org = :org and p.unit = any(cast(:units as int[]))
                                and p.day >= :from and p.day < :until
                                and p.state = 'closed' and p.ticket = '')
                        select %s as key, count(*) as served, count(r.prompted_at) as prompted,
                            count(r.given_at) as rated,
                            count(*) filter (where r.level <= 3) as content
                        from visits v
                        left join (select visit, prompted_at, given_at, level from rating
                            where org = :org and unit = any(cast(:units as int[]))
                                and day >= cast(:from as date) - 1
                                and day <= cast(:until as date)) r on r.visit = v.id
                        group by 1 order by 1
                        """
                                .formatted(key),
                        of)
                .param("from", of.from())
                .param("until", of.until())
                .query((row, n) ->
                        new Line(
                                row.getInt("key"),
                                row.getLong("served"),
                                row.getLong("prompted"),
                                row.getLong("rated"),
                                row.getLong("content"),
                                0,
                                0))
                .list();
    }

    SequencedMap<String, Long> excluded(Scope of) {
        SequencedMap<String, Long> excluded = new LinkedHashMap<>();
        of(
                        """
                        select case
                            when state in ('left', 'missed', 'handed-over') then state
                            when state = 'done' then 'answered'
                            else 'open' end as why, count(*) as visits
                        from ticket
                        where org = :org and unit = any(cast(:units as int[]))
                            and day >= :from and day < :until
                            and not (state = 'done' and opened_at is not null
                                and clerk is not null and counter is not null)
                        group by 1
                        union all
                        select 'no-counter', count(*) from payment p
                        where p.org = :org and p.unit = any(cast(:units as int[]))
                            and p.day >= :from and p.day < :until
                            and p.state = 'closed' and p.kind <> 'refund' and p.ticket = ''
                            and not exists (select from counter_state s
                                where s.org = p.org and s.person = p.cashier
                                    and s.from_at <= p.closed_at
                                    and coalesce(s.until_at, 'infinity') > p.closed_at)
                        having count(*) > 0
                        order by 1
                        """,
                        of)
                .param("from", of.from())
                .param("until", of.until())
                .query(row -> {
                    excluded.put(row.getString("why"), row.getLong("visits"));
                });
        return excluded;
    }

    /**
     * Of each, in how many minutes of serving the rating device was on, and how many there were. A
     * minute belongs to the stretch in which it begins, and whoever still serves has served until
     * now.
     */
    Map<Integer, long[]> minutes(Scope of, By by, Instant now) {
        String key =
                switch (by) {
                    case CLERK -> "s.person";
                    case COUNTER -> "s.counter";
                    case HALL -> "s.unit";
                };
        Map<Integer, long[]> minutes = new HashMap<>();
        of(
                        """
                        with served as (
                            select s.org, s.unit, s.counter, s.person,
                                greatest(s.from_at, cast(:begins as timestamptz)) as from_at,
                                least(coalesce(s.until_at, cast(:ends as timestamptz)),
                                    cast(:ends as timestamptz)) as until_at
                            from counter_state s join counter c on c.org = s.org and c.id = s.counter
                            where s.org = :org and c.unit = any(cast(:units as int[]))
                                and s.state = 'open'
                                and s.from_at < cast(:ends as timestamptz)
                                and coalesce(s.until_at, 'infinity') > cast(:begins as timestamptz))
                        select %s as key,
                            sum(ceil(extract(epoch from s.until_at) / 60)
                                - ceil(extract(epoch from s.from_at) / 60))::bigint as minutes,
                            sum((select count(distinct o.minute) from rating_on o
                                where o.org = s.org and o.counter = s.counter
                                    and o.minute >= s.from_at and o.minute < s.until_at))::bigint
                                as minutes_on
                        from served s
                        group by 1
                        """
                                .formatted(key),
                        of)
                .param("begins", of.begins().toString())
                .param("ends", (of.ends().isBefore(now) ? of.ends() : now).toString())
                .query(row -> {
                    minutes.put(
                            row.getInt("key"),
                            new long[] {row.getLong("minutes_on"), row.getLong("minutes")});
                });
        return minutes;
    }

    Cohort cohort(Scope of, Instant asOf) {
        return of(
                        """
                        select count(*) as given,
                            count(*) filter (where fed_back_at < at.now) as fed_back,
                            count(*) filter (where level > 3) as bad,
                            count(*) filter (where verified_at < at.now) as verified,
                            count(*) filter (where verified_at < at.now and not proven) as untrue,
                            count(*) filter (where rectified_at < at.now) as rectified,
                            count(*) filter (where revisited_at < at.now) as revisited
                        from rating, (select cast(:as_of as timestamptz) as now) at
                        where org = :org and unit = any(cast(:units as int[]))
                            and given_on >= :from and given_on < :until and given_at is not null
                        """,
                        of)
                .param("from", of.from())
                .param("until", of.until())
                .param("as_of", asOf.toString())
                .query((row, n) ->
                        new Cohort(
                                row.getLong("given"),
                                row.getLong("fed_back"),
                                row.getLong("bad"),
                                row.getLong("verified"),
                                row.getLong("untrue"),
                                row.getLong("rectified"),
                                row.getLong("revisited")))
                .single();
    }
}
