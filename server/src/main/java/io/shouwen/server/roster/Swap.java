package io.shouwen.server.roster;

import java.time.LocalDate;
import java.util.Locale;

/**
 * Two people who exchange what they do on a day: offered by one, taken or declined by the other,
 * allowed or refused by their chief. Only then the roster changes.
 */
public record Swap(int id, LocalDate day, int offerer, int taker, State state) {
    /** Where it stands. The word is that of the database and of text keys. */
    public enum State {
        OFFERED,
        TAKEN,
        DECLINED,
        ALLOWED,
        REFUSED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            for (State state : values()) {
                if (state.word().equals(word)) {
                    return state;
                }
            }
            throw new IllegalArgumentException("There is no state of a swap called " + word);
        }
    }

    /** What somebody does about it. */
    public enum Act {
        TAKE(State.OFFERED, State.TAKEN),
        DECLINE(State.OFFERED, State.DECLINED),
        ALLOW(State.TAKEN, State.ALLOWED),
        REFUSE(State.TAKEN, State.REFUSED);

        private final State before;
        private final State after;

        Act(State before, State after) {
            this.before = before;
            this.after = after;
        }

        /** The word in addresses and text keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether the one it was offered to does it, rather than a chief. */
        boolean isTakers() {
            return before == State.OFFERED;
        }

        State before() {
            return before;
        }

        State after() {
            return after;
        }
    }
}
