package io.shouwen.pack.mutate;

import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Consequence;
import io.shouwen.engine.standard.Consequence.AddOn;
import io.shouwen.engine.standard.Consequence.Balance;
import io.shouwen.engine.standard.Consequence.Caps;
import io.shouwen.engine.standard.Consequence.Portion;
import io.shouwen.engine.standard.Consequence.Price;
import io.shouwen.engine.standard.Consequence.Repeat;
import io.shouwen.engine.standard.Consequence.Sanction;
import io.shouwen.engine.standard.Consequence.Unpaid;
import io.shouwen.engine.standard.Following;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Consequences with an amount, a place, a share, a condition or a number changed. */
record ConsequenceVariants(FollowingVariants offences, FollowingVariants merits) {
    private static final String INSTEAD = "instead-of";

    static ConsequenceVariants of(Catalogue catalogue) {
        return new ConsequenceVariants(
                FollowingVariants.of(catalogue, false), FollowingVariants.of(catalogue, true));
    }

    List<Variant<Consequence>> of(Consequence rule) {
        return switch (rule) {
            case Price price -> Variant.in(price(price), one -> one);
            case Portion portion -> Variant.in(portion(portion), one -> one);
            case AddOn added -> Variant.in(added(added), one -> one);
            case Repeat repeat -> Variant.in(repeat(repeat), one -> one);
            case Sanction sanction ->
                    Variant.in(SanctionVariants.of(sanction, offences), one -> one);
            case Balance balance -> Variant.in(balance(balance), one -> one);
            case Caps caps -> Variant.in(CapsVariants.of(caps, offences), one -> one);
            case Unpaid unpaid -> Variant.in(unpaid(unpaid), one -> one);
        };
    }

    private List<Variant<Price>> price(Price price) {
        List<Variant<Price>> variants = new ArrayList<>();
        for (Variant<Following> one : (price.gives() ? merits : offences).of(price.follows())) {
            variants.add(one.in(follows -> with(price, follows)));
        }
        variants.addAll(
                Variant.in(
                        TariffVariants.of(price.tariff()),
                        tariff ->
                                new Price(
                                        price.follows(),
                                        price.gives(),
                                        tariff,
                                        price.per(),
                                        price.role(),
                                        price.insteadOf(),
                                        price.shares())));
        variants.addAll(
                Variant.in(
                        Variant.<String>ofOptional(
                                price.per(), "what it is counted by", name -> List.of()),
                        per ->
                                new Price(
                                        price.follows(),
                                        price.gives(),
                                        price.tariff(),
                                        per,
                                        price.role(),
                                        price.insteadOf(),
                                        price.shares()),
                        "per"));
        variants.addAll(borne(price));
        return variants;
    }

    private static Price with(Price price, Following follows) {
        return new Price(
                follows,
                price.gives(),
                price.tariff(),
                price.per(),
                price.role(),
                price.insteadOf(),
                price.shares());
    }

    /** Who bears it, and what gives way to it. */
    private static List<Variant<Price>> borne(Price price) {
        List<Variant<Price>> variants = new ArrayList<>();
        variants.addAll(
                Variant.in(
                        Variant.<String>ofOptional(
                                price.role(), "whom it falls on", name -> List.of()),
                        role ->
                                new Price(
                                        price.follows(),
                                        price.gives(),
                                        price.tariff(),
                                        price.per(),
                                        role,
                                        price.insteadOf(),
                                        price.shares()),
                        "falls-on"));
        variants.addAll(
                Variant.in(
                        instead(price.insteadOf()),
                        instead ->
                                new Price(
                                        price.follows(),
                                        price.gives(),
                                        price.tariff(),
                                        price.per(),
                                        price.role(),
                                        instead,
                                        price.shares()),
                        INSTEAD));
        variants.addAll(
                Variant.in(
                        TariffVariants.of(price.shares(), true),
                        shares ->
                                new Price(
                                        price.follows(),
                                        price.gives(),
                                        price.tariff(),
                                        price.per(),
                                        price.role(),
                                        price.insteadOf(),
                                        shares),
                        "shares"));
        return variants;
    }

    private static List<Variant<Set<ClauseId>>> instead(Set<ClauseId> clauses) {
        return Variant.ofSet(clauses, "taking the place of");
    }

    private List<Variant<Portion>> portion(Portion rule) {
        List<Variant<Portion>> variants = new ArrayList<>();
        variants.addAll(
                Variant.in(
                        offences.of(rule.follows()),
                        follows ->
                                new Portion(follows, rule.of(), rule.shares(), rule.insteadOf())));
        variants.addAll(
                Variant.in(
                        Variant.ofSet(rule.of(), "being part of"),
                        of -> new Portion(rule.follows(), of, rule.shares(), rule.insteadOf()),
                        "of"));
        variants.addAll(
                Variant.in(
                        TariffVariants.of(rule.shares(), false),
                        shares -> new Portion(rule.follows(), rule.of(), shares, rule.insteadOf()),
                        "shares"));
        variants.addAll(
                Variant.in(
                        instead(rule.insteadOf()),
                        instead -> new Portion(rule.follows(), rule.of(), rule.shares(), instead),
                        INSTEAD));
        return variants;
    }

    private List<Variant<AddOn>> added(AddOn rule) {
        List<Variant<AddOn>> variants = new ArrayList<>();
        variants.addAll(
                Variant.in(
                        offences.of(rule.follows()),
                        follows ->
                                new AddOn(
                                        follows,
                                        rule.role(),
                                        rule.tariff(),
                                        rule.insteadOf(),
                                        rule.besides())));
        variants.addAll(
                Variant.in(
                        TariffVariants.of(rule.tariff()),
                        tariff ->
                                new AddOn(
                                        rule.follows(),
                                        rule.role(),
                                        tariff,
                                        rule.insteadOf(),
                                        rule.besides())));
        variants.addAll(
                Variant.in(
                        instead(rule.insteadOf()),
                        instead ->
                                new AddOn(
                                        rule.follows(),
                                        rule.role(),
                                        rule.tariff(),
                                        instead,
                                        rule.besides()),
                        INSTEAD));
        variants.addAll(
                Variant.in(
                        Variant.ofFlag(rule.besides(), "coming besides a share"),
                        besides ->
                                new AddOn(
                                        rule.follows(),
                                        rule.role(),
                                        rule.tariff(),
                                        rule.insteadOf(),
                                        besides),
                        "besides"));
        return variants;
    }

    private List<Variant<Repeat>> repeat(Repeat rule) {
        List<Variant<Repeat>> variants = new ArrayList<>();
        variants.addAll(
                Variant.in(
                        offences.of(rule.follows()),
                        follows -> new Repeat(follows, rule.days(), rule.times())));
        variants.addAll(
                Variant.in(
                        Variant.ofNumber(rule.days(), 1, Integer.MAX_VALUE, "days"),
                        days -> new Repeat(rule.follows(), days, rule.times()),
                        "repeat",
                        "within"));
        variants.addAll(
                Variant.in(
                        Variant.ofNumber(rule.times(), 2, 10, "times"),
                        times -> new Repeat(rule.follows(), rule.days(), times),
                        "repeat",
                        "times"));
        return variants;
    }

    private List<Variant<Balance>> balance(Balance rule) {
        List<Variant<Balance>> variants = new ArrayList<>();
        variants.addAll(
                Variant.in(
                        offences.of(rule.follows()),
                        follows -> new Balance(follows, rule.startHundredths(), rule.every())));
        variants.addAll(
                Variant.in(
                        Variant.ofHundredths(
                                rule.startHundredths(), 0, Long.MAX_VALUE, "the start"),
                        start -> new Balance(rule.follows(), start, rule.every()),
                        "balance",
                        "points"));
        variants.addAll(
                Variant.in(
                        FollowingVariants.cycles(rule.every()),
                        every -> new Balance(rule.follows(), rule.startHundredths(), every),
                        "balance",
                        "every"));
        return variants;
    }

    private List<Variant<Unpaid>> unpaid(Unpaid rule) {
        List<Variant<Unpaid>> variants = new ArrayList<>();
        variants.addAll(
                Variant.in(
                        offences.of(rule.follows()),
                        follows -> new Unpaid(follows, rule.days(), rule.grace(), rule.tariff())));
        variants.addAll(
                Variant.in(
                        Variant.ofNumber(rule.days(), 0, Integer.MAX_VALUE, "days"),
                        days -> new Unpaid(rule.follows(), days, rule.grace(), rule.tariff()),
                        "unpaid",
                        "after"));
        variants.addAll(
                Variant.in(
                        Variant.ofNumber(rule.grace(), 0, Integer.MAX_VALUE, "days of grace"),
                        grace -> new Unpaid(rule.follows(), rule.days(), grace, rule.tariff()),
                        "unpaid",
                        "grace"));
        variants.addAll(
                Variant.in(
                        TariffVariants.of(rule.tariff()),
                        tariff -> new Unpaid(rule.follows(), rule.days(), rule.grace(), tariff),
                        "unpaid"));
        return variants;
    }
}
