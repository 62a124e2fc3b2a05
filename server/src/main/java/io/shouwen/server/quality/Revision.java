package io.shouwen.server.quality;

import java.time.Instant;

/**
 * What the judge said of the occasion, each time it changed.
 *
 * @param no rises by one with each change of verdict, lateness or evidence
 * @param verdict the word of the verdict family
 * @param lateSeconds how late it was kept; {@link #NOT_KEPT} while nothing has kept it
 * @param line SHA-256 of the canonical line, in hexadecimal
 * @param asOf the instant it was judged as of: judging the facts known then gives it again
 */
public record Revision(int no, String verdict, long lateSeconds, String line, Instant asOf) {
    /** Later than any lateness. */
    public static final long NOT_KEPT = Long.MAX_VALUE;

    boolean graverThan(long otherLateSeconds) {
        return lateSeconds > otherLateSeconds;
    }
}
