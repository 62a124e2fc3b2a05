package io.shouwen.pack.standard;

import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Rule;
import io.shouwen.engine.standard.Shown;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.StandardRef;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How a site takes a code over (S40): which clauses it is judged by, and the numbers it binds to
 * soft words (S11). A clause that is not adopted is still loaded, cited and shown.
 *
 * @param clauses ids, or beginnings of ids that end in {@code *}
 * @param bound the limits of parameters, by their names
 * @param hash of the file, since a judgement depends on it
 */
public record Adoption(List<String> clauses, Map<String, Limit> bound, String hash) {
    /** The kind under which a clause that is not adopted is shown. */
    static final String NOT_ADOPTED = "not-adopted";

    public Adoption {
        clauses = List.copyOf(clauses);
        bound = Map.copyOf(bound);
    }

    /** Whether one of the written ids means a clause. */
    static Predicate<Clause> meaning(String written) {
        return written.endsWith("*")
                ? clause ->
                        clause.id().value().startsWith(written.substring(0, written.length() - 1))
                : clause -> clause.id().value().equals(written);
    }

    Standard applyTo(Standard standard) {
        StandardRef ref = standard.ref();
        return new Standard(
                new StandardRef(ref.code(), ref.version(), ref.hash() + "+" + hash),
                standard.title(),
                standard.from(),
                standard.to(),
                standard.zone(),
                standard.attributes(),
                standard.clauses().stream().map(this::applyTo).toList());
    }

    private Clause applyTo(Clause clause) {
        boolean adopted = clauses.stream().anyMatch(written -> meaning(written).test(clause));
        Rule rule =
                adopted || clause.rule() instanceof Shown ? clause.rule() : new Shown(NOT_ADOPTED);
        return new Clause(clause.id(), clause.cite(), clause.says(), bound(rule));
    }

    private Rule bound(Rule rule) {
        if (rule instanceof Promise promise && promise.within() instanceof Limit.Unbound soft) {
            return new Promise(
                    promise.opening(),
                    promise.keptBy(),
                    bound.getOrDefault(soft.parameter(), soft),
                    promise.changes(),
                    promise.wording(),
                    promise.answers(),
                    promise.broken());
        }
        return rule;
    }
}
