package io.shouwen.server.inspection;

import io.shouwen.server.inspection.Inspection.Looked;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sheet as its page shows it to one reader.
 *
 * @param names what the people it speaks of are called
 * @param looks whether the reader fills it in
 * @param signs whether the reader may put their own name under it now
 * @param toSign who of those inspected has not signed yet
 * @param orders whether the reader may order now that it is rectified
 * @param menders who may be told to rectify it
 * @param mends whether the reader may report now that it is rectified
 * @param checks whether the reader may check now whether it is
 * @param days within how many working days it is to be rectified as a rule
 */
public record SheetView(
        Inspection inspection,
        String unit,
        Map<Integer, String> names,
        List<Line> lines,
        boolean looks,
        boolean signs,
        List<Integer> toSign,
        boolean orders,
        List<InspectionList.UnitName> menders,
        boolean mends,
        boolean checks,
        int days,
        Instant now) {
    public SheetView {
        names = Map.copyOf(names);
        lines = List.copyOf(lines);
        toSign = List.copyOf(toSign);
        menders = List.copyOf(menders);
    }

    public String name(int person) {
        return names.getOrDefault(person, "");
    }

    public int looked() {
        return inspection.looked().size();
    }

    /**
     * One item.
     *
     * @param look what to look at
     * @param cite where the code says it
     * @param bounds what is allowed, in words; empty for an item that is ticked
     * @param whose whom the answer is about, in words; empty if that goes without saying
     */
    public record Line(
            int place,
            String clause,
            String look,
            String says,
            String cite,
            String bounds,
            String measured,
            long weight,
            boolean fixed,
            Optional<Looked> looked,
            String whose,
            List<Long> photos,
            String key) {
        public Line {
            photos = List.copyOf(photos);
        }

        public boolean measures() {
            return !bounds.isEmpty();
        }

        /** What it came to, for its colour. */
        public String result() {
            return looked.map(Looked::result).orElse("");
        }
    }
}
