package io.shouwen.engine.standard;

import static io.shouwen.engine.check.Checks.checkArgument;

import java.time.Duration;
import java.util.Optional;

/** The time a promise gives. Equal to the limit is kept. */
public sealed interface Limit {
    /** No limit is longer: so long a time never leaves the years an instant can name. */
    Duration LONGEST = Duration.ofDays(366_000);

    /** So much by the wall clock (S1). */
    record Elapsed(Duration amount) implements Limit {
        public Elapsed {
            checkAmount(amount);
        }
    }

    /** So much time in which the named calendar is open. */
    record WorkingTime(Duration amount, String calendar) implements Limit {
        public WorkingTime {
            checkAmount(amount);
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

    /** The name of the calendar that measures it, if one does. */
    default Optional<String> calendarName() {
        return switch (this) {
            case WorkingTime working -> Optional.of(working.calendar);
            case WorkingDays days -> Optional.of(days.calendar);
            case Elapsed elapsed -> Optional.empty();
            case EndOfDay end -> Optional.empty();
            case DateFrom from -> Optional.empty();
            case Unbound unbound -> Optional.empty();
        };
    }

    private static void checkAmount(Duration amount) {
        checkArgument(!amount.isNegative(), "a limit is not negative");
        checkArgument(amount.compareTo(LONGEST) <= 0, "a limit is at most %s", LONGEST);
    }
}
