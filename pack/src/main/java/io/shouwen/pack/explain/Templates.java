package io.shouwen.pack.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** The sentences of one language, with places to fill in. */
final class Templates {
    private static final Map<String, Templates> ALL =
            Map.of("zh", new Templates("zh"), "en", new Templates("en"));

    private final String language;
    private final Map<String, String> byKey = new TreeMap<>();

    private Templates(String language) {
        this.language = language;
        String file = "words_" + language + ".properties";
        try (InputStream in = Templates.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("Expected the file " + file + " beside this class");
            }
            Reader text = new InputStreamReader(in, StandardCharsets.UTF_8);
            Properties read = new Properties();
            read.load(text);
            read.forEach((key, value) -> byKey.put(key.toString(), value.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Chinese for a Chinese locale, English for every other. */
    static Templates in(Locale locale) {
        String language = locale.getLanguage().equals("zh") ? "zh" : "en";
        Templates found = ALL.get(language);
        if (found == null) {
            throw new IllegalStateException("Expected sentences in " + language);
        }
        return found;
    }

    boolean chinese() {
        return language.equals("zh");
    }

    Set<String> keys() {
        return Collections.unmodifiableSet(byKey.keySet());
    }

    boolean has(String key) {
        return byKey.containsKey(key);
    }

    String of(String key, Object... filling) {
        String sentence = byKey.get(key);
        if (sentence == null) {
            throw new IllegalStateException("Expected a sentence for " + key + " in " + language);
        }
        StringBuilder filled = new StringBuilder();
        int at = 0;
        while (at < sentence.length()) {
            int close = sentence.indexOf('}', at);
            if (sentence.charAt(at) == '{' && close > at) {
                filled.append(filling[Integer.parseInt(sentence.substring(at + 1, close))]);
                at = close + 1;
            } else {
                filled.append(sentence.charAt(at));
                at++;
            }
        }
        return filled.toString();
    }

    /** So many of something, such as {@code 30 minutes}. */
    String counted(String unit, long number) {
        return of("unit." + unit + (number == 1 ? ".one" : ".many"), number);
    }
}
