package io.shouwen.server.insight;

import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Consequence;
import io.shouwen.engine.standard.Consequence.Price;
import io.shouwen.engine.standard.Consequence.Share;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Obligation;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Reference;
import io.shouwen.engine.standard.Rule;
import io.shouwen.engine.standard.Shift;
import io.shouwen.engine.standard.Shown;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.standard.Tariff.Range;
import io.shouwen.engine.standard.Words;
import io.shouwen.server.explain.Attributes;
import io.shouwen.server.explain.Figures;
import io.shouwen.server.insight.ReadClause.Line;
import io.shouwen.server.text.Texts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * What a rule does, as short lines for a reader: when the clock starts, what keeps it, how long.
 */
final class RuleWords {
    private final Standards standards;
    private final Texts t;
    private final Figures figures;
    private final Map<String, Words> roles;

    /**
     * Sentences about the rules of one version.
     *
     * @param roles what the version calls its roles
     */
    RuleWords(Standards standards, Map<String, Words> roles, Texts t, Figures figures) {
        this.standards = standards;
        this.roles = Map.copyOf(roles);
        this.t = t;
        this.figures = figures;
    }

    List<Line> of(Rule rule) {
        return switch (rule) {
            case Promise promise -> promise(promise);
            case Obligation other -> obligation(other);
            case Price price -> price(price);
            case Consequence.Portion portion -> shares(portion.shares());
            // Its own words say what it does; figures of a book are shown where they are due.
            case Consequence other -> List.of();
            case Shown shown -> List.of(line("shown", t.of("insight.shown." + shown.kind())));
        };
    }

    private List<Line> promise(Promise promise) {
        List<Line> lines = new ArrayList<>();
        lines.add(line("when", opening(promise.opening())));
        List<Pattern> keepers =
                promise.keptBy().by().stream().map(Promise.Keeper::pattern).toList();
        lines.add(line("kept-by", patterns(keepers)));
        lines.add(line("within", limit(promise.within())));
        for (Shift.Cause cause : Shift.Cause.values()) {
            List<Pattern> by =
                    promise.changes().shifts().stream()
                            .filter(shift -> shift.cause() == cause)
                            .map(Shift::by)
                            .toList();
            if (!by.isEmpty()) {
                String about =
                        switch (cause) {
                            case APPOINTMENT -> "re-based";
                            case EXTENSION -> "extended";
                            case EXCUSE -> "excused";
                        };
                lines.add(line(about, patterns(by)));
            }
        }
        if (!promise.changes().pauses().isEmpty()) {
            lines.add(
                    line(
                            "pause",
                            promise.changes().pauses().stream()
                                    .map(p ->
                                            t.of(
                                                    "insight.stretch",
                                                    pattern(p.from()),
                                                    pattern(p.until())))
                                    .collect(or())));
        }
        if (!promise.changes().voided().isEmpty()) {
            lines.add(line("voided", patterns(promise.changes().voided())));
        }
        lines.add(line("answers", role(promise.answers())));
        return lines;
    }

    /** What every rule that can be kept or broken says. */
    private List<Line> obligation(Obligation rule) {
        String kind = rule.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return List.of(
                line("kind", t.of("insight.kind." + kind)),
                line("when", opening(rule.opening())),
                line("answers", role(rule.answers())));
    }

    private String opening(Opening opening) {
        return switch (opening) {
            case Opening.OnFact on -> patterns(on.patterns());
            case Opening.EachPeriod each ->
                    t.of(
                            "insight.each",
                            t.of("insight.cycle." + each.every().name().toLowerCase(Locale.ROOT)),
                            pattern(each.during().from()),
                            pattern(each.during().until()));
        };
    }

    private List<Line> price(Price price) {
        List<Line> lines = new ArrayList<>();
        if (price.tariff().pointsHundredths().max() > 0) {
            lines.add(line("points", range(price.tariff().pointsHundredths(), figures::points)));
        }
        if (price.tariff().moneyFen().max() > 0) {
            lines.add(line("money", range(price.tariff().moneyFen(), figures::money)));
        }
        lines.addAll(shares(price.shares()));
        return lines;
    }

    private List<Line> shares(List<Share> shares) {
        return shares.stream()
                .map(share ->
                        line(
                                "share",
                                t.of(
                                        "insight.share",
                                        role(share.role()),
                                        share.numerator(),
                                        share.denominator())))
                .toList();
    }

    /** A range without an upper end needs no words in either language. */
    private String range(Range range, LongFunction<String> figure) {
        return range.open()
                ? "≥ " + figure.apply(range.min())
                : range(figure.apply(range.min()), figure.apply(range.max()));
    }

    private String range(String least, String most) {
        return least.equals(most) ? least : t.of("insight.range", least, most);
    }

    private String limit(Limit limit) {
        return switch (limit) {
            case Limit.Elapsed elapsed ->
                    elapsed.amount().isZero()
                            ? t.of("insight.limit.at-once")
                            : t.of("insight.limit.elapsed", length(elapsed.amount()));
            case Limit.WorkingTime working ->
                    t.of("insight.limit.working", length(working.amount()), working.calendar());
            case Limit.WorkingDays days ->
                    t.of("insight.limit.working-days", days.days(), days.calendar());
            case Limit.EndOfDay end ->
                    end.daysAfter() == 0
                            ? t.of("insight.limit.end-of-day")
                            : t.of("insight.limit.end-of-later-day", end.daysAfter());
            case Limit.DateFrom from ->
                    t.of("insight.limit.date", Attributes.name(t, from.attribute()));
            case Limit.AtTime at -> t.of("insight.limit.at-time", at.time(), at.daysAfter());
            case Limit.DayOfMonth of -> t.of("insight.limit.day-of-month", of.day(), month(of));
            case Limit.EndOfPeriod end -> t.of("insight.limit.end-of-period");
            case Limit.Before before ->
                    t.of(
                            "insight.limit.before",
                            lead(before.lead()),
                            Attributes.name(t, before.attribute()));
            case Limit.Unbound unbound -> t.of("insight.limit.unbound", unbound.parameter());
        };
    }

    private String month(Limit.DayOfMonth of) {
        return switch (of.month()) {
            case Limit.DayOfMonth.Month.After after -> t.of("insight.month.after", after.months());
            case Limit.DayOfMonth.Month.OfNext next ->
                    t.of(
                            "insight.month.of-next",
                            t.of("insight.cycle." + next.period().name().toLowerCase(Locale.ROOT)));
            case Limit.DayOfMonth.Month.Named named ->
                    t.of("insight.month.named", named.month().getValue());
        };
    }

    private String lead(Limit.Before.Lead lead) {
        return switch (lead) {
            case Limit.Before.Lead.Time time -> length(time.amount());
            case Limit.Before.Lead.Days days -> t.of("insight.lead.days", days.days());
            case Limit.Before.Lead.WorkingDays days ->
                    t.of("insight.limit.working-days", days.days(), days.calendar());
        };
    }

    private String length(Duration amount) {
        return figures.length(amount);
    }

    private String patterns(List<Pattern> patterns) {
        return patterns.stream().map(this::pattern).collect(or());
    }

    private Collector<CharSequence, ?, String> or() {
        return Collectors.joining(t.of("insight.or"));
    }

    private String pattern(Pattern pattern) {
        String kind =
                standards
                        .catalogue()
                        .kind(pattern.kind())
                        .map(known -> t.name(known.says().zh(), known.says().en()))
                        .orElse(pattern.kind().name());
        return condition(pattern.where())
                .map(where -> t.of("insight.pattern", kind, where))
                .orElse(kind);
    }

    private Optional<String> condition(Condition condition) {
        return switch (condition) {
            case Condition.All all -> joined(all.parts(), t.of("insight.and"));
            case Condition.Any any -> joined(any.parts(), t.of("insight.or"));
            case Condition.Not not -> condition(not.part()).map(part -> t.of("insight.not", part));
            case Condition.OneOf one ->
                    Optional.of(
                            Attributes.name(t, one.attribute())
                                    + t.of("insight.is")
                                    + one.values().stream()
                                            .map(value -> Attributes.value(t, value.toString()))
                                            .sorted()
                                            .collect(Collectors.joining(" / ")));
            case Condition.Between between ->
                    Optional.of(
                            Attributes.name(t, between.attribute())
                                    + " "
                                    + bound(between.least(), Long.MIN_VALUE)
                                    + "–"
                                    + bound(between.most(), Long.MAX_VALUE));
            case Condition.Present present ->
                    Optional.of(t.of("insight.present", Attributes.name(t, present.attribute())));
            case Condition.Equal equal ->
                    Optional.of(
                            Attributes.name(t, equal.attribute()) + " = " + reference(equal.to()));
            case Condition.Near near ->
                    Optional.of(
                            "%s = %s ± %d%%"
                                    .formatted(
                                            Attributes.name(t, near.attribute()),
                                            reference(near.to()),
                                            near.percent()));
            case Condition.Within within ->
                    Optional.of(
                            t.of(
                                    "insight.within",
                                    Attributes.name(t, within.attribute()),
                                    within.months(),
                                    within.days()));
            case Condition.ReportedBetween time ->
                    Optional.of(
                            "%02d:%02d–%02d:%02d"
                                    .formatted(
                                            time.fromMinute() / 60,
                                            time.fromMinute() % 60,
                                            time.beforeMinute() / 60,
                                            time.beforeMinute() % 60));
        };
    }

    private String role(String role) {
        Words words = roles.get(role);
        return words == null ? role : t.name(words.zh(), words.en());
    }

    private String reference(Reference to) {
        String name = Attributes.name(t, to.attribute());
        return to.of()
                .map(kind -> t.of("insight.of", name, pattern(Pattern.any(kind))))
                .orElse(name);
    }

    private static String bound(long value, long none) {
        return value == none ? "" : Long.toString(value);
    }

    private Optional<String> joined(List<Condition> parts, String between) {
        String whole =
                parts.stream()
                        .flatMap(part -> condition(part).stream())
                        .collect(Collectors.joining(between));
        return whole.isEmpty() ? Optional.empty() : Optional.of(whole);
    }

    private Line line(String about, String says) {
        return new Line(t.of("insight.line." + about), says);
    }
}
