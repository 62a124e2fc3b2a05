package io.shouwen.server.text;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every sentence of the product in one language, read from {@code messages/ROOM_en.properties} and
 * {@code messages/ROOM_zh_CN.properties}. An unknown key is shown as itself in brackets, so that a
 * page never fails for a missing word; a test finds such keys before release.
 */
public final class Texts {
    private static final Map<Language, Texts> ALL = load();

    private final Language language;
    private final SortedMap<String, String> patterns;

    private Texts(Language language, SortedMap<String, String> patterns) {
        this.language = language;
        this.patterns = Collections.unmodifiableSortedMap(patterns);
    }

    public static Texts in(Language language) {
        Texts texts = ALL.get(language);
        if (texts == null) {
            throw new IllegalStateException("No texts were loaded for " + language);
        }
        return texts;
    }

    /** The sentence of a key; {@code {0}} and so on are replaced by the arguments. */
    public String of(String key, Object... args) {
        String pattern = patterns.get(key);
        if (pattern == null) {
            return "[" + key + "]";
        }
        String sentence = pattern;
        for (int i = 0; i < args.length; i++) {
            sentence = sentence.replace("{" + i + "}", String.valueOf(args[i]));
        }
        return sentence;
    }

    public boolean has(String key) {
        return patterns.containsKey(key);
    }

    public Language language() {
        return language;
    }

    /** Picks one of two stored names: the English one if there is one and the page is English. */
    public String name(String zh, String en) {
        return language == Language.EN && !en.isBlank() ? en : zh;
    }

    /** All keys and their patterns, in order. */
    public SortedMap<String, String> patterns() {
        return patterns;
    }

    private static Map<Language, Texts> load() {
        Map<Language, Texts> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            all.put(language, new Texts(language, read(language)));
        }
        return all;
    }

    private static SortedMap<String, String> read(Language language) {
        SortedMap<String, String> patterns = new TreeMap<>();
        String pattern = "classpath*:messages/*_" + language.locale() + ".properties";
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                Properties read = new Properties();
                try (var in =
                        new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    read.load(in);
                }
                for (String key : read.stringPropertyNames()) {
                    if (patterns.put(key, read.getProperty(key)) != null) {
                        throw new IllegalStateException("Two message files hold the key " + key);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The message files cannot be read", e);
        }
        return patterns;
    }
}
