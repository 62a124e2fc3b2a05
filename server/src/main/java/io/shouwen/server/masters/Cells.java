package io.shouwen.server.masters;

import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in a cell, as people mean it. */
final class Cells {
    static final int LONGEST = 200;
    static final int LONGEST_PASSAGE = 4000;

    /** Excel keeps fifteen digits of a number; of a longer one the others are gone. */
    private static final BigDecimal DIGITS_LOST = BigDecimal.TEN.pow(15);

    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final int DAYS_TO_1904 = 1_462;
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);
    private static final Pattern WRITTEN_DAY =
            Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");
    private static final Pattern ZEROS = Pattern.compile("0{2,}");
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

    /** What a spreadsheet takes for a formula once it has left this file; a number is none. */
    private static final Pattern FORMULA = Pattern.compile("(?s)'*[=+\\-@\\t\\r].*");

    private static final Pattern PLAIN_NUMBER = Pattern.compile("[+\\-]?[\\d .()\\-]+");

    private Cells() {}

    /** A value, or the slug of what is wrong with the cell that holds the text. */
    record Read(String value, String problem, String found) {
        static Read of(String value) {
            return new Read(value, "", value);
        }

        static Read wrong(String problem, String found) {
            return new Read("", problem, found);
        }
    }

    static Read read(Cell cell, Column column, boolean from1904) {
        if (cell.getType() == CellType.ERROR) {
            return Read.wrong("cell-error", cell.getText());
        }
        if (cell.getType() == CellType.FORMULA && cell.getValue() == null) {
            return Read.wrong("formula-empty", "=" + cell.getFormula());
        }
        String text = plain(text(cell));
        return switch (column.kind()) {
            case TEXT -> ofText(cell, text, LONGEST);
            case PASSAGE -> ofText(cell, text, LONGEST_PASSAGE);
            case DAY -> day(text, from1904);
            case WORD -> word(text, column);
        };
    }

    /** A cell of a file of plain text. */
    static Read read(String written, Column column) {
        String text = plain(written);
        return switch (column.kind()) {
            case TEXT -> ofText(text, LONGEST);
            case PASSAGE -> ofText(text, LONGEST_PASSAGE);
            case DAY -> day(text, false);
            case WORD -> word(text, column);
        };
    }

    /** The text as it is shown: an account number keeps the zeros that its format writes. */
    static String text(Cell cell) {
        if (cell.getType() != CellType.NUMBER) {
            return cell.getText();
        }
        String number = cell.asNumber().stripTrailingZeros().toPlainString();
        String format = cell.getDataFormatString();
        if (format != null && ZEROS.matcher(format).matches() && number.matches("\\d+")) {
            return "0".repeat(Math.max(0, format.length() - number.length())) + number;
        }
        return number;
    }

    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static Read ofText(Cell cell, String text, int longest) {
        if (cell.getType() == CellType.NUMBER
                && cell.asNumber().abs().compareTo(DIGITS_LOST) >= 0) {
            return Read.wrong("digits-lost", text);
        }
        return ofText(text, longest);
    }

    private static Read ofText(String text, int longest) {
        String value = unescaped(text);
        return value.length() > longest
                ? Read.wrong("too-long", value.substring(0, LONGEST))
                : Read.of(value);
    }

    private static Read day(String text, boolean from1904) {
        Optional<LocalDate> day = text.isEmpty() ? Optional.empty() : day(text, DAY_ZERO, from1904);
        if (day.isEmpty()) {
            return text.isEmpty() ? Read.of("") : Read.wrong("not-a-day", text);
        }
        return day.filter(it -> !it.isBefore(FIRST_DAY) && !it.isAfter(LAST_DAY))
                .map(it -> Read.of(it.toString()))
                .orElseGet(() -> Read.wrong("not-a-day", text));
    }

    private static Optional<LocalDate> day(String text, LocalDate zero, boolean from1904) {
        Matcher written = WRITTEN_DAY.matcher(text);
        try {
            if (written.matches()) {
                return Optional.of(
                        LocalDate.of(
                                Integer.parseInt(written.group(1)),
                                Integer.parseInt(written.group(2)),
                                Integer.parseInt(written.group(3))));
            }
            if (NUMBER.matcher(text).matches() && text.length() < 12) {
                long days = new BigDecimal(text).longValue() + (from1904 ? DAYS_TO_1904 : 0);
                return Optional.of(zero.plusDays(days));
            }
        } catch (DateTimeException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Read word(String text, Column column) {
        if (text.isEmpty()) {
            return Read.of("");
        }
        for (String word : column.words()) {
            for (Language language : Language.values()) {
                if (same(column.shown(word, Texts.in(language)), text)) {
                    return Read.of(word);
                }
            }
        }
        return Read.wrong("not-a-word", text);
    }

    /** Whether two titles or words are the same to people: wide or narrow, marked as needed. */
    static boolean same(String one, String other) {
        return folded(one).equals(folded(other));
    }

    private static String folded(String title) {
        return Normalizer.normalize(title, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[*\\s]+", "");
    }

    /**
     * The value as it is written into a workbook. The cell is text, so nothing is calculated there;
     * the apostrophe keeps it so wherever the text is copied to. {@link #unescaped} takes it away.
     */
    static String escaped(String value) {
        return isFormula(value) ? "'" + value : value;
    }

    static String unescaped(String text) {
        return text.startsWith("'") && isFormula(text) ? text.substring(1) : text;
    }

    private static boolean isFormula(String text) {
        return FORMULA.matcher(text).matches() && !PLAIN_NUMBER.matcher(text).matches();
    }
}
