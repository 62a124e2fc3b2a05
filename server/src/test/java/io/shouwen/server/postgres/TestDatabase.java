package io.shouwen.server.postgres;

import com.zaxxer.hikari.HikariDataSource;

import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.postgres.EmbeddedPostgres.Durability;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

/**
 * A fresh, migrated database of its own, copied from a template in a fraction of a second. One
 * PostgreSQL serves all tests of the test process and ends with it.
 */
public final class TestDatabase implements AutoCloseable {
    private static final String TEMPLATE = "shouwen_template";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final DatabaseAddress address;
    private final HikariDataSource pool;

    private TestDatabase(DatabaseAddress address) {
        this.address = address;
        this.pool = Database.pool(address);
    }

    public static TestDatabase fresh() {
        return copyOf(TEMPLATE);
    }

    /** A database of its own with what this one holds, to which nobody may be connected. */
    public TestDatabase copy() {
        return copyOf(address.database());
    }

    private static TestDatabase copyOf(String template) {
        DatabaseAddress server = Server.ADDRESS;
        String name = "test_" + COUNT.incrementAndGet();
        execute(server, "create database %s template %s".formatted(name, template));
        return new TestDatabase(server.withDatabase(name));
    }

    /** An empty database without any migration. */
    public static DatabaseAddress bare() {
        String name = "bare_" + COUNT.incrementAndGet();
        execute(Server.ADDRESS, "create database " + name);
        return Server.ADDRESS.withDatabase(name);
    }

    /** The owner's address: what a second server process would be given. */
    public DatabaseAddress address() {
        return address;
    }

    /** Connections of the application's role. */
    public DataSource pool() {
        return pool;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    public OrgScope orgScope() {
        return new OrgScope(pool, new DataSourceTransactionManager(pool));
    }

    /** A connection as the owner of the schema; the caller closes it. */
    public Connection asOwner() {
        return connect(address);
    }

    @Override
    public void close() {
        pool.close();
    }

    private static void execute(DatabaseAddress address, String sql) {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect(DatabaseAddress address) {
        try {
            return DriverManager.getConnection(
                    address.jdbcUrl(), address.user(), address.password());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Started when first asked for. */
    private static final class Server {
        private static final DatabaseAddress ADDRESS = start();

        private static DatabaseAddress start() {
            try {
                Path folder = Files.createTempDirectory("shouwen-test");
                EmbeddedPostgres postgres =
                        EmbeddedPostgres.start(
                                DataFolder.hold(folder),
                                Files.createDirectories(Path.of("target")).toRealPath(),
                                Durability.IN_MEMORY);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres, folder)));
                execute(postgres.address(), "create database " + TEMPLATE);
                Database.migrate(postgres.address().withDatabase(TEMPLATE));
                return postgres.address();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(EmbeddedPostgres postgres, Path folder) {
            postgres.close();
            try {
                Binaries.delete(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
