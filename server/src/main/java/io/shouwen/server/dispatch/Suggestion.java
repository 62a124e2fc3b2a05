package io.shouwen.server.dispatch;

import io.shouwen.server.roster.Presence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Who might go, and why.
 *
 * @param reasons in the order in which they weigh
 */
record Suggestion(Candidate candidate, List<Reason> reasons) {
    Suggestion {
        reasons = List.copyOf(reasons);
    }

    /** One reason. */
    sealed interface Reason {
        /** On duty, and until when. */
        record OnDuty(Instant until) implements Reason {}

        /** The roster says that they are not on duty. */
        record OffDuty() implements Reason {}

        /** The roster says nothing of today. */
        record Unplanned() implements Reason {}

        /** Whether the place is their crew's. */
        record Crew(boolean own) implements Reason {}

        /** Whether they can do what the fault asks. */
        record Skilled(Skill skill, boolean has) implements Reason {}

        /** How many jobs they have in hand, and how many of them are due before this one. */
        record Load(int open, long before) implements Reason {}
    }

    /**
     * The best first: on duty before unplanned before off duty, then the crew of the place, then
     * the skill, then who has least to do before this job is due; of an emergency, who has least to
     * do at all. A technician of whom no skill is written is taken for one who can do everything.
     */
    static List<Suggestion> rank(Need need, Collection<Candidate> candidates) {
        return candidates.stream()
                .sorted(order(need))
                .map(one -> new Suggestion(one, reasons(need, one)))
                .toList();
    }

    private static Comparator<Candidate> order(Need need) {
        return Comparator.comparingInt((Candidate one) -> duty(one.presence()))
                .thenComparing(one -> one.crew() != need.crew())
                .thenComparing(one -> !able(need, one))
                .thenComparingLong(one -> need.emergency() ? 0L : before(need, one))
                .thenComparingInt(one -> one.dues().size())
                .thenComparingInt(Candidate::person);
    }

    private static int duty(Presence presence) {
        return switch (presence) {
            case Presence.OnDuty _ -> 0;
            case Presence.Unplanned _ -> 1;
            case Presence.OffDuty _ -> 2;
        };
    }

    private static boolean able(Need need, Candidate one) {
        return need.skill()
                .map(skill -> one.skills().isEmpty() || one.skills().contains(skill))
                .orElse(true);
    }

    private static long before(Need need, Candidate one) {
        return need.due().map(one::before).orElse((long) one.dues().size());
    }

    private static List<Reason> reasons(Need need, Candidate one) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(
                switch (one.presence()) {
                    case Presence.OnDuty on -> new Reason.OnDuty(on.until());
                    case Presence.Unplanned _ -> new Reason.Unplanned();
                    case Presence.OffDuty _ -> new Reason.OffDuty();
                });
        reasons.add(new Reason.Crew(one.crew() == need.crew()));
        need.skill()
                .filter(skill -> !one.skills().isEmpty())
                .ifPresent(skill ->
                        reasons.add(new Reason.Skilled(skill, one.skills().contains(skill))));
        reasons.add(new Reason.Load(one.dues().size(), before(need, one)));
        return reasons;
    }
}
