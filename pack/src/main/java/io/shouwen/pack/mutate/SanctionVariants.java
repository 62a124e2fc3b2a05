package io.shouwen.pack.mutate;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Consequence.Sanction;
import io.shouwen.engine.standard.Consequence.Trigger;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Measures that are proposed, with what brings them about or how long they last changed. */
final class SanctionVariants {
    private static final String SANCTION = "sanction";

    private SanctionVariants() {}

    static List<Variant<Sanction>> of(Sanction rule, FollowingVariants offences) {
        List<Variant<Sanction>> variants = new ArrayList<>();
        variants.addAll(
                Variant.in(
                        offences.of(rule.follows()),
                        follows ->
                                new Sanction(
                                        follows,
                                        rule.trigger(),
                                        rule.name(),
                                        rule.role(),
                                        rule.span(),
                                        rule.until(),
                                        rule.steps())));
        variants.addAll(
                Variant.in(
                        trigger(rule.trigger()),
                        trigger ->
                                new Sanction(
                                        rule.follows(),
                                        trigger,
                                        rule.name(),
                                        rule.role(),
                                        rule.span(),
                                        rule.until(),
                                        rule.steps()),
                        SANCTION,
                        "in-a-row"));
        variants.addAll(
                Variant.in(
                        Variant.<String>ofOptional(
                                rule.role(), "whom it falls on", name -> List.of()),
                        role ->
                                new Sanction(
                                        rule.follows(),
                                        rule.trigger(),
                                        rule.name(),
                                        role,
                                        rule.span(),
                                        rule.until(),
                                        rule.steps()),
                        "falls-on"));
        variants.addAll(lasting(rule));
        return variants;
    }

    private static List<Variant<Sanction>> lasting(Sanction rule) {
        List<Variant<Sanction>> variants = new ArrayList<>();
        variants.addAll(
                Variant.in(
                        Variant.<Period>ofOptional(rule.span(), "its time", SanctionVariants::span),
                        span -> lasting(rule, span, rule.until(), rule.steps()),
                        SANCTION,
                        "span"));
        variants.addAll(
                Variant.in(
                        Variant.<FactKind>ofOptional(
                                rule.until(), "what ends it", kind -> List.of()),
                        until -> lasting(rule, rule.span(), until, rule.steps()),
                        SANCTION,
                        "until"));
        variants.addAll(
                Variant.in(
                        Variant.<String>ofList(
                                rule.steps(),
                                false,
                                step -> "the step `" + step + "`",
                                step -> List.of()),
                        steps -> lasting(rule, rule.span(), rule.until(), steps),
                        SANCTION,
                        "steps"));
        return variants;
    }

    private static Sanction lasting(
            Sanction rule, Optional<Period> span, Optional<FactKind> until, List<String> steps) {
        return new Sanction(
                rule.follows(), rule.trigger(), rule.name(), rule.role(), span, until, steps);
    }

    /** One more and one less of the unit in which it is written. */
    private static List<Variant<Period>> span(Period span) {
        Period unit = span.getYears() > 0 ? Period.ofYears(1) : months(span);
        List<Variant<Period>> variants = new ArrayList<>();
        for (Period other : List.of(span.minus(unit), span.plus(unit))) {
            if (!other.isZero()) {
                variants.add(new Variant<>(other, "the time " + span + " becomes " + other));
            }
        }
        return variants;
    }

    private static Period months(Period span) {
        return span.getMonths() > 0 ? Period.ofMonths(1) : Period.ofDays(1);
    }

    private static List<Variant<Trigger>> trigger(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Each each -> List.of();
            case Trigger.Exhausted exhausted -> List.of();
            case Trigger.Row row -> Variant.in(row(row), one -> one);
        };
    }

    private static List<Variant<Trigger.Row>> row(Trigger.Row row) {
        List<Variant<Trigger.Row>> variants = new ArrayList<>();
        variants.addAll(
                Variant.in(
                        Variant.ofNumber(row.times(), 2, Integer.MAX_VALUE, "times in a row"),
                        times -> new Trigger.Row(times, row.days(), row.brokenBy()),
                        "times"));
        if (row.days().isPresent()) {
            variants.add(
                    new Variant<>(
                            new Trigger.Row(row.times(), OptionalInt.empty(), row.brokenBy()),
                            "without its days",
                            List.of("within")));
            variants.addAll(
                    Variant.in(
                            Variant.ofNumber(
                                    row.days().getAsInt(), 1, Integer.MAX_VALUE, "days of a row"),
                            days ->
                                    new Trigger.Row(
                                            row.times(), OptionalInt.of(days), row.brokenBy()),
                            "within"));
        }
        for (FactKind kind : row.brokenBy()) {
            Set<FactKind> fewer =
                    Set.copyOf(row.brokenBy().stream().filter(one -> !one.equals(kind)).toList());
            variants.add(
                    new Variant<>(
                            new Trigger.Row(row.times(), row.days(), fewer),
                            "without ending by `" + kind + "`",
                            List.of("broken-by")));
        }
        return variants;
    }
}
