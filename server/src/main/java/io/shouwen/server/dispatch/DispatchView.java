package io.shouwen.server.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Dispatch as its page shows it.
 *
 * @param minutes within which a job is to be accepted
 * @param mayWrite whether the reader may change that and the skills of people
 * @param next where the next page of unsent jobs begins; empty on the last
 * @param nextWaiting the same of waiting ones
 */
public record DispatchView(
        List<Unsent> unsent,
        List<Waiting> waiting,
        List<Person> people,
        int minutes,
        boolean maySend,
        boolean mayWrite,
        String next,
        String nextWaiting) {
    public DispatchView {
        unsent = List.copyOf(unsent);
        waiting = List.copyOf(waiting);
        people = List.copyOf(people);
    }

    /**
     * A job to which nobody was sent.
     *
     * @param urgent whether there is danger
     */
    public record Unsent(
            String number,
            String symptom,
            boolean urgent,
            boolean emergency,
            Instant openedAt,
            List<Choice> best) {
        public Unsent {
            best = List.copyOf(best);
        }
    }

    /** Who might go. */
    public record Choice(int person, String name, boolean offDuty, List<String> reasons) {
        public Choice {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * A job or a hand-over that waits to be accepted; what is left is negative once the time is
     * over.
     *
     * @param round how often it was sent; 0 of a hand-over
     */
    public record Waiting(String number, String name, Instant sentAt, Duration left, int round) {}

    /** A technician and what is written of their skills. */
    public record Person(int id, String name, Set<String> skills, int open) {
        public Person {
            skills = Set.copyOf(skills);
        }
    }
}
