package io.shouwen.server.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import io.shouwen.server.text.TerminalProblem;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.slf4j.LoggerFactory;

import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;

import javax.sql.DataSource;

/**
 * The database this process works on: its own embedded one, or one at an address. Opening it checks
 * it, migrates it as its owner and pools connections as the role that row-level security binds.
 */
public final class Database implements AutoCloseable {
    private static final int MINIMUM_VERSION = 16;
    private static final int POOL_SIZE = 16;

    private final DatabaseAddress address;
    private final HikariDataSource pool;
    private final Optional<EmbeddedPostgres> embedded;

    private Database(
            DatabaseAddress address, HikariDataSource pool, Optional<EmbeddedPostgres> embedded) {
        this.address = address;
        this.pool = pool;
        this.embedded = embedded;
    }

    public static Database embedded(DataFolder folder) {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(folder);
        try {
            migrate(postgres.address());
            return new Database(
                    postgres.address(), pool(postgres.address()), Optional.of(postgres));
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    public static Database at(DatabaseAddress address) {
        check(address);
        migrate(address);
        return new Database(address, pool(address), Optional.empty());
    }

    public DatabaseAddress address() {
        return address;
    }

    /** Connections of the application's role: without an organisation set they see nothing. */
    public DataSource pool() {
        return pool;
    }

    /** One connection as the owner of the schema, for backup and its like; the caller closes it. */
    public Connection asOwner() throws SQLException {
        return connect(address);
    }

    private static Connection connect(DatabaseAddress address) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("loginTimeout", "15");
        return DriverManager.getConnection(address.jdbcUrl(), properties);
    }

    private static void check(DatabaseAddress address) {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < MINIMUM_VERSION) {
                throw new TerminalProblem(
                        TerminalProblem.Kind.DATABASE,
                        "start.database-too-old",
                        address,
                        version,
                        MINIMUM_VERSION);
            }
            checkMay(address, statement, "start.database-no-roles", CREATE_ROLES);
            checkMay(address, statement, "start.database-roles-taken", TAKE_ROLES);
            checkMay(address, statement, "start.database-no-tables", CREATE_TABLES);
        } catch (SQLException e) {
            throw problem(address, e);
        }
    }

    private static final String CREATE_ROLES =
            """
            select r.rolsuper or r.rolcreaterole
                or to_regclass('flyway_schema_history') is not null
            from pg_roles r where r.rolname = current_user
            """;

    /** The two roles may be there from another database of the same cluster. */
    private static final String TAKE_ROLES =
            """
            select r.rolsuper or not exists (select from pg_roles a
                where a.rolname in ('shouwen_app', 'shouwen_gate')
                    and not pg_has_role(a.oid, 'set')
                    and not pg_has_role(a.oid, 'member with admin option'))
            from pg_roles r where r.rolname = current_user
            """;

    private static final String CREATE_TABLES = "select has_schema_privilege('public', 'create')";

    private static void checkMay(
            DatabaseAddress address, Statement statement, String key, String query)
            throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            if (!rows.next() || !rows.getBoolean(1)) {
                throw new TerminalProblem(
                        TerminalProblem.Kind.DATABASE,
                        key,
                        address,
                        address.user(),
                        address.database());
            }
        }
    }

    private static TerminalProblem problem(DatabaseAddress address, SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        String key =
                switch (state) {
                    case "28P01", "28000" -> "start.database-refused";
                    case "3D000" -> "start.database-missing";
                    default -> "start.database-unreachable";
                };
        return new TerminalProblem(
                TerminalProblem.Kind.DATABASE, key, address, address.user(), oneLine(rootOf(e)));
    }

    /**
     * Brings the schema up to this version, as its owner. Processes starting together take turns.
     */
    public static void migrate(DatabaseAddress address) {
        try {
            if (pendingMigrations(address) > 0) {
                flyway(address).migrate();
            }
        } catch (FlywayException e) {
            LoggerFactory.getLogger(Database.class).debug("The migration failed", e);
            throw new TerminalProblem(
                    TerminalProblem.Kind.DATABASE, "start.migration-failed", address, oneLine(e));
        }
    }

    private static Throwable rootOf(Throwable e) {
        return e.getCause() == null ? e : rootOf(e.getCause());
    }

    private static String oneLine(Throwable e) {
        String what = e instanceof UnknownHostException ? e.toString() : e.getMessage();
        return String.valueOf(what).strip().replaceAll("\\s+", " ");
    }

    /** How many steps the schema is behind this version; one that is ahead of it is a problem. */
    public static int pendingMigrations(DatabaseAddress address) {
        MigrationInfoService steps = flyway(address).info();
        for (MigrationInfo step : steps.all()) {
            if (step.getState() == MigrationState.FUTURE_SUCCESS) {
                throw new TerminalProblem(
                        TerminalProblem.Kind.DATABASE,
                        "start.database-newer",
                        address,
                        step.getVersion());
            }
        }
        return steps.pending().length;
    }

    private static Flyway flyway(DatabaseAddress address) {
        return Flyway.configure()
                .dataSource(address.jdbcUrl(), address.user(), address.password())
                .locations("classpath:db/migration")
                .load();
    }

    /** A pool whose connections have put on the application's role. */
    public static HikariDataSource pool(DatabaseAddress address) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("shouwen");
        config.setJdbcUrl(address.jdbcUrl());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(POOL_SIZE);
        config.setMinimumIdle(2);
        config.setConnectionInitSql("set role shouwen_app");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", "shouwen");
        return new HikariDataSource(config);
    }

    @Override
    public void close() {
        pool.close();
        embedded.ifPresent(EmbeddedPostgres::close);
    }
}
