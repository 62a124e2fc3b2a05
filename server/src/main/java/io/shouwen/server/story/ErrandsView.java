package io.shouwen.server.story;

import io.shouwen.server.organisation.Units.Unit;
import io.shouwen.server.request.Errand;

import java.time.Instant;
import java.util.List;

/**
 * What waits, or waited, on a request, and what its reader may ask for.
 *
 * @param kinds the words of what the reader may ask for
 * @param units who may be asked to help
 * @param handlers who may be named by a ruling
 */
public record ErrandsView(
        List<Line> lines,
        List<String> kinds,
        boolean chase,
        boolean merge,
        List<Unit> units,
        List<Acts.Crew> handlers,
        Instant asOf) {
    public ErrandsView {
        lines = List.copyOf(lines);
        kinds = List.copyOf(kinds);
        units = List.copyOf(units);
        handlers = List.copyOf(handlers);
    }

    /**
     * One of them.
     *
     * @param by who asked
     * @param unit which unit is to help; empty if none is named
     * @param answers the words by which the reader may settle it
     */
    public record Line(Errand errand, String by, String unit, List<String> answers) {
        public Line {
            answers = List.copyOf(answers);
        }
    }

    public boolean any() {
        return !lines.isEmpty() || !kinds.isEmpty() || chase || merge;
    }
}
