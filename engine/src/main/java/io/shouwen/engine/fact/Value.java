package io.shouwen.engine.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** One attribute of a fact. */
public sealed interface Value {
    /** A count, or an amount in fen; empty for what is neither. */
    default Optional<Long> amount() {
        return switch (this) {
            case Whole whole -> Optional.of(whole.count);
            case Money money -> Optional.of(money.fen);
            case Text text -> Optional.empty();
            case Flag flag -> Optional.empty();
            case Moment moment -> Optional.empty();
            case Day day -> Optional.empty();
        };
    }

    /** Words, a code, the id of a person or a unit; never a personal value. */
    record Text(String text) implements Value {
        @Override
        public String toString() {
            return text;
        }
    }

    /** A count: rings, attempts, pieces. */
    record Whole(long count) implements Value {
        @Override
        public String toString() {
            return Long.toString(count);
        }
    }

    /** Yes or no. */
    record Flag(boolean set) implements Value {
        @Override
        public String toString() {
            return Boolean.toString(set);
        }
    }

    /** An instant taken from data, such as an agreed time. */
    record Moment(Instant at) implements Value {
        public Moment {
            at = Grain.of(at);
        }

        @Override
        public String toString() {
            return at.toString();
        }
    }

    /** A business day; the zone is that of the standard. */
    record Day(LocalDate date) implements Value {
        public Day {
            date = Grain.of(date);
        }

        @Override
        public String toString() {
            return date.toString();
        }
    }

    /** An amount of money in fen. */
    record Money(long fen) implements Value {
        @Override
        public String toString() {
            return fen + " fen";
        }
    }
}
