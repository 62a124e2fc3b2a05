package io.shouwen.server.operations;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.postgres.Database;
import io.shouwen.server.postgres.DatabaseAddress;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import org.flywaydb.core.api.FlywayException;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Looks at everything that lets a server go wrong slowly, and says of each how it is. */
public final class Doctor {
    private static final int OLDEST_JAVA = 25;
    private static final int OLDEST_DATABASE = 16;
    private static final long LITTLE_SPACE = 2L << 30;
    private static final long NO_SPACE = 300L << 20;
    private static final Duration SMALL_DRIFT = Duration.ofSeconds(1);

    /** How something is. */
    public enum State {
        WELL,
        ADVICE,
        WRONG;

        public String written() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What was found about one thing.
     *
     * @param subject what was looked at, such as {@code disk}
     * @param names what the sentence names, in its order
     */
    public record Finding(String subject, State state, List<String> names) {
        public Finding {
            names = List.copyOf(names);
        }

        public String sentence(Language language) {
            return Texts.in(language)
                    .of("doctor.%s.%s".formatted(subject, state.written()), names.toArray());
        }
    }

    private final DatabaseAddress address;
    private final Path folder;
    private final Path keys;
    private final boolean embedded;
    private final Map<String, String> environment;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();

    public Doctor(
            DatabaseAddress address,
            Path folder,
            Path keys,
            boolean embedded,
            Map<String, String> environment,
            Clock clock) {
        this.address = address;
        this.folder = folder;
        this.keys = keys;
        this.embedded = embedded;
        this.environment = environment;
        this.clock = clock;
    }

    public List<Finding> examine() {
        java();
        disk();
        keys();
        witness();
        try (Connection connection =
                DriverManager.getConnection(
                        address.jdbcUrl(), address.user(), address.password())) {
            database(connection);
            if (migrations()) {
                clockDrift(connection);
                backlogs(connection);
            }
        } catch (SQLException e) {
            found("database", State.WRONG, address, e);
        }
        return findings;
    }

    private void found(String subject, State state, Object... names) {
        findings.add(
                new Finding(subject, state, List.of(names).stream().map(String::valueOf).toList()));
    }

    private void java() {
        int version = Runtime.version().feature();
        found("java", version >= OLDEST_JAVA ? State.WELL : State.WRONG, version, OLDEST_JAVA);
    }

    private void disk() {
        if (!embedded) {
            return;
        }
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            State little = free < LITTLE_SPACE ? State.ADVICE : State.WELL;
            found("disk", free < NO_SPACE ? State.WRONG : little, folder, free >> 20);
        } catch (IOException e) {
            found("disk", State.WRONG, folder, 0);
        }
    }

    private void keys() {
        for (String name : List.of("seal.key", "privacy.keys")) {
            Path key = keys.resolve(name);
            if (!Files.exists(key)) {
                found("keys", State.ADVICE, key);
                continue;
            }
            try {
                boolean private_ = Files.getPosixFilePermissions(key).size() <= 2;
                found("keys", private_ ? State.WELL : State.WRONG, key);
            } catch (IOException e) {
                found("keys", State.WRONG, key);
            }
        }
    }

    private void witness() {
        String witnesses =
                String.join(
                                " ",
                                environment.getOrDefault("SHOUWEN_WITNESS_FOLDER", ""),
                                environment.getOrDefault("SHOUWEN_WITNESS_URL", ""))
                        .strip();
        found("witness", witnesses.isEmpty() ? State.ADVICE : State.WELL, witnesses);
    }

    private void database(Connection connection) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        found(
                "database",
                version >= OLDEST_DATABASE ? State.WELL : State.WRONG,
                address,
                "PostgreSQL " + version);
    }

    /** Whether the schema is that of this version, so that the rest can be asked. */
    private boolean migrations() {
        try {
            int pending = Database.pendingMigrations(address);
            found("migrations", pending == 0 ? State.WELL : State.WRONG, pending);
            return pending == 0;
        } catch (FlywayException e) {
            found("migrations", State.WRONG, e);
            return false;
        }
    }

    private void clockDrift(Connection connection) {
        Duration drift =
                new WallClock(new SingleConnectionDataSource(connection, true)).drift(clock);
        State small = drift.compareTo(SMALL_DRIFT) > 0 ? State.ADVICE : State.WELL;
        found(
                "clock",
                drift.compareTo(WallClock.LARGE_DRIFT) > 0 ? State.WRONG : small,
                drift.toMillis());
    }

    private void backlogs(Connection connection) throws SQLException {
        Tables tables = new Tables(connection);
        connection.setAutoCommit(false);
        for (int org : tables.organisations()) {
            tables.enter(org);
            backlog(connection, "seal", org, UNSEALED);
            backlog(connection, "alarms", org, OVERDUE);
            backlog(connection, "outbox", org, LETTERS);
            backlog(connection, "notices", org, NOTICES);
        }
        connection.rollback();
        connection.setAutoCommit(true);
    }

    private static final String UNSEALED =
            """
            select count(*), coalesce(extract(epoch from shouwen_now() - min(f.recorded_at)), 0)
            from fact f
            where f.org = current_org()
                and f.xid >= coalesce((select searched from seal_progress
                    where org = current_org()), '0')
                and f.xid < pg_snapshot_xmin(pg_current_snapshot())
                and f.recorded_at < (select shouwen_now()) - interval '1 minute'
                and not exists (select from leaf l where l.subject = f.subject and l.n = f.n)
            """;

    private static final String OVERDUE =
            """
            select count(*), coalesce(extract(epoch from shouwen_now() - min(next_at)), 0)
            from alarm
            where org = current_org() and next_at < (select shouwen_now()) - interval '1 minute'
            """;

    private static final String LETTERS =
            """
            select count(*), max(attempts) from outbox
            where org = current_org() and attempts > 0
            """;

    private static final String NOTICES =
            """
            select count(*), max(attempts) from root_notice
            where org = current_org() and sent_at is null and attempts > 0
            """;

    /** Something that should be done by now and is not: how many, and how long or how often. */
    private void backlog(Connection connection, String subject, int org, String query)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            long count = rows.getLong(1);
            found(subject, count == 0 ? State.WELL : State.WRONG, org, count, rows.getLong(2));
        }
    }
}
