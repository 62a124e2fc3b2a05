package io.shouwen.server.call.draw;

import io.shouwen.server.call.CallLine;

import java.util.List;

/**
 * A draw as its page shows it.
 *
 * @param by who drew it, by name
 * @param same whether drawing again by the seed gives the same calls
 */
public record DrawSheet(Draw draw, String by, boolean same, List<Line> lines) {
    public DrawSheet {
        lines = List.copyOf(lines);
    }

    /** A call that was drawn. */
    public record Line(CallLine call, boolean listened) {}

    /**
     * One thing to listen for.
     *
     * @param says the clause
     * @param look what to hear
     */
    public record Item(String clause, String says, String look) {}

    public long listened() {
        return lines.stream().filter(Line::listened).count();
    }
}
