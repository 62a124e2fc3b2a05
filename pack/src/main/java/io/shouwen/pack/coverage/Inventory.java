package io.shouwen.pack.coverage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The clauses that somebody has counted in the source, one a row of a CSV file.
 *
 * @param name the file without {@code .csv}
 * @param ids from the column {@code id}, each once
 */
public record Inventory(String name, List<String> ids) {
    private static final String END = ".csv";

    public Inventory {
        ids = List.copyOf(ids);
    }

    /**
     * The inventories of a folder, by name.
     *
     * @throws IOException with a sentence for whoever named the folder
     */
    public static List<Inventory> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder);
        }
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(file -> file.toString().endsWith(END)).sorted().toList();
        }
        if (files.isEmpty()) {
            throw new IOException(
                    "no inventory in " + folder + ": it has no file that ends in " + END);
        }
        List<Inventory> read = new ArrayList<>();
        for (Path file : files) {
            read.add(read(file));
        }
        return read;
    }

    private static Inventory read(Path file) throws IOException {
        List<List<String>> rows = Csv.rows(Files.readString(file));
        int column = rows.isEmpty() ? -1 : rows.getFirst().indexOf("id");
        if (column < 0) {
            throw new IOException(file + " has no column `id` in its first line");
        }
        String name = file.getFileName().toString();
        return new Inventory(
                name.substring(0, name.length() - END.length()),
                rows.stream()
                        .skip(1)
                        .filter(row -> row.size() > column)
                        .map(row -> row.get(column).strip())
                        .filter(id -> !id.isEmpty())
                        .distinct()
                        .toList());
    }

    /** Whether a clause belongs to it by the first word of its id, whether counted or not. */
    boolean speaksOf(String clause) {
        return firstWords().contains(firstWord(clause));
    }

    private Set<String> firstWords() {
        return ids.stream()
                .map(Inventory::firstWord)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String firstWord(String id) {
        int dot = id.indexOf('.');
        return dot < 0 ? id : id.substring(0, dot);
    }
}
