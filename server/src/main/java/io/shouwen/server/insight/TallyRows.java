package io.shouwen.server.insight;

import io.shouwen.server.insight.ReadClause.Count;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;

final class TallyRows {
    /** The first key of the advisory lock; the second is the organisation. */
    private static final int LOCK = 601;

    private final JdbcClient jdbc;

    TallyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the right to count until the transaction ends, unless another process has it. */
    boolean mayCount(OrgId org) {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock, :org)")
                .param("lock", LOCK)
                .param("org", org.value())
                .query(Boolean.class)
                .single();
    }

    /** Takes that right as soon as nobody has it. */
    void waitToCount(OrgId org) {
        jdbc.sql("select pg_advisory_xact_lock(:lock, :org)::text")
                .param("lock", LOCK)
                .param("org", org.value())
                .query()
                .singleRow();
    }

    /** The month it is now by the organisation's own calendar, by which its subjects are born. */
    YearMonth thisMonth(OrgId org) {
        return jdbc.sql("select (shouwen_now() at time zone zone)::date from org where org = :org")
                .param("org", org.value())
                .query((row, n) -> YearMonth.from(row.getObject(1, LocalDate.class)))
                .single();
    }

    /**
     * How much was ever written to the judgements, by the server's own statistics: another text
     * tells that something was. They lag by seconds behind a commit, and never lose one but with
     * the server itself. Where nobody keeps statistics, no two answers are the same.
     */
    String written() {
        return jdbc.sql(
                        """
                        select case when current_setting('track_counts')::boolean
                            then format('%s %s', pg_postmaster_start_time(),
                                (select sum(pg_stat_get_tuples_inserted(i.inhrelid)
                                        + pg_stat_get_tuples_updated(i.inhrelid))
                                    from pg_inherits i
                                    where i.inhparent = 'judgement'::regclass))
                            else gen_random_uuid()::text end
                        """)
                .query(String.class)
                .single();
    }

    /**
     * Whether something else was seen than the last count saw, and that one was long enough ago.
     */
    boolean hasToCount(OrgId org, String seen) {
        return jdbc.sql(
                        """
                        select not exists (select from tally where org = :org
                            and (seen = :seen or counted_at + 20 * took > clock_timestamp()))
                        """)
                .param("org", org.value())
                .param("seen", seen)
                .query(Boolean.class)
                .single();
    }

    void counted(OrgId org, String seen, Duration took) {
        jdbc.sql(
                        """
                        insert into tally (org, seen, counted_at, took)
                        values (:org, :seen, clock_timestamp(), cast(:took as interval))
                        on conflict (org) do update set seen = excluded.seen,
                            counted_at = excluded.counted_at, took = excluded.took
                        """)
                .param("org", org.value())
                .param("seen", seen)
                .param("took", took.toString())
                .update();
    }

    int forget(OrgId org, YearMonth month) {
        return jdbc.sql("delete from clause_month where org = :org and month = :month")
                .param("org", org.value())
                .param("month", month.atDay(1))
                .update();
    }

    /** Counts the occasions of the subjects born in a month; reads that month's partition alone. */
    int count(OrgId org, YearMonth month, Instant asOf) {
        return jdbc.sql(
                        """
                        insert into clause_month (org, month, clause, verdict, unit, times, as_of)
                        select j.org, :month, v.clause, v.verdict, s.unit, count(*),
                            cast(:as_of as timestamptz)
                        from judgement j
                        join subject s on s.id = j.subject
                            and s.id >= :least and s.id < :beyond
                        cross join
                            jsonb_to_recordset(j.verdicts) as v(clause text, verdict text)
                        where j.org = :org and j.subject >= :least and j.subject < :beyond
                        group by j.org, v.clause, v.verdict, s.unit
                        """)
                .param("org", org.value())
                .param("month", month.atDay(1))
                .param("as_of", asOf.toString())
                .param("least", SubjectId.firstOf(month))
                .param("beyond", SubjectId.firstOf(month.plusMonths(1)))
                .update();
    }

    List<Count> of(OrgId org, LocalDate month) {
        return jdbc.sql(
                        """
                        select clause, verdict, sum(times)::bigint as times,
                            max(as_of) as as_of
                        from clause_month
                        where org = :org and month = :month
                        group by clause, verdict
                        """)
                .param("org", org.value())
                .param("month", month)
                .query((row, n) ->
                        new Count(
                                row.getString("clause"),
                                row.getString("verdict"),
                                row.getLong("times"),
                                row.getObject("as_of", OffsetDateTime.class).toInstant()))
                .list();
    }
}
