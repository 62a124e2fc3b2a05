package io.shouwen.server.masters;

import io.shouwen.server.text.Texts;

import java.util.List;
import java.util.Optional;

/**
 * The sheet of a master: its title is the text {@code master.KEY}.
 *
 * @param order lower is read first: a sheet may name what those before it bring
 * @param personal whether it shows customers' values, which takes a reason
 */
public record Sheet(String key, int order, boolean personal, List<Column> columns) {
    public Sheet {
        columns = List.copyOf(columns);
    }

    /** The column of a key. */
    public Column column(String columnKey) {
        return columns.stream()
                .filter(column -> column.key().equals(columnKey))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "The sheet %s has no column %s".formatted(key, columnKey)));
    }

    String title(Texts texts) {
        return texts.of("master." + key);
    }

    /** The example of a column; empty where it may be left empty. */
    Optional<String> example(Column column, Texts texts) {
        String text = "master." + key + "." + column.key() + ".example";
        return texts.has(text) ? Optional.of(texts.of(text)) : Optional.empty();
    }
}
