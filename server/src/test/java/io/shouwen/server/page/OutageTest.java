package io.shouwen.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.sql.SQLException;
import java.util.Optional;

class OutageTest {
    @ParameterizedTest
    @CsvSource({
        "53100, could not extend file, DISK_FULL",
        "58030, 'could not write file: No space left on device', DISK_FULL",
        "08006, the connection broke, DATABASE_AWAY",
        "57P03, the database system is in recovery mode, DATABASE_AWAY",
        "42P01, relation does not exist,",
        "23505, duplicate key,"
    })
    void whatTheDatabaseSaysTellsWhetherItIsWorthTryingAgain(
            String state, String says, String outage) {
        RuntimeException thrown =
                new IllegalStateException(
                        "wrapped", new RuntimeException(new SQLException(says, state)));

        assertThat(Outage.behind(thrown).map(Enum::name)).isEqualTo(Optional.ofNullable(outage));
    }
}
