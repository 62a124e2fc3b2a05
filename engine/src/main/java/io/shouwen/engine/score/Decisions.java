package io.shouwen.engine.score;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Consequence.Sanction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What people decided about measures. Only they impose one, decline one or end one. */
final class Decisions {
    private static final Set<FactKind> ABOUT =
            Set.of(BookFacts.IMPOSED, BookFacts.DECLINED, BookFacts.LIFTED);

    private final List<Fact> facts;
    private final Charges reading;
    private final Map<Name, Fact> last = new TreeMap<>();

    /** A measure is named by its clause, whom it falls on and the finding that fired it. */
    private record Name(String clause, String account, String finding) implements Comparable<Name> {
        @Override
        public int compareTo(Name other) {
            int order = clause.compareTo(other.clause);
            order = order != 0 ? order : account.compareTo(other.account);
            return order != 0 ? order : finding.compareTo(other.finding);
        }
    }

    Decisions(List<Fact> facts, Charges reading) {
        this.facts = facts;
        this.reading = reading;
        for (Fact fact : facts) {
            if (ABOUT.contains(fact.kind())) {
                String clause = Charges.text(fact, BookFacts.CLAUSE).orElse("");
                String finding = Charges.text(fact, BookFacts.FINDING).orElse("");
                Charges.persons(fact)
                        .forEach(person -> last.put(new Name(clause, person, finding), fact));
            }
        }
    }

    private static Name name(Proposal one) {
        return new Name(one.by().value(), one.account(), one.firedBy().getLast());
    }

    /** True while a measure of that name, proposed or imposed, has not ended for the account. */
    boolean lasts(Codex.Of<Sanction> one, String account, LocalDate day, List<Proposal> fired) {
        Sanction sanction = one.rule();
        if (sanction.until().isEmpty()) {
            return false;
        }
        boolean proposed =
                fired.stream()
                        .filter(earlier -> earlier.account().equals(account))
                        .filter(earlier -> earlier.name().equals(sanction.name()))
                        .filter(earlier -> !ended(name(earlier), day))
                        .anyMatch(earlier ->
                                !reached(sanction.until().get(), account, earlier.on(), day));
        return proposed || imposed(one, account, day);
    }

    /** What was imposed lasts even if it would no longer fire: only a person undoes it. */
    private boolean imposed(Codex.Of<Sanction> one, String account, LocalDate day) {
        return last.entrySet().stream()
                .filter(entry -> entry.getKey().clause().equals(one.id().value()))
                .filter(entry -> entry.getKey().account().equals(account))
                .map(Map.Entry::getValue)
                .filter(fact -> fact.kind().equals(BookFacts.IMPOSED))
                .map(reading::day)
                .filter(from -> !from.isAfter(day))
                .anyMatch(from ->
                        one.rule().until().isPresent()
                                && !reached(one.rule().until().get(), account, from, day));
    }

    private boolean ended(Name name, LocalDate day) {
        Optional<Fact> fact = Optional.ofNullable(last.get(name));
        return fact.filter(one -> one.kind().equals(BookFacts.DECLINED)).isPresent()
                || fact.filter(one -> one.kind().equals(BookFacts.LIFTED))
                        .filter(one -> !reading.day(one).isAfter(day))
                        .isPresent();
    }

    private boolean reached(FactKind until, String account, LocalDate from, LocalDate to) {
        return facts.stream()
                .filter(fact -> fact.kind().equals(until))
                .filter(fact -> Charges.persons(fact).contains(account))
                .map(reading::day)
                .anyMatch(day -> !day.isBefore(from) && !day.isAfter(to));
    }

    List<Proposal> decided(List<Proposal> fired) {
        List<Proposal> all = new ArrayList<>();
        Set<Name> known = new HashSet<>();
        for (Proposal one : fired) {
            known.add(name(one));
            all.add(with(one, state(one)));
        }
        last.forEach((name, fact) -> {
            if (!known.contains(name) && fact.kind().equals(BookFacts.IMPOSED)) {
                all.add(unfounded(name, fact));
            }
        });
        return List.copyOf(all);
    }

    private Proposal.State state(Proposal one) {
        Fact fact = last.get(name(one));
        if (fact == null) {
            return Proposal.State.PROPOSED;
        }
        if (fact.kind().equals(BookFacts.DECLINED)) {
            return Proposal.State.DECLINED;
        }
        if (fact.kind().equals(BookFacts.LIFTED)) {
            return Proposal.State.LIFTED;
        }
        boolean allowed =
                Charges.text(fact, BookFacts.STEP).map(one.steps()::contains).orElse(true);
        return allowed ? Proposal.State.IMPOSED : Proposal.State.WRONG_STEP;
    }

    private Proposal unfounded(Name name, Fact fact) {
        String step = Charges.text(fact, BookFacts.STEP).orElse(name.clause());
        return new Proposal(
                new ClauseId(name.clause().isEmpty() ? "-" : name.clause()),
                name.account(),
                step,
                Optional.empty(),
                reading.day(fact),
                List.of(name.finding()),
                List.of(step),
                Proposal.State.UNFOUNDED);
    }

    private static Proposal with(Proposal one, Proposal.State state) {
        return new Proposal(
                one.by(),
                one.account(),
                one.name(),
                one.span(),
                one.on(),
                one.firedBy(),
                one.steps(),
                state);
    }
}
