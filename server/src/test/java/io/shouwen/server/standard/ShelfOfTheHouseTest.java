package io.shouwen.server.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.TestServer;
import io.shouwen.server.hall.HallScreens;

import org.junit.jupiter.api.Test;

/** Whoever asks what a unit is judged by gets the unit's terms, in a transaction or outside. */
class ShelfOfTheHouseTest {
    @Test
    void theTermsOfAUnitDoNotHangOnAnOpenTransaction() {
        try (TestServer server = TestServer.demo()) {
            Shelf shelf = server.bean(Shelf.class);
            int hall = new HallScreens(server).unit;
            InForce outside = shelf.of(HallScreens.ORG, hall);
            InForce inside =
                    server.database()
                            .orgScope()
                            .reading(HallScreens.ORG, () -> shelf.of(HallScreens.ORG, hall));

            assertThat(outside).isSameAs(inside);
            assertThat(outside).isNotSameAs(shelf.of(HallScreens.ORG));
        }
    }
}
