package io.shouwen.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.postgres.DatabaseAddress;
import io.shouwen.server.seal.SealReport;
import io.shouwen.server.seal.SealVerifier;
import io.shouwen.server.seal.WitnessFile;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/** The seal over everything in a database. */
final class Sealed {
    private Sealed() {}

    /** Every fact is sealed, there and unchanged. */
    static void holds(DatabaseAddress address) throws SQLException {
        try (var owner =
                DriverManager.getConnection(
                        address.jdbcUrl(), address.user(), address.password())) {
            SealReport report = new SealVerifier(owner, WitnessFile.none(), Duration.ZERO).verify();
            assertThat(report.faults()).isEmpty();
            assertThat(report.sound()).isTrue();
            assertThat(report.parts())
                    .isNotEmpty()
                    .allSatisfy(part -> {
                        assertThat(part.facts()).isPositive();
                        assertThat(part.sealed()).isEqualTo(part.facts());
                    });
        }
    }
}
