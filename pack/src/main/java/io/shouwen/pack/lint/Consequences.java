package io.shouwen.pack.lint;

import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Consequence;
import io.shouwen.engine.standard.Obligation;
import io.shouwen.pack.standard.Pack;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether findings cost something, and whether consequences have findings. */
final class Consequences {
    private final Gathering hits;

    Consequences(Gathering hits) {
        this.hits = hits;
    }

    /**
     * @param clauses of the version, as it is read
     */
    void look(Pack.Version version, List<Clause> clauses) {
        Set<String> raised = new HashSet<>();
        Set<String> costly = new HashSet<>();
        for (Clause clause : clauses) {
            if (clause.rule() instanceof Obligation rule && !rule.broken().isEmpty()) {
                raised.add(rule.broken());
                if (followed(clause, clauses)) {
                    costly.add(rule.broken());
                }
            }
        }
        for (String finding : version.findings().keySet()) {
            if (!raised.contains(finding)) {
                hits.named(
                        Hit.Slug.FINDING_NEVER_RAISED,
                        "findings",
                        finding,
                        "no clause raises the finding `" + finding + "`",
                        "name it under `broken` of a clause, or take it out");
            } else if (!costly.contains(finding)) {
                hits.named(
                        Hit.Slug.FINDING_WITHOUT_CONSEQUENCE,
                        "findings",
                        finding,
                        "the finding `" + finding + "` has no consequence",
                        "name it under `findings` of a consequence, if the source gives one");
            }
        }
        clauses.forEach(clause -> neverRaised(clause, clauses));
    }

    private static boolean followed(Clause clause, List<Clause> clauses) {
        return clauses.stream()
                .anyMatch(other ->
                        other.rule() instanceof Consequence consequence
                                && consequence.follows().covers(clause.id()));
    }

    private void neverRaised(Clause clause, List<Clause> clauses) {
        boolean rewards = clause.rule() instanceof Consequence.Price price && price.gives();
        if (clause.rule() instanceof Consequence consequence
                && !rewards
                && clauses.stream()
                        .noneMatch(other ->
                                consequence.follows().covers(other.id())
                                        && other.rule() instanceof Obligation rule
                                        && !rule.broken().isEmpty())) {
            hits.add(
                    Hit.Slug.CONSEQUENCE_NEVER_RAISED,
                    clause,
                    List.of("consequence", "clauses"),
                    "none of the clauses that it follows can be broken",
                    "name clauses that have `broken`, or findings");
        }
    }
}
