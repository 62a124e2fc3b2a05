package io.shouwen.engine.standard;

import static io.shouwen.engine.check.Checks.checkArgument;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A state that must hold throughout an interval (S16, S31, C13). The presences unite; each gap is a
 * breach with its length.
 *
 * @param opening what opens the interval: a fact, up to {@code until}; or a period
 * @param until the fact that ends an interval which a fact opened
 * @param same attributes of the opening fact on which what ends and what covers the interval agrees
 *     with it: each counter has its own sign
 * @param hours the part of each day that counts, if not all of it
 * @param presences the stretches in which the state holds
 */
public record Cover(
        Opening opening,
        Optional<Pattern> until,
        Set<String> same,
        Optional<Hours> hours,
        List<Stretch> presences,
        String answers,
        String broken)
        implements Obligation {
    public Cover {
        checkArgument(!presences.isEmpty(), "a cover names what covers");
        checkArgument(
                opening instanceof Opening.OnFact == until.isPresent(),
                "an interval that a fact opens is ended by a fact");
        checkArgument(
                same.isEmpty() || opening instanceof Opening.OnFact,
                "only a fact says with what its cover agrees");
        same = Set.copyOf(same);
        presences = List.copyOf(presences);
    }

    /** A part of each day, in the zone of the standard; {@code to} at midnight is 24:00. */
    public record Hours(LocalTime from, LocalTime to) {
        public Hours {
            checkArgument(
                    from.isBefore(to) || to.equals(LocalTime.MIDNIGHT),
                    "hours end after they begin");
        }
    }

    @Override
    public void looks(Consumer<Pattern> reader) {
        until.ifPresent(reader);
        presences.forEach(presence -> presence.looks(reader));
    }
}
