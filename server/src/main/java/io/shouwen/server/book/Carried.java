package io.shouwen.server.book;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Cover;
import io.shouwen.engine.standard.Obligation;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.standard.Stretch;
import io.shouwen.server.journal.NewFact;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What still holds when a book ends, and with which the next one begins. */
final class Carried {
    private final Set<Ends> ends = new LinkedHashSet<>();
    private final Catalogue catalogue;

    /** Facts of one kind begin what facts of another kind end. */
    private record Ends(FactKind from, FactKind until) {}

    private Carried(Standards standards) {
        this.catalogue = standards.catalogue();
        ends.add(new Ends(BookKinds.UNIT_OPENED, BookKinds.UNIT_CLOSED));
        for (Standard version : standards.versions()) {
            for (Clause clause : version.clauses()) {
                if (clause.rule() instanceof Obligation rule) {
                    look(rule);
                }
            }
        }
    }

    /**
     * The facts of a book that nothing has ended, told again for the beginning of the next.
     *
     * @param counted those that count, in the order in which they happened
     */
    static List<NewFact> over(Standards standards, List<Fact> counted, Instant begins) {
        Carried carried = new Carried(standards);
        Map<Key, Fact> standing = new LinkedHashMap<>();
        counted.stream()
                .filter(fact -> fact.occurredAt().isBefore(begins))
                .forEach(fact -> carried.take(fact, standing));
        return standing.values().stream()
                .map(fact -> NewFact.at(fact.kind(), begins, carried.values(fact)))
                .toList();
    }

    /** Facts of one kind that speak of one thing: the later one stands for both. */
    private record Key(FactKind kind, Map<String, Value> about) {}

    private void look(Obligation rule) {
        if (rule.opening() instanceof Opening.EachPeriod each) {
            add(each.during());
        }
        if (rule instanceof Cover cover) {
            cover.presences().forEach(this::add);
            cover.until()
                    .ifPresent(
                            until -> rule.opening().patterns().forEach(from -> add(from, until)));
        }
    }

    private void add(Stretch stretch) {
        add(stretch.from(), stretch.until());
    }

    private void add(Pattern from, Pattern until) {
        ends.add(new Ends(from.kind(), until.kind()));
    }

    private void take(Fact fact, Map<Key, Fact> standing) {
        for (Ends one : ends) {
            if (one.until().equals(fact.kind()) && !one.from().equals(fact.kind())) {
                standing.keySet()
                        .removeIf(key ->
                                key.kind().equals(one.from()) && agree(key.about(), about(fact)));
            }
        }
        if (ends.stream().anyMatch(one -> one.from().equals(fact.kind()))) {
            Key key = new Key(fact.kind(), about(fact));
            standing.remove(key);
            standing.put(key, fact);
        }
    }

    /** What a fact says of what it is about: texts, since a count or a flag says how it is. */
    private static Map<String, Value> about(Fact fact) {
        Map<String, Value> about = new HashMap<>();
        fact.values()
                .forEach((name, value) -> {
                    if (value instanceof Value.Text) {
                        about.put(name, value);
                    }
                });
        return about;
    }

    private static boolean agree(Map<String, Value> one, Map<String, Value> other) {
        return one.entrySet().stream()
                .allMatch(entry ->
                        !other.containsKey(entry.getKey())
                                || entry.getValue().equals(other.get(entry.getKey())));
    }

    private Map<String, Value> values(Fact fact) {
        Map<String, Value> values = new HashMap<>(fact.values());
        boolean said =
                catalogue
                        .kind(fact.kind())
                        .map(kind -> kind.fields().containsKey(BookKinds.CARRIED))
                        .orElse(false);
        if (said) {
            values.put(BookKinds.CARRIED, new Value.Flag(true));
        }
        return values;
    }
}
