package io.shouwen.engine.score;

import io.shouwen.engine.score.Line.Why;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Consequence;
import io.shouwen.engine.standard.Consequence.Part;
import io.shouwen.engine.standard.Consequence.Price;
import io.shouwen.engine.standard.Consequence.Share;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who bears something beside the person charged (C22, C23). Shares are of the amount imposed, never
 * of a share; nobody bears a share of their own. For one role the greatest counts, unless a clause
 * says that it comes besides.
 */
final class Bearers {
    private final Charge charge;
    private final Counting counting;
    private final Codex codex;
    private final Set<ClauseId> displaced = new HashSet<>();
    private final Map<String, List<Burden>> byRole = new TreeMap<>();
    private final List<String> unpicked = new ArrayList<>();

    Bearers(Charge charge, Counting counting, Codex codex) {
        this.charge = charge;
        this.counting = counting;
        this.codex = codex;
    }

    private record Burden(ClauseId by, Why points, Why money, boolean besides) {
        static final Comparator<Burden> GREATER =
                Comparator.comparingLong((Burden one) -> one.money().amount())
                        .thenComparingLong(one -> one.points().amount())
                        .thenComparing(Burden::by, Comparator.reverseOrder());
    }

    /** The lines of others, and the roles whose share nobody picked. */
    record Borne(List<Line> lines, List<String> unpicked) {}

    Borne beside(ClauseId by, Price price, Why points, Why money) {
        if (price.gives()) {
            return new Borne(List.of(), List.of());
        }
        codex.addOns().forEach(this::displace);
        codex.portions().forEach(this::displace);
        price.shares().forEach(share -> share(by, share, points, money));
        for (Codex.Of<Consequence.Portion> one : codex.portions()) {
            Consequence.Portion portion = one.rule();
            boolean ofThis = portion.of().isEmpty() || portion.of().contains(by);
            if (ofThis && counting.fit(charge, portion.follows()).applies()) {
                portion.shares().forEach(share -> share(one.id(), share, points, money));
            }
        }
        codex.addOns().forEach(this::addOn);
        List<Line> lines = new ArrayList<>();
        byRole.forEach((role, burdens) -> lines.addAll(heaviest(role, burdens)));
        return new Borne(lines, unpicked);
    }

    private void displace(Codex.Of<? extends Consequence> one) {
        if (counting.fit(charge, one.rule().follows()).displaces()) {
            displaced.addAll(one.rule().insteadOf());
        }
    }

    private void share(ClauseId by, Share share, Why points, Why money) {
        if (displaced.contains(by)
                || charge.holder(share.role()).filter(h -> !h.equals(charge.person())).isEmpty()) {
            return;
        }
        Optional<Part> part = picked(share);
        if (part.isEmpty()) {
            unpicked.add(share.role());
        }
        part.ifPresent(p ->
                burdens(share.role()).add(new Burden(by, points.part(p), money.part(p), false)));
    }

    /** The part; of a share at choice what was picked, if it lies in its range. */
    private Optional<Part> picked(Share share) {
        if (!share.picked()) {
            return Optional.of(share.least());
        }
        OptionalLong percent = charge.amount(BookFacts.share(share.role()));
        return percent.isPresent() && 0 < percent.getAsLong() && percent.getAsLong() <= 100
                ? Optional.of(new Part(percent.getAsLong(), 100))
                        .filter(part -> part.within(share.least(), share.most()))
                : Optional.empty();
    }

    private void addOn(Codex.Of<Consequence.AddOn> one) {
        Consequence.AddOn addOn = one.rule();
        boolean own =
                addOn.follows().nth().isEmpty()
                        && charge.holder(addOn.role()).equals(Optional.of(charge.person()));
        if (!own
                && !displaced.contains(one.id())
                && counting.fit(charge, addOn.follows()).applies()) {
            burdens(addOn.role())
                    .add(
                            new Burden(
                                    one.id(),
                                    Why.fixed(addOn.tariff().pointsHundredths().min()),
                                    Why.fixed(addOn.tariff().moneyFen().min()),
                                    addOn.besides()));
        }
    }

    private List<Burden> burdens(String role) {
        return byRole.computeIfAbsent(role, one -> new ArrayList<>());
    }

    private List<Line> heaviest(String role, List<Burden> burdens) {
        Optional<String> holder = charge.holder(role);
        if (holder.isEmpty()) {
            return List.of();
        }
        List<Burden> borne = new ArrayList<>(burdens.stream().filter(Burden::besides).toList());
        burdens.stream().filter(one -> !one.besides()).max(Burden.GREATER).ifPresent(borne::add);
        borne.sort(Comparator.comparing(Burden::by));
        return borne.stream()
                .flatMap(one ->
                        Imposing.lines(
                                charge, one.by(), holder.get(), role, -1, one.points(), one.money())
                                .stream())
                .toList();
    }
}
