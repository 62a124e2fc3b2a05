package io.shouwen.pack.mutate;

import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Check;
import io.shouwen.engine.standard.Consequence;
import io.shouwen.engine.standard.Cover;
import io.shouwen.engine.standard.Entitlement;
import io.shouwen.engine.standard.Obligation;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Practice;
import io.shouwen.engine.standard.Procedure;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Rule;
import io.shouwen.engine.standard.Shown;
import io.shouwen.engine.standard.Stretch;
import io.shouwen.engine.standard.Threshold;
import io.shouwen.engine.standard.Threshold.Target;

import java.math.BigInteger;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rules with one thing changed: a limit shifted, a branch, condition, row or step left out. */
record RuleVariants(PatternVariants patterns, ConsequenceVariants consequences) {
    RuleVariants(Catalogue catalogue) {
        this(new PatternVariants(catalogue), ConsequenceVariants.of(catalogue));
    }

    /** Each differs from the rule and from the others; what is only text has none. */
    List<Variant<Rule>> of(Rule rule) {
        return distinct(
                rule,
                switch (rule) {
                    case Obligation obligation -> Variant.in(of(obligation), one -> one);
                    case Consequence consequence ->
                            Variant.in(consequences.of(consequence), one -> one, "consequence");
                    case Shown shown -> List.of();
                });
    }

    private List<Variant<Obligation>> of(Obligation obligation) {
        return switch (obligation) {
            case Promise promise ->
                    Variant.in(
                            new PromiseVariants(patterns).of(promise),
                            changed -> changed,
                            promise.opening() instanceof Opening.EachPeriod ? "duty" : "promise");
            case Check check -> Variant.in(new CheckVariants(patterns).of(check), c -> c, "check");
            case Procedure procedure -> Variant.in(procedure(procedure), p -> p, "procedure");
            case Cover cover -> Variant.in(cover(cover), c -> c, "cover");
            case Threshold threshold -> Variant.in(threshold(threshold), t -> t, "threshold");
            case Entitlement table ->
                    Variant.in(new TableVariants(patterns).of(table), t -> t, "entitlement");
            case Practice practice -> Variant.in(practice(practice), p -> p, "practice");
        };
    }

    private static List<Variant<Rule>> distinct(Rule rule, List<Variant<Rule>> variants) {
        List<Variant<Rule>> kept = new ArrayList<>();
        for (Variant<Rule> variant : variants) {
            if (!variant.value().equals(rule)
                    && kept.stream().noneMatch(one -> one.value().equals(variant.value()))) {
                kept.add(variant);
            }
        }
        return kept;
    }

    private List<Variant<Procedure>> procedure(Procedure rule) {
        List<Variant<Procedure>> variants = new ArrayList<>();
        variants.addAll(
                Variant.in(
                        patterns.of(rule.opening()),
                        opening ->
                                new Procedure(
                                        opening,
                                        rule.until(),
                                        rule.steps(),
                                        rule.answers(),
                                        rule.broken())));
        variants.addAll(
                Variant.in(
                        patterns.of(rule.until()),
                        until ->
                                new Procedure(
                                        rule.opening(),
                                        until,
                                        rule.steps(),
                                        rule.answers(),
                                        rule.broken()),
                        "until"));
        variants.addAll(
                Variant.in(
                        Variant.<Procedure.Step>ofList(
                                rule.steps(),
                                false,
                                step -> "the step `" + step.name() + "`",
                                step -> step(step, rule)),
                        steps ->
                                new Procedure(
                                        rule.opening(),
                                        rule.until(),
                                        steps,
                                        rule.answers(),
                                        rule.broken()),
                        "steps"));
        return variants;
    }

    /** Order is between steps, so that a step is in any order until another one is not. */
    private List<Variant<Procedure.Step>> step(Procedure.Step step, Procedure rule) {
        boolean ordered = rule.steps().stream().anyMatch(s -> !s.equals(step) && !s.anyOrder());
        List<Variant<Procedure.Step>> variants = new ArrayList<>();
        variants.addAll(
                Variant.in(
                        patterns.of(step.by()),
                        by ->
                                new Procedure.Step(
                                        step.name(),
                                        step.says(),
                                        by,
                                        step.branch(),
                                        step.anyOrder()),
                        "by"));
        variants.addAll(
                Variant.in(
                        Variant.ofOptional(
                                step.branch(), "the branch of `" + step.name() + "`", patterns::of),
                        branch ->
                                new Procedure.Step(
                                        step.name(),
                                        step.says(),
                                        step.by(),
                                        branch,
                                        step.anyOrder()),
                        "if"));
        variants.addAll(
                Variant.in(
                        Variant.ofFlag(
                                step.anyOrder() && ordered, "any order of `" + step.name() + "`"),
                        any ->
                                new Procedure.Step(
                                        step.name(), step.says(), step.by(), step.branch(), any),
                        "any-order"));
        return variants;
    }

    private List<Variant<Cover>> cover(Cover rule) {
        List<Variant<Cover>> variants = new ArrayList<>();
        variants.addAll(
                Variant.in(
                        patterns.of(rule.opening()),
                        opening -> with(rule, opening, rule.presences())));
        variants.addAll(
                Variant.in(
                        rule.until().stream().flatMap(u -> patterns.of(u).stream()).toList(),
                        until ->
                                new Cover(
                                        rule.opening(),
                                        Optional.of(until),
                                        rule.same(),
                                        rule.hours(),
                                        rule.presences(),
                                        rule.answers(),
                                        rule.broken()),
                        "until"));
        variants.addAll(
                Variant.in(
                        Variant.ofSet(rule.same(), "agreeing on"),
                        same ->
                                new Cover(
                                        rule.opening(),
                                        rule.until(),
                                        same,
                                        rule.hours(),
                                        rule.presences(),
                                        rule.answers(),
                                        rule.broken()),
                        "same"));
        variants.addAll(
                Variant.in(
                        Variant.<Cover.Hours>ofOptional(
                                rule.hours(), "its hours", RuleVariants::hours),
                        hours ->
                                new Cover(
                                        rule.opening(),
                                        rule.until(),
                                        rule.same(),
                                        hours,
                                        rule.presences(),
                                        rule.answers(),
                                        rule.broken()),
                        "hours"));
        variants.addAll(
                Variant.in(
                        Variant.<Stretch>ofList(
                                rule.presences(), false, PatternVariants::named, patterns::of),
                        presences -> with(rule, rule.opening(), presences),
                        "present"));
        return variants;
    }

    private static Cover with(Cover rule, Opening opening, List<Stretch> presences) {
        return new Cover(
                opening,
                rule.until(),
                rule.same(),
                rule.hours(),
                presences,
                rule.answers(),
                rule.broken());
    }

    private static List<Variant<Cover.Hours>> hours(Cover.Hours hours) {
        List<Variant<Cover.Hours>> variants = new ArrayList<>();
        for (int minutes : new int[] {-1, 1}) {
            LocalTime from = hours.from().plusMinutes(minutes);
            LocalTime to = hours.to().plusMinutes(minutes);
            if (!hours.from().equals(LocalTime.MIDNIGHT) || minutes > 0) {
                variants.add(
                        new Variant<>(
                                new Cover.Hours(from, hours.to()),
                                "from " + hours.from() + " becomes " + from));
            }
            if (!hours.to().equals(LocalTime.MIDNIGHT) || minutes < 0) {
                variants.add(
                        new Variant<>(
                                new Cover.Hours(hours.from(), to),
                                "to " + end(hours.to()) + " becomes " + end(to)));
            }
        }
        return variants;
    }

    private static String end(LocalTime to) {
        return to.equals(LocalTime.MIDNIGHT) ? "24:00" : to.toString();
    }

    private List<Variant<Threshold>> threshold(Threshold rule) {
        List<Variant<Threshold>> variants = new ArrayList<>();
        variants.addAll(
                Variant.in(
                        patterns.ofPeriods(rule.opening()),
                        opening ->
                                new Threshold(
                                        opening,
                                        rule.counted(),
                                        rule.among(),
                                        rule.target(),
                                        rule.answers(),
                                        rule.broken())));
        variants.addAll(
                Variant.in(
                        patterns.of(rule.counted()),
                        counted ->
                                new Threshold(
                                        rule.opening(),
                                        counted,
                                        rule.among(),
                                        rule.target(),
                                        rule.answers(),
                                        rule.broken()),
                        "count"));
        variants.addAll(
                Variant.in(
                        rule.among().stream().flatMap(a -> patterns.of(a).stream()).toList(),
                        among ->
                                new Threshold(
                                        rule.opening(),
                                        rule.counted(),
                                        Optional.of(among),
                                        rule.target(),
                                        rule.answers(),
                                        rule.broken()),
                        "among"));
        variants.addAll(
                Variant.in(
                        target(rule.target()),
                        target ->
                                new Threshold(
                                        rule.opening(),
                                        rule.counted(),
                                        rule.among(),
                                        target,
                                        rule.answers(),
                                        rule.broken())));
        return variants;
    }

    private static List<Variant<Target>> target(Target target) {
        return switch (target) {
            case Target.Share share -> share(share);
            case Target.AtLeast least ->
                    Variant.in(
                            Variant.ofNumber(least.number(), 0, Long.MAX_VALUE, "at least"),
                            Target.AtLeast::new,
                            "at-least");
            case Target.AtMost most ->
                    Variant.in(
                            Variant.ofNumber(most.number(), 0, Long.MAX_VALUE, "at most"),
                            Target.AtMost::new,
                            "at-most");
        };
    }

    /** The smallest unit of a share is its denominator in lowest terms. */
    private static List<Variant<Target>> share(Target.Share share) {
        long common =
                BigInteger.valueOf(share.numerator())
                        .gcd(BigInteger.valueOf(share.denominator()))
                        .longValueExact();
        long whole = share.denominator() / common;
        List<Variant<Target>> variants = new ArrayList<>();
        for (Variant<Long> part :
                Variant.ofPart(share.numerator() / common, 0, whole, "at least")) {
            variants.add(part.in(n -> new Target.Share(n, whole), "at-least"));
        }
        return variants;
    }

    private static List<Variant<Practice>> practice(Practice rule) {
        List<Variant<Practice>> variants = new ArrayList<>();
        if (rule.measure().isPresent()) {
            Practice.Measure measure = rule.measure().get();
            if (measure.least() != Long.MIN_VALUE) {
                variants.addAll(
                        Variant.in(
                                Variant.ofNumber(measure.least(), 0, measure.most(), "at least"),
                                n -> with(rule, n, measure.most()),
                                "measure",
                                "at-least"));
            }
            if (measure.most() != Long.MAX_VALUE) {
                variants.addAll(
                        Variant.in(
                                Variant.ofNumber(
                                        measure.most(), measure.least(), Long.MAX_VALUE, "at most"),
                                n -> with(rule, measure.least(), n),
                                "measure",
                                "at-most"));
            }
        }
        return variants;
    }

    private static Practice with(Practice rule, long least, long most) {
        String unit = rule.measure().map(Practice.Measure::unit).orElse("");
        return new Practice(
                rule.clause(),
                rule.look(),
                Optional.of(new Practice.Measure(unit, least, most)),
                rule.answers(),
                rule.broken());
    }
}
