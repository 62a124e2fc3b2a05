package io.shouwen.server.call;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The calls that came in half an hour, or in a whole day.
 *
 * @param soon answered within the rings that the code allows
 * @param uncounted answered, and nobody knows after how many rings
 */
public record HalfHour(
        Instant since, long came, long answered, long soon, long uncounted, long abandoned) {
    /** Answered out of a hundred that are over; empty where none is. */
    public Optional<Long> answerRate() {
        return percent(answered, answered + abandoned);
    }

    /** Answered soon out of a hundred whose rings are known. */
    public Optional<Long> soonRate() {
        return percent(soon, answered - uncounted);
    }

    private static Optional<Long> percent(long part, long whole) {
        return whole == 0 ? Optional.empty() : Optional.of(Math.floorDiv(100 * part, whole));
    }

    static HalfHour sum(Instant since, Collection<HalfHour> parts) {
        List<HalfHour> all = List.copyOf(parts);
        return new HalfHour(
                since,
                all.stream().mapToLong(HalfHour::came).sum(),
                all.stream().mapToLong(HalfHour::answered).sum(),
                all.stream().mapToLong(HalfHour::soon).sum(),
                all.stream().mapToLong(HalfHour::uncounted).sum(),
                all.stream().mapToLong(HalfHour::abandoned).sum());
    }
}
