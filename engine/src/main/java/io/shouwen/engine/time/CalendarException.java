package io.shouwen.engine.time;

/** A question that a calendar cannot answer. The message is a sentence for the person who asked. */
public abstract sealed class CalendarException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private CalendarException(String sentence) {
        super(sentence);
    }

    /** The calendar has no opening at all, so no working time ever passes. */
    public static final class NeverOpens extends CalendarException {
        private static final long serialVersionUID = 1;

        NeverOpens(String calendar) {
            super(
                    "calendar `%s` is never open, so no working time passes in it; give at least one day hours"
                            .formatted(calendar));
        }
    }

    /** The question or its answer lies outside the years that a calendar covers. */
    public static final class BeyondHorizon extends CalendarException {
        private static final long serialVersionUID = 1;

        BeyondHorizon(String calendar, String what) {
            super(
                    "calendar `%s` covers the years %d to %d, and %s lies outside"
                            .formatted(calendar, Horizon.FIRST_YEAR, Horizon.LAST_YEAR, what));
        }
    }
}
