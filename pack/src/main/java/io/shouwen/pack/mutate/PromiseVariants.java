package io.shouwen.pack.mutate;

import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Force;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Promise.Changes;
import io.shouwen.engine.standard.Promise.Keeper;
import io.shouwen.engine.standard.Promise.Keeping;
import io.shouwen.engine.standard.Promise.Wording;
import io.shouwen.engine.standard.Shift;
import io.shouwen.engine.standard.Stretch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Promises with one thing changed. Where no number binds, all that only moves or weighs a due
 * moment is left alone: there is none.
 */
record PromiseVariants(PatternVariants patterns) {
    List<Variant<Promise>> of(Promise promise) {
        List<Variant<Promise>> variants = new ArrayList<>();
        boolean measured =
                promise.within() instanceof Limit.Unbound
                        || promise.within() instanceof Limit.AnyTime;
        variants.addAll(
                Variant.in(patterns.of(promise.opening()), opening -> with(promise, opening)));
        variants.addAll(
                Variant.in(keeping(promise.keptBy(), measured), keptBy -> with(promise, keptBy)));
        variants.addAll(
                Variant.in(
                        LimitVariants.of(promise.within()),
                        within -> with(promise, within),
                        "within"));
        variants.addAll(
                Variant.in(
                        changes(promise.changes(), measured), changes -> with(promise, changes)));
        if (!measured) {
            variants.addAll(
                    Variant.in(
                            wording(promise.wording()),
                            wording ->
                                    new Promise(
                                            promise.opening(),
                                            promise.keptBy(),
                                            promise.within(),
                                            promise.changes(),
                                            wording,
                                            promise.answers(),
                                            promise.broken())));
        }
        return variants;
    }

    private static Promise with(Promise promise, Opening opening) {
        return new Promise(
                opening,
                promise.keptBy(),
                promise.within(),
                promise.changes(),
                promise.wording(),
                promise.answers(),
                promise.broken());
    }

    private static Promise with(Promise promise, Keeping keptBy) {
        return new Promise(
                promise.opening(),
                keptBy,
                promise.within(),
                promise.changes(),
                promise.wording(),
                promise.answers(),
                promise.broken());
    }

    private static Promise with(Promise promise, Limit within) {
        return new Promise(
                promise.opening(),
                promise.keptBy(),
                within,
                promise.changes(),
                promise.wording(),
                promise.answers(),
                promise.broken());
    }

    private static Promise with(Promise promise, Changes changes) {
        return new Promise(
                promise.opening(),
                promise.keptBy(),
                promise.within(),
                changes,
                promise.wording(),
                promise.answers(),
                promise.broken());
    }

    private List<Variant<Keeping>> keeping(Keeping keeping, boolean measured) {
        List<Variant<Keeping>> variants = new ArrayList<>();
        variants.addAll(
                Variant.in(
                        Variant.<Keeper>ofList(
                                keeping.by(),
                                false,
                                keeper -> PatternVariants.named(keeper.pattern()),
                                keeper -> keeper(keeper, measured)),
                        by ->
                                new Keeping(
                                        by, keeping.same(), keeping.period(), keeping.servesAll()),
                        "kept-by"));
        variants.addAll(
                Variant.in(
                        Variant.ofSet(keeping.same(), "agreeing on"),
                        same ->
                                new Keeping(
                                        keeping.by(), same, keeping.period(), keeping.servesAll()),
                        "same"));
        variants.addAll(
                Variant.in(
                        Variant.<String>ofOptional(
                                keeping.period(), "its named period", name -> List.of()),
                        period ->
                                new Keeping(
                                        keeping.by(), keeping.same(), period, keeping.servesAll()),
                        "period"));
        variants.addAll(
                Variant.in(
                        Variant.ofFlag(keeping.servesAll(), "serving all"),
                        all -> new Keeping(keeping.by(), keeping.same(), keeping.period(), all),
                        "serves"));
        return variants;
    }

    private List<Variant<Keeper>> keeper(Keeper keeper, boolean measured) {
        List<Variant<Keeper>> variants = new ArrayList<>();
        variants.addAll(
                Variant.in(
                        patterns.of(keeper.pattern()),
                        pattern ->
                                new Keeper(pattern, keeper.recordedBeforeDue(), keeper.earlier())));
        if (!measured) {
            variants.addAll(
                    Variant.in(
                            Variant.ofFlag(keeper.recordedBeforeDue(), "recorded before due"),
                            before -> new Keeper(keeper.pattern(), before, keeper.earlier()),
                            "recorded"));
        }
        variants.addAll(
                Variant.in(
                        Variant.ofFlag(keeper.earlier(), "counting what came earlier"),
                        earlier ->
                                new Keeper(keeper.pattern(), keeper.recordedBeforeDue(), earlier),
                        "earlier"));
        return variants;
    }

    private List<Variant<Changes>> changes(Changes changes, boolean measured) {
        List<Variant<Changes>> variants = new ArrayList<>();
        for (Variant<List<Shift>> shifts : shifts(changes.shifts())) {
            variants.add(
                    shifts.in(list ->
                            new Changes(
                                    list,
                                    changes.pauses(),
                                    changes.voided(),
                                    changes.unwatched(),
                                    changes.yieldsTo())));
        }
        variants.addAll(
                Variant.in(
                        Variant.<Stretch>ofList(
                                changes.pauses(), true, PatternVariants::named, patterns::of),
                        pauses ->
                                new Changes(
                                        changes.shifts(),
                                        pauses,
                                        changes.voided(),
                                        changes.unwatched(),
                                        changes.yieldsTo()),
                        "pause"));
        variants.addAll(
                Variant.in(
                        Variant.<Stretch>ofOptional(
                                changes.unwatched(), "its observer", patterns::of),
                        unwatched ->
                                new Changes(
                                        changes.shifts(),
                                        changes.pauses(),
                                        changes.voided(),
                                        unwatched,
                                        changes.yieldsTo()),
                        "unwatched"));
        if (measured) {
            variants.clear();
        }
        variants.addAll(
                Variant.in(
                        patterns.of(changes.voided(), true),
                        voided ->
                                new Changes(
                                        changes.shifts(),
                                        changes.pauses(),
                                        voided,
                                        changes.unwatched(),
                                        changes.yieldsTo()),
                        "voided"));
        variants.addAll(
                Variant.in(
                        Variant.<ClauseId>ofSet(changes.yieldsTo(), "yielding to"),
                        yields -> yieldingTo(changes, yields),
                        "yields-to"));
        return variants;
    }

    private static Changes yieldingTo(Changes changes, Set<ClauseId> clauses) {
        return new Changes(
                changes.shifts(), changes.pauses(), changes.voided(), changes.unwatched(), clauses);
    }

    /** Written under a key for each cause, so that numbers count within a cause. */
    private List<Variant<List<Shift>>> shifts(List<Shift> shifts) {
        List<Variant<List<Shift>>> variants = new ArrayList<>();
        for (Variant<List<Shift>> variant :
                Variant.<Shift>ofList(
                        shifts,
                        true,
                        shift -> "`" + key(shift) + "` by " + PatternVariants.named(shift.by()),
                        this::shift)) {
            int at = Integer.parseInt(variant.path().getFirst());
            String key = key(shifts.get(at));
            long within = shifts.subList(0, at).stream().filter(s -> key(s).equals(key)).count();
            List<String> path = new ArrayList<>(List.of(key, Long.toString(within)));
            path.addAll(variant.path().subList(1, variant.path().size()));
            variants.add(new Variant<>(variant.value(), variant.change(), path));
        }
        return variants;
    }

    private static String key(Shift shift) {
        return switch (shift.cause()) {
            case APPOINTMENT -> "re-based";
            case EXTENSION -> "extended";
            case EXCUSE -> "excused";
        };
    }

    private List<Variant<Shift>> shift(Shift shift) {
        List<Variant<Shift>> variants = new ArrayList<>();
        variants.addAll(
                Variant.in(
                        patterns.of(shift.by()),
                        by -> new Shift(shift.cause(), by, shift.to()),
                        "by"));
        if (shift.to() instanceof Shift.Target.EndOfDay end) {
            variants.addAll(
                    Variant.in(
                            Variant.ofNumber(end.daysAfter(), 0, 10_000, "days after"),
                            days ->
                                    new Shift(
                                            shift.cause(),
                                            shift.by(),
                                            new Shift.Target.EndOfDay(days)),
                            "due"));
        }
        return variants;
    }

    List<Variant<Wording>> wording(Wording wording) {
        List<Variant<Wording>> variants = new ArrayList<>();
        if (wording.force() != Force.MUST) {
            variants.add(
                    new Variant<>(
                            new Wording(Force.MUST, Optional.empty()),
                            "the force becomes must",
                            List.of("force")));
        }
        wording.reason()
                .ifPresent(reason ->
                        variants.addAll(
                                Variant.in(
                                        patterns.of(reason),
                                        other -> new Wording(wording.force(), Optional.of(other)),
                                        "reason")));
        return variants;
    }
}
