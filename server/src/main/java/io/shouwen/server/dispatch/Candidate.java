package io.shouwen.server.dispatch;

import io.shouwen.server.roster.Presence;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A technician as the dispatcher weighs them.
 *
 * @param skills what is written of them; empty if nothing is
 * @param dues when what they have in hand is due, one entry a job
 */
record Candidate(
        int person,
        String nameZh,
        String nameEn,
        int crew,
        Presence presence,
        Set<Skill> skills,
        List<Instant> dues) {
    Candidate {
        skills = Set.copyOf(skills);
        dues = List.copyOf(dues);
    }

    boolean offDuty() {
        return presence instanceof Presence.OffDuty;
    }

    /** How many jobs are in hand that have to be done before an instant. */
    long before(Instant due) {
        return dues.stream().filter(one -> !one.isAfter(due)).count();
    }
}
