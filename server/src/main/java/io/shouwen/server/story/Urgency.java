package io.shouwen.server.story;

import java.time.Duration;
import java.time.Instant;

/** When a promise that is not yet overdue is said to be due soon. */
public final class Urgency {
    private static final Duration LEAST = Duration.ofMinutes(10);
    private static final Duration MOST = Duration.ofHours(2);

    private Urgency() {}

    /** In the last third of its time, but not before two hours and not after ten minutes of it. */
    public static boolean soon(Instant from, Instant due, Instant now) {
        Duration third = Duration.between(from, due).dividedBy(3);
        Duration notice = third.compareTo(LEAST) < 0 ? LEAST : third;
        Instant start = due.minus(notice.compareTo(MOST) > 0 ? MOST : notice);
        return !now.isBefore(start) && !now.isAfter(due);
    }
}
