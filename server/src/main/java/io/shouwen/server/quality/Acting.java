package io.shouwen.server.quality;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;

/**
 * Somebody about to act on a finding, and what has to be known to judge whether they may.
 *
 * @param decides whether they hold today a position that decides about findings of this unit
 * @param chiefs who was chief of the unit of the person found on the day of the breach
 * @param appealUntil the last instant of an appeal
 * @param zone the zone in which a sentence names instants
 */
record Acting(
        int person,
        boolean decides,
        Set<Integer> chiefs,
        Instant now,
        Instant appealUntil,
        ZoneId zone) {
    Acting {
        chiefs = Set.copyOf(chiefs);
    }
}
