package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.standard.Calendars.Edition;
import io.shouwen.engine.standard.Shift;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What bears on one occasion, taken in the order of time up to what ended it. Nothing that comes
 * after its end moves a clock, so a finished verdict stays.
 */
final class Course {
    private static final Comparator<Event> ORDER = Course::compare;

    private Course() {}

    /**
     * One thing that bears on an occasion. At one instant the kinds come in the order in which they
     * stand here: what is kept is not also withdrawn, and what has ended moves no more.
     */
    sealed interface Event {
        Instant at();

        int rank();

        /**
         * A fact that keeps it, or may.
         *
         * @param beforeDue it counts only if known at or before the due moment
         * @param fit sure, or the attribute for want of which nobody can tell that it keeps it
         */
        record Keeping(Fact fact, boolean beforeDue, Fit fit) implements Event {
            @Override
            public Instant at() {
                return beforeDue ? fact.knownFrom() : fact.occurredAt();
            }

            @Override
            public int rank() {
                return 0;
            }
        }

        /** An amendment by which the clause ceased to apply. */
        record Leaving(Fact fact) implements Event {
            @Override
            public Instant at() {
                return fact.recordedAt();
            }

            @Override
            public int rank() {
                return 1;
            }
        }

        /** A fact that makes it void. */
        record Voiding(Fact fact) implements Event {
            @Override
            public Instant at() {
                return fact.occurredAt();
            }

            @Override
            public int rank() {
                return 2;
            }
        }

        /** A stretch in which the clock stands still. */
        record Pausing(Pauses.Marked pause) implements Event {
            @Override
            public Instant at() {
                return pause.interval().from();
            }

            @Override
            public int rank() {
                return 3;
            }
        }

        /** A new edition of the calendar. */
        record Announcing(Edition edition) implements Event {
            @Override
            public Instant at() {
                return edition.knownFrom();
            }

            @Override
            public int rank() {
                return 4;
            }
        }

        /** An appointment or an excuse. */
        record Shifting(Shift shift, Fact fact) implements Event {
            @Override
            public Instant at() {
                return fact.recordedAt();
            }

            @Override
            public int rank() {
                return 5;
            }
        }
    }

    /** How an occasion ended. */
    sealed interface Ending {
        /** It did not. */
        record Open() implements Ending {}

        /** Kept, in time or late, surely or perhaps. */
        record Kept(Fact by, Instant at, Fit fit) implements Ending {}

        /** The clause ceased to apply in time. */
        record Left(Fact by) implements Ending {}

        /** Withdrawn in time. */
        record Withdrawn(Fact by) implements Ending {}

        /** Excused in time, with no other date. */
        record Excused(Fact by) implements Ending {}
    }

    static final Ending OPEN = new Ending.Open();

    /** Whether one of them may keep the occasion and does not surely do so. */
    static boolean inDoubt(List<Event> events) {
        for (Event event : events) {
            if (event instanceof Event.Keeping keeping && !keeping.fit().sure()) {
                return true;
            }
        }
        return false;
    }

    private static int compare(Event one, Event other) {
        int order = one.at().compareTo(other.at());
        return order != 0 ? order : Integer.compare(one.rank(), other.rank());
    }

    /**
     * Runs a clock through the events.
     *
     * @param events of one rank and instant, those that stand earlier in the history come first
     * @param benefit whether what only may keep it is taken to do so
     */
    static Ending run(List<Event> events, PromiseClock clock, boolean benefit) {
        if (events.size() > 1) {
            events.sort(ORDER);
        }
        boolean keepable = true;
        for (Event event : events) {
            boolean open = clock.openAt(event.at());
            switch (event) {
                case Event.Keeping keeping -> {
                    if (keepable
                            && (benefit || keeping.fit().sure())
                            && (open || !keeping.beforeDue())) {
                        return new Ending.Kept(keeping.fact(), keeping.at(), keeping.fit());
                    }
                }
                case Event.Leaving leaving -> {
                    if (open) {
                        return new Ending.Left(leaving.fact());
                    }
                }
                case Event.Voiding voiding -> {
                    if (open) {
                        return new Ending.Withdrawn(voiding.fact());
                    }
                    keepable = false;
                }
                case Event.Pausing pausing -> clock.pause(pausing.pause());
                case Event.Announcing announcing -> {
                    if (open) {
                        clock.announce(announcing.edition());
                    }
                }
                case Event.Shifting shifting -> {
                    if (open && clock.shift(shifting.shift(), shifting.fact())) {
                        return new Ending.Excused(shifting.fact());
                    }
                }
            }
        }
        return OPEN;
    }
}
