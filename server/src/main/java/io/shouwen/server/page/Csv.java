package io.shouwen.server.page;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lines of a table that Excel opens as it stands: no cell becomes a formula. */
public final class Csv {
    /** By it Excel knows that a file is UTF-8. */
    public static final String MARK = "\uFEFF";

    private static final String FORMULA = "=+-@\t\r";

    private static final Pattern NEGATIVE = Pattern.compile("-[0-9]+(\\.[0-9]+)?");

    private Csv() {}

    /** One row with its line end. */
    public static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /**
     * A text that a spreadsheet would take for a formula has an apostrophe in front; a negative
     * number is none.
     */
    static String cell(String text) {
        boolean formula =
                !text.isEmpty()
                        && FORMULA.indexOf(text.charAt(0)) >= 0
                        && !NEGATIVE.matcher(text).matches();
        String safe = formula ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
