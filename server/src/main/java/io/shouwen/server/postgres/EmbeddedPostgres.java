package io.shouwen.server.postgres;

import io.shouwen.server.text.TerminalProblem;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

/**
 * A real PostgreSQL inside a data folder, for trial and for one small hall. It lives exactly as
 * long as this process: the death of this process in any way stops it cleanly, and if PostgreSQL
 * itself dies it is started again on the same port.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String DATABASE = "shouwen";
    private static final Duration BETWEEN_REVIVALS = Duration.ofSeconds(5);

    /** Whether a commit waits for the disk. Tests of anything but the disk need not wait. */
    public enum Durability {
        ON_DISK,
        IN_MEMORY
    }

    private final DataFolder folder;
    private final Cluster cluster;
    private final int port;
    private final Passwords passwords;
    private Postmaster postmaster;
    private boolean closing;

    private EmbeddedPostgres(
            DataFolder folder,
            Cluster cluster,
            int port,
            Passwords passwords,
            Postmaster postmaster) {
        this.folder = folder;
        this.cluster = cluster;
        this.port = port;
        this.passwords = passwords;
        this.postmaster = postmaster;
    }

    /** Starts with the programs unpacked inside the data folder itself. */
    public static EmbeddedPostgres start(DataFolder folder) {
        return start(folder, folder.path(), Durability.ON_DISK);
    }

    /** Starts the folder's database, creating it if there is none; the folder is closed with it. */
    public static EmbeddedPostgres start(
            DataFolder folder, Path binariesFolder, Durability durability) {
        try {
            Passwords passwords = Passwords.of(folder);
            Cluster cluster =
                    new Cluster(
                            folder, Binaries.in(binariesFolder), Privileges.detect(), durability);
            cluster.create(passwords.superuser());
            Postmaster postmaster = cluster.start(Port.preferred(folder.addressFile()));
            EmbeddedPostgres postgres =
                    new EmbeddedPostgres(folder, cluster, postmaster.port(), passwords, postmaster);
            postgres.prepare();
            postgres.watch(postmaster);
            return postgres;
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** The address for the owner of the schema, as it is also written to {@code db.url}. */
    public DatabaseAddress address() {
        return new DatabaseAddress(
                "127.0.0.1", port, DATABASE, DATABASE, passwords.owner(), Map.of());
    }

    long pid() {
        return postmaster.pid();
    }

    /** The superuser makes the owner and its database; everything later is done by the owner. */
    private void prepare() {
        DatabaseAddress superuser =
                address().withDatabase("postgres").as("postgres", passwords.superuser());
        try (Connection connection =
                        DriverManager.getConnection(
                                superuser.jdbcUrl(), superuser.user(), superuser.password());
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "select from pg_roles where rolname = 'shouwen'")) {
                // The password is base64url: it needs no quoting.
                statement.execute(
                        "create role shouwen login createrole createdb password '"
                                + passwords.owner()
                                + "'");
            }
            if (!exists(statement, "select from pg_database where datname = 'shouwen'")) {
                statement.execute("create database shouwen owner shouwen");
            }
        } catch (SQLException e) {
            close();
            throw new TerminalProblem(
                    TerminalProblem.Kind.DATABASE, "start.database-broken", folder.log(), e);
        }
        folder.writeSecret(folder.addressFile(), address().url() + "\n");
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private void watch(Postmaster watched) {
        watched.onExit(() -> revive());
    }

    /** Waiting lets go of the lock, so that closing need not wait. */
    private synchronized void revive() {
        try {
            for (boolean told = false; !closing && !revived(told); told = true) {
                wait(BETWEEN_REVIVALS.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean revived(boolean told) {
        try {
            if (!told) {
                LOG.warn("PostgreSQL ended by itself and is being started again");
            }
            postmaster = cluster.start(port);
            watch(postmaster);
            return true;
        } catch (TerminalProblem e) {
            if (!told) {
                LOG.error("PostgreSQL could not be started again: {}", e.getMessage());
            }
            return false;
        }
    }

    @Override
    public synchronized void close() {
        closing = true;
        notifyAll();
        try {
            postmaster.stop();
        } catch (IOException e) {
            LOG.warn("PostgreSQL did not stop as asked", e);
        } finally {
            folder.close();
        }
    }
}
