package io.shouwen.server.journal;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import javax.sql.DataSource;

/** Keeps the store ready for the months to come, and lets old answers go. */
@Component
public final class Months {
    private static final int AHEAD = 3;
    private static final Duration ANSWERS_KEPT = Duration.ofDays(30);

    private final OrgScope scope;
    private final WallClock clock;
    private final JdbcClient jdbc;
    private final CommandRows commands;

    public Months(DataSource dataSource, OrgScope scope, WallClock clock) {
        this.scope = scope;
        this.clock = clock;
        this.jdbc = JdbcClient.create(dataSource);
        this.commands = new CommandRows(jdbc);
    }

    /** Once at start and once a day. */
    public void prepare() {
        Instant now = clock.now();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        prepare(today.minusMonths(1), today.plusMonths(AHEAD));
        for (OrgId org : scope.all()) {
            scope.in(org, () -> commands.forget(org, now.minus(ANSWERS_KEPT)));
        }
    }

    /** Makes the missing partitions from one month to another; an import of old cases asks too. */
    public int prepare(LocalDate first, LocalDate last) {
        return jdbc.sql("select make_partitions(:first, :last)")
                .param("first", first)
                .param("last", last)
                .query(Integer.class)
                .single();
    }
}
