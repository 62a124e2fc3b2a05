package io.shouwen.assess.report;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The counts of each local month. A day that lies within one month is looked up only once. */
final class Months {
    private static final int DAY_SECONDS = 86_400;
    private static final int CACHED_DAYS = 1 << 10;

    private final ZoneId zone;
    private final Map<YearMonth, Counts> counts = new TreeMap<>();
    private final long[] cachedDay = new long[CACHED_DAYS];
    private final Counts[] cached = new Counts[CACHED_DAYS];

    Months(ZoneId zone) {
        this.zone = zone;
        Arrays.fill(cachedDay, Long.MIN_VALUE);
    }

    Counts of(Instant at) {
        long day = Math.floorDiv(at.getEpochSecond(), DAY_SECONDS);
        int slot = (int) (day & (CACHED_DAYS - 1));
        if (cachedDay[slot] == day) {
            return cached[slot];
        }
        YearMonth month = month(at);
        Counts found = of(month);
        Instant first = Instant.ofEpochSecond(day * DAY_SECONDS);
        if (month(first).equals(month(first.plusSeconds(DAY_SECONDS - 1)))) {
            cachedDay[slot] = day;
            cached[slot] = found;
        }
        return found;
    }

    private YearMonth month(Instant at) {
        return YearMonth.from(at.atZone(zone));
    }

    private Counts of(YearMonth month) {
        return counts.computeIfAbsent(month, one -> new Counts());
    }

    void add(Months more) {
        more.counts.forEach((month, counted) -> of(month).add(counted));
    }

    Map<YearMonth, Counts> counts() {
        return Collections.unmodifiableMap(counts);
    }
}
