package io.shouwen.assess.report;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Which share of the occasions of a clause would have been kept under which limit, as a run with
 * that limit would say as of the same moment: what is open counts as not kept until the limit is
 * longer than it has been open, and is undecided from then on.
 */
final class PromiseCurve {
    private final long[] limits;
    private final long[] kept;
    private final long[] decided;

    /**
     * @param limits in seconds, rising: where the share changes
     * @param kept how many are kept within each limit
     * @param decided how many are kept or not under each limit
     */
    PromiseCurve(long[] limits, long[] kept, long[] decided) {
        this.limits = limits.clone();
        this.kept = kept.clone();
        this.decided = decided.clone();
    }

    /**
     * The shortest limit that at least so many percent keep, of the lengths that something took:
     * where what is open for long leaves too few, there is none.
     */
    OptionalLong limitFor(int percent) {
        long before = 0;
        for (int at = 0; at < limits.length; at++) {
            if (kept[at] > before && kept[at] * 100 >= percent * decided[at]) {
                return OptionalLong.of(limits[at]);
            }
            before = kept[at];
        }
        return OptionalLong.empty();
    }

    /** The longest that something took; 0 if nothing is done. */
    long longest() {
        long longest = 0;
        long before = 0;
        for (int at = 0; at < limits.length; at++) {
            longest = kept[at] > before ? limits[at] : longest;
            before = kept[at];
        }
        return longest;
    }

    /** The share kept within a limit, from 0 to 1. */
    double shareAt(long limit) {
        int found = Arrays.binarySearch(limits, limit);
        int at = found >= 0 ? found : -found - 2;
        return at < 0 || decided[at] == 0 ? 0 : (double) kept[at] / decided[at];
    }
}
