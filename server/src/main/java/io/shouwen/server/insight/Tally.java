package io.shouwen.server.insight;

import io.shouwen.server.clock.Round;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.insight.ReadClause.Count;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.organisation.Units;

import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

/**
 * Counts how each clause was kept and the figures of reports, this month and the last, off the path
 * of any command: no counter is hot, and the page that shows the figures reads a handful of rows
 * however many requests there are. The figures say as of when they are. Whichever process comes
 * first counts for all of them: not while no judgement was written, and not again before twenty
 * times as long has passed as the last count took.
 */
@Component
final class Tally {
    private static final Duration REST = Duration.ofSeconds(15);

    private final OrgScope scope;
    private final Units units;
    private final Postings postings;
    private final WallClock clock;
    private final TallyRows rows;
    private final ReportRows figures;

    Tally(DataSource dataSource, OrgScope scope, Units units, Postings postings, WallClock clock) {
        this.scope = scope;
        this.units = units;
        this.postings = postings;
        this.clock = clock;
        this.rows = new TallyRows(JdbcClient.create(dataSource));
        this.figures = new ReportRows(JdbcClient.create(dataSource));
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
        count(org, month.minusMonths(1), now);
        count(org, month, now);
        rows.counted(org, seen, Duration.ofNanos(System.nanoTime() - began));
        return true;
    }

    private void count(OrgId org, YearMonth month, Instant asOf) {
        rows.forget(org, month);
        rows.count(org, month, asOf);
        figures.forget(org, month);
        ZoneId zone = postings.zone(org);
        Set<Integer> all = units.all(org).keySet();
        for (Figure figure : Figure.values()) {
            figures.count(org, all, figure, month, zone);
        }
    }

    /** Counts one month anew at once, in the open transaction: it is about to be signed. */
    void recount(OrgId org, YearMonth month) {
        rows.waitToCount(org);
        count(org, month, clock.now());
    }

    /** The counts of the subjects opened this month. */
    List<Count> thisMonth(OrgId org) {
        return scope.reading(org, () -> rows.of(org, rows.thisMonth(org).atDay(1)));
    }
}
