package io.shouwen.engine.score;

import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Consequence.Price;
import io.shouwen.engine.standard.Tariff;
import io.shouwen.engine.standard.Truth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * Chooses the one price of a charge. A clause that says which others give way goes first; then the
 * one that names the clause, then one with a condition, then the heavier (R-cable-8, R-cable-13).
 */
final class Pricing {
    private static final long MOST_UNITS = 10_000;

    private final Counting counting;

    Pricing(Counting counting) {
        this.counting = counting;
    }

    private record Candidate(Codex.Of<Price> price, Counting.Fit fit) {
        static final Comparator<Candidate> CLOSEST =
                Comparator.comparingInt(
                                (Candidate one) -> one.rule().follows().clauses().isEmpty() ? 0 : 1)
                        .thenComparingInt(one -> one.rule().follows().conditional() ? 1 : 0);
        static final Comparator<Candidate> WEIGHT =
                CLOSEST.thenComparingLong(one -> one.rule().tariff().pointsHundredths().max())
                        .thenComparingLong(one -> one.rule().tariff().moneyFen().max());
        static final Comparator<Candidate> BEST =
                WEIGHT.thenComparing(Candidate::id, Comparator.reverseOrder());

        ClauseId id() {
            return price.id();
        }

        Price rule() {
            return price.rule();
        }
    }

    /** The price chosen and what may be imposed by it. */
    record Priced(Optional<Price> price, Terms terms) {}

    Priced price(Charge charge, Codex codex) {
        List<Candidate> known = new ArrayList<>();
        List<Candidate> unknown = new ArrayList<>();
        Set<ClauseId> displaced = new HashSet<>();
        for (Codex.Of<Price> one : codex.prices()) {
            if (one.rule().gives() != charge.reward()) {
                continue;
            }
            Candidate candidate = new Candidate(one, counting.fit(charge, one.rule().follows()));
            if (candidate.fit().displaces()) {
                displaced.addAll(one.rule().insteadOf());
            }
            if (candidate.fit().applies()) {
                known.add(candidate);
            } else if (candidate.fit().truth() == Truth.UNKNOWN) {
                unknown.add(candidate);
            }
        }
        Optional<Candidate> best =
                known.stream().filter(one -> !displaced.contains(one.id())).max(Candidate.BEST);
        Optional<Candidate> doubtful =
                unknown.stream()
                        .filter(one -> !displaced.contains(one.id()))
                        .filter(one -> best.map(chosen -> beats(one, chosen)).orElse(true))
                        .findFirst();
        if (doubtful.isPresent()) {
            return unprovable(doubtful.get(), doubtful.get().fit().missing().orElse(""));
        }
        return best.map(chosen -> chosen(charge, chosen, known, displaced, codex))
                .orElse(new Priced(Optional.empty(), Terms.none()));
    }

    private static boolean beats(Candidate doubtful, Candidate chosen) {
        return doubtful.rule().insteadOf().contains(chosen.id())
                || Candidate.BEST.compare(doubtful, chosen) > 0;
    }

    private static Priced unprovable(Candidate of, String missing) {
        return new Priced(
                Optional.empty(),
                new Terms(
                        Optional.of(of.id()),
                        Tariff.NOTHING,
                        0,
                        1,
                        1,
                        List.of(),
                        Optional.of(missing)));
    }

    private Priced chosen(
            Charge charge,
            Candidate chosen,
            List<Candidate> known,
            Set<ClauseId> displaced,
            Codex codex) {
        Optional<String> counted = chosen.rule().per();
        OptionalLong units = counted.map(charge::amount).orElse(OptionalLong.of(1));
        if (units.isEmpty() || units.getAsLong() > MOST_UNITS) {
            return unprovable(chosen, counted.orElse(""));
        }
        Optional<String> role = chosen.rule().role();
        if (role.isPresent() && charge.holder(role.get()).isEmpty()) {
            return unprovable(chosen, BookFacts.holder(role.get()));
        }
        long repeat = charge.reward() ? 1 : counting.times(charge, codex.repeats());
        return new Priced(
                Optional.of(chosen.rule()),
                new Terms(
                        Optional.of(chosen.id()),
                        chosen.rule().tariff(),
                        chosen.fit().nth(),
                        units.getAsLong(),
                        repeat,
                        aside(chosen, known, displaced),
                        Optional.empty()));
    }

    private static List<Terms.Aside> aside(
            Candidate chosen, List<Candidate> known, Set<ClauseId> displaced) {
        return known.stream()
                .filter(one -> !one.id().equals(chosen.id()))
                .map(one -> new Terms.Aside(one.id(), reason(one, chosen, displaced)))
                .toList();
    }

    private static Terms.Reason reason(Candidate one, Candidate chosen, Set<ClauseId> displaced) {
        if (displaced.contains(one.id())) {
            return Terms.Reason.INSTEAD;
        }
        return Candidate.CLOSEST.compare(one, chosen) < 0
                ? Terms.Reason.LESS_CLOSE
                : Terms.Reason.LIGHTER;
    }

    /**
     * Which of several charges about one event counts: the closer price, then the heavier, then the
     * earlier clause, whatever their places in a count (R-cable-13). The last is the one that does.
     */
    static Comparator<Charge> weight(Function<Charge, Codex> codes) {
        return Comparator.<Charge, Optional<Candidate>>comparing(
                        charge -> heaviest(charge, codes.apply(charge)), Pricing::weigh)
                .thenComparing(Charge::clause, Comparator.reverseOrder())
                .thenComparing(Charge.ORDER.reversed());
    }

    private static int weigh(Optional<Candidate> one, Optional<Candidate> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Boolean.compare(one.isPresent(), other.isPresent());
        }
        return Candidate.WEIGHT.compare(one.get(), other.get());
    }

    private static Optional<Candidate> heaviest(Charge charge, Codex codex) {
        Counting nothing = new Counting(List.of());
        return codex.prices().stream()
                .filter(one -> one.rule().gives() == charge.reward())
                .map(one -> new Candidate(one, nothing.fit(charge, one.rule().follows())))
                .filter(one -> one.fit().displaces())
                .max(Candidate.BEST);
    }
}
