package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Grain;
import io.shouwen.engine.fact.Subject;
import io.shouwen.engine.standard.Bound;
import io.shouwen.engine.standard.Check;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Cover;
import io.shouwen.engine.standard.Entitlement;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Practice;
import io.shouwen.engine.standard.Procedure;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.standard.Threshold;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
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
    public static final int VERSION = 4;

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

    /**
     * Says what every clause makes of the subject as of an instant. Total: whatever the facts say,
     * it answers.
     */
    public static Assessment assess(Standards standards, State state, Instant asOf) {
        Instant at = Grain.cut(asOf);
        List<Fact> facts = state.counted(at);
        List<Bench> benches = benches(standards, facts, at);
        List<Judged> settled = settled(standards, facts, at, benches);
        if (settled.size() > 1) {
            settled.sort(inOrder(facts));
        }
        Instant opens = Instant.MAX;
        for (Bench bench : benches) {
            opens = earlier(opens, bench.next().orElse(Instant.MAX));
        }
        return new Assessment(
                state.subject(), at, settled, next(standards, state, settled, opens, at));
    }

    /**
     * What admits or refuses a fact of a live command: see {@link AdmissionRules}.
     *
     * @param named the fact that the proposed one strikes, accepts or declines, whether a clause
     *     hears it or not; empty if there is none
     */
    public static Admission admit(
            Standards standards, State state, Fact proposed, Optional<Fact> named) {
        return new AdmissionRules(standards, state).admit(proposed, named);
    }

    /**
     * The occasions of one rule and who judges them.
     *
     * @param opens when its next occasion opens by itself
     */
    private record Bench(
            Bound bound, List<Occasion> occasions, RuleJudge judge, Optional<Instant> opens) {
        /** What opens the same clause next, by a later version. */
        Optional<Occasion> following(List<Bench> benches, int from) {
            return benches.subList(from + 1, benches.size()).stream()
                    .filter(other -> other.bound().isOfTheClauseOf(bound))
                    .flatMap(other -> other.occasions().stream())
                    .findFirst();
        }

        Optional<Instant> next() {
            Optional<Instant> wakes = judge.next(occasions);
            return wakes.isEmpty() || (opens.isPresent() && opens.get().isBefore(wakes.get()))
                    ? opens
                    : wakes;
        }
    }

    /** Of one clause in several versions the oldest comes first. */
    private static List<Bench> benches(Standards standards, List<Fact> facts, Instant at) {
        List<Bench> found = new ArrayList<>();
        boolean shared = false;
        for (int i = 0; i < facts.size(); i++) {
            FactKind kind = facts.get(i).kind();
            if (firstOfItsKind(facts, i)) {
                for (Bound bound : standards.openedBy(kind)) {
                    shared |= bound.shared();
                    if (!benched(found, bound)) {
                        bench(standards, bound, facts, i, at).ifPresent(found::add);
                    }
                }
            }
        }
        if (shared) {
            found.sort(Comparator.comparing(bench -> bench.bound().standard().from()));
        }
        return found;
    }

    /** A rule that facts of several kinds may open has been met with the first of them. */
    private static boolean benched(List<Bench> found, Bound bound) {
        if (bound.opening().patterns().size() > 1) {
            for (Bench bench : found) {
                if (bench.bound().is(bound)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Optional<Bench> bench(
            Standards standards, Bound bound, List<Fact> facts, int first, Instant at) {
        List<Occasion> occasions;
        Optional<Instant> opens = Optional.empty();
        switch (bound.opening()) {
            case Opening.OnFact on -> occasions = new Openings(bound, facts).from(first);
            case Opening.OnBreach on -> occasions = List.of();
            case Opening.EachPeriod each -> {
                Periods periods = Periods.of(each, bound.standard(), facts, at);
                occasions = periods.begun();
                opens = periods.next();
            }
        }
        if (occasions.isEmpty() && opens.isEmpty()) {
            return Optional.empty();
        }
        RuleJudge judge = judge(new Hearing(standards, bound, facts, at));
        return Optional.of(new Bench(bound, occasions, judge, opens));
    }

    private static RuleJudge judge(Hearing hearing) {
        return switch (hearing.bound().rule()) {
            case Promise promise -> new PromiseJudge(hearing, promise);
            case Check check -> new CheckJudge(hearing, check);
            case Procedure procedure -> new ProcedureJudge(hearing, procedure);
            case Cover cover when !cover.same().isEmpty() -> new PlacesJudge(hearing, cover);
            case Cover cover -> new CoverJudge(hearing, cover);
            case Threshold threshold -> new ThresholdJudge(hearing, threshold);
            case Entitlement entitlement -> new EntitlementJudge(hearing, entitlement);
            case Practice practice -> new PracticeJudge(hearing, practice);
        };
    }

    private static boolean firstOfItsKind(List<Fact> facts, int index) {
        FactKind kind = facts.get(index).kind();
        for (int i = 0; i < index; i++) {
            if (facts.get(i).kind().equals(kind)) {
                return false;
            }
        }
        return true;
    }

    /**
     * A fact that moved another clause's due moment is carried there, not judged twice. Where that
     * is so all is judged anew without it, for what would have kept it may keep another. Then comes
     * what the breaches open.
     *
     * @param benches takes in those of the rules that breaches open
     */
    private static List<Judged> settled(
            Standards standards, List<Fact> facts, Instant at, List<Bench> benches) {
        Map<Name, Served> served = new HashMap<>();
        List<Judged> settled = judged(benches, Map.of(), served);
        Map<ClauseId, Set<FactId>> movedBy = movedBy(settled);
        for (Bench bench : benches) {
            if (!carried(bench.bound(), movedBy).isEmpty()) {
                served.clear();
                settled = judged(benches, movedBy, served);
                break;
            }
        }
        Breaches breaches = new Breaches(standards, facts);
        List<Judged> latest = settled;
        while (!latest.isEmpty()) {
            List<Bench> opened = new ArrayList<>();
            breaches.open(latest)
                    .forEach((bound, occasions) -> {
                        RuleJudge judge = judge(new Hearing(standards, bound, facts, at));
                        opened.add(new Bench(bound, occasions, judge, Optional.empty()));
                    });
            opened.sort(Comparator.comparing(bench -> bench.bound().standard().from()));
            latest = judged(opened, Map.of(), served);
            benches.addAll(opened);
            settled.addAll(latest);
        }
        return settled;
    }

    /** A clause of whatever version. */
    private record Name(String code, ClauseId clause) {
        static Name of(Bound bound) {
            return new Name(bound.standard().ref().code(), bound.clause().id());
        }
    }

    private static List<Judged> judged(
            List<Bench> benches, Map<ClauseId, Set<FactId>> movedBy, Map<Name, Served> served) {
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < benches.size(); i++) {
            Bench bench = benches.get(i);
            Set<FactId> carried = carried(bench.bound(), movedBy);
            Served own = new Served();
            Optional<Fact> following = Optional.empty();
            if (bench.bound().shared()) {
                own = served.computeIfAbsent(Name.of(bench.bound()), name -> new Served());
                following = bench.following(benches, i).map(Occasion::opened);
            }
            judged.addAll(
                    bench.judge().judge(bench.occasions(), new Docket(carried, own, following)));
        }
        return judged;
    }

    private static Map<ClauseId, Set<FactId>> movedBy(List<Judged> judged) {
        Map<ClauseId, Set<FactId>> movedBy = Map.of();
        for (Judged one : judged) {
            for (Evidence evidence : one.evidence()) {
                if (evidence.role() == Evidence.Role.MOVED
                        || evidence.role() == Evidence.Role.EXCUSED) {
                    movedBy = movedBy.isEmpty() ? new HashMap<>() : movedBy;
                    movedBy.computeIfAbsent(one.clause(), clause -> new HashSet<>())
                            .add(evidence.fact());
                }
            }
        }
        return movedBy;
    }

    private static Set<FactId> carried(Bound bound, Map<ClauseId, Set<FactId>> movedBy) {
        if (movedBy.isEmpty() || !(bound.rule() instanceof Promise promise)) {
            return Set.of();
        }
        Set<FactId> carried = new HashSet<>();
        for (ClauseId to : promise.changes().yieldsTo()) {
            carried.addAll(movedBy.getOrDefault(to, Set.of()));
        }
        return carried;
    }

    private static Comparator<Judged> inOrder(List<Fact> facts) {
        Map<FactId, Integer> place = new HashMap<>();
        for (Fact fact : facts) {
            place.put(fact.id(), place.size());
        }
        return Comparator.comparing((Judged one) -> place.getOrDefault(one.occasion().opened(), 0))
                .thenComparing(Judged::from)
                .thenComparing(Judged::clause)
                .thenComparing(one -> one.standard().version());
    }

    private static Optional<Instant> next(
            Standards standards, State state, List<Judged> judged, Instant opens, Instant asOf) {
        Instant next = opens;
        boolean redated = false;
        for (Judged one : judged) {
            Verdict verdict = one.verdict();
            redated |= verdict instanceof Verdict.Pending || verdict instanceof Verdict.Unprovable;
            if (verdict instanceof Verdict.Pending && one.due().isPresent()) {
                next = earlier(next, Grain.cut(one.due().get()).plus(GRAIN));
            }
        }
        for (Fact fact : state.facts()) {
            Instant known = fact.knownFrom();
            if (known.isAfter(asOf)) {
                next = earlier(next, known);
            }
        }
        if (redated) {
            Optional<Instant> edition = standards.calendars().nextEdition(asOf);
            next = edition.isPresent() ? earlier(next, edition.get()) : next;
        }
        return next.equals(Instant.MAX) ? Optional.empty() : Optional.of(next);
    }

    private static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }
}
