package io.shouwen.pack.calendar;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much time an operation adds. */
sealed interface Amount {
    /** Calendar days and months on the local date, then time by the stop-watch. */
    record Plain(Period days, Duration time) implements Amount {}

    /** Time in which the calendar is open. */
    record Working(Duration time) implements Amount {}

    /** To the closing of the n-th working day after the day of the start. */
    record WorkingDays(int days) implements Amount {}

    Pattern WRITTEN =
            Pattern.compile(
                    "([+-]?\\d{1,9})\\s*(working\\s+)?(s|sec|seconds?|min|mins|minutes?|h|hours?|d|days?)");
    Pattern ISO = Pattern.compile("([+-]?)P([0-9YMWD+-]*)(T[0-9HMS.+-]+)?");

    /** Reads {@code 90 min}, {@code 4 working hours}, {@code 3 working days} or {@code PT30M}. */
    static Amount parse(String text) throws BadOperation {
        Matcher written = WRITTEN.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (written.matches()) {
            int count = Integer.parseInt(written.group(1));
            return of(count, written.group(3).charAt(0), written.group(2) != null, text);
        }
        Matcher iso = ISO.matcher(text.strip());
        if (!iso.matches()) {
            throw bad(text);
        }
        try {
            String days = iso.group(2);
            String time = iso.group(3);
            Plain plain =
                    new Plain(
                            days.isEmpty() ? Period.ZERO : Period.parse("P" + days),
                            time == null ? Duration.ZERO : Duration.parse("P" + time));
            if (days.isEmpty() && time == null) {
                throw bad(text);
            }
            return iso.group(1).equals("-")
                    ? new Plain(plain.days().negated(), plain.time().negated())
                    : plain;
        } catch (DateTimeException | ArithmeticException e) {
            throw bad(text);
        }
    }

    private static Amount of(int count, char unit, boolean working, String text)
            throws BadOperation {
        if (unit == 'd') {
            if (working && count < 1) {
                throw new BadOperation(
                        "working days are counted from 1, but the amount is `%s`".formatted(text));
            }
            return working
                    ? new WorkingDays(count)
                    : new Plain(Period.ofDays(count), Duration.ZERO);
        }
        Duration time =
                switch (unit) {
                    case 's' -> Duration.ofSeconds(count);
                    case 'm' -> Duration.ofMinutes(count);
                    default -> Duration.ofHours(count);
                };
        return working ? new Working(time) : new Plain(Period.ZERO, time);
    }

    private static BadOperation bad(String text) {
        return new BadOperation(
                "`%s` is not an amount of time; write for instance `90 min`, `2 hours`, `1 day`, `4 working hours`, `3 working days` or `PT30M`"
                        .formatted(text));
    }
}
