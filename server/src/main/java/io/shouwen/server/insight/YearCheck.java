package io.shouwen.server.insight;

import java.util.List;

/**
 * Whether each clause of the adopted codes was looked at in a year at all: judged by what was told,
 * looked at by inspectors, or found broken by somebody. Twelve months of figures are no such check:
 * a clause about which nothing came up stands here as not checked.
 */
public record YearCheck(List<Line> lines) {
    public YearCheck {
        lines = List.copyOf(lines);
    }

    /** One clause, and how often it was looked at in which way. */
    public record Line(String clause, String says, long judged, long inspected, long found) {
        public boolean checked() {
            return judged + inspected + found > 0;
        }
    }

    public long checked() {
        return lines.stream().filter(Line::checked).count();
    }

    /** Those that nobody looked at. */
    public List<Line> left() {
        return lines.stream().filter(line -> !line.checked()).toList();
    }
}
