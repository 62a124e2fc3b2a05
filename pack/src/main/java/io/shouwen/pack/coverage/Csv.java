package io.shouwen.pack.coverage;

import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated values: quotes may enclose commas, doubled quotes and line ends. */
final class Csv {
    private final String text;
    private int at;

    private Csv(String text) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The rows, each with its cells; lines without any text are passed over. */
    static List<List<String>> rows(String text) {
        Csv csv = new Csv(text);
        List<List<String>> rows = new ArrayList<>();
        while (csv.at < csv.text.length()) {
            List<String> row = csv.row();
            if (row.size() > 1 || !row.getFirst().isBlank()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private List<String> row() {
        List<String> cells = new ArrayList<>();
        cells.add(cell());
        while (skip(',')) {
            cells.add(cell());
        }
        skip('\r');
        skip('\n');
        return cells;
    }

    private String cell() {
        StringBuilder cell = new StringBuilder();
        boolean quoted = skip('"');
        while (at < text.length()) {
            char c = text.charAt(at);
            if (quoted ? c == '"' && !doubled() : c == ',' || c == '\n' || c == '\r') {
                break;
            }
            at += quoted && c == '"' ? 2 : 1;
            cell.append(c);
        }
        if (quoted) {
            skip('"');
        }
        return cell.toString();
    }

    private boolean doubled() {
        return at + 1 < text.length() && text.charAt(at + 1) == '"';
    }

    private boolean skip(char c) {
        boolean here = at < text.length() && text.charAt(at) == c;
        at += here ? 1 : 0;
        return here;
    }
}
