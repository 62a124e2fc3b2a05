package io.shouwen.assess.report;

import io.shouwen.engine.standard.Words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The words of the report in Chinese and English; the page carries both and shows one. */
final class Both {
    private static final Properties ZH = load("report_zh.properties");
    private static final Properties EN = load("report_en.properties");

    private Both() {}

    /** The text under a key, with {@code {0}}, {@code {1}} replaced. */
    static Words text(String key, Object... values) {
        return new Words(filled(ZH, key, values), filled(EN, key, values));
    }

    private static String filled(Properties words, String key, Object... values) {
        String text = words.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no words for " + key);
        }
        for (int at = 0; at < values.length; at++) {
            text = text.replace("{" + at + "}", String.valueOf(values[at]));
        }
        return text;
    }

    /** A file of this package, as text. */
    static String file(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties load(String name) {
        Properties words = new Properties();
        try (InputStreamReader in = new InputStreamReader(open(name), StandardCharsets.UTF_8)) {
            words.load(in);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = Both.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException("missing resource " + name);
        }
        return in;
    }
}
