package io.shouwen.server.insight;

import io.shouwen.server.clock.Round;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.insight.ReadClause.Count;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;

import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

import javax.sql.DataSource;

/**
 * Counts how each clause was kept, this month and the last, off the path of any command: no counter
 * is hot, and the page that shows the figures reads a handful of rows however many requests there
 * are. The figures say as of when they are.
 */
@Component
final class Tally implements SmartLifecycle {
    private static final Duration REST = Duration.ofSeconds(15);

    private final OrgScope scope;
    private final WallClock clock;
    private final TallyRows rows;
    private List<Round> running = List.of();

    Tally(DataSource dataSource, OrgScope scope, WallClock clock) {
        this.scope = scope;
        this.clock = clock;
        this.rows = new TallyRows(JdbcClient.create(dataSource));
    }

    /** Counts both months of every organisation that nobody else is counting now. */
    void countAll() {
        for (OrgId org : scope.all()) {
            scope.run(org, () -> count(org));
        }
    }

    private void count(OrgId org) {
        if (!rows.mayCount(org)) {
            return;
        }
        YearMonth month = rows.thisMonth(org);
        Instant now = clock.now();
        for (YearMonth one : List.of(month.minusMonths(1), month)) {
            rows.forget(org, one);
            rows.count(org, one, now);
        }
    }

    /** The counts of the subjects opened this month. */
    List<Count> thisMonth(OrgId org) {
        return scope.reading(org, () -> rows.of(org, rows.thisMonth(org).atDay(1)));
    }

    @Override
    public synchronized void start() {
        running =
                List.of(
                        Round.start(
                                "tally",
                                REST,
                                () -> {
                                    countAll();
                                    return false;
                                }));
    }

    @Override
    public synchronized void stop() {
        running.forEach(Round::close);
        running = List.of();
    }

    @Override
    public synchronized boolean isRunning() {
        return !running.isEmpty();
    }
}
