package io.shouwen.server.keys;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import java.nio.file.Path;

/** Where the keys of a running server lie: in SHOUWEN_KEYS, else in the data folder. */
@Configuration(proxyBeanMethods = false)
class KeyConfiguration {
    @Bean
    KeyFolder keyFolder(Environment environment) {
        String keys = environment.getProperty("SHOUWEN_KEYS", "");
        String data =
                environment.getProperty(
                        "shouwen.data", environment.getProperty("SHOUWEN_DATA", "data"));
        return new KeyFolder(keys.isBlank() ? Path.of(data).resolve("keys") : Path.of(keys));
    }
}
