package io.shouwen.server.standard;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Check;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Obligation;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Rule;
import io.shouwen.pack.standard.Pack;
import io.shouwen.pack.standard.Variant;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Numbers that the codes on the shelf name, for screens that must speak of the same ones. They are
 * read as written, whichever clauses a site is judged by; first those of codes that the whole house
 * has adopted, then those that bind single units or nobody yet.
 */
@Component
public final class Numbers {
    private final Shelf shelf;

    public Numbers(Shelf shelf) {
        this.shelf = shelf;
    }

    /** From how much on a clause looks at a fact, such as three attempts in vain. */
    public Optional<Long> least(FactKind kind, String attribute) {
        return obligations()
                .flatMap(Numbers::looks)
                .filter(pattern -> pattern.kind().equals(kind))
                .flatMap(pattern -> between(pattern.where(), attribute))
                .map(Condition.Between::least)
                .filter(least -> least > 0)
                .findFirst();
    }

    /** How much a check allows of an act, such as four rings. */
    public Optional<Long> most(FactKind kind, String attribute) {
        return obligations()
                .filter(Check.class::isInstance)
                .map(Check.class::cast)
                .filter(check ->
                        check.opening().patterns().stream()
                                .anyMatch(one -> one.kind().equals(kind)))
                .flatMap(check -> check.demands().stream())
                .filter(Check.Demand.Holds.class::isInstance)
                .map(Check.Demand.Holds.class::cast)
                .flatMap(holds -> between(holds.condition(), attribute))
                .map(Condition.Between::most)
                .filter(most -> most < Integer.MAX_VALUE)
                .findFirst();
    }

    private Stream<Obligation> obligations() {
        return shelf.packs().stream()
                .sorted(Comparator.comparing((Pack pack) -> !Shelf.bindsTheHouse(pack)))
                .flatMap(pack -> pack.versions().reversed().stream())
                .flatMap(version ->
                        version.standard().clauses().stream()
                                .flatMap(clause -> rules(version, clause)))
                .filter(Obligation.class::isInstance)
                .map(Obligation.class::cast);
    }

    /** As usually read first. */
    private static Stream<Rule> rules(Pack.Version version, Clause clause) {
        return Stream.concat(
                Stream.of(clause.rule()), version.variants(clause).stream().map(Variant::value));
    }

    private static Stream<Pattern> looks(Obligation obligation) {
        List<Pattern> looks = new ArrayList<>();
        obligation.looks(looks::add);
        return looks.stream();
    }

    private static Stream<Condition.Between> between(Condition condition, String attribute) {
        return switch (condition) {
            case Condition.Between it when it.attribute().equals(attribute) -> Stream.of(it);
            case Condition.All all ->
                    all.parts().stream().flatMap(part -> between(part, attribute));
            case Condition.Any any ->
                    any.parts().stream().flatMap(part -> between(part, attribute));
            case Condition.Between _,
                    Condition.Not _,
                    Condition.OneOf _,
                    Condition.Present _,
                    Condition.Equal _,
                    Condition.Bounded _,
                    Condition.Near _,
                    Condition.Within _,
                    Condition.ReportedBetween _ ->
                    Stream.empty();
        };
    }
}
