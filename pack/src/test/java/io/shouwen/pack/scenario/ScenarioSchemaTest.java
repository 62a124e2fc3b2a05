package io.shouwen.pack.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.pack.Schemas;

import org.junit.jupiter.api.Test;

import java.io.IOException;

class ScenarioSchemaTest {
    @Test
    void schemaAndReaderKnowTheSameKeys() throws IOException {
        assertThat(Schemas.keys("scenario", "scenario"))
                .containsExactlyInAnyOrderElementsOf(ScenarioReader.KEYS.names());
    }
}
