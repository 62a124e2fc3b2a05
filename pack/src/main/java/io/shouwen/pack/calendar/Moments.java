package io.shouwen.pack.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads moments with or without an offset, and writes them with the offset of a zone. */
final class Moments {
    private static final Pattern WRITTEN =
            Pattern.compile(
                    "(\\d{4}-\\d{2}-\\d{2})[Tt"
                        + " ](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)(Z|z|[+-]\\d{2}(?::?\\d{2}(?::?\\d{2})?)?)?");
    private static final Pattern END_OF_DAY = Pattern.compile("24:00(:00(\\.0+)?)?");

    private Moments() {}

    /**
     * The instant of {@code 2026-03-02T10:00:00+08:00}, {@code …Z} or, by the zone's wall clock,
     * {@code 2026-03-02T10:00}. A local time that the clock repeats is the first of the two, one
     * that it skips is as much later as the clock was put forward.
     */
    static Instant parse(String text, ZoneId zone) throws BadOperation {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            throw bad(text);
        }
        try {
            LocalDate day = LocalDate.parse(written.group(1));
            LocalDateTime local =
                    END_OF_DAY.matcher(written.group(2)).matches()
                            ? day.plusDays(1).atStartOfDay()
                            : day.atTime(LocalTime.parse(written.group(2)));
            String offset = written.group(3);
            return offset == null
                    ? local.atZone(zone).toInstant()
                    : local.toInstant(ZoneOffset.of(offset.replace('z', 'Z')));
        } catch (DateTimeException e) {
            throw bad(text);
        }
    }

    private static BadOperation bad(String text) {
        return new BadOperation(
                "`%s` is not a moment; write it as 2026-03-02T10:00:00+08:00, or without an offset for the calendar's own zone"
                        .formatted(text));
    }

    static String write(Instant at, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
    }
}
