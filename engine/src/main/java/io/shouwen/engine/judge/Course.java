package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.standard.Calendars.Edition;
import io.shouwen.engine.standard.Shift;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What bears on one occasion, taken in the order of time up to what ended it. Nothing that comes
 * after its end moves a clock, so a finished verdict stays.
 */
final class Course {
    private static final Comparator<Event> ORDER = Course::compare;

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

        /** A fact that makes it void, or may. */
        record Voiding(Fact fact, Fit fit) implements Event {
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

        /** An appointment or an excuse, or what may be one. */
        record Shifting(Shift shift, Fact fact, Fit fit) implements Event {
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

        /**
         * Kept, in time or late.
         *
         * @param fit sure, or what is lacked by the fact itself
         */
        record Kept(Fact by, Instant at, Fit fit) implements Ending {}

        /** The clause ceased to apply in time. */
        record Left(Fact by) implements Ending {}

        /** Withdrawn in time. */
        record Withdrawn(Fact by) implements Ending {}

        /** Excused in time, with no other date. */
        record Excused(Fact by) implements Ending {}
    }

    private static final Ending OPEN = new Ending.Open();

    /**
     * How an occasion went.
     *
     * @param doubt what is lacked by the first of those that bore on it in doubt
     */
    record Outcome(Ending ending, Fit doubt) {}

    /** Whether one of them may bear on the occasion and does not surely do so. */
    static boolean inDoubt(List<Event> events) {
        for (Event event : events) {
            boolean sure =
                    switch (event) {
                        case Event.Keeping keeping -> keeping.fit().sure();
                        case Event.Voiding voiding -> voiding.fit().sure();
                        case Event.Shifting shifting -> shifting.fit().sure();
                        case Event.Leaving leaving -> true;
                        case Event.Pausing pausing -> true;
                        case Event.Announcing announcing -> true;
                    };
            if (!sure) {
                return true;
            }
        }
        return false;
    }

    private static int compare(Event one, Event other) {
        int order = one.at().compareTo(other.at());
        return order != 0 ? order : Integer.compare(one.rank(), other.rank());
    }

    private final PromiseClock clock;
    private final Reading reading;
    private boolean keepable = true;
    private Fit doubt = Fit.YES;
    private Optional<Fact> shifted = Optional.empty();

    private Course(PromiseClock clock, Reading reading) {
        this.clock = clock;
        this.reading = reading;
    }

    /**
     * Runs a clock through the events.
     *
     * @param events of one rank and instant, those that stand earlier in the history come first
     * @param reading how what nobody can tell is read
     */
    static Outcome run(List<Event> events, PromiseClock clock, Reading reading) {
        if (events.size() > 1) {
            events.sort(ORDER);
        }
        Course course = new Course(clock, reading);
        Ending ending = OPEN;
        for (int i = 0; i < events.size() && ending instanceof Ending.Open; i++) {
            ending = course.take(events.get(i));
        }
        return new Outcome(ending, course.doubt);
    }

    private Ending take(Event event) {
        boolean open = clock.openAt(event.at());
        return switch (event) {
            case Event.Keeping keeping ->
                    keepable && perhaps(keeping.fit()) && (open || !keeping.beforeDue())
                            ? new Ending.Kept(keeping.fact(), keeping.at(), bore(keeping.fit()))
                            : OPEN;
            case Event.Leaving leaving -> open ? new Ending.Left(leaving.fact()) : OPEN;
            case Event.Voiding voiding -> voided(voiding, open);
            case Event.Pausing pausing -> {
                if (clock.pause(pausing.pause())) {
                    bore(pausing.pause().fit());
                }
                yield OPEN;
            }
            case Event.Announcing announcing -> {
                if (open) {
                    clock.announce(announcing.edition());
                }
                yield OPEN;
            }
            case Event.Shifting shifting -> open ? shifted(shifting) : OPEN;
        };
    }

    /** Whether what may end an occasion well is taken to do so. */
    private boolean perhaps(Fit fit) {
        return fit.sure() || reading == Reading.LONGEST;
    }

    private Fit bore(Fit fit) {
        doubt = doubt.and(fit);
        return fit;
    }

    private Ending voided(Event.Voiding voiding, boolean open) {
        if (open && perhaps(voiding.fit())) {
            bore(voiding.fit());
            return new Ending.Withdrawn(voiding.fact());
        }
        keepable &= open || !voiding.fit().sure();
        return OPEN;
    }

    /** Each fact moves the due moment by one rule. */
    private Ending shifted(Event.Shifting shifting) {
        Fact fact = shifting.fact();
        if (shifted.equals(Optional.of(fact)) || !moves(shifting)) {
            return OPEN;
        }
        bore(shifting.fit());
        shifted = Optional.of(fact);
        return clock.shift(shifting.shift(), fact) ? new Ending.Excused(fact) : OPEN;
    }

    /** What may be an appointment is one by the reading that it serves. */
    private boolean moves(Event.Shifting shifting) {
        if (shifting.fit().sure()) {
            return true;
        }
        int off = clock.putsOff(shifting.shift(), shifting.fact());
        return switch (reading) {
            case SURE -> false;
            case LONGEST -> off > 0;
            case SHORTEST -> off < 0;
        };
    }
}
