package io.shouwen.server.page;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;

/** A number that changes when any style sheet or script changes, so that browsers may keep them. */
@Component
class Assets {
    private final String version;

    Assets() {
        CRC32 crc = new CRC32();
        try {
            var resolver = new PathMatchingResourcePatternResolver();
            for (Resource file : resolver.getResources("classpath:/static/*.*")) {
                try (InputStream in = file.getInputStream()) {
                    crc.update(in.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.version = Long.toString(crc.getValue(), 36);
    }

    String version() {
        return version;
    }
}
