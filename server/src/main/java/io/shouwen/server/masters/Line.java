package io.shouwen.server.masters;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A row as it was read: text stripped, words as they are stored, days as ISO dates.
 *
 * @param row its number in the sheet, as Excel shows it
 * @param values by column; a column that the sheet does not have is absent, an empty cell is ""
 */
public record Line(int row, Map<String, String> values) {
    public Line {
        values = Map.copyOf(values);
    }

    /** Whether the sheet has the column; what is stored stays as it is where it has not. */
    public boolean has(String column) {
        return values.containsKey(column);
    }

    /** The cell, or "" . */
    public String text(String column) {
        return values.getOrDefault(column, "");
    }

    /** The cell, or what is stored where the sheet has no such column. */
    public String text(String column, String stored) {
        return values.getOrDefault(column, stored);
    }

    /** The day in the cell. */
    public Optional<LocalDate> day(String column) {
        String text = text(column);
        return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    }

    /** The day in the cell, or what is stored where the sheet has no such column. */
    public Optional<LocalDate> day(String column, Optional<LocalDate> stored) {
        return has(column) ? day(column) : stored;
    }
}
