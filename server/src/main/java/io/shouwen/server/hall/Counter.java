package io.shouwen.server.hall;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A counter of a hall.
 *
 * @param no as customers see it
 * @param services names of what it serves
 * @param sitting who is at it; empty while it is shut
 * @param broken why it is out of service; empty while it is not
 */
public record Counter(
        int id, int unit, int no, Set<String> services, Optional<Sitting> sitting, String broken) {
    public Counter {
        services = Set.copyOf(services);
    }

    /**
     * Who sits at a counter.
     *
     * @param away why nobody is served; empty while it serves
     */
    public record Sitting(int person, String away, Instant since) {}

    /** Whether it serves. */
    public boolean open() {
        return works() && sitting.filter(one -> one.away().isEmpty()).isPresent();
    }

    /** Whether it could serve if somebody sat there. */
    public boolean works() {
        return broken.isEmpty();
    }

    /** Whether this person sits at it. */
    public boolean hasAt(int person) {
        return sitting.filter(one -> one.person() == person).isPresent();
    }
}
