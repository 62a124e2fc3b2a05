package io.shouwen.pack.log;

import io.shouwen.pack.mapping.Mapping;
import io.shouwen.pack.mapping.Mapping.Column;
import io.shouwen.pack.mapping.Mapping.From;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.Slug;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Which column of the file goes into which slot of {@link Cells}; what the mapping does not speak
 * of has none.
 */
final class RowSlots {
    private final List<String> names = new ArrayList<>();
    private final int[] slotOfColumn;

    private RowSlots(Mapping mapping, List<String> header) {
        for (Column column : columns(mapping)) {
            if (!names.contains(column.name())) {
                names.add(column.name());
            }
        }
        slotOfColumn = new int[header.size()];
        Arrays.setAll(slotOfColumn, column -> names.indexOf(header.get(column)));
    }

    /** The slots of a log whose first line names its columns. */
    static RowSlots byHeader(Mapping mapping, List<String> header, Problems problems) {
        tellMissing(columns(mapping), header, header, problems);
        return new RowSlots(mapping, header);
    }

    /** The slots of a log in which each row names what it holds. */
    static RowSlots byName(Mapping mapping) {
        return new RowSlots(mapping, List.of());
    }

    /** Tells each place at which the mapping speaks of a column that the log does not have. */
    static void tellMissing(
            List<Column> columns,
            Collection<String> present,
            List<String> near,
            Problems problems) {
        for (Column column : columns) {
            if (!present.contains(column.name())) {
                problems.add(
                        Slug.UNKNOWN_COLUMN,
                        column.spot(),
                        "the log has no column " + Phrases.quoted(column.name()),
                        Phrases.suggestion(column.name(), near));
            }
        }
    }

    private static List<Column> columns(Mapping mapping) {
        List<Column> columns = new ArrayList<>(mapping.cases());
        for (Mapping.FactRule rule : mapping.facts()) {
            columns.add(rule.at());
            rule.recorded().ifPresent(columns::add);
            rule.id().ifPresent(columns::add);
            rule.person().ifPresent(columns::add);
            rule.unit().ifPresent(columns::add);
            rule.when().forEach(when -> columns.add(when.column()));
            for (Mapping.AttributeRule attribute : rule.attributes()) {
                if (attribute.from() instanceof From.Cell cell) {
                    columns.add(cell.column());
                }
            }
        }
        mapping.other().ifPresent(other -> columns.add(other.column()));
        mapping.other().flatMap(Mapping.OtherVerdict::due).ifPresent(columns::add);
        return columns;
    }

    int count() {
        return names.size();
    }

    int slot(Column column) {
        return names.indexOf(column.name());
    }

    String name(int slot) {
        return names.get(slot);
    }

    List<String> names() {
        return List.copyOf(names);
    }

    /** The number of columns that each row should have. */
    int width() {
        return slotOfColumn.length;
    }

    /** The slot of a column by its place in the file, or -1. */
    int slotOf(int column) {
        return column < slotOfColumn.length ? slotOfColumn[column] : -1;
    }
}
