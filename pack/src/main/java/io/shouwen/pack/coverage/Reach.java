package io.shouwen.pack.coverage;

import io.shouwen.engine.score.BookFacts;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Consequence;
import io.shouwen.engine.standard.Obligation;
import io.shouwen.engine.standard.Practice;
import io.shouwen.engine.standard.Shown;
import io.shouwen.engine.standard.Standard;

import java.util.List;
import java.util.Set;

/**
 * How far software gets with a clause.
 *
 * @param missing what nobody tells, with {@link Kind#UNFED}, and empty where a consequence follows
 *     nothing that is judged; what never meets, with {@link Kind#APART}
 */
public record Reach(Kind kind, List<Need> missing) {
    /** Kinds of text of which there is nothing to execute, by law or by nature. */
    private static final Set<String> NEVER = Set.of("unlawful", "no-text");

    private static final Set<Kind> OUT_OF_REACH = Set.of(Kind.UNFED, Kind.APART);

    public Reach {
        missing = List.copyOf(missing);
    }

    /** The kinds; each clause is of one of them. */
    public enum Kind {
        /** Judged by what is told. */
        EXECUTED,
        /** It could be judged, but nobody tells what it needs. */
        UNFED,
        /** All that it needs is told, but never of one and the same subject. */
        APART,
        /** Seen by a person, on an inspection sheet. */
        INSPECTED,
        /** Loaded, cited and shown. */
        RECORDED,
        /** Law or nature forbids that software executes it. */
        NOT_EXECUTABLE
    }

    /** How far software gets with a clause of a version. */
    public static Reach of(Clause clause, Standard standard, Catalogue catalogue) {
        return switch (clause.rule()) {
            case Obligation rule -> of(rule, catalogue);
            case Consequence rule -> of(rule, standard, catalogue);
            case Shown shown ->
                    found(NEVER.contains(shown.kind()) ? Kind.NOT_EXECUTABLE : Kind.RECORDED);
        };
    }

    private static Reach of(Obligation rule, Catalogue catalogue) {
        List<Need> missing =
                Need.of(rule, catalogue).stream().filter(need -> !need.fed(catalogue)).toList();
        if (!missing.isEmpty()) {
            return new Reach(Kind.UNFED, missing);
        }
        if (Need.meeting(rule, catalogue).isEmpty()) {
            return new Reach(Kind.APART, Need.of(rule, catalogue));
        }
        return found(rule instanceof Practice ? Kind.INSPECTED : Kind.EXECUTED);
    }

    /**
     * A consequence is executed as soon as one of the clauses it follows is judged, a reward once
     * somebody can tell of a merit.
     */
    private static Reach of(Consequence rule, Standard standard, Catalogue catalogue) {
        if (rule instanceof Consequence.Price price && price.gives()) {
            Need merit = new Need(List.of(BookFacts.REWARD));
            return merit.fed(catalogue)
                    ? found(Kind.EXECUTED)
                    : new Reach(Kind.UNFED, List.of(merit));
        }
        boolean follows =
                standard.clauses().stream()
                        .filter(clause -> rule.follows().covers(clause.id()))
                        .anyMatch(clause ->
                                clause.rule() instanceof Obligation judged
                                        && !OUT_OF_REACH.contains(of(judged, catalogue).kind()));
        return found(follows ? Kind.EXECUTED : Kind.UNFED);
    }

    private static Reach found(Kind kind) {
        return new Reach(kind, List.of());
    }
}
