package io.shouwen.server.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A table that people review: who may do what, row by row and column by column. */
record AccessTable(List<String> columns, Map<String, Map<String, String>> rows) {
    /** The tables of a page, in its order. */
    static List<AccessTable> read(String name) {
        List<AccessTable> tables = new ArrayList<>();
        List<List<String>> lines = new ArrayList<>();
        for (String line : lines(Path.of("src/test/resources/access").resolve(name))) {
            if (line.startsWith("|")) {
                lines.add(cells(line));
            } else if (!lines.isEmpty()) {
                tables.add(table(lines));
                lines.clear();
            }
        }
        if (!lines.isEmpty()) {
            tables.add(table(lines));
        }
        return tables;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line) {
        String[] cells = line.substring(1).split("\\|", -1);
        return Arrays.stream(cells, 0, cells.length - 1).map(String::strip).toList();
    }

    private static AccessTable table(List<List<String>> lines) {
        List<String> head = lines.getFirst();
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        for (List<String> line : lines.subList(2, lines.size())) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 1; i < head.size(); i++) {
                row.put(head.get(i), line.get(i));
            }
            if (rows.put(line.getFirst(), row) != null) {
                throw new IllegalStateException("Two rows say what " + line.getFirst() + " is");
            }
        }
        return new AccessTable(head.subList(1, head.size()), rows);
    }

    Set<String> names() {
        return rows.keySet();
    }

    String cell(String row, String column) {
        return Optional.ofNullable(rows.get(row))
                .flatMap(cells -> Optional.ofNullable(cells.get(column)))
                .orElseThrow(() ->
                        new IllegalStateException("%s has no column %s".formatted(row, column)));
    }
}
