package io.shouwen.server.insight;

import io.shouwen.server.clock.Round;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.insight.ReadClause.Count;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;

import org.springframework.context.annotation.Bean;
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
 * are. The figures say as of when they are. Whichever process comes first counts for all of them:
 * not while no judgement was written, and not again before twenty times as long has passed as the
 * last count took.
 */
@Component
final class Tally {
    private static final Duration REST = Duration.ofSeconds(15);

    private final OrgScope scope;
    private final WallClock clock;
    private final TallyRows rows;

    Tally(DataSource dataSource, OrgScope scope, WallClock clock) {
        this.scope = scope;
        this.clock = clock;
        this.rows = new TallyRows(JdbcClient.create(dataSource));
    }

    @Bean
    static Round tallyRound(Tally tally) {
        return Round.every(REST, "tally", tally::countAll);
    }

    /**
     * Counts both months of every organisation that has to be counted anew; answers how many these
     * were.
     */
    int countAll() {
        int counted = 0;
        for (OrgId org : scope.all()) {
            counted += scope.in(org, () -> count(org)) ? 1 : 0;
        }
        return counted;
    }

    private boolean count(OrgId org) {
        if (!rows.mayCount(org)) {
            return false;
        }
        YearMonth month = rows.thisMonth(org);
        // Read before the count: what is written meanwhile moves it again.
        String seen = "%s %s".formatted(month, rows.written());
        if (!rows.hasToCount(org, seen)) {
            return false;
        }
        long began = System.nanoTime();
        Instant now = clock.now();
        for (YearMonth one : List.of(month.minusMonths(1), month)) {
            rows.forget(org, one);
            rows.count(org, one, now);
        }
        rows.counted(org, seen, Duration.ofNanos(System.nanoTime() - began));
        return true;
    }

    /** The counts of the subjects opened this month. */
    List<Count> thisMonth(OrgId org) {
        return scope.reading(org, () -> rows.of(org, rows.thisMonth(org).atDay(1)));
    }
}
