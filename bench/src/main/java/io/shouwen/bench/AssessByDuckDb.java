package io.shouwen.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The same job done by DuckDB: from the same file, one row a case with due moment, verdict and time
 * to spare or late, written as CSV. Working time goes by sums over the opening hours before.
 */
final class AssessByDuckDb {
    private static final String CASES =
            """
            cases as (
                select "case",
                       min("at") filter (where kind = 'reported') as reported,
                       min("at") filter (where kind = 'arrived') as arrived
                from read_csv('%s', header = true,
                    columns = {'case': 'varchar', 'kind': 'varchar', 'at': 'timestamp'})
                group by "case")
            """;

    private static final String ELAPSED =
            """
            with %s,
            timed as (
                select *, reported + interval 30 minute as due,
                       epoch(arrived - reported)::bigint - 1800 as late
                from cases where reported is not null)
            """
                    .formatted(CASES);

    private static final String WORKING =
            """
            with %s,
            opened as (
                select cases.*,
                       before + epoch(least(reported, closes) - opens)::bigint + 1200 as allowed
                from cases asof join hall on reported >= opens),
            given as (
                select opened.*, opens + to_seconds(allowed - before) as due
                from opened asof join hall on allowed > before),
            timed as (
                select given.*,
                       before + epoch(least(arrived, closes) - opens)::bigint - allowed as late
                from given asof left join hall on arrived >= opens)
            """
                    .formatted(CASES);

    private static final String HALL =
            """
            create table hall as
            with spans as (
                select day + opening as opens, day + closing as closes
                from generate_series(
                        timestamp '2024-12-23', timestamp '2026-02-01', interval 1 day) days(day),
                     (values (interval 8 hour, interval 12 hour),
                             (interval 14 hour, interval 18 hour)) hours(opening, closing)
                where isodow(day) <= 5)
            select *, coalesce(sum(epoch(closes - opens)::bigint) over (
                order by opens rows between unbounded preceding and 1 preceding), 0)::bigint
                as before
            from spans
            """;

    private static final String ROWS =
            """
            select "case",
                   case when arrived is null then 'open'
                        when arrived <= due then 'kept' else 'broken' end as verdict,
                   reported as "from", due, arrived as kept_at,
                   case when arrived <= due then -late end as spare_seconds,
                   case when arrived > due then late end as late_seconds
            from timed
            """;

    private AssessByDuckDb() {}

    /**
     * Judges the log.
     *
     * @param byCase whether the rows stand by case, as {@code assess} writes them
     */
    static void judge(AssessLimit limit, Path log, Path verdicts, boolean byCase)
            throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            if (limit == AssessLimit.WORKING) {
                statement.execute(HALL);
            }
            String timed = limit == AssessLimit.WORKING ? WORKING : ELAPSED;
            statement.execute(
                    "copy (%s%s) to '%s' (format csv, header)"
                            .formatted(
                                    timed.formatted(log),
                                    byCase ? ROWS + "order by \"case\"" : ROWS,
                                    verdicts));
        }
    }

    /** How many cases two files of verdicts tell, and how many of them otherwise. */
    record Compared(long cases, long kept, long different) {}

    /** Compares verdict, time to spare and time late of every case. */
    static Compared compare(Path ours, Path theirs) throws SQLException {
        String query =
                """
                select count(*), count(*) filter (where one.verdict = 'kept'),
                       count(*) filter (where one.verdict is distinct from other.verdict
                           or one.spare_seconds is distinct from other.spare_seconds
                           or one.late_seconds is distinct from other.late_seconds)
                from read_csv('%s', header = true) one
                full join read_csv('%s', header = true) other on one."case" = other."case"
                """
                        .formatted(ours, theirs);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            found.next();
            return new Compared(found.getLong(1), found.getLong(2), found.getLong(3));
        }
    }
}
