package io.shouwen.pack.log;

import io.shouwen.pack.mapping.Mapping.Times;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.List;

/**
 * Reads moments as they are written in a log. The ISO forms are read by hand because a log has tens
 * of millions of them. In the hour that a zone repeats, the earlier moment is meant; in the hour
 * that it skips, the moment moves on by the gap.
 */
final class Moments {
    /** Answered for a text that is no moment. */
    static final long NONE = Long.MIN_VALUE;

    static final long MICROS = 1_000_000L;
    private static final int DAY_SECONDS = 86_400;
    private static final int CACHED_DAYS = 1 << 13;
    private static final int UNEVEN = Integer.MIN_VALUE;

    private final ZoneRules rules;
    private final boolean twice;
    private final List<DateTimeFormatter> patterns;
    private final long[] cachedDay = new long[CACHED_DAYS];
    private final int[] cachedOffset = new int[CACHED_DAYS];

    Moments(Times times) {
        this.rules = times.zone().getRules();
        this.twice = times.zoneTwice();
        this.patterns = times.patterns();
        Arrays.fill(cachedDay, NONE);
    }

    /** Microseconds since 1970 of the text, or {@link #NONE}. A bare day means its beginning. */
    long micros(char[] text, int from, int to) {
        return patterns.isEmpty()
                ? iso(text, from, to)
                : patterned(new String(text, from, to - from));
    }

    /** The day of the text as days since 1970, or {@link #NONE}; a time behind it is left out. */
    long day(char[] text, int from, int to) {
        if (patterns.isEmpty()) {
            return to - from < 10 ? NONE : isoDay(text, from);
        }
        String written = new String(text, from, to - from);
        for (DateTimeFormatter pattern : patterns) {
            try {
                return LocalDate.from(pattern.parse(written)).toEpochDay();
            } catch (DateTimeException e) {
                // The next pattern is tried.
            }
        }
        return to - from < 10 ? NONE : isoDay(text, from);
    }

    private long patterned(String text) {
        for (DateTimeFormatter pattern : patterns) {
            try {
                return switch (pattern.parseBest(
                        text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from)) {
                    case ZonedDateTime zoned -> micros(zoned.toInstant());
                    case LocalDateTime local -> micros(local);
                    case LocalDate day -> micros(day.atStartOfDay());
                    case TemporalAccessor other -> NONE;
                };
            } catch (DateTimeException e) {
                // The next pattern is tried.
            }
        }
        return NONE;
    }

    private long micros(LocalDateTime local) {
        return instant(local.toEpochSecond(ZoneOffset.UTC), local.get(ChronoField.MICRO_OF_SECOND));
    }

    static long micros(Instant instant) {
        return instant.getEpochSecond() * MICROS + instant.getNano() / 1000;
    }

    static Instant instant(long micros) {
        long second = Math.floorDiv(micros, MICROS);
        return Instant.ofEpochSecond(second, (micros - second * MICROS) * 1000);
    }

    private long iso(char[] text, int from, int to) {
        int length = to - from;
        long day = length < 10 ? NONE : isoDay(text, from);
        if (day == NONE) {
            return NONE;
        }
        if (length == 10) {
            return instant(day * DAY_SECONDS, 0);
        }
        char gap = text[from + 10];
        if (length < 16 || (gap != ' ' && gap != 'T') || text[from + 13] != ':') {
            return NONE;
        }
        int hour = two(text, from + 11);
        int minute = two(text, from + 14);
        int second = 0;
        int at = from + 16;
        if (at < to && text[at] == ':') {
            second = at + 3 <= to ? two(text, at + 1) : -1;
            at += 3;
        }
        if (hour < 0 || hour > 24 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            return NONE;
        }
        if (hour == 24 && minute + second > 0) {
            return NONE;
        }
        return fraction(text, at, to, day * DAY_SECONDS + hour * 3600L + minute * 60L + second);
    }

    /** What may follow the seconds: a fraction, then Z or an offset. */
    private long fraction(char[] text, int from, int to, long second) {
        int at = from;
        long micro = 0;
        if (at < to && (text[at] == '.' || text[at] == ',')) {
            long scale = MICROS / 10;
            at++;
            int first = at;
            while (at < to && text[at] >= '0' && text[at] <= '9') {
                micro += (text[at] - '0') * scale;
                scale /= 10;
                at++;
            }
            if (at == first) {
                return NONE;
            }
        }
        if (at == to) {
            return instant(second, micro);
        }
        int offset = offset(text, at, to);
        return offset == UNEVEN ? NONE : (second - offset) * MICROS + micro;
    }

    private static int offset(char[] text, int from, int to) {
        int length = to - from;
        if (length == 1 && (text[from] == 'Z' || text[from] == 'z')) {
            return 0;
        }
        int sign = text[from] == '+' ? 1 : text[from] == '-' ? -1 : 0;
        int hour = length >= 3 ? two(text, from + 1) : -1;
        if (sign == 0 || hour < 0 || hour > 18) {
            return UNEVEN;
        }
        int minutesAt = length == 6 && text[from + 3] == ':' ? from + 4 : from + 3;
        int minute = length == 3 ? 0 : length == 5 || length == 6 ? two(text, minutesAt) : -1;
        return minute < 0 || minute > 59 ? UNEVEN : sign * (hour * 3600 + minute * 60);
    }

    private static long isoDay(char[] text, int from) {
        if (text[from + 4] != '-' || text[from + 7] != '-') {
            return NONE;
        }
        int century = two(text, from);
        int year = two(text, from + 2);
        int month = two(text, from + 5);
        int day = two(text, from + 8);
        if (century < 0 || year < 0 || month < 1 || month > 12 || day < 1 || day > 31) {
            return NONE;
        }
        int whole = century * 100 + year;
        if (day > 28 && day > java.time.YearMonth.of(whole, month).lengthOfMonth()) {
            return NONE;
        }
        return LocalDate.of(whole, month, day).toEpochDay();
    }

    private static int two(char[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }

    private long instant(long localSecond, long micro) {
        if (!twice) {
            return (localSecond - offset(localSecond)) * MICROS + micro;
        }
        long once = localSecond - offset(localSecond);
        long local = localSecond - offset(once);
        return (local - offset(local)) * MICROS + micro;
    }

    private int offset(long localSecond) {
        long day = Math.floorDiv(localSecond, DAY_SECONDS);
        int slot = (int) (day & (CACHED_DAYS - 1));
        if (cachedDay[slot] != day) {
            cachedDay[slot] = day;
            cachedOffset[slot] = evenOffset(day);
        }
        int offset = cachedOffset[slot];
        return offset == UNEVEN ? unevenOffset(localSecond) : offset;
    }

    /** The one offset that a local day has throughout, or {@link #UNEVEN}. */
    private int evenOffset(long day) {
        Instant before = Instant.ofEpochSecond((day - 1) * DAY_SECONDS);
        Instant after = Instant.ofEpochSecond((day + 2) * DAY_SECONDS);
        ZoneOffsetTransition next = rules.nextTransition(before);
        boolean even = next == null || next.getInstant().isAfter(after);
        return even ? rules.getOffset(before).getTotalSeconds() : UNEVEN;
    }

    private int unevenOffset(long localSecond) {
        LocalDateTime local = LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC);
        ZoneOffsetTransition transition = rules.getTransition(local);
        return (transition == null ? rules.getOffset(local) : transition.getOffsetBefore())
                .getTotalSeconds();
    }
}
