package io.shouwen.server.masters;

import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import java.util.Arrays;
import java.util.Optional;

/** The titles of sheets and columns, which are understood in either language. */
final class Titles {
    private Titles() {}

    static boolean isSheet(String name, Sheet sheet) {
        return inSome(texts -> Cells.same(name, sheet.title(texts)));
    }

    static boolean isLegend(String name) {
        return inSome(texts -> Cells.same(name, texts.of("masters.legend")));
    }

    static Optional<Column> column(String title, Sheet sheet) {
        return sheet.columns().stream()
                .filter(column -> inSome(texts -> Cells.same(title, column.title(sheet, texts))))
                .findFirst();
    }

    private static boolean inSome(java.util.function.Predicate<Texts> holds) {
        return Arrays.stream(Language.values()).map(Texts::in).anyMatch(holds);
    }
}
