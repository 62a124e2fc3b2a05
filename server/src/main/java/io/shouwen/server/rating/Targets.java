package io.shouwen.server.rating;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Check;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Standards;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.standard.Shelf;

import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What the codes of a hall ask of the shares of a month. A code writes it as a check on the counted
 * month; the same check is read here, so that a figure and its target stand beside each other
 * before the month is over.
 */
@Component
public final class Targets {
    /** What a month came to, in ten-thousandths of the whole. */
    static final FactKind COUNTED = new FactKind("ratings.counted");

    static final String ON = "on";
    static final String RATED = "rated";
    static final String SATISFIED = "satisfied";
    private static final Set<String> FIGURES = Set.of(ON, RATED, SATISFIED);

    private final OrgScope scope;
    private final Shelf shelf;

    public Targets(OrgScope scope, Shelf shelf) {
        this.scope = scope;
        this.shelf = shelf;
    }

    /** What binds all of these halls on a day. */
    List<Target> of(OrgId org, Collection<Integer> halls, Instant at) {
        return scope.reading(
                org,
                () -> {
                    List<List<Target>> each =
                            halls.stream()
                                    .map(hall -> read(shelf.of(org, hall).standards(), at))
                                    .toList();
                    return each.isEmpty()
                            ? List.of()
                            : each.getFirst().stream()
                                    .filter(one -> each.stream().allMatch(all -> all.contains(one)))
                                    .toList();
                });
    }

    static List<Target> read(Standards standards, Instant at) {
        List<Target> targets = new ArrayList<>();
        for (Standard version : standards.versions()) {
            if (version.inForce(at)) {
                version.clauses().forEach(clause -> read(clause, targets));
            }
        }
        return List.copyOf(targets);
    }

    private static void read(Clause clause, List<Target> targets) {
        if (!(clause.rule() instanceof Check check)
                || check.opening().patterns().stream()
                        .noneMatch(pattern -> pattern.kind().equals(COUNTED))) {
            return;
        }
        for (Check.Demand demand : check.demands()) {
            if (demand instanceof Check.Demand.Holds holds) {
                read(clause, holds.condition(), targets);
            }
        }
    }

    private static void read(Clause clause, Condition condition, List<Target> targets) {
        if (condition instanceof Condition.All all) {
            all.parts().forEach(part -> read(clause, part, targets));
        }
        if (condition instanceof Condition.Between between
                && FIGURES.contains(between.attribute())) {
            targets.add(
                    new Target(between.attribute(), between.least(), clause.id(), clause.cite()));
        }
    }
}
