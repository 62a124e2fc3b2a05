package io.shouwen.engine.standard;

/**
 * A recorded reason for which the due moment becomes another one. It counts only if recorded at or
 * before the due moment in force; the first due moment stays beside it.
 *
 * @param cause an appointment agreed with the customer, an extension approved and told to the
 *     customer, or an excuse the code admits
 */
public record Shift(Cause cause, Pattern by, Target to) {
    /** Why a due moment moves. */
    public enum Cause {
        APPOINTMENT,
        EXTENSION,
        EXCUSE
    }

    /** Where it moves. */
    public sealed interface Target {
        /** The instant in this attribute of the shifting fact. */
        record At(String attribute) implements Target {}

        /** The instant in this attribute, from which the whole limit runs again. */
        record RestartAt(String attribute) implements Target {}

        /**
         * 24:00 of so many days after the day of the shifting fact, but never earlier than now due.
         */
        record EndOfDay(int daysAfter) implements Target {}

        /** No limit any more: excused. */
        record Nothing() implements Target {}
    }
}
