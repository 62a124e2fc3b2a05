package io.shouwen.server.bridge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The page of the simulator: what the devices show, and the keys that a customer would press. */
final class FrontPage {
    private static final String FILE = "/bridge/front.html";

    private FrontPage() {}

    static String of(Things things) throws IOException {
        StringBuilder keys = new StringBuilder();
        for (int level = 1; level <= 5; level++) {
            keys.append(
                    "<form method=\"post\" action=\"/rate/%d\"><button>%d</button></form> "
                            .formatted(level, level));
        }
        String slip = things.slips().isEmpty() ? "" : things.slips().getLast();
        return read().replace("{keys}", keys)
                .replace("{asks}", plain(things.asks().orElse("—")))
                .replace("{strip}", plain(things.strip()))
                .replace("{slip}", plain(slip));
    }

    private static String read() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(FrontPage.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String plain(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
