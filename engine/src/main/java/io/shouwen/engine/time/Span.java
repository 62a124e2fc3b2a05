package io.shouwen.engine.time;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An opening by the wall clock, half open, in minutes of the day: 0 is midnight, 1440 the midnight
 * at the end of the same day.
 */
public record Span(int fromMinute, int toMinute) {
    static final int DAY = 24 * 60;
    private static final Pattern WRITTEN =
            Pattern.compile("(\\d{1,2}):(\\d{2})\\s*[-–]\\s*(\\d{1,2}):(\\d{2})");

    public Span {
        if (fromMinute < 0 || toMinute > DAY || fromMinute >= toMinute) {
            throw new IllegalArgumentException(
                    "a span lies within 00:00-24:00 and ends after its start, but this one is %s"
                            .formatted(written(fromMinute, toMinute)));
        }
    }

    /** Reads {@code 08:00-12:00}. */
    public static Span parse(String text) {
        Matcher matcher = WRITTEN.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "`%s` is not a span of hours; write it as 08:00-12:00".formatted(text));
        }
        int from = minute(text, matcher.group(1), matcher.group(2));
        int to = minute(text, matcher.group(3), matcher.group(4));
        if (from == to) {
            throw new IllegalArgumentException(
                    "`%s` is empty; a whole day is 00:00-24:00".formatted(text));
        }
        if (to == 0) {
            throw new IllegalArgumentException(
                    "`%s` ends before it starts; midnight at the end of a day is 24:00, so write %s"
                            .formatted(text, written(from, DAY)));
        }
        if (from > to) {
            throw new IllegalArgumentException(
                    "`%s` runs past midnight; write %s on this day and %s on the next day"
                            .formatted(text, written(from, DAY), written(0, to)));
        }
        return new Span(from, to);
    }

    private static int minute(String text, String hours, String minutes) {
        int hour = Integer.parseInt(hours);
        int minute = Integer.parseInt(minutes);
        if (minute > 59 || hour > 24 || (hour == 24 && minute > 0)) {
            throw new IllegalArgumentException(
                    "`%s` names %s:%s, which no clock shows; the day runs from 00:00 to 24:00"
                            .formatted(text, hours, minutes));
        }
        return hour * 60 + minute;
    }

    private static String written(int from, int to) {
        return "%02d:%02d-%02d:%02d".formatted(from / 60, from % 60, to / 60, to % 60);
    }

    @Override
    public String toString() {
        return written(fromMinute, toMinute);
    }
}
