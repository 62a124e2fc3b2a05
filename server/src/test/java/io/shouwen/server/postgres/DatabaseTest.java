package io.shouwen.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

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

    private static void assertProblem(Runnable action, String key, int exitCode) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        StartProblem.class,
                        problem -> {
                            assertThat(problem.key()).isEqualTo(key);
                            assertThat(problem.exitCode()).isEqualTo(exitCode);
                            assertThat(problem.getMessage()).doesNotContain("[start.", "{");
                        });
    }
}
