package io.shouwen.engine.queue;

import java.time.Instant;
import java.util.Comparator;

/**
 * Somebody in a line.
 *
 * @param id by which they are told apart
 * @param service what they came for
 * @param rank of their class: a lower one goes before
 * @param since from when their place in the line counts
 * @param here since when they stand in it and can be called; later than their place for whoever
 *     took a number from elsewhere
 * @param passed how often somebody who came after them was called before them where they could have
 *     been called themselves
 */
public record Waiting(long id, String service, int rank, Instant since, Instant here, int passed) {
    /** Whose place is earlier; whoever has the lower id of two who came at once. */
    public static final Comparator<Waiting> PLACE =
            Comparator.comparing(Waiting::since).thenComparingLong(Waiting::id);

    /** Who stands there longer; whoever has the lower id of two who came at once. */
    public static final Comparator<Waiting> HERE =
            Comparator.comparing(Waiting::here).thenComparingLong(Waiting::id);

    /** Somebody whose place counts from when they came. */
    public Waiting(long id, String service, int rank, Instant since, int passed) {
        this(id, service, rank, since, since, passed);
    }

    /** Whether their place in the line is before another's. */
    public boolean isBefore(Waiting other) {
        return PLACE.compare(this, other) < 0;
    }

    /** Whether they stood there before another came. */
    public boolean cameBefore(Waiting other) {
        return HERE.compare(this, other) < 0;
    }

    /** The same person once somebody who came after them has gone before. */
    Waiting passedOnce() {
        return new Waiting(id, service, rank, since, here, passed + 1);
    }
}
