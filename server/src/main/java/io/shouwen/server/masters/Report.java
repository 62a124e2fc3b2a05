package io.shouwen.server.masters;

import io.shouwen.pack.yaml.Phrases;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the owner of a master tells what it finds in its sheet and what it does. */
public final class Report {
    private static final int LONGEST_LIST = 12;

    private final Findings findings;
    private final Sheet sheet;
    private final Set<Integer> faulty = new HashSet<>();
    private final Set<String> faultyCells = new HashSet<>();

    Report(Findings findings, Sheet sheet) {
        this.findings = findings;
        this.sheet = sheet;
    }

    /** A problem in a cell. */
    public void problem(Line line, String column, String slug) {
        tell(line.row(), column, slug, line.text(column), List.of(), "");
    }

    /** A problem in a cell that names something by words of its own. */
    public void problem(Line line, String column, String slug, String found) {
        tell(line.row(), column, slug, found, List.of(), "");
    }

    /** A cell names something that is not known. */
    public void unknown(Line line, String column, String slug, Collection<String> known) {
        String found = line.text(column);
        tell(
                line.row(),
                column,
                slug,
                found,
                known.size() <= LONGEST_LIST ? List.copyOf(known) : List.of(),
                Phrases.nearest(found, known).orElse(""));
    }

    void tell(
            int row,
            String column,
            String slug,
            String found,
            List<String> allowed,
            String nearest) {
        spoil(row);
        faultyCells.add(row + column);
        findings.problem(
                new Problem(Optional.of(sheet), "", row, column, slug, found, allowed, nearest));
    }

    /** Keeps a row from being written, for a problem that was told elsewhere. */
    public void spoil(Line line) {
        spoil(line.row());
    }

    private void spoil(int row) {
        faulty.add(row);
    }

    /** Which rows were faulty is asked of a very long sheet only while they are at hand. */
    void forget() {
        faulty.clear();
        faultyCells.clear();
    }

    /** Whether a problem was found in the row. */
    public boolean faulty(Line line) {
        return faulty.contains(line.row());
    }

    /** Whether a problem was found in the cell. */
    public boolean faulty(Line line, String column) {
        return faultyCells.contains(line.row() + column);
    }

    /**
     * A faulty row would have brought this name: whoever refers to it finds it missing, which is no
     * problem of its own.
     */
    public void mention(String name) {
        findings.mention(sheet.key(), name);
    }

    /** Whether a faulty row of a sheet would have brought the name. */
    public boolean mentions(String sheetKey, String name) {
        return findings.mentions(sheetKey, name);
    }

    /** The row brings something new. */
    public void added(Line line, String name) {
        List<Change.Difference> brought =
                sheet.columns().stream()
                        .filter(column -> !sheet.personal())
                        .filter(column -> !line.text(column.key()).isEmpty())
                        .map(column ->
                                new Change.Difference(column.key(), "", line.text(column.key())))
                        .toList();
        change(new Change(line.row(), Change.Kind.ADDED, name, brought));
    }

    /** The row changes what is stored. */
    public void changed(Line line, String name, List<Change.Difference> differences) {
        change(new Change(line.row(), Change.Kind.CHANGED, name, differences));
    }

    /** The row ends what is stored. */
    public void closed(Line line, String name, List<Change.Difference> differences) {
        change(new Change(line.row(), Change.Kind.CLOSED, name, differences));
    }

    private void change(Change change) {
        findings.change(sheet, change);
    }
}
