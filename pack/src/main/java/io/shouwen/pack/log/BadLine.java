package io.shouwen.pack.log;

import java.util.Locale;

/** Why a line of a log tells no fact. Every such line is listed, none is dropped silently. */
public enum BadLine {
    TOO_FEW_COLUMNS,
    TOO_MANY_COLUMNS,
    BROKEN_QUOTES,
    BROKEN_JSON,
    BROKEN_XML,
    TOO_LONG,
    WRONG_ENCODING,
    CASE_MISSING,
    BAD_MOMENT,
    BAD_VALUE,
    UNKNOWN_WORD,
    AFTER_EVENTS,
    REPEATED;

    /** As {@code problems.csv} writes it. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
