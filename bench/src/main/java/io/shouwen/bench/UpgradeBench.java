package io.shouwen.bench;

import io.shouwen.server.postgres.DatabaseAddress;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How long commands wait while a full database is brought from an older schema to today's: each
 * step by itself, with somebody who writes all the time.
 */
@Command(
        name = "upgrade",
        mixinStandardHelpOptions = true,
        description = "How long each migration keeps writers waiting in a full database.")
public final class UpgradeBench implements Callable<Integer> {
    private static final String NAME = "upgrade_bench";

    @Option(names = "--from", description = "the schema of the full database (${DEFAULT-VALUE})")
    private int from = 20;

    @Option(names = "--stored", description = "requests (${DEFAULT-VALUE})")
    private int stored = 1_000_000;

    @Mixin private Place place = new Place();

    @Override
    public Integer call() throws Exception {
        Figures figures = place.figures("upgrade", "--from %d --stored %d".formatted(from, stored));
        try (BenchServer server = place.start("upgrade")) {
            figures.say("- PostgreSQL %s".formatted(server.postgres()));
            DatabaseAddress home = server.address();
            DatabaseAddress address =
                    new DatabaseAddress(
                            home.host(),
                            home.port(),
                            NAME,
                            home.user(),
                            home.password(),
                            home.parameters());
            try (Connection owner = server.database().asOwner();
                    Statement statement = owner.createStatement()) {
                statement.execute("create database " + NAME);
            }
            flyway(address, MigrationVersion.fromVersion(Integer.toString(from))).migrate();
            fill(address);
            figures.say(
                    "- %,d requests, %,d findings and %,d calls stored under schema %d"
                            .formatted(stored, stored / 10, stored / 2, from));
            figures.say("");
            figures.say("| migration | took s | longest wait of a writer s | bar 1 s | load |");
            figures.say("|---|---|---|---|---|");
            for (MigrationInfo step : flyway(address, MigrationVersion.LATEST).info().pending()) {
                step(address, step, figures);
            }
        }
        figures.write();
        return 0;
    }

    private static Flyway flyway(DatabaseAddress address, MigrationVersion target) {
        return Flyway.configure()
                .dataSource(address.jdbcUrl(), address.user(), address.password())
                .locations("classpath:db/migration")
                .target(target)
                .load();
    }

    private static void step(DatabaseAddress address, MigrationInfo step, Figures figures)
            throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        double took;
        double waited;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Double> writing = threads.submit(() -> write(address, over));
            Thread.sleep(200);
            long began = System.nanoTime();
            try {
                flyway(address, step.getVersion()).migrate();
            } finally {
                over.set(true);
            }
            took = (System.nanoTime() - began) / 1e9;
            waited = writing.get();
        }
        figures.say(
                "| V%s %s | %.1f | **%.1f** | %s | %s |"
                        .formatted(
                                step.getVersion(),
                                step.getDescription(),
                                took,
                                waited,
                                waited <= 1 ? "kept" : "missed",
                                Figures.load().split(" ", -1)[0]));
    }

    /** Writes as commands do, one after another; answers the longest that one took. */
    private static double write(DatabaseAddress address, AtomicBoolean over) throws Exception {
        double longest = 0;
        try (Connection owner = connect(address);
                Statement statement = owner.createStatement()) {
            statement.execute("select set_config('shouwen.org', '1', false)");
            for (int n = 1; !over.get(); n++) {
                long began = System.nanoTime();
                statement.execute("update request set returned = 1 where id = " + n);
                statement.execute("update finding set revision = 2 where id = " + n);
                statement.execute("update call set matter = 'fault' where id = " + n);
                longest = Math.max(longest, (System.nanoTime() - began) / 1e9);
                Thread.sleep(10);
            }
        }
        return longest;
    }

    private static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }

    private void fill(DatabaseAddress address) throws SQLException {
        try (Connection owner = connect(address);
                Statement statement = owner.createStatement()) {
            statement.execute("set synchronous_commit = off");
            statement.execute("select set_config('shouwen.org', '1', false)");
            for (String sql : tables()) {
                statement.execute(sql);
            }
            statement.execute("vacuum analyze");
        }
    }

    /** The tables that later migrations change, in the schema of that time. */
    private List<String> tables() {
        List<String> filled = new ArrayList<>();
        filled.add("insert into org (org, name_zh) values (1, '甲')");
        filled.add("insert into unit (org, kind, name_zh) values (1, 'company', '甲')");
        filled.add("insert into person (org, name_zh) values (1, '乙')");
        filled.add(
                """
                insert into request (org, id, unit, customer, state, opened_at, closed_at,
                    first_contact, handler)
                select 1, i, 1, i, case when i %% 20 = 0 then 'open' else 'closed' end,
                    now() - i * interval '1 minute',
                    case when i %% 20 = 0 then null else now() - i * interval '1 minute' end, 1, 1
                from generate_series(1, %d) i
                """
                        .formatted(stored));
        filled.add(
                """
                insert into finding (org, id, subject, clause, occasion, revision, state, person,
                    unit, verdict, as_of, answered, day, raised_at)
                select 1, i, i, 'cable.3.3.2a', 'f' || i, 1,
                    case when i %% 10 = 0 then 'raised' else 'confirmed' end, 1, 1, 'broken',
                    now(), false, current_date - i / 1000, now() - i * interval '10 minutes'
                from generate_series(1, %d) i
                """
                        .formatted(stored / 10));
        filled.add(
                """
                insert into call (org, id, unit, state, rang_at, answered_at, ended_at)
                select 1, i, 1, 'done', now() - i * interval '2 minutes',
                    now() - i * interval '2 minutes', now() - i * interval '2 minutes'
                from generate_series(1, %d) i
                """
                        .formatted(stored / 2));
        return filled;
    }
}
