package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Standing;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Calendars;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Truth;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A second opinion on promises, written from the words of the language alone: it walks from minute
 * to minute and tries everything. Slow, plain, and it shares nothing with the judge but records.
 */
final class SecondJudge {
    private final List<Standard> versions;
    final Catalogue catalogue;
    final Calendars calendars;
    final Instant asOf;
    final List<Fact> facts = new ArrayList<>();

    SecondJudge(
            List<Standard> versions,
            Catalogue catalogue,
            Calendars calendars,
            Collection<Fact> told,
            Instant asOf) {
        this.versions = versions;
        this.catalogue = catalogue;
        this.calendars = calendars;
        this.asOf = asOf;
        Map<FactId, Fact> known = new LinkedHashMap<>();
        for (Fact fact : told) {
            if (!fact.occurredAt().isAfter(asOf) && !fact.recordedAt().isAfter(asOf)) {
                known.putIfAbsent(fact.id(), fact);
            }
        }
        List<Fact> all = new ArrayList<>(known.values());
        for (Fact fact : all) {
            if (!fact.kind().aboutFacts() && counts(fact, all)) {
                facts.add(fact);
            }
        }
        facts.sort(
                Comparator.comparing(Fact::occurredAt)
                        .thenComparing(Fact::recordedAt)
                        .thenComparing(fact -> fact.id().value()));
    }

    /** Not struck, and if proposed then accepted and not declined, by words that count. */
    private static boolean counts(Fact fact, List<Fact> all) {
        boolean struck = false;
        boolean accepted = fact.standing() == Standing.COUNTED;
        boolean declined = false;
        for (Fact word : all) {
            boolean speaksOfIt = word.kind().aboutFacts() && word.namedFact().equals(fact.id());
            if (speaksOfIt && (!fact.kind().aboutFacts() || later(word, fact))) {
                boolean heard = counts(word, all);
                struck |= heard && word.kind().equals(FactKind.STRUCK);
                accepted |= heard && word.kind().equals(FactKind.ACCEPTED);
                declined |= heard && word.kind().equals(FactKind.DECLINED);
            }
        }
        return !struck && accepted && (fact.standing() == Standing.COUNTED || !declined);
    }

    private static boolean later(Fact one, Fact other) {
        return one.recordedAt().equals(other.recordedAt())
                ? one.id().value().compareTo(other.id().value()) > 0
                : one.recordedAt().isAfter(other.recordedAt());
    }

    List<Judged> judge() {
        List<Judged> first = judgeAll(Map.of());
        Map<ClauseId, Set<FactId>> moved = new HashMap<>();
        for (Judged one : first) {
            for (Evidence evidence : one.evidence()) {
                if (Set.of(Evidence.Role.MOVED, Evidence.Role.EXCUSED).contains(evidence.role())) {
                    moved.computeIfAbsent(one.clause(), key -> new HashSet<>())
                            .add(evidence.fact());
                }
            }
        }
        List<Judged> judged = judgeAll(moved);
        judged.sort(
                Comparator.comparingInt((Judged one) -> place(one.occasion()))
                        .thenComparing(one -> one.clause().value())
                        .thenComparing(one -> one.standard().version()));
        return judged;
    }

    private int place(FactId id) {
        return facts.stream().map(Fact::id).toList().indexOf(id);
    }

    private List<Judged> judgeAll(Map<ClauseId, Set<FactId>> moved) {
        List<Judged> judged = new ArrayList<>();
        for (Standard standard : versions) {
            for (Clause clause : standard.clauses()) {
                if (clause.rule() instanceof Promise promise) {
                    Set<FactId> used = new HashSet<>();
                    for (Fact opened : facts) {
                        new SecondOccasion(this, standard, clause, promise, opened, used, moved)
                                .judge()
                                .ifPresent(judged::add);
                    }
                }
            }
        }
        return judged;
    }

    static boolean fits(Pattern pattern, Standard standard, Fact fact) {
        return pattern.kind().equals(fact.kind())
                && test(pattern.where(), attributes(standard, fact)) == Truth.YES;
    }

    static Map<String, Value> attributes(Standard standard, Fact fact) {
        Map<String, Value> values = new HashMap<>();
        standard.attributes()
                .forEach((name, a) -> a.otherwise().ifPresent(value -> values.put(name, value)));
        values.putAll(fact.values());
        return values;
    }

    static Truth test(Condition condition, Map<String, Value> values) {
        return switch (condition) {
            case Condition.All all -> {
                List<Truth> parts = all.parts().stream().map(p -> test(p, values)).toList();
                yield parts.contains(Truth.NO)
                        ? Truth.NO
                        : parts.contains(Truth.UNKNOWN) ? Truth.UNKNOWN : Truth.YES;
            }
            case Condition.Any any -> {
                List<Truth> parts = any.parts().stream().map(p -> test(p, values)).toList();
                yield parts.contains(Truth.YES)
                        ? Truth.YES
                        : parts.contains(Truth.UNKNOWN) ? Truth.UNKNOWN : Truth.NO;
            }
            case Condition.Not not ->
                    switch (test(not.part(), values)) {
                        case YES -> Truth.NO;
                        case NO -> Truth.YES;
                        case UNKNOWN -> Truth.UNKNOWN;
                    };
            case Condition.OneOf one ->
                    !values.containsKey(one.attribute())
                            ? Truth.UNKNOWN
                            : one.values().contains(values.get(one.attribute()))
                                    ? Truth.YES
                                    : Truth.NO;
            case Condition.Present present ->
                    values.containsKey(present.attribute()) ? Truth.YES : Truth.NO;
            case Condition.Between between ->
                    throw new UnsupportedOperationException("not generated: " + between);
            case Condition.ReportedBetween between ->
                    throw new UnsupportedOperationException("not generated: " + between);
        };
    }
}
