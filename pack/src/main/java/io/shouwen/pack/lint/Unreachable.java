package io.shouwen.pack.lint;

import io.shouwen.engine.standard.Check;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Entitlement;
import io.shouwen.engine.standard.Obligation;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Procedure;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Shift;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Parts of a rule that never can match, that an earlier one hides, or that let all through. */
final class Unreachable {
    private final Gathering hits;

    Unreachable(Gathering hits) {
        this.hits = hits;
    }

    void look(Clause clause, Obligation rule) {
        if (rule.opening() instanceof Opening.OnFact on) {
            patterns(clause, on.patterns(), "when", key(rule));
        }
        switch (rule) {
            case Promise promise -> promise(clause, promise);
            case Check check -> swallowed(clause, check);
            case Entitlement table -> rows(clause, table);
            case Procedure procedure -> steps(clause, procedure);
            case Obligation other -> {}
        }
    }

    private static String key(Obligation rule) {
        return rule.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private void patterns(Clause clause, List<Pattern> patterns, String... path) {
        String last = path[0];
        String rule = path[1];
        hidden(
                patterns,
                pattern -> pattern,
                (i, by) ->
                        hits.unreachable(
                                clause,
                                List.of(rule, last, Integer.toString(i)),
                                by < 0
                                        ? "no `" + patterns.get(i).kind() + "` can fit all of this"
                                        : "`"
                                                + patterns.get(i).kind()
                                                + "` is named here, and before it in a wider way"));
    }

    private void promise(Clause clause, Promise promise) {
        patterns(
                clause,
                promise.keptBy().by().stream().map(Promise.Keeper::pattern).toList(),
                "kept-by",
                promise.opening() instanceof Opening.EachPeriod ? "duty" : "promise");
        hidden(
                promise.changes().shifts(),
                Shift::by,
                (i, by) ->
                        hits.unreachable(
                                clause,
                                List.of("promise", word(promise.changes().shifts().get(i))),
                                "`"
                                        + promise.changes().shifts().get(i).by().kind()
                                        + "` never moves it so: "
                                        + (by < 0
                                                ? "no fact can fit all of this"
                                                : "one named before takes every such fact")));
    }

    private static String word(Shift shift) {
        return switch (shift.cause()) {
            case APPOINTMENT -> "re-based";
            case EXTENSION -> "extended";
            case EXCUSE -> "excused";
        };
    }

    private void swallowed(Clause clause, Check check) {
        for (Pattern exception : check.exceptions()) {
            if (check.opening().patterns().stream().anyMatch(o -> Logic.implies(o, exception))) {
                hits.add(
                        Hit.Slug.SWALLOWED,
                        clause,
                        List.of("check", "except"),
                        "every `"
                                + exception.kind()
                                + "` that opens the check is also its exception, so that after the"
                                + " first one all are excused",
                        "say what sets the exception apart from what opens the check");
            }
        }
    }

    private void rows(Clause clause, Entitlement table) {
        for (Pattern opening : table.opening().patterns()) {
            for (int i = 0; i < table.rows().size(); i++) {
                if (table.opening().patterns().size() == 1
                        && Logic.disjoint(opening.where(), table.rows().get(i).where())) {
                    row(clause, i, "row " + (i + 1) + " contradicts what opens the table");
                }
            }
        }
        for (int i = 0; i < table.rows().size(); i++) {
            for (int before = 0; before < i; before++) {
                if (Logic.implies(table.rows().get(i).where(), table.rows().get(before).where())) {
                    row(
                            clause,
                            i,
                            "row "
                                    + (i + 1)
                                    + " is never reached: row "
                                    + (before + 1)
                                    + " fits whatever it fits");
                }
            }
            if (Logic.impossible(table.rows().get(i).where())) {
                row(clause, i, "row " + (i + 1) + " can never fit");
            }
        }
    }

    private void row(Clause clause, int row, String sentence) {
        hits.unreachable(clause, List.of("entitlement", "rows", Integer.toString(row)), sentence);
    }

    private void steps(Clause clause, Procedure procedure) {
        for (int i = 0; i < procedure.steps().size(); i++) {
            Procedure.Step step = procedure.steps().get(i);
            boolean never =
                    Logic.impossible(step.by().where())
                            || step.branch().map(b -> Logic.impossible(b.where())).orElse(false);
            if (never) {
                hits.unreachable(
                        clause,
                        List.of("procedure", "steps", Integer.toString(i)),
                        "the step `" + step.name() + "` can never be taken");
            }
        }
    }

    /** Told of a pattern that cannot match; {@code by} is the earlier that hides it, or -1. */
    private interface Told {
        void of(int at, int by);
    }

    private static <T> void hidden(List<T> items, Function<T, Pattern> pattern, Told told) {
        for (int i = 0; i < items.size(); i++) {
            Pattern own = pattern.apply(items.get(i));
            if (Logic.impossible(own.where())) {
                told.of(i, -1);
            }
            for (int before = 0; before < i; before++) {
                if (Logic.implies(own, pattern.apply(items.get(before)))) {
                    told.of(i, before);
                    break;
                }
            }
        }
    }
}
