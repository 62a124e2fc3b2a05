package io.shouwen.server.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.pack.service.ServiceCatalogue;

import org.junit.jupiter.api.Test;

class RequestTypesTest {
    /** A catalogue of services names them, and is read where no server runs. */
    @Test
    void catalogueAndServerKnowTheSame() {
        assertThat(RequestType.words())
                .containsExactlyInAnyOrderElementsOf(ServiceCatalogue.REQUESTS);
    }
}
