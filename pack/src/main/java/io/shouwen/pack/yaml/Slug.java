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
    BAD_NUMBER,
    CONFLICTING_KEYS,

    // a written code
    MISSING_FILE,
    STRAY_FILE,
    OVERLAPPING_VERSIONS,
    BAD_NAME,
    BAD_DATE,
    BAD_TIME,
    UNKNOWN_ZONE,
    BAD_DURATION,
    BAD_LIMIT,
    BAD_RANGE,
    BAD_AMOUNT,
    BAD_SHARE,
    UNREACHABLE_ROW,
    WRONG_TYPE,
    WHICH_CALENDAR,
    DUPLICATE_CLAUSE,
    DUPLICATE_FACT_KIND,
    UNKNOWN_FACT_KIND,
    UNKNOWN_ATTRIBUTE,
    UNKNOWN_VALUE,
    UNKNOWN_CALENDAR,
    UNKNOWN_REFERENCE,
    UNKNOWN_ROLE,
    UNKNOWN_FINDING,
    UNKNOWN_CLAUSE,
    BREACH_IN_A_CIRCLE,
    FACT_KIND_DIFFERS,
    CALENDAR_DIFFERS,

    // services
    UNKNOWN_ENTRY,
    BAD_FORM,
    DUPLICATE_LETTER,

    // scenarios
    BAD_FACT_LINE,
    BAD_EXPECTATION,
    UNKNOWN_LABEL,
    DUPLICATE_LABEL,
    DUPLICATE_SCENARIO,
    NOT_IN_FORCE,

    // mappings of other systems' logs
    UNKNOWN_COLUMN,
    BAD_PATTERN,

    // calendars
    BAD_HOURS,
    BAD_SEASON,
    REPEATED_DAY,
    EDITION_ORDER;

    /** As printed and as the name of its page: {@code unknown-key}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
