package io.shouwen.pack.mutate;

import io.shouwen.engine.standard.Consequence.Part;
import io.shouwen.engine.standard.Consequence.Share;
import io.shouwen.engine.standard.Tariff;
import io.shouwen.engine.standard.Tariff.Range;

import java.util.ArrayList;
import java.util.List;

/** Amounts and shares with one bound shifted by its smallest unit. */
final class TariffVariants {
    private TariffVariants() {}

    static List<Variant<Tariff>> of(Tariff tariff) {
        List<Variant<Tariff>> variants = new ArrayList<>();
        if (tariff.fenPerPoint() > 0) {
            variants.addAll(
                    Variant.in(
                            range(tariff.pointsHundredths(), "points"),
                            points -> Tariff.linked(points, tariff.fenPerPoint()),
                            "points"));
            variants.addAll(
                    Variant.in(
                            Variant.ofHundredths(
                                    tariff.fenPerPoint(), 1, Range.MOST, "money for each point"),
                            each -> Tariff.linked(tariff.pointsHundredths(), each),
                            "money"));
            return variants;
        }
        variants.addAll(
                Variant.in(
                        range(tariff.pointsHundredths(), "points"),
                        points -> new Tariff(points, tariff.moneyFen()),
                        "points"));
        variants.addAll(
                Variant.in(
                        range(tariff.moneyFen(), "money"),
                        money -> new Tariff(tariff.pointsHundredths(), money),
                        "money"));
        return variants;
    }

    private static List<Variant<Range>> range(Range range, String name) {
        if (range.equals(Range.NOTHING)) {
            return List.of();
        }
        if (range.fixed()) {
            return Variant.in(
                    Variant.ofHundredths(range.min(), 0, Range.MOST, name),
                    amount -> new Range(amount, amount));
        }
        List<Variant<Range>> variants = new ArrayList<>();
        variants.addAll(
                Variant.in(
                        Variant.ofHundredths(range.min(), 0, range.max(), "least " + name),
                        least -> new Range(least, range.max())));
        if (!range.open()) {
            variants.addAll(
                    Variant.in(
                            Variant.ofHundredths(
                                    range.max(), range.min(), Range.MOST, "most " + name),
                            most -> new Range(range.min(), most)));
        }
        return variants;
    }

    /** Shares with one left out or one part more or less of one. */
    static List<Variant<List<Share>>> of(List<Share> shares, boolean mayBeEmpty) {
        return Variant.ofList(
                shares,
                mayBeEmpty,
                share -> "the share of `" + share.role() + "`",
                TariffVariants::share);
    }

    private static List<Variant<Share>> share(Share share) {
        if (!share.picked()) {
            return Variant.in(
                    part(share.least(), "the share of `" + share.role() + "`"),
                    part -> new Share(share.role(), part, part));
        }
        List<Variant<Share>> variants = new ArrayList<>();
        part(share.least(), "the least share of `" + share.role() + "`").stream()
                .filter(part -> part.value().within(part.value(), share.most()))
                .map(part -> part.in(least -> new Share(share.role(), least, share.most())))
                .forEach(variants::add);
        part(share.most(), "the most share of `" + share.role() + "`").stream()
                .filter(part -> share.least().within(share.least(), part.value()))
                .map(part -> part.in(most -> new Share(share.role(), share.least(), most)))
                .forEach(variants::add);
        return variants;
    }

    private static List<Variant<Part>> part(Part part, String name) {
        return Variant.in(
                Variant.ofPart(part.numerator(), 1, part.denominator(), name),
                numerator -> new Part(numerator, part.denominator()));
    }
}
