package io.shouwen.server.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An article of the written code with its clauses, in the order of the document. A reader finds the
 * way by articles; a clause stands in the one that it cites.
 *
 * @param title the place in the source that its clauses share, without the numbers inside it
 */
public record ReadSection(String title, List<ReadClause> clauses) {
    private static final Pattern NUMBERS_INSIDE = Pattern.compile("[\\s\\p{Punct}（）、\\d]+$");

    public ReadSection {
        clauses = List.copyOf(clauses);
    }

    static List<ReadSection> of(List<ReadClause> clauses) {
        List<ReadSection> sections = new ArrayList<>();
        List<ReadClause> open = new ArrayList<>();
        for (ReadClause clause : clauses) {
            if (!open.isEmpty() && !title(open.getFirst()).equals(title(clause))) {
                sections.add(new ReadSection(title(open.getFirst()), open));
                open.clear();
            }
            open.add(clause);
        }
        if (!open.isEmpty()) {
            sections.add(new ReadSection(title(open.getFirst()), open));
        }
        return List.copyOf(sections);
    }

    /** Where a link to it leads. */
    public String id() {
        return "from-" + clauses.getFirst().clause().id().value();
    }

    /** How many of its clauses the site is judged by. */
    public long judged() {
        return clauses.stream().filter(ReadClause::judged).count();
    }

    /** The share that was kept of all that was decided in it, in whole percent. */
    public Optional<Long> keptPercent() {
        return ReadClause.keptPercent(
                clauses.stream().flatMap(clause -> clause.counts().stream()).toList());
    }

    private static String title(ReadClause clause) {
        String cited = clause.clause().cite().part() + " " + clause.clause().cite().article();
        return NUMBERS_INSIDE.matcher(cited).replaceFirst("").strip();
    }
}
