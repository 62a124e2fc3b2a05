package io.shouwen.pack.standard;

import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Force;
import io.shouwen.engine.standard.Obligation;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Practice;
import io.shouwen.engine.standard.Promise;
import io.shouwen.pack.yaml.ListNode;
import io.shouwen.pack.yaml.MapNode;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.ScalarNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What opens the clauses and whether they can be broken, as far as that can be told before they are
 * read: a clause may be opened by the breach of one that stands in a later file.
 */
final class Origins {
    static final String BREACH_OF = "breach-of";

    private static final Set<String> UNBREAKABLE = Set.of("consequence", "text-only");
    private static final Set<String> TIMED = Set.of("promise", "duty");

    private final Map<ClauseId, List<Origin>> byClause = new HashMap<>();

    /**
     * What opens a clause, by one reading of it.
     *
     * @param kind the name of the first kind of fact that opens it
     * @param breachOf the clause whose breach opens it
     * @param breaks whether it can be broken
     * @param timed whether it gives a time, so that a breach can be cured
     */
    private record Origin(
            Optional<String> kind, Optional<ClauseId> breachOf, boolean breaks, boolean timed) {}

    /** Takes in a clause as it is written: what it does, under its key. */
    void meet(ClauseId clause, String key, MapNode rule) {
        Optional<Node> when = rule.get("when").or(() -> rule.get("during"));
        add(
                clause,
                new Origin(
                        key.equals("practice")
                                ? Optional.of(Practice.NOTED.name())
                                : when.flatMap(Origins::kind),
                        when.flatMap(node -> text(node, BREACH_OF)).map(ClauseId::new),
                        !UNBREAKABLE.contains(key) && rule.get("broken").isPresent() && binds(rule),
                        TIMED.contains(key)));
    }

    /** Takes in a clause that has been read. */
    void meet(ClauseId clause, Obligation rule) {
        add(
                clause,
                new Origin(
                        rule.opening().patterns().stream()
                                .map(Pattern::kind)
                                .map(kind -> kind.name())
                                .findFirst(),
                        rule.opening() instanceof Opening.OnBreach on
                                ? Optional.of(on.of())
                                : Optional.empty(),
                        !rule.broken().isEmpty(),
                        rule instanceof Promise));
    }

    private void add(ClauseId clause, Origin origin) {
        byClause.computeIfAbsent(clause, id -> new ArrayList<>()).add(origin);
    }

    private static boolean binds(MapNode rule) {
        return rule.get("force")
                .filter(ScalarNode.class::isInstance)
                .map(node -> ((ScalarNode) node).text())
                .filter(force -> force.equals(word(Force.MAY)) || force.equals(word(Force.STRIVE)))
                .isEmpty();
    }

    private static String word(Force force) {
        return force.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> kind(Node node) {
        return switch (node) {
            case ScalarNode name -> Optional.of(name.text());
            case ListNode list -> list.items().stream().findFirst().flatMap(Origins::kind);
            case MapNode map ->
                    text(map, PatternReader.FACT).or(() -> map.get("from").flatMap(Origins::kind));
        };
    }

    private static Optional<String> text(Node node, String key) {
        return node instanceof MapNode map
                ? map.get(key)
                        .filter(ScalarNode.class::isInstance)
                        .map(value -> ((ScalarNode) value).text())
                : Optional.empty();
    }

    /** True where a finding is named and the words bind; a breach of anything else never comes. */
    boolean canBreak(ClauseId clause) {
        return of(clause).stream().anyMatch(Origin::breaks);
    }

    /** True where what was not done in time can still be done. */
    boolean canBeCured(ClauseId clause) {
        return of(clause).stream().anyMatch(one -> one.breaks() && one.timed());
    }

    /** True where a clause is opened by its own breach, directly or through others. */
    boolean inACircle(ClauseId clause) {
        Set<ClauseId> met = new HashSet<>();
        List<ClauseId> next = new ArrayList<>(List.of(clause));
        while (!next.isEmpty()) {
            for (Origin origin : of(next.removeLast())) {
                if (origin.breachOf().equals(Optional.of(clause))) {
                    return true;
                }
                origin.breachOf().filter(met::add).ifPresent(next::add);
            }
        }
        return false;
    }

    /** True where breaches open a clause, by some reading at least. */
    boolean openedByBreach(ClauseId clause) {
        return of(clause).stream().anyMatch(one -> one.breachOf().isPresent());
    }

    /** The name of the kind of fact that opens a clause, or the first in the chain of breaches. */
    Optional<String> kind(ClauseId clause) {
        return inACircle(clause)
                ? Optional.empty()
                : of(clause).stream()
                        .flatMap(one ->
                                one.kind().or(() -> one.breachOf().flatMap(this::kind)).stream())
                        .findFirst();
    }

    private List<Origin> of(ClauseId clause) {
        return byClause.getOrDefault(clause, List.of());
    }
}
