package io.shouwen.engine.judge;

import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.Value;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the code says about one occasion at one instant. Exactly one holds. */
public sealed interface Verdict {
    /** The words of the family, as scenarios, mappings and tables write them. */
    List<String> WORDS =
            List.of(
                    "pending",
                    "kept",
                    "overdue",
                    "broken",
                    "breached",
                    "met",
                    "decided",
                    "excused",
                    "void",
                    "deviation",
                    "measured",
                    "unprovable");

    /** The clock runs, or stands still while no due moment can be told. */
    record Pending() implements Verdict {}

    /** Kept in time; {@code spare} is measured as the limit is: working time or elapsed. */
    record Kept(Instant at, Duration spare) implements Verdict {}

    /** The due moment has passed and nothing has kept it yet. */
    record Overdue() implements Verdict {}

    /** Kept after the due moment. */
    record Broken(Instant at, Duration late) implements Verdict {}

    /** A rule without a clock was not kept. */
    record Breached(Instant at, Failing failing) implements Verdict {}

    /**
     * A rate or a count reached what it must.
     *
     * @param among nought for a plain count
     */
    record Met(Instant at, long counted, long among) implements Verdict {}

    /**
     * A table has decided; nothing has put it into effect yet.
     *
     * @param row which row, from 1
     */
    record Decided(int row, Map<String, Value> then) implements Verdict {
        public Decided {
            then = Map.copyOf(then);
        }
    }

    /** The code admits the reason that this fact records. */
    record Excused(FactId by) implements Verdict {}

    /** The occasion no longer asks for anything. */
    record Void(Reason reason, FactId by) implements Verdict {
        /** Why it does not. */
        public enum Reason {
            /** What was asked for was withdrawn or is not ours. */
            WITHDRAWN,
            /** An attribute changed in time, and another clause applies from the same start. */
            AMENDED,
            /** Another clause carries the date that the opening fact agreed. */
            CARRIED,
            /** There was nothing to be judged: no case, an item that does not apply. */
            NOTHING
        }
    }

    /** A "normally" that was not kept, with its recorded reason. */
    record Deviation(FactId reason) implements Verdict {}

    /** No number binds: what it took is shown, nothing is judged. */
    record Measured(Optional<Instant> at) implements Verdict {}

    /** It cannot be told; said, never guessed, and never blame. */
    record Unprovable(Gap gap, String what) implements Verdict {
        /** What is missing. */
        public enum Gap {
            /** An attribute that chooses the rule or carries the date. */
            ATTRIBUTE,
            /** Nobody produces the facts that would keep it. */
            PRODUCER,
            /** The declared observer was absent in the window. */
            OBSERVER,
            /** The calendar that measures it is never open, or ends before the answer. */
            CALENDAR
        }
    }

    /**
     * When it was kept, late or not, or found as it is; empty while it is open or was never done.
     */
    default Optional<Instant> settledAt() {
        return switch (this) {
            case Kept kept -> Optional.of(kept.at);
            case Broken broken -> Optional.of(broken.at);
            case Breached breached -> Optional.of(breached.at);
            case Met met -> Optional.of(met.at);
            case Measured measured -> measured.at;
            case Pending pending -> Optional.empty();
            case Overdue overdue -> Optional.empty();
            case Excused excused -> Optional.empty();
            case Void nothing -> Optional.empty();
            case Deviation deviation -> Optional.empty();
            case Decided decided -> Optional.empty();
            case Unprovable unprovable -> Optional.empty();
        };
    }

    /** True when it holds against somebody. */
    default boolean breach() {
        return this instanceof Overdue || this instanceof Broken || this instanceof Breached;
    }

    /** True when the clock still runs: pending, or overdue and not kept. */
    default boolean open() {
        return this instanceof Pending || this instanceof Overdue;
    }

    /** The word of the verdict family, as scenarios, tables and addresses write it. */
    default String word() {
        return switch (this) {
            case Pending pending -> "pending";
            case Kept kept -> "kept";
            case Overdue overdue -> "overdue";
            case Broken broken -> "broken";
            case Breached breached -> "breached";
            case Met met -> "met";
            case Decided decided -> "decided";
            case Excused excused -> "excused";
            case Void nothing -> "void";
            case Deviation deviation -> "deviation";
            case Measured measured -> "measured";
            case Unprovable unprovable -> "unprovable";
        };
    }
}
