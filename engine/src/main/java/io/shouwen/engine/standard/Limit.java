package io.shouwen.engine.standard;

import static io.shouwen.engine.check.Checks.checkArgument;

import java.time.Duration;

/** The time a promise gives. Equal to the limit is kept. */
public sealed interface Limit {
    /** So much by the wall clock (S1). */
    record Elapsed(Duration amount) implements Limit {
        public Elapsed {
            checkArgument(!amount.isNegative(), "a limit is not negative");
        }
    }

    /** So much time in which the named calendar is open. */
    record WorkingTime(Duration amount, String calendar) implements Limit {
        public WorkingTime {
            checkArgument(!amount.isNegative(), "a limit is not negative");
        }
    }

    /** The closing of the n-th working day; the day of the start is not counted (S4). */
    record WorkingDays(int days, String calendar) implements Limit {
        public WorkingDays {
            checkArgument(days >= 1, "a limit of working days counts at least one");
        }
    }

    /** 24:00 of the local day of the start, or of so many days after it (C4). */
    record EndOfDay(int daysAfter) implements Limit {
        public EndOfDay {
            checkArgument(daysAfter >= 0, "an end of day is not in the past");
        }
    }

    /** The instant that the opening fact carries in this attribute (S10). */
    record DateFrom(String attribute) implements Limit {}

    /** A soft word that the site has not bound to a number: measured, not judged (S11). */
    record Unbound(String parameter) implements Limit {}
}
