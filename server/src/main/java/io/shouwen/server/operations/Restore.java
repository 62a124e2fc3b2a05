package io.shouwen.server.operations;

import io.shouwen.server.operations.Tables.Table;
import io.shouwen.server.postgres.Database;
import io.shouwen.server.postgres.DatabaseAddress;
import io.shouwen.server.seal.SealReport;
import io.shouwen.server.seal.SealVerifier;
import io.shouwen.server.seal.WitnessFile;
import io.shouwen.server.text.TerminalProblem;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.postgresql.PGConnection;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Puts a backup into an empty database: all of it in one transaction, then checks the seal. A file
 * that is damaged anywhere is refused before the database is touched.
 */
public final class Restore {
    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*");
    private static final Pattern BOUND =
            Pattern.compile("DEFAULT|FOR VALUES FROM \\('?[0-9]+'?\\) TO \\('?[0-9]+'?\\)");
    private static final Pattern OPTION = Pattern.compile("[a-z_]+=[a-z0-9.]+");

    private final DatabaseAddress address;
    private final BackupFile backup;

    private Restore(DatabaseAddress address, BackupFile backup) {
        this.address = address;
        this.backup = backup;
    }

    /** What was restored, and what the seal says of it. */
    public record Restored(long rows, String schema, SealReport seal) {}

    public static Restored read(Path file, DatabaseAddress address) throws SQLException {
        try (BackupFile backup = BackupFile.open(file)) {
            return new Restore(address, backup).run();
        } catch (IOException e) {
            throw new TerminalProblem(TerminalProblem.Kind.FILES, "backup.damaged", file, e);
        }
    }

    private Restored run() throws SQLException, IOException {
        String schema = backup.manifest().path("schema").asString("");
        try (Connection connection = connect()) {
            refuseUnlessEmpty(connection);
        }
        migrateTo(schema);
        long rows;
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            rows = load(connection);
            connection.commit();
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute("analyze");
            }
        }
        Database.migrate(address);
        try (Connection connection = connect()) {
            // What was waiting for its seal when the backup was made still waits.
            SealReport seal =
                    new SealVerifier(connection, WitnessFile.none(), Duration.ofDays(36_500))
                            .verify();
            return new Restored(rows, schema, seal);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }

    /** Empty is a database without tables, or one that was set up and holds no organisation. */
    private void refuseUnlessEmpty(Connection connection) throws SQLException {
        Tables tables = new Tables(connection);
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                select count(*) from pg_class
                                where relnamespace = 'public'::regnamespace
                                    and relkind in ('r', 'p', 'v', 'm')
                                """)) {
            rows.next();
            if (rows.getInt(1) == 0) {
                return;
            }
        }
        if (!tables.exists("flyway_schema_history") || !tables.exists("birth")) {
            throw new TerminalProblem(TerminalProblem.Kind.DATABASE, "restore.not-empty", address);
        }
        connection.setAutoCommit(false);
        boolean used = !tables.organisations().isEmpty();
        connection.rollback();
        connection.setAutoCommit(true);
        if (used) {
            throw new TerminalProblem(TerminalProblem.Kind.DATABASE, "restore.not-empty", address);
        }
    }

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(address.jdbcUrl(), address.user(), address.password())
                .locations("classpath:db/migration");
    }

    private void migrateTo(String schema) throws SQLException {
        // Asked without a target: with one that it does not know it has no answer.
        boolean known =
                List.of(flyway().load().info().all()).stream()
                        .anyMatch(migration ->
                                migration.getVersion() != null
                                        && migration.getVersion().getVersion().equals(schema));
        if (!known) {
            throw new TerminalProblem(TerminalProblem.Kind.FILES, "restore.newer", schema);
        }
        flyway().target(schema).load().migrate();
        try (Connection connection = connect()) {
            String found = new Tables(connection).schemaVersion();
            if (!found.equals(schema)) {
                throw new TerminalProblem(
                        TerminalProblem.Kind.DATABASE, "restore.not-empty", address);
            }
        }
    }

    private long load(Connection connection) throws SQLException, IOException {
        Tables tables = new Tables(connection);
        makePartitions(connection, tables);
        List<Table> kept = tables.kept();
        try (Statement statement = connection.createStatement()) {
            for (Table table : kept) {
                String name = Tables.quoted(table.name());
                statement.execute("alter table %s disable trigger user".formatted(name));
                statement.execute("alter table %s no force row level security".formatted(name));
                statement.execute("truncate %s cascade".formatted(name));
            }
        }
        long rows = 0;
        for (Table table : kept) {
            rows += load(connection, table);
        }
        setSequences(connection);
        try (Statement statement = connection.createStatement()) {
            for (Table table : kept) {
                String name = Tables.quoted(table.name());
                statement.execute("alter table %s enable trigger user".formatted(name));
                if (table.walled()) {
                    statement.execute("alter table %s force row level security".formatted(name));
                }
            }
        }
        return rows;
    }

    private void makePartitions(Connection connection, Tables tables) throws SQLException {
        for (JsonNode partition : backup.manifest().path("partitions")) {
            String name = checked(NAME, partition.path("name"));
            if (tables.exists(name)) {
                continue;
            }
            StringBuilder sql = new StringBuilder("create table ").append(Tables.quoted(name));
            sql.append(" partition of ").append(Tables.quoted(checked(NAME, partition.path("of"))));
            sql.append(' ').append(checked(BOUND, partition.path("bound")));
            String separator = " with (";
            for (JsonNode option : partition.path("options")) {
                sql.append(separator).append(checked(OPTION, option));
                separator = ", ";
            }
            if (!partition.path("options").isEmpty()) {
                sql.append(')');
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql.toString());
            }
        }
    }

    private String checked(Pattern pattern, JsonNode node) {
        String text = node.asString("");
        if (!pattern.matcher(text).matches()) {
            throw new TerminalProblem(
                    TerminalProblem.Kind.FILES, "backup.damaged", backup.file(), text);
        }
        return text;
    }

    private long load(Connection connection, Table table) throws SQLException, IOException {
        long rows = 0;
        for (JsonNode kept : backup.manifest().path("tables")) {
            if (!kept.path("name").asString("").equals(table.name())) {
                continue;
            }
            StringBuilder columns = new StringBuilder();
            for (JsonNode column : kept.path("columns")) {
                columns.append(columns.isEmpty() ? "" : ", ");
                columns.append(Tables.quoted(column.asString("")));
            }
            String sql = "copy %s (%s) from stdin".formatted(Tables.quoted(table.name()), columns);
            for (String entry : backup.entriesOf(table.name())) {
                try (InputStream data = backup.data(entry)) {
                    rows += connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, data);
                }
            }
        }
        return rows;
    }

    private void setSequences(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select setval(?::regclass, ?, true)")) {
            for (var sequence : backup.summary().path("sequences").properties()) {
                statement.setString(1, Tables.quoted(sequence.getKey()));
                statement.setLong(2, sequence.getValue().longValue());
                statement.execute();
            }
        }
    }
}
