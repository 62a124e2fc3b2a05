package io.shouwen.server.inspection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The inspections in one state as a page shows them.
 *
 * @param units the units that can be asked for
 * @param unit the one that is asked for
 * @param next the cursor of the next page; empty on the last
 * @param days within how many working days something is to be rectified as a rule
 */
public record InspectionList(
        InspectionState state,
        List<UnitName> units,
        Optional<Integer> unit,
        List<Line> lines,
        String next,
        boolean plans,
        boolean settles,
        int days) {
    public InspectionList {
        units = List.copyOf(units);
        lines = List.copyOf(lines);
    }

    /** A unit by its name. */
    public record UnitName(int id, String name) {}

    /**
     * One inspection.
     *
     * @param due until when it is to be rectified, once a notice says so
     * @param late whether that is past
     */
    public record Line(
            String number,
            InspectionKind kind,
            String unit,
            String place,
            Instant at,
            int items,
            int looked,
            int broken,
            Optional<Instant> due,
            boolean late) {}
}
