package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Standing;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Attribute;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Stretch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A second opinion on promises, written from the words of the language alone. It tries every fact
 * on every clause, slowly and plainly; it shares only records with the judge, and writes its
 * verdicts down itself.
 *
 * @param served what has kept an older occasion, by version, clause and fact
 * @param moved which facts moved the dates of which clauses
 */
record SecondJudge(
        RandomCode code, List<Fact> facts, Instant asOf, Set<String> served, Set<String> moved) {
    /** A stretch and the facts at its ends. */
    record Pause(Fact by, Optional<Fact> until, Instant from, Instant to) {}

    /** Judges twice: only the first time tells which facts moved the dates of which clauses. */
    static String judge(RandomCode code, List<Fact> told, Instant asOf) {
        List<Fact> known = new ArrayList<>(told);
        known.removeIf(one -> one.occurredAt().isAfter(asOf) || one.recordedAt().isAfter(asOf));
        List<Fact> facts = new ArrayList<>(known);
        facts.removeIf(one -> one.kind().aboutFacts() || !counts(one, known));
        facts.sort(Comparator.comparing(Fact::occurredAt).thenComparing(SecondJudge::compareTold));
        Set<String> moved = new HashSet<>();
        new SecondJudge(code, facts, asOf, new HashSet<>(), Set.of()).judgeAll(moved);
        return new SecondJudge(code, facts, asOf, new HashSet<>(), moved).judgeAll(new HashSet<>());
    }

    private static int compareTold(Fact one, Fact other) {
        int order = one.recordedAt().compareTo(other.recordedAt());
        return order != 0 ? order : one.id().value().compareTo(other.id().value());
    }

    /** Not struck and, if proposed, accepted and not declined, by words that count themselves. */
    private static boolean counts(Fact fact, List<Fact> known) {
        Set<FactKind> said = new HashSet<>();
        for (Fact word : known) {
            if (word.kind().aboutFacts()
                    && word.namedFact().equals(fact.id())
                    && (!fact.kind().aboutFacts() || compareTold(word, fact) > 0)
                    && counts(word, known)) {
                said.add(word.kind());
            }
        }
        boolean agreed = said.contains(FactKind.ACCEPTED) && !said.contains(FactKind.DECLINED);
        return !said.contains(FactKind.STRUCK) && (fact.standing() == Standing.COUNTED || agreed);
    }

    private String judgeAll(Set<String> found) {
        StringBuilder text = new StringBuilder();
        for (Fact opened : facts) {
            for (Standard standard : code.versions) {
                for (Clause clause : standard.clauses()) {
                    if (!opened.occurredAt().isBefore(standard.from())
                            && opened.occurredAt().isBefore(standard.to().orElse(Instant.MAX))
                            && clause.rule() instanceof Promise promise
                            && promise.opening()
                                    .patterns()
                                    .getFirst()
                                    .kind()
                                    .equals(opened.kind())) {
                        SecondOccasion one =
                                new SecondOccasion(this, standard, clause, promise, opened);
                        text.append(one.judge());
                        found.addAll(one.movedBy);
                    }
                }
            }
        }
        return text.toString();
    }

    /** Yes is 1, no is -1; 0 is unknown, and what is missing is noted in the order of the words. */
    static int test(Condition condition, Map<String, Value> values, List<String> missing) {
        return switch (condition) {
            case Condition.All all ->
                    all.parts().stream().mapToInt(a -> test(a, values, missing)).min().orElse(1);
            case Condition.Any any ->
                    any.parts().stream().mapToInt(a -> test(a, values, missing)).max().orElse(-1);
            case Condition.Not not -> -test(not.part(), values, missing);
            case Condition.Present one -> values.containsKey(one.attribute()) ? 1 : -1;
            case Condition.OneOf one when values.containsKey(one.attribute()) ->
                    one.values().contains(values.get(one.attribute())) ? 1 : -1;
            case Condition.OneOf one -> {
                missing.add(one.attribute());
                yield 0;
            }
            default -> throw new UnsupportedOperationException("not generated: " + condition);
        };
    }

    static boolean holds(Condition condition, Map<String, Value> values) {
        return test(condition, values, new ArrayList<>()) > 0;
    }

    static Map<String, Value> attributes(Standard standard, Fact fact) {
        Map<String, Value> values = new HashMap<>();
        for (Attribute one : standard.attributes().values()) {
            one.otherwise().ifPresent(value -> values.put(one.name(), value));
        }
        values.putAll(fact.values());
        return values;
    }

    boolean fits(List<Pattern> patterns, Standard standard, Fact fact) {
        return patterns.stream()
                .filter(one -> one.kind().equals(fact.kind()))
                .anyMatch(one -> holds(one.where(), attributes(standard, fact)));
    }

    /** Moment by moment: what began earlier ends before the next begins. */
    List<Pause> pauses(List<Stretch> stretches, Standard standard) {
        List<Pause> pauses = new ArrayList<>();
        for (Stretch stretch : stretches) {
            Optional<Fact> open = Optional.empty();
            for (Instant now : facts.stream().map(Fact::occurredAt).distinct().toList()) {
                List<Fact> begin = new ArrayList<>();
                Optional<Fact> until = Optional.empty();
                boolean older = open.isPresent();
                for (Fact fact :
                        facts.stream().filter(one -> one.occurredAt().equals(now)).toList()) {
                    if (fits(List.of(stretch.from()), standard, fact)) {
                        begin.add(fact);
                    } else if (fits(List.of(stretch.until()), standard, fact)) {
                        until = until.or(() -> Optional.of(fact));
                        begin = older ? begin : new ArrayList<>();
                    }
                }
                if (older && until.isPresent()) {
                    pauses.add(new Pause(open.get(), until, open.get().occurredAt(), now));
                }
                open = older && until.isEmpty() ? open : begin.stream().findFirst();
            }
            open.ifPresent(by ->
                    pauses.add(new Pause(by, Optional.empty(), by.occurredAt(), Instant.MAX)));
        }
        return pauses;
    }
}
