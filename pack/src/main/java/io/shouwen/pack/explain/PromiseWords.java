package io.shouwen.pack.explain;

import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Promise.Keeper;
import io.shouwen.engine.standard.Shift;
import io.shouwen.pack.explain.Explanation.Label;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Clauses that give a time, once or in each period. */
record PromiseWords(Templates t, PatternWords patterns) {
    void write(Promise promise, Draft draft) {
        String opens = patterns.of(promise.opening());
        String kept = kept(promise.keptBy());
        String limit =
                new LimitWords(t, patterns.conditions())
                        .of(promise.within(), period(promise.opening()));
        draft.part(Label.OPENS, opens);
        draft.part(Label.KEPT_BY, kept);
        draft.part(Label.LIMIT, limit);
        draft.head(
                t.of(
                        promise.opening() instanceof Opening.EachPeriod
                                ? "promise.each"
                                : "promise.on",
                        opens,
                        kept,
                        limit,
                        t.of("force." + Draft.word(promise.wording().force()))));
        if (!promise.keptBy().same().isEmpty()) {
            draft.tail(Label.SAME, patterns.conditions().attributes(promise.keptBy().same()));
        }
        write(promise.changes(), draft);
        promise.wording()
                .reason()
                .ifPresent(reason -> draft.tail(Label.REASON, patterns.of(reason)));
    }

    private String period(Opening opening) {
        return opening instanceof Opening.EachPeriod each
                ? t.of("period." + Draft.word(each.every()))
                : t.of("period.none");
    }

    private String kept(Promise.Keeping keeping) {
        String kept = patterns.or(keeping.by().stream().map(this::keeper).toList());
        Optional<String> period = keeping.period();
        String named =
                period.map(name ->
                                t.of("keeper.period", kept, patterns.conditions().attribute(name)))
                        .orElse(kept);
        return keeping.servesAll() ? t.of("keeper.all", named) : named;
    }

    private String keeper(Keeper keeper) {
        String by = patterns.of(keeper.pattern());
        String recorded = keeper.recordedBeforeDue() ? t.of("keeper.recorded", by) : by;
        return keeper.earlier() ? t.of("keeper.earlier", recorded) : recorded;
    }

    private void write(Promise.Changes changes, Draft draft) {
        for (Shift.Cause cause : Shift.Cause.values()) {
            List<String> shifts =
                    changes.shifts().stream()
                            .filter(shift -> shift.cause() == cause)
                            .map(this::shift)
                            .toList();
            if (!shifts.isEmpty()) {
                draft.tail(label(cause), patterns.or(shifts));
            }
        }
        if (!changes.pauses().isEmpty()) {
            draft.tail(Label.PAUSE, patterns.stretches(changes.pauses()));
        }
        if (!changes.voided().isEmpty()) {
            draft.tail(Label.VOIDED, patterns.of(changes.voided()));
        }
        changes.unwatched().ifPresent(stretch -> draft.tail(Label.UNWATCHED, patterns.of(stretch)));
        if (!changes.yieldsTo().isEmpty()) {
            draft.tail(
                    Label.YIELDS,
                    changes.yieldsTo().stream()
                            .sorted()
                            .map(id -> id.value())
                            .collect(Collectors.joining(t.of("list.comma"))));
        }
    }

    private static Label label(Shift.Cause cause) {
        return switch (cause) {
            case APPOINTMENT -> Label.RE_BASED;
            case EXTENSION -> Label.EXTENDED;
            case EXCUSE -> Label.EXCUSED;
        };
    }

    private String shift(Shift shift) {
        String by = patterns.of(shift.by());
        ConditionWords conditions = patterns.conditions();
        return switch (shift.to()) {
            case Shift.Target.At at -> t.of("shift.at", by, conditions.attribute(at.attribute()));
            case Shift.Target.RestartAt at ->
                    t.of("shift.restart", by, conditions.attribute(at.attribute()));
            case Shift.Target.EndOfDay end ->
                    switch (end.daysAfter()) {
                        case 0 -> t.of("shift.end-of-day", by);
                        case 1 -> t.of("shift.end-of-next-day", by);
                        default ->
                                t.of(
                                        "shift.end-of-later-day",
                                        by,
                                        t.counted("day", end.daysAfter()));
                    };
            case Shift.Target.Nothing nothing -> t.of("shift.nothing", by);
        };
    }
}
