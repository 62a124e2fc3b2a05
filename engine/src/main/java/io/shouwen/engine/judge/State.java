package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Standing;
import io.shouwen.engine.fact.Subject;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is known of one subject: its facts that some clause hears, in their one order. {@link
 * Judge#fold} is the only way it changes.
 */
public final class State {
    private static final int FEW = 8;

    private final Subject subject;
    private final List<Fact> facts;

    private State(Subject subject, List<Fact> facts) {
        this.subject = subject;
        this.facts = List.copyOf(facts);
    }

    public static State of(Subject subject) {
        return new State(subject, List.of());
    }

    public Subject subject() {
        return subject;
    }

    /** Every fact, whether it counts or not, in {@link Fact#ORDER}. */
    public List<Fact> facts() {
        return facts;
    }

    /** The state with these facts taken in; a fact whose id is known already changes nothing. */
    State with(Collection<Fact> more) {
        List<Fact> all = new ArrayList<>(facts.size() + more.size());
        all.addAll(facts);
        if (all.size() + more.size() <= FEW) {
            for (Fact fact : more) {
                if (!known(all, fact.id())) {
                    all.add(fact);
                }
            }
        } else {
            Set<FactId> known = HashSet.newHashSet(all.size() + more.size());
            for (Fact fact : facts) {
                known.add(fact.id());
            }
            for (Fact fact : more) {
                if (known.add(fact.id())) {
                    all.add(fact);
                }
            }
        }
        all.sort(Fact.ORDER);
        return new State(subject, all);
    }

    /** Few facts are looked through faster than a set of their ids is made. */
    private static boolean known(List<Fact> facts, FactId id) {
        for (int i = 0; i < facts.size(); i++) {
            if (facts.get(i).id().equals(id)) {
                return true;
            }
        }
        return false;
    }

    /** The facts that count as of an instant: told, happened, accepted and not struck. */
    List<Fact> counted(Instant asOf) {
        return counted(facts, asOf);
    }

    /** The facts of one subject that count as of an instant, in the order given. */
    public static List<Fact> counted(List<Fact> facts, Instant asOf) {
        boolean plain = true;
        for (Fact fact : facts) {
            plain &=
                    fact.standing() == Standing.COUNTED
                            && !fact.kind().aboutFacts()
                            && !fact.knownFrom().isAfter(asOf);
        }
        return plain ? facts : sifted(facts, asOf);
    }

    private static List<Fact> sifted(List<Fact> facts, Instant asOf) {
        List<Fact> known = facts.stream().filter(f -> !f.knownFrom().isAfter(asOf)).toList();
        Set<FactId> struck = new HashSet<>();
        Set<FactId> accepted = new HashSet<>();
        Set<FactId> declined = new HashSet<>();
        List<Fact> latestFirst =
                known.stream()
                        .filter(fact -> fact.kind().aboutFacts())
                        .sorted(
                                Comparator.comparing(Fact::recordedAt)
                                        .thenComparing(Fact::id)
                                        .reversed())
                        .toList();
        // A strike told later takes out an earlier one, so the latest word is heard first.
        for (Fact word : latestFirst) {
            if (!struck.contains(word.id()) && waitsForNobody(word, accepted, declined)) {
                if (word.kind().equals(FactKind.STRUCK)) {
                    struck.add(word.namedFact());
                } else if (word.kind().equals(FactKind.ACCEPTED)) {
                    accepted.add(word.namedFact());
                } else {
                    declined.add(word.namedFact());
                }
            }
        }
        return known.stream()
                .filter(fact -> !fact.kind().aboutFacts())
                .filter(fact -> !struck.contains(fact.id()))
                .filter(fact -> waitsForNobody(fact, accepted, declined))
                .toList();
    }

    private static boolean waitsForNobody(Fact fact, Set<FactId> accepted, Set<FactId> declined) {
        return fact.standing() == Standing.COUNTED
                || (accepted.contains(fact.id()) && !declined.contains(fact.id()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof State that
                && subject.equals(that.subject)
                && facts.equals(that.facts);
    }

    @Override
    public int hashCode() {
        return 31 * subject.hashCode() + facts.hashCode();
    }

    @Override
    public String toString() {
        return subject + " " + facts;
    }
}
