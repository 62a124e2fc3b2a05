package io.shouwen.server.book;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The books and the matters that somebody may see.
 *
 * @param units the books of units, each by its unit
 * @param me the reader's own book
 * @param mine where the reader may begin a matter
 * @param next where the next page of matters begins; empty on the last
 */
public record RecordList(
        List<Line> units,
        String me,
        String mine,
        List<MatterLine> matters,
        String cursor,
        String next) {
    public RecordList {
        units = List.copyOf(units);
        matters = List.copyOf(matters);
    }

    /** One book: what it is of, and how one gets there. */
    public record Line(String to, String name) {}

    /** One matter. */
    public record MatterLine(
            String number,
            String name,
            String unit,
            Instant openedAt,
            Optional<Instant> closedAt) {}
}
