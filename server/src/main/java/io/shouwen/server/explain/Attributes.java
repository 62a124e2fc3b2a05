package io.shouwen.server.explain;

import io.shouwen.server.text.Texts;

/**
 * Attributes of facts and their values in a reader's words; what has no words is shown as it is.
 */
public final class Attributes {
    private Attributes() {}

    /** What an attribute is called. */
    public static String name(Texts texts, String attribute) {
        return known(texts, "story.attribute." + attribute.replace('_', '-'), attribute);
    }

    /** What a value is called, such as the word for {@code urban}. */
    public static String value(Texts texts, String value) {
        return switch (value) {
            case "true" -> texts.of("story.yes");
            case "false" -> texts.of("story.no");
            default -> known(texts, "story.value." + value, value);
        };
    }

    /**
     * As {@link #value(Texts, String)}, of an attribute that may have a word of its own for it: a
     * slip whose form is {@code phone} is one that was signed there.
     */
    public static String value(Texts texts, String attribute, String value) {
        String own = "story.value." + attribute.replace('_', '-') + "." + value;
        return texts.has(own) ? texts.of(own) : value(texts, value);
    }

    private static String known(Texts texts, String key, String otherwise) {
        return texts.has(key) ? texts.of(key) : otherwise;
    }
}
