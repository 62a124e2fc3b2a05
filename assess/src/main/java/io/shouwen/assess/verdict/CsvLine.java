package io.shouwen.assess.verdict;

import java.time.Instant;
import java.util.Optional;

/**
 * A row of a CSV file in UTF-8: instants in UTC. A text that a spreadsheet would take for a formula
 * gets an apostrophe in front.
 */
public final class CsvLine {
    private final Line out;
    private boolean begun;

    CsvLine(Line out) {
        this.out = out;
    }

    Line line() {
        return out;
    }

    /** A text as a cell: quoted where it must be. */
    public CsvLine cell(String text) {
        next();
        if (text.isEmpty()) {
            return this;
        }
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            quoted |= c == ',' || c == '"' || c == '\n' || c == '\r';
        }
        String safe = formula(text) ? "'" + text : text;
        if (quoted) {
            out.one('"').text(safe.replace("\"", "\"\"")).one('"');
        } else {
            out.text(safe);
        }
        return this;
    }

    private static boolean formula(String text) {
        return switch (text.charAt(0)) {
            case '=', '@', '\t' -> true;
            case '+', '-' -> text.length() > 1 && !Character.isDigit(text.charAt(1));
            default -> false;
        };
    }

    /** A cell of our own words, none of which needs a quote. */
    public CsvLine word(String word) {
        next();
        out.text(word);
        return this;
    }

    /** An instant, or an empty cell. */
    public CsvLine instant(Optional<Instant> at) {
        return at.isPresent() ? instant(at.get()) : next();
    }

    CsvLine instant(Instant at) {
        next();
        out.instant(at);
        return this;
    }

    /** Begins a cell. */
    CsvLine next() {
        if (begun) {
            out.one(',');
        }
        begun = true;
        return this;
    }

    /** Ends the row. */
    public void end() {
        out.one('\n');
        begun = false;
    }
}
