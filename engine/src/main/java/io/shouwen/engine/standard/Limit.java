package io.shouwen.engine.standard;

import static io.shouwen.engine.check.Checks.checkArgument;

import io.shouwen.engine.time.Cycle;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.function.Consumer;

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

    /** A time of day, so many days after the day of the start: 12:00 of the next day (C7). */
    record AtTime(int daysAfter, LocalTime time) implements Limit {
        public AtTime {
            checkArgument(daysAfter >= 0, "a time of day is not before the day of the start");
        }
    }

    /**
     * 24:00 of a day of the calendar, that day included (D1, R-dealer-1); in a shorter month its
     * last day.
     *
     * @param month the month that is meant, from the day of the start
     */
    record DayOfMonth(Month month, int day) implements Limit {
        public DayOfMonth {
            checkArgument(1 <= day && day <= 31, "a month has no day %d", day);
        }

        /** Which month, seen from the day of the start. */
        public sealed interface Month {
            /** The month of that day, or so many months after it. */
            record After(int months) implements Month {
                public After {
                    checkArgument(months >= 0, "a limit is not before its start");
                }
            }

            /** The first month of the next period: the next quarter, the next year. */
            record OfNext(Cycle period) implements Month {}

            /** A named month of the year of that day. */
            record Named(java.time.Month month) implements Month {}
        }
    }

    /** 24:00 of the last day of the period that opened it. */
    record EndOfPeriod() implements Limit {}

    /** So long before the moment or day in this attribute of the opening fact (S6, C12, D2). */
    record Before(Lead lead, String attribute) implements Limit {
        /** How long before. */
        public sealed interface Lead {
            /** So much by the wall clock. */
            record Time(Duration amount) implements Lead {
                public Time {
                    checkAmount(amount);
                }
            }

            /** 24:00 of the day so many days before. */
            record Days(int days) implements Lead {
                public Days {
                    checkArgument(days >= 0, "a lead of days is not negative");
                }
            }

            /** 24:00 of the day reached by stepping back so many working days. */
            record WorkingDays(int days, String calendar) implements Lead {
                public WorkingDays {
                    checkArgument(days >= 1, "a lead of working days counts at least one");
                }
            }
        }
    }

    /** No time at all: it stays open until it is kept or taken away, as a right may (D13, S9). */
    record AnyTime() implements Limit {}

    /** The time that another document gives, by its edition in force at the start (D22). */
    record InEdition(Reference.Edited<Limit> given) implements Limit {}

    /** A soft word that the site has not bound to a number: measured, not judged (S11). */
    record Unbound(String parameter) implements Limit {}

    /** The limit as it stands on a day; itself where no edition says one. */
    default Limit on(LocalDate day) {
        return this instanceof InEdition edited ? edited.given.on(day).orElse(this) : this;
    }

    /** Tells the name of every calendar that may measure it. */
    default void calendars(Consumer<String> reader) {
        if (this instanceof InEdition edited) {
            edited.given
                    .editions()
                    .forEach(
                            edition -> edition.value().ifPresent(limit -> limit.calendars(reader)));
        } else {
            calendarName().ifPresent(reader);
        }
    }

    /** The attribute of the opening fact that holds the date it reckons from, if there is one. */
    default Optional<String> dateAttribute() {
        return switch (this) {
            case DateFrom from -> Optional.of(from.attribute);
            case Before before -> Optional.of(before.attribute);
            case Elapsed elapsed -> Optional.empty();
            case WorkingTime working -> Optional.empty();
            case WorkingDays days -> Optional.empty();
            case EndOfDay end -> Optional.empty();
            case AtTime time -> Optional.empty();
            case DayOfMonth day -> Optional.empty();
            case EndOfPeriod end -> Optional.empty();
            case AnyTime any -> Optional.empty();
            case InEdition edited -> Optional.empty();
            case Unbound unbound -> Optional.empty();
        };
    }

    /** The name of the calendar that measures it, if one does. */
    default Optional<String> calendarName() {
        return switch (this) {
            case WorkingTime working -> Optional.of(working.calendar);
            case WorkingDays days -> Optional.of(days.calendar);
            case Elapsed elapsed -> Optional.empty();
            case EndOfDay end -> Optional.empty();
            case DateFrom from -> Optional.empty();
            case AtTime time -> Optional.empty();
            case DayOfMonth day -> Optional.empty();
            case EndOfPeriod end -> Optional.empty();
            case AnyTime any -> Optional.empty();
            case InEdition edited -> Optional.empty();
            case Before before ->
                    before.lead instanceof Before.Lead.WorkingDays days
                            ? Optional.of(days.calendar)
                            : Optional.empty();
            case Unbound unbound -> Optional.empty();
        };
    }

    private static void checkAmount(Duration amount) {
        checkArgument(!amount.isNegative(), "a limit is not negative");
        checkArgument(amount.compareTo(LONGEST) <= 0, "a limit is at most %s", LONGEST);
    }
}
