package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.Subject;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.standard.Standards.BoundPromise;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a standard means: three pure functions. The same code judges live commands, due alarms, real
 * logs and refolds.
 */
public final class Judge {
    /** The version of these semantics; a stored judgement names it. */
    public static final int VERSION = 1;

    /** The grain of time: a breach is raised at the first instant of this grain after the due. */
    public static final Duration GRAIN = Duration.ofNanos(1000);

    private Judge() {}

    /** Takes one fact in. Total: it never refuses; what no clause hears changes nothing. */
    public static State fold(Standards standards, State state, Fact fact) {
        return standards.hears(fact.kind()) ? state.with(List.of(fact)) : state;
    }

    /** Takes many facts in, in any order. */
    public static State fold(Standards standards, Subject subject, Collection<Fact> facts) {
        List<Fact> heard = new ArrayList<>(facts.size());
        for (Fact fact : facts) {
            if (standards.hears(fact.kind())) {
                heard.add(fact);
            }
        }
        return State.of(subject).with(heard);
    }

    /** Says what every clause makes of the subject as of an instant. */
    public static Assessment assess(Standards standards, State state, Instant asOf) {
        List<Fact> facts = state.counted(asOf);
        List<Judged> judged = new ArrayList<>();
        occasions(standards, facts)
                .forEach((bound, occasions) ->
                        judged.addAll(
                                new PromiseJudge(standards, bound, facts, asOf).judge(occasions)));
        List<Judged> settled = carried(standards, judged);
        if (settled.size() > 1) {
            settled.sort(inOrder(facts));
        }
        return new Assessment(
                state.subject(), asOf, settled, next(standards, state, settled, asOf));
    }

    /** What admits or refuses a fact of a live command: see {@link AdmissionRules}. */
    public static Admission admit(Standards standards, State state, Fact proposed) {
        return new AdmissionRules(standards, state).admit(proposed);
    }

    private static Map<BoundPromise, List<Occasion>> occasions(
            Standards standards, List<Fact> facts) {
        Map<BoundPromise, List<Occasion>> found = new LinkedHashMap<>();
        for (Fact fact : facts) {
            for (BoundPromise bound : standards.openedBy(fact.kind())) {
                new Openings(bound, facts)
                        .of(fact)
                        .ifPresent(occasion ->
                                found.computeIfAbsent(bound, key -> new ArrayList<>(2))
                                        .add(occasion));
            }
        }
        return found;
    }

    /** A fact that moved another clause's due moment is carried there, not judged twice. */
    private static List<Judged> carried(Standards standards, List<Judged> judged) {
        Map<ClauseId, Set<FactId>> movedBy = new HashMap<>();
        for (Judged one : judged) {
            for (Evidence evidence : one.evidence()) {
                if (evidence.role() == Evidence.Role.MOVED
                        || evidence.role() == Evidence.Role.EXCUSED) {
                    movedBy.computeIfAbsent(one.clause(), clause -> new HashSet<>())
                            .add(evidence.fact());
                }
            }
        }
        if (movedBy.isEmpty()) {
            return judged;
        }
        List<Judged> settled = new ArrayList<>(judged.size());
        for (Judged one : judged) {
            boolean carried =
                    standards.yieldsTo(one.standard(), one.clause()).stream()
                            .anyMatch(to ->
                                    movedBy.getOrDefault(to, Set.of()).contains(one.occasion()));
            settled.add(
                    carried
                            ? one.with(
                                    new Verdict.Void(Verdict.Void.Reason.CARRIED, one.occasion()))
                            : one);
        }
        return settled;
    }

    private static Comparator<Judged> inOrder(List<Fact> facts) {
        Map<FactId, Integer> place = new HashMap<>();
        for (Fact fact : facts) {
            place.put(fact.id(), place.size());
        }
        return Comparator.comparing((Judged one) -> place.getOrDefault(one.occasion(), 0))
                .thenComparing(Judged::clause)
                .thenComparing(one -> one.standard().version());
    }

    private static Optional<Instant> next(
            Standards standards, State state, List<Judged> judged, Instant asOf) {
        Instant next = Instant.MAX;
        boolean running = false;
        for (Judged one : judged) {
            if (one.verdict() instanceof Verdict.Pending) {
                running = true;
                Optional<Instant> due = one.due();
                if (due.isPresent() && due.get().isBefore(next)) {
                    next = due.get().plus(GRAIN);
                }
            }
        }
        for (Fact fact : state.facts()) {
            Instant known = fact.knownFrom();
            if (known.isAfter(asOf) && known.isBefore(next)) {
                next = known;
            }
        }
        if (running) {
            Optional<Instant> edition = standards.calendars().nextEdition(asOf);
            if (edition.isPresent() && edition.get().isBefore(next)) {
                next = edition.get();
            }
        }
        return next.equals(Instant.MAX) ? Optional.empty() : Optional.of(next);
    }
}
