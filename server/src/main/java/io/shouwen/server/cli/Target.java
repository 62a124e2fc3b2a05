package io.shouwen.server.cli;

import io.shouwen.server.postgres.DataFolder;
import io.shouwen.server.postgres.DatabaseAddress;
import io.shouwen.server.postgres.EmbeddedPostgres;
import io.shouwen.server.text.TerminalProblem;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** Which database a command works on: one at an address, or the one inside a data folder. */
final class Target {
    @Option(
            names = "--db",
            paramLabel = "URL",
            description =
                    "The database, as postgresql://user:password@host/db. Default: SHOUWEN_DB_URL.")
    private String url = "";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "The data folder of an embedded database. Default: SHOUWEN_DATA, else data.")
    private String data = "";

    /** A database made reachable for as long as a command runs. */
    record Opened(DatabaseAddress address, Optional<EmbeddedPostgres> own)
            implements AutoCloseable {
        Connection connect() throws SQLException {
            return DriverManager.getConnection(
                    address.jdbcUrl(), address.user(), address.password());
        }

        @Override
        public void close() {
            own.ifPresent(EmbeddedPostgres::close);
        }
    }

    private Optional<DatabaseAddress> address(Map<String, String> environment) {
        String fromEnvironment =
                data.isEmpty() ? environment.getOrDefault("SHOUWEN_DB_URL", "") : "";
        String written = url.isEmpty() ? fromEnvironment : url;
        return written.isBlank() ? Optional.empty() : Optional.of(DatabaseAddress.parse(written));
    }

    Path folder(Map<String, String> environment) {
        String written = data.isEmpty() ? environment.getOrDefault("SHOUWEN_DATA", "") : data;
        return Path.of(written.isBlank() ? "data" : written);
    }

    Path keys(Map<String, String> environment) {
        String keys = environment.getOrDefault("SHOUWEN_KEYS", "");
        return keys.isBlank() ? folder(environment).resolve("keys") : Path.of(keys);
    }

    boolean isEmbedded(Map<String, String> environment) {
        return address(environment).isEmpty();
    }

    /** Opens a database that is there; a folder without one is not made into one. */
    Opened open(Map<String, String> environment) {
        Optional<DatabaseAddress> address = address(environment);
        if (address.isPresent()) {
            return new Opened(address.get(), Optional.empty());
        }
        Path folder = folder(environment);
        if (!Files.isDirectory(folder.resolve("cluster"))) {
            throw new TerminalProblem(TerminalProblem.Kind.FILES, "operations.no-database", folder);
        }
        return start(folder);
    }

    /** As {@link #open}, but makes a new embedded database if the folder has none. */
    Opened openOrCreate(Map<String, String> environment) {
        Optional<DatabaseAddress> address = address(environment);
        return address.isPresent()
                ? new Opened(address.get(), Optional.empty())
                : start(folder(environment));
    }

    /** Starts the folder's database, or enters the one that a running server has started. */
    private static Opened start(Path folder) {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(DataFolder.hold(folder));
            return new Opened(postgres.address(), Optional.of(postgres));
        } catch (TerminalProblem problem) {
            if (!problem.key().equals("start.folder-locked")) {
                throw problem;
            }
            return new Opened(running(folder, problem), Optional.empty());
        }
    }

    private static DatabaseAddress running(Path folder, TerminalProblem problem) {
        try {
            return DatabaseAddress.parse(Files.readString(folder.resolve("db.url")));
        } catch (IOException e) {
            throw problem;
        }
    }
}
