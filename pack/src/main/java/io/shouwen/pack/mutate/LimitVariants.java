package io.shouwen.pack.mutate;

import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Limit.Before.Lead;
import io.shouwen.engine.standard.Limit.DayOfMonth.Month;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** Limits shifted by one grain: a minute, or a second where seconds are written; one day. */
final class LimitVariants {
    private static final int MOST = 1_000_000;

    private LimitVariants() {}

    static List<Variant<Limit>> of(Limit limit) {
        return switch (limit) {
            case Limit.Elapsed elapsed ->
                    Variant.in(ofAmount(elapsed.amount()), Limit.Elapsed::new);
            case Limit.WorkingTime time ->
                    Variant.in(
                            ofAmount(time.amount()),
                            amount -> new Limit.WorkingTime(amount, time.calendar()));
            case Limit.WorkingDays days ->
                    Variant.in(
                            Variant.ofNumber(days.days(), 1, MOST, "working days"),
                            n -> new Limit.WorkingDays(n, days.calendar()));
            case Limit.EndOfDay end ->
                    Variant.in(
                            Variant.ofNumber(end.daysAfter(), 0, MOST, "days after"),
                            Limit.EndOfDay::new);
            case Limit.AtTime at -> atTime(at);
            case Limit.DayOfMonth day -> dayOfMonth(day);
            case Limit.Before before ->
                    Variant.in(
                            lead(before.lead()),
                            lead -> new Limit.Before(lead, before.attribute()),
                            "by");
            case Limit.DateFrom from -> List.of();
            case Limit.EndOfPeriod end -> List.of();
            case Limit.AnyTime any -> List.of();
            case Limit.InEdition edited ->
                    Variant.in(
                            EditionVariants.of(edited.given(), LimitVariants::of),
                            Limit.InEdition::new);
            case Limit.Unbound unbound -> List.of();
        };
    }

    /** One grain more and one less. */
    static List<Variant<Duration>> ofAmount(Duration amount) {
        Duration grain =
                amount.toSecondsPart() == 0 ? Duration.ofMinutes(1) : Duration.ofSeconds(1);
        List<Variant<Duration>> variants = new ArrayList<>();
        for (Duration other : List.of(amount.minus(grain), amount.plus(grain))) {
            if (!other.isNegative() && !other.isZero()) {
                variants.add(new Variant<>(other, written(amount) + " becomes " + written(other)));
            }
        }
        return variants;
    }

    private static String written(Duration amount) {
        return amount.toSecondsPart() == 0
                ? amount.toMinutes() + " min"
                : amount.toSeconds() + " s";
    }

    private static List<Variant<Limit>> atTime(Limit.AtTime at) {
        List<Variant<Limit>> variants = new ArrayList<>();
        for (int minutes : new int[] {-1, 1}) {
            LocalTime other = at.time().plusMinutes(minutes);
            variants.add(
                    new Variant<>(
                            new Limit.AtTime(at.daysAfter(), other),
                            at.time() + " becomes " + other));
        }
        variants.addAll(
                Variant.in(
                        Variant.ofNumber(at.daysAfter(), 0, MOST, "days after"),
                        days -> new Limit.AtTime(days, at.time())));
        return variants;
    }

    private static List<Variant<Limit>> dayOfMonth(Limit.DayOfMonth day) {
        List<Variant<Limit>> variants = new ArrayList<>();
        variants.addAll(
                Variant.in(
                        Variant.ofNumber(day.day(), 1, 31, "day of the month"),
                        n -> new Limit.DayOfMonth(day.month(), n)));
        if (day.month() instanceof Month.After after) {
            variants.addAll(
                    Variant.in(
                            Variant.ofNumber(after.months(), 0, MOST, "months after"),
                            n -> new Limit.DayOfMonth(new Month.After(n), day.day())));
        }
        return variants;
    }

    private static List<Variant<Lead>> lead(Lead lead) {
        return switch (lead) {
            case Lead.Time time -> Variant.in(ofAmount(time.amount()), Lead.Time::new);
            case Lead.Days days ->
                    Variant.in(
                            Variant.ofNumber(days.days(), 0, MOST, "days before"), Lead.Days::new);
            case Lead.WorkingDays days ->
                    Variant.in(
                            Variant.ofNumber(days.days(), 1, MOST, "working days before"),
                            n -> new Lead.WorkingDays(n, days.calendar()));
        };
    }
}
