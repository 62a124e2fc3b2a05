package io.shouwen.server.slip;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** A place in the list of missing slips; as text it is the cursor of the page that begins there. */
record SlipPlace(LocalDate day, int person, long request, int nth) {
    /** Before the first line. */
    static final SlipPlace LATEST =
            new SlipPlace(
                    LocalDate.of(9999, 12, 31),
                    Integer.MAX_VALUE,
                    Long.MAX_VALUE,
                    Integer.MAX_VALUE);

    static Optional<SlipPlace> parse(String cursor) {
        if (!cursor.matches("\\d{4}-\\d{2}-\\d{2}_\\d{1,9}_\\d{1,18}_\\d{1,9}")) {
            return Optional.empty();
        }
        String[] parts = cursor.split("_", -1);
        try {
            return Optional.of(
                    new SlipPlace(
                            LocalDate.parse(parts[0]),
                            Integer.parseInt(parts[1]),
                            Long.parseLong(parts[2]),
                            Integer.parseInt(parts[3])));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return day + "_" + person + "_" + request + "_" + nth;
    }
}
