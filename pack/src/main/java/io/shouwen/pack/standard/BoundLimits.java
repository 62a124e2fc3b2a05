package io.shouwen.pack.standard;

import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Rule;
import io.shouwen.pack.yaml.MapNode;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.Slug;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the numbers that a site binds to soft words. */
final class BoundLimits {
    private final List<Pack.Version> versions;
    private final Problems problems;

    BoundLimits(List<Pack.Version> versions, Problems problems) {
        this.versions = versions;
        this.problems = problems;
    }

    /** The limits under a key, by the names of the words. */
    Map<String, Limit> read(Optional<Node> node) {
        Map<String, Limit> bound = new HashMap<>();
        node.filter(found -> !(found instanceof MapNode))
                .ifPresent(found ->
                        problems.add(
                                Slug.WRONG_SHAPE,
                                found.spot(),
                                "expected names with their limits, but found "
                                        + found.described()));
        if (node.orElse(null) instanceof MapNode map) {
            map.entries()
                    .forEach(entry ->
                            limit(entry).ifPresent(limit -> bound.put(entry.key().text(), limit)));
        }
        return bound;
    }

    /** A number may be bound only where a breach can then be named. */
    private Optional<Limit> limit(MapNode.Entry entry) {
        Map<String, List<Promise>> byName = soft();
        List<Promise> soft = byName.getOrDefault(entry.key().text(), List.of());
        if (soft.isEmpty()) {
            problems.add(
                    Slug.UNKNOWN_KEY,
                    entry.key().spot(),
                    "no clause leaves a limit named " + entry.key().described() + " to the site",
                    byName.isEmpty()
                            ? Optional.of("no clause says `within: {site: …}`; remove `bind`")
                            : Phrases.suggestion(entry.key().text(), byName.keySet()));
        }
        if (soft.stream().anyMatch(promise -> promise.broken().isEmpty())) {
            problems.add(
                    Slug.MISSING_KEY,
                    entry.key().spot(),
                    "a clause that uses " + entry.key().described() + " names no finding",
                    "give it the key `broken`; only then can a limit be broken");
        }
        if (entry.value() instanceof MapNode map) {
            problems.add(
                    Slug.BAD_LIMIT,
                    map.spot(),
                    "a soft word is bound to a number, but here is " + map.described(),
                    "write such as `10 min` or `end of day`");
            return Optional.empty();
        }
        Optional<Limit> limit =
                new LimitReader(vocabulary()).read(entry.value(), Optional.<Catalogue.Kind>empty());
        if (limit.orElse(null) instanceof Limit.AnyTime) {
            LimitReader.tellNeverLate(entry.value().spot(), problems);
        }
        if (limit.orElse(null) instanceof Limit.EndOfPeriod
                && soft.stream().anyMatch(one -> one.opening() instanceof Opening.OnFact)) {
            LimitReader.tellNoPeriod(entry.value().spot(), problems);
        }
        return limit;
    }

    /** The promises whose limit is left to the site, by its name. */
    private SortedMap<String, List<Promise>> soft() {
        SortedMap<String, List<Promise>> soft = new TreeMap<>();
        versions.stream()
                .flatMap(BoundLimits::rules)
                .forEach(rule -> {
                    if (rule instanceof Promise promise
                            && promise.within() instanceof Limit.Unbound unbound) {
                        soft.computeIfAbsent(unbound.parameter(), name -> new ArrayList<>())
                                .add(promise);
                    }
                });
        return soft;
    }

    /** What the clauses do, however the code is read. */
    private static Stream<Rule> rules(Pack.Version version) {
        return Stream.concat(
                version.standard().clauses().stream().map(Clause::rule),
                version.variants().values().stream().flatMap(List::stream).map(Variant::value));
    }

    private Vocabulary vocabulary() {
        return vocabulary(versions.getLast(), Set.of(), Map.of(), new Origins(), problems);
    }

    /** What may be named in a text that is read after a version. */
    static Vocabulary vocabulary(
            Pack.Version version,
            Set<ClauseId> clauses,
            Map<String, List<ClauseId>> clausesByFinding,
            Origins origins,
            Problems problems) {
        return new Vocabulary(
                version.standard().zone(),
                version.catalogue(),
                version.calendars().keySet(),
                version.references(),
                version.roles().keySet(),
                version.findings().keySet(),
                clauses,
                clausesByFinding,
                Map.of(),
                origins,
                problems);
    }
}
