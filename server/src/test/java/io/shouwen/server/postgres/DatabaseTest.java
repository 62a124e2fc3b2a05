package io.shouwen.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.server.text.TerminalProblem;

import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

class DatabaseTest {
    @Test
    void bothWaysToWriteAnAddressMeanTheSame() {
        DatabaseAddress plain =
                DatabaseAddress.parse("postgresql://ann:p%40ss+1@db.example:5433/hall?ssl=true");
        DatabaseAddress jdbc =
                DatabaseAddress.parse(
                        "jdbc:postgresql://db.example:5433/hall?user=ann&password=p%40ss+1&ssl=true");
        assertThat(plain).isEqualTo(jdbc);
        assertThat(plain.password()).isEqualTo("p@ss+1");
        assertThat(plain.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example:5433/hall?ssl=true");
        assertThat(plain.toString()).doesNotContain("p@ss");
    }

    @Test
    void anAddressOfAnotherKindIsRefusedInASentence() {
        for (String written : new String[] {"mysql://a@b/c", "postgresql://host", "hello world"}) {
            assertProblem(() -> DatabaseAddress.parse(written), "start.database-url-unreadable", 2);
        }
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsRefusedInASentence() {
        assertProblem(
                () -> Database.at(DatabaseAddress.parse("postgresql://a:b@127.0.0.1:1/c")),
                "start.database-unreachable",
                5);
    }

    @Test
    void aWrongPasswordAndAMissingDatabaseAreToldApart() {
        DatabaseAddress right = TestDatabase.bare();
        assertProblem(
                () -> Database.at(right.as(right.user(), "guessed")), "start.database-refused", 5);
        assertProblem(
                () -> Database.at(right.withDatabase("nowhere")), "start.database-missing", 5);
    }

    @Test
    void aBareDatabaseIsMigratedAndEnteredAsTheApplicationsRole() throws Exception {
        DatabaseAddress bare = TestDatabase.bare();
        try (Database database = Database.at(bare);
                var connection = database.pool().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select current_user, count(*) from org")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("shouwen_app");
            assertThat(rows.getInt(2)).isZero();
        }
    }

    @Test
    void aUserWhoMayNotCreateRolesOrTablesIsToldWhichRightIsMissing() throws Exception {
        Database.at(TestDatabase.bare()).close();
        DatabaseAddress right = TestDatabase.bare();
        execute(right, "create role plain login password 'p'");
        execute(right, "create role maker login createrole password 'p'");
        assertProblem(() -> Database.at(right.as("plain", "p")), "start.database-no-roles", 5);
        assertProblem(() -> Database.at(right.as("maker", "p")), "start.database-roles-taken", 5);
        execute(right, "grant shouwen_app, shouwen_gate to maker");
        assertProblem(() -> Database.at(right.as("maker", "p")), "start.database-no-tables", 5);
        execute(right, "drop role plain, maker");
    }

    @Test
    void aDatabaseOfANewerVersionIsLeftAlone() throws Exception {
        DatabaseAddress bare = TestDatabase.bare();
        Database.at(bare).close();
        execute(
                bare,
                """
                insert into flyway_schema_history (installed_rank, version, description, type,
                    script, installed_by, execution_time, success)
                select max(installed_rank) + 1, '999', 'later', 'SQL', 'V999__later.sql', 'x', 1,
                    true
                from flyway_schema_history
                """);
        assertProblem(() -> Database.at(bare), "start.database-newer", 5);
    }

    private static void execute(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                address.jdbcUrl(), address.user(), address.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void assertProblem(Runnable action, String key, int exitCode) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        TerminalProblem.class,
                        problem -> {
                            assertThat(problem.key()).isEqualTo(key);
                            assertThat(problem.exitCode()).isEqualTo(exitCode);
                            assertThat(problem.getMessage()).doesNotContain("[start.", "{");
                        });
    }
}
