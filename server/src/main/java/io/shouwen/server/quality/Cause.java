package io.shouwen.server.quality;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Findings that wait for the same reason: one clause, one unit, one day, one declared event.
 *
 * @param event the event that covers them; zero for none
 * @param answered how many of them have an answer
 */
public record Cause(
        String clause, int unit, LocalDate day, long event, long number, long answered) {
    /** Where in the list of causes it stands: newest day first. */
    record At(LocalDate day, String clause, int unit, long event) {
        static final At FIRST = new At(LocalDate.of(9999, 12, 31), "", 0, 0);

        /** The cursor that {@link #toString} wrote; empty if it did not. */
        static Optional<At> parse(String cursor) {
            String[] parts = cursor.split("_", 4);
            if (parts.length < 4
                    || !parts[1].matches("[0-9]{1,9}")
                    || !parts[2].matches("[0-9]{1,18}")) {
                return Optional.empty();
            }
            try {
                return Optional.of(
                        new At(
                                LocalDate.parse(parts[0]),
                                parts[3],
                                Integer.parseInt(parts[1]),
                                Long.parseLong(parts[2])));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return "%s_%d_%d_%s".formatted(day, unit, event, clause);
        }
    }

    At at() {
        return new At(day, clause, unit, event);
    }

    /** The findings themselves, as the desk lists them. */
    DeskFilter filter(FindingState state) {
        return new DeskFilter(
                state,
                Optional.of(unit),
                Optional.of(clause),
                Optional.empty(),
                Optional.of(day),
                Optional.of(event),
                Optional.empty(),
                false);
    }
}
