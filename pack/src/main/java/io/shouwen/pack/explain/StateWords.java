package io.shouwen.pack.explain;

import io.shouwen.engine.standard.Cover;
import io.shouwen.engine.standard.Entitlement;
import io.shouwen.engine.standard.Practice;
import io.shouwen.engine.standard.Procedure;
import io.shouwen.engine.standard.Threshold;
import io.shouwen.engine.standard.Threshold.Target;
import io.shouwen.pack.explain.Explanation.Label;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Steps, states, figures, tables and what is looked at. */
record StateWords(Templates t, PatternWords patterns) {
    void write(Procedure procedure, Draft draft) {
        String opens = patterns.of(procedure.opening());
        String until = patterns.of(procedure.until());
        draft.part(Label.OPENS, opens);
        draft.part(Label.UNTIL, until);
        List<String> steps = new ArrayList<>();
        for (Procedure.Step step : procedure.steps()) {
            steps.add(step(steps.size() + 1, step));
        }
        steps.forEach(step -> draft.part(Label.STEP, step));
        draft.head(t.of("procedure", opens, until, String.join(t.of("sentence.between"), steps)));
    }

    private String step(int number, Procedure.Step step) {
        String text =
                t.of("step", number, patterns.names().picked(step.says()), patterns.of(step.by()));
        if (step.branch().isPresent()) {
            text = t.of("step.if", text, patterns.of(step.branch().get()));
        }
        return step.anyOrder() ? t.of("step.any-order", text) : text;
    }

    void write(Cover cover, Draft draft) {
        String opens = patterns.of(cover.opening());
        String until = cover.until().map(patterns::of).orElse("");
        draft.part(Label.OPENS, opens);
        cover.until().ifPresent(fact -> draft.part(Label.UNTIL, until));
        draft.head(
                t.of(
                        cover.until().isPresent() ? "cover.on" : "cover.each",
                        opens,
                        until,
                        t.of("cover.present")));
        draft.tail(Label.PRESENT, patterns.stretches(cover.presences()));
        if (!cover.same().isEmpty()) {
            draft.tail(Label.SAME, patterns.conditions().attributes(cover.same()));
        }
        cover.hours()
                .ifPresent(hours -> {
                    String to =
                            hours.to().equals(LocalTime.MIDNIGHT) ? "24:00" : hours.to().toString();
                    draft.part(Label.HOURS, hours.from() + "–" + to);
                    draft.head(t.of("tail.hours", hours.from(), to));
                });
    }

    void write(Threshold threshold, Draft draft) {
        String opens = patterns.of(threshold.opening());
        String counted = patterns.of(threshold.counted());
        String target =
                switch (threshold.target()) {
                    case Target.Share share ->
                            t.of(
                                    "threshold.share",
                                    share(share.numerator(), share.denominator()),
                                    counted,
                                    threshold.among().map(patterns::of).orElse(""));
                    case Target.AtLeast least ->
                            t.of("threshold.at-least", t.counted("time", least.number()), counted);
                    case Target.AtMost most ->
                            t.of("threshold.at-most", t.counted("time", most.number()), counted);
                };
        draft.part(Label.OPENS, opens);
        draft.part(Label.COUNTED, counted);
        draft.part(Label.TARGET, target);
        draft.head(t.of("threshold", opens, target));
    }

    /** As a percentage where it is one without a remainder. */
    static String share(long numerator, long denominator) {
        BigInteger whole = BigInteger.valueOf(numerator).multiply(BigInteger.valueOf(10_000));
        BigInteger[] parts = whole.divideAndRemainder(BigInteger.valueOf(denominator));
        return parts[1].signum() == 0
                ? new BigDecimal(parts[0], 2).stripTrailingZeros().toPlainString() + " %"
                : numerator + "/" + denominator;
    }

    void write(Entitlement table, Draft draft) {
        String opens = patterns.of(table.opening());
        draft.part(Label.OPENS, opens);
        List<String> rows = new ArrayList<>();
        for (Entitlement.Row row : table.rows()) {
            rows.add(row(rows.size() + 1, row, table));
        }
        rows.forEach(row -> draft.part(Label.ROW, row));
        draft.head(t.of("entitlement", opens, String.join(t.of("sentence.between"), rows)));
        table.applied().ifPresent(fact -> draft.tail(Label.APPLIED, patterns.of(fact)));
    }

    private String row(int number, Entitlement.Row row, Entitlement table) {
        ConditionWords conditions = patterns.conditions();
        String then =
                new TreeMap<>(row.then())
                        .entrySet().stream()
                                .map(entry ->
                                        t.of(
                                                "then",
                                                conditions.attribute(entry.getKey()),
                                                conditions.value(entry.getValue())))
                                .collect(Collectors.joining(t.of("list.comma")));
        return conditions
                .of(
                        row.where(),
                        patterns.names()
                                .catalogue()
                                .kind(table.opening().patterns().getFirst().kind()))
                .map(where -> t.of("row", number, where, then))
                .orElseGet(() -> t.of("row.else", number, then));
    }

    void write(Practice practice, Draft draft) {
        String look = patterns.names().picked(practice.look());
        draft.part(Label.LOOK, look);
        draft.head(t.of("practice", look));
        practice.measure().ifPresent(measure -> draft.tail(Label.MEASURE, measure(measure)));
    }

    private String measure(Practice.Measure measure) {
        String key =
                measure.most() == Long.MAX_VALUE
                        ? "measure.at-least"
                        : measure.least() == Long.MIN_VALUE ? "measure.at-most" : "measure.between";
        return t.of(key, measure.least(), measure.most(), measure.unit());
    }
}
