package io.shouwen.engine.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;

/**
 * The openings of some years laid out on the time line, with the working seconds before each. An
 * instant is open if a wall clock at that instant shows an open minute: a span that falls into a
 * skipped hour shrinks, in a repeated hour it counts twice. Immutable.
 */
final class Timetable {
    /** The closing of a day without an opening. */
    static final long CLOSED = Long.MIN_VALUE;

    private static final int DAY_SECONDS = 86_400;

    /** Openings are laid out so far beyond the years, for clocks set back at New Year. */
    private static final int MARGIN_DAYS = 2;

    final int fromYear;
    final int toYear;

    /** The instants in which the table is complete, half open. */
    final long coverFrom;

    final long coverTo;

    private final int firstDay;
    private final int dayCount;
    private final long[] starts;
    private final long[] ends;

    /** {@code worked[i]}: seconds of all openings before the i-th; one element more than those. */
    private final long[] worked;

    private final FloorIndex byStart;
    private final FloorIndex byWorked;
    private final long[] closings;

    /** {@code workingDaysBefore[d]}: days with an opening before the d-th day. */
    private final int[] workingDaysBefore;

    private final int[] workingDays;

    private Timetable(Layout layout, ZoneRules rules) {
        fromYear = layout.fromYear;
        toYear = layout.toYear;
        firstDay = layout.firstDay;
        dayCount = layout.closings.length;
        coverFrom = startOfDay(firstDay, rules);
        coverTo = startOfDay(firstDay + dayCount, rules);
        starts = Arrays.copyOf(layout.starts, layout.count);
        ends = Arrays.copyOf(layout.ends, layout.count);
        worked = new long[starts.length + 1];
        for (int i = 0; i < starts.length; i++) {
            worked[i + 1] = worked[i] + ends[i] - starts[i];
        }
        byStart = new FloorIndex(starts);
        byWorked = new FloorIndex(worked);
        closings = layout.closings;
        workingDaysBefore = new int[dayCount + 1];
        int[] days = new int[dayCount];
        for (int day = 0; day < dayCount; day++) {
            boolean working = closings[day] != CLOSED;
            days[workingDaysBefore[day]] = day;
            workingDaysBefore[day + 1] = workingDaysBefore[day] + (working ? 1 : 0);
        }
        workingDays = Arrays.copyOf(days, workingDaysBefore[dayCount]);
    }

    static Timetable of(int fromYear, int toYear, ZoneRules rules, Almanac almanac) {
        Layout layout = new Layout(fromYear, toYear);
        long end = startOfDay(layout.firstDay + layout.closings.length + MARGIN_DAYS, rules);
        long from = startOfDay(layout.firstDay - MARGIN_DAYS, rules);
        while (from < end) {
            Instant at = Instant.ofEpochSecond(from);
            ZoneOffsetTransition change = rules.nextTransition(at);
            long to = change == null ? end : Math.min(end, change.toEpochSecond());
            layout.addStretch(from, to, rules.getOffset(at), almanac);
            from = to;
        }
        return new Timetable(layout, rules);
    }

    private static long startOfDay(int epochDay, ZoneRules rules) {
        LocalDateTime midnight = LocalDate.ofEpochDay(epochDay).atStartOfDay();
        ZoneOffsetTransition gap = rules.getTransition(midnight);
        return gap != null && gap.isGap()
                ? gap.toEpochSecond()
                : midnight.toEpochSecond(rules.getOffset(midnight));
    }

    boolean covers(long second) {
        return coverFrom <= second && second < coverTo;
    }

    boolean covers(LocalDate day) {
        return fromYear <= day.getYear() && day.getYear() <= toYear;
    }

    boolean hasNoOpening() {
        return starts.length == 0;
    }

    /** The opening that holds the second or the last one before it; -1 if there is none. */
    int openingAtOrBefore(long second) {
        return byStart.floor(second);
    }

    boolean isOpen(int opening, long second) {
        return opening >= 0 && second < ends[opening];
    }

    /** Working seconds before the second, given its {@link #openingAtOrBefore}. */
    long workedBefore(int opening, long second) {
        if (opening < 0) {
            return 0;
        }
        return worked[opening] + Math.min(second, ends[opening]) - starts[opening];
    }

    long totalWorked() {
        return worked[starts.length];
    }

    /**
     * The second at which so many working seconds have passed. Where that is a closing and the next
     * opening alike, {@code atClosing} chooses.
     */
    long secondAfter(long workedSeconds, boolean atClosing) {
        int opening = byWorked.floor(workedSeconds);
        if (opening == starts.length || (atClosing && worked[opening] == workedSeconds)) {
            opening--;
        }
        return starts[opening] + workedSeconds - worked[opening];
    }

    /** The start of the first opening after the given one, or {@link #CLOSED}. */
    long startAfter(int opening) {
        return opening + 1 < starts.length ? starts[opening + 1] : CLOSED;
    }

    /** The last closing of a covered day, or {@link #CLOSED}. */
    long closing(LocalDate day) {
        return closings[index(day)];
    }

    /**
     * The n-th working day after a covered day, before it if n is negative; days beyond the table
     * give {@link LocalDate#MAX} or {@link LocalDate#MIN}.
     */
    LocalDate workingDay(LocalDate day, int n) {
        int before = workingDaysBefore[index(day)];
        int through = workingDaysBefore[index(day) + 1];
        int wanted = n > 0 ? through + n - 1 : before + n;
        if (wanted < 0) {
            return LocalDate.MIN;
        }
        return wanted >= workingDays.length
                ? LocalDate.MAX
                : LocalDate.ofEpochDay(firstDay + workingDays[wanted]);
    }

    private int index(LocalDate day) {
        return (int) day.toEpochDay() - firstDay;
    }

    /** A table under construction. */
    private static final class Layout {
        final int fromYear;
        final int toYear;
        final int firstDay;
        final long[] closings;
        long[] starts = new long[1024];
        long[] ends = new long[1024];
        int count;

        Layout(int fromYear, int toYear) {
            this.fromYear = fromYear;
            this.toYear = toYear;
            firstDay = (int) LocalDate.of(fromYear, 1, 1).toEpochDay();
            closings = new long[(int) LocalDate.of(toYear + 1, 1, 1).toEpochDay() - firstDay];
            Arrays.fill(closings, CLOSED);
        }

        /** Lays out a stretch of one offset; in it, wall clock and time line run side by side. */
        void addStretch(long from, long to, ZoneOffset offset, Almanac almanac) {
            int shift = offset.getTotalSeconds();
            int lastDay = (int) Math.floorDiv(to + shift - 1, DAY_SECONDS);
            for (int day = (int) Math.floorDiv(from + shift, DAY_SECONDS); day <= lastDay; day++) {
                long midnight = (long) day * DAY_SECONDS - shift;
                for (Span span : almanac.hoursOn(LocalDate.ofEpochDay(day)).spans()) {
                    long start = Math.max(from, midnight + span.fromMinute() * 60L);
                    long end = Math.min(to, midnight + span.toMinute() * 60L);
                    if (start < end) {
                        add(start, end);
                        close(day - firstDay, end);
                    }
                }
            }
        }

        private void add(long start, long end) {
            if (count > 0 && ends[count - 1] == start) {
                ends[count - 1] = end;
                return;
            }
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
                ends = Arrays.copyOf(ends, 2 * count);
            }
            starts[count] = start;
            ends[count] = end;
            count++;
        }

        private void close(int day, long end) {
            if (day >= 0 && day < closings.length) {
                closings[day] = end;
            }
        }
    }
}
