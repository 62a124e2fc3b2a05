package io.shouwen.engine.standard;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One organisation's written code as data, in one version. An occasion is bound to the version in
 * force when it opened (S41).
 *
 * @param from the first instant in force
 * @param to the first instant no longer in force; empty while nobody has ended it
 * @param zone the zone of its days and hours
 * @param onTrial the clauses that are judged and shown, but cost nobody anything yet
 */
public record Standard(
        StandardRef ref,
        Words title,
        Instant from,
        Optional<Instant> to,
        ZoneId zone,
        Map<String, Attribute> attributes,
        List<Clause> clauses,
        Set<ClauseId> onTrial) {
    public Standard {
        attributes = Map.copyOf(attributes);
        clauses = List.copyOf(clauses);
        onTrial = Set.copyOf(onTrial);
    }

    /** A code with nothing on trial. */
    public Standard(
            StandardRef ref,
            Words title,
            Instant from,
            Optional<Instant> to,
            ZoneId zone,
            Map<String, Attribute> attributes,
            List<Clause> clauses) {
        this(ref, title, from, to, zone, attributes, clauses, Set.of());
    }

    /** True when an occasion that opens at the instant is judged by this version. */
    public boolean inForce(Instant at) {
        return !at.isBefore(from) && to.map(at::isBefore).orElse(true);
    }
}
