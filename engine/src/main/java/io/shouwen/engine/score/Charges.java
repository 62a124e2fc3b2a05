package io.shouwen.engine.score;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Standards;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads the facts of a book: which findings stand, against whom, and by which version. */
final class Charges {
    private static final Set<FactKind> ABOUT_FINDINGS =
            Set.of(BookFacts.OFFENCE, BookFacts.REWARD, BookFacts.TAKEN_BACK);

    private final Standards standards;
    private final List<Fact> facts;

    Charges(Standards standards, List<Fact> facts) {
        this.standards = standards;
        this.facts = facts;
    }

    /** The standing charges in their order. */
    List<Charge> all() {
        Map<String, Fact> last = new HashMap<>();
        for (Fact fact : facts) {
            if (ABOUT_FINDINGS.contains(fact.kind())) {
                text(fact, BookFacts.FINDING).ifPresent(finding -> last.put(finding, fact));
            }
        }
        return last.entrySet().stream()
                .filter(entry -> !entry.getValue().kind().equals(BookFacts.TAKEN_BACK))
                .flatMap(entry -> charges(entry.getKey(), entry.getValue()))
                .sorted(Charge.ORDER)
                .toList();
    }

    private Stream<Charge> charges(String finding, Fact fact) {
        Optional<ClauseId> clause = text(fact, BookFacts.CLAUSE).map(ClauseId::new);
        if (clause.isEmpty()) {
            return Stream.of();
        }
        LocalDate day = day(fact);
        Optional<Standard> code =
                standards.versions().stream()
                        .filter(version ->
                                version.inForce(day.atStartOfDay(version.zone()).toInstant()))
                        .filter(version -> has(version, clause.get()))
                        .findFirst();
        boolean reward = fact.kind().equals(BookFacts.REWARD);
        return persons(fact).stream()
                .map(person -> new Charge(finding, clause.get(), person, day, reward, fact, code));
    }

    /** Everybody that a fact names, each once. */
    static Set<String> persons(Fact fact) {
        Set<String> persons = new TreeSet<>();
        text(fact, BookFacts.PERSON)
                .ifPresent(names ->
                        Arrays.stream(names.split(" ", -1))
                                .filter(name -> !name.isBlank())
                                .forEach(persons::add));
        return persons;
    }

    /** The day that a fact names, or else on which it happened. */
    LocalDate day(Fact fact) {
        return fact.value(BookFacts.DAY).orElse(null) instanceof Value.Day day
                ? day.date()
                : fact.occurredAt()
                        .atZone(
                                standards.versions().stream()
                                        .filter(version -> version.inForce(fact.occurredAt()))
                                        .findFirst()
                                        .map(Standard::zone)
                                        .orElse(ZoneOffset.UTC))
                        .toLocalDate();
    }

    static Optional<String> text(Fact fact, String name) {
        return fact.value(name).map(Value::toString).filter(text -> !text.isBlank());
    }

    private static boolean has(Standard version, ClauseId id) {
        for (Clause clause : version.clauses()) {
            if (clause.id().equals(id)) {
                return true;
            }
        }
        return false;
    }
}
