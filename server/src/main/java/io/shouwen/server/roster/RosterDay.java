package io.shouwen.server.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** What the roster says of one person on one day, as written last. */
public record RosterDay(int person, LocalDate day, Plan plan, Instant writtenAt) {
    /** What a person is to do on a day. */
    public sealed interface Plan {
        /** The word in the database and in text keys. */
        String word();
    }

    /**
     * At work.
     *
     * @param leads whether this is the leader of the day
     */
    public record Works(Shift shift, boolean leads) implements Plan {
        @Override
        public String word() {
            return "shift";
        }
    }

    /** Free. */
    public record Rests() implements Plan {
        @Override
        public String word() {
            return "rest";
        }
    }

    /** Away, with whoever stands in. */
    public record Leave(Optional<Integer> standIn) implements Plan {
        @Override
        public String word() {
            return "leave";
        }
    }
}
