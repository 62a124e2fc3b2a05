package io.shouwen.engine.score;

import io.shouwen.engine.standard.ClauseId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that follows from the facts of a book as of an instant.
 *
 * @param lines what is due, by day
 * @param rulings how each person stands in each confirmed finding
 * @param next when something can change without a new fact; empty if nothing can
 */
public record Score(
        List<Line> lines,
        List<Ruling> rulings,
        List<Proposal> proposals,
        List<Points> balances,
        List<Grade> grades,
        Optional<Instant> next) {
    public Score {
        lines = List.copyOf(lines);
        rulings = List.copyOf(rulings);
        proposals = List.copyOf(proposals);
        balances = List.copyOf(balances);
        grades = List.copyOf(grades);
    }

    /** What is due for a finding: the ledger posts it less what is posted. */
    public List<Due> due(String finding) {
        return lines.stream()
                .filter(line -> line.finding().equals(finding))
                .map(Line::due)
                .toList();
    }

    /** How a person stands in a finding. */
    public Optional<Ruling> ruling(String finding, String person) {
        return rulings.stream()
                .filter(one -> one.finding().equals(finding) && one.person().equals(person))
                .findFirst();
    }

    /**
     * What is left of a balance.
     *
     * @param period such as {@code 2026}
     * @param hundredths of a point; may be negative
     */
    public record Points(ClauseId by, String account, String period, long hundredths) {}

    /** The best grade that a person may be given for a period. */
    public record Grade(ClauseId by, String account, String period, String grade) {}
}
