package io.shouwen.server.quality;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An appeal that waits, or waited, for its decision.
 *
 * @param said what the person found says
 * @param panel how many people were to decide it when it was made
 * @param votes what those said who have decided so far
 */
public record Appeal(Spoken said, int panel, List<Vote> votes) {
    public Appeal {
        votes = List.copyOf(votes);
    }

    /** What one of the panel says. */
    public record Vote(int by, boolean upheld, Instant at) {}

    /** With one more vote. */
    Appeal with(Vote vote) {
        List<Vote> more = new ArrayList<>(votes);
        more.add(vote);
        return new Appeal(said, panel, more);
    }

    boolean voted(int person) {
        return votes.stream().anyMatch(vote -> vote.by() == person);
    }

    /**
     * Whether the decision is upheld, as soon as no vote that is missing can change it. A tie
     * stands for the person.
     */
    Optional<Boolean> outcome() {
        long upheld = votes.stream().filter(Vote::upheld).count();
        long overturned = votes.size() - upheld;
        if (2 * upheld > panel) {
            return Optional.of(true);
        }
        return 2 * overturned >= panel ? Optional.of(false) : Optional.empty();
    }
}
