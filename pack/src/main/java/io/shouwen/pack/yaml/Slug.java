package io.shouwen.pack.yaml;

import java.util.Locale;

/**
 * The kinds of problem a written file can have. Each has one page, {@code
 * docs/reference/problems/<slug>.md}; a test holds the two together.
 */
public enum Slug {
    // the file as such
    UNREADABLE_FILE,
    NOT_UTF8,
    BAD_CHARACTER,
    EMPTY_FILE,
    TOO_LARGE,
    TOO_DEEP,
    TAB_INDENT,
    BROKEN_LAYOUT,
    UNCLOSED_QUOTE,
    SHORTHAND,
    SEVERAL_DOCUMENTS,

    // keys and values
    KEY_NOT_TEXT,
    DUPLICATE_KEY,
    UNKNOWN_KEY,
    MISSING_KEY,
    MISSING_VALUE,
    WRONG_SHAPE,
    UNKNOWN_CHOICE,
    BAD_NUMBER;

    /** As printed and as the name of its page: {@code unknown-key}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
