package io.shouwen.engine.judge;

import static io.shouwen.engine.standard.NaiveCondition.NO;
import static io.shouwen.engine.standard.NaiveCondition.YES;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.judge.SecondBearing.Mood;
import io.shouwen.engine.judge.SecondJudge.Pause;
import io.shouwen.engine.standard.Check.Demand;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Standard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The second judge on what must come before an act or must not last while it happens. It writes the
 * evidence behind the verdict.
 *
 * @param taken what has served an older act, or what would tell whether it has
 */
record SecondChecks(SecondJudge court, Standard standard, Map<FactId, String> taken) {
    static String kept(Fact act) {
        return "kept at " + act.occurredAt() + " spare PT0S";
    }

    private String lacks(Pattern pattern, Fact fact, Fact act, Set<String> same) {
        return new SecondBearing(court, standard, act, same).lacks(pattern, fact);
    }

    String notWhile(Demand.NotWhile not, Fact act) {
        SecondBearing bearing = new SecondBearing(court, standard, act, Set.of());
        Map<Mood, Fact> lasting = new TreeMap<>();
        for (Mood mood : Mood.values()) {
            for (Pause state : court.pauses(not.state(), bearing::lacks, mood)) {
                Instant at = act.occurredAt();
                if (state.from().isBefore(at) && at.isBefore(state.to())) {
                    lasting.put(mood, state.by());
                }
            }
        }
        if (lasting.containsKey(Mood.SOBER) && lasting.containsKey(Mood.FEARFUL)) {
            FactId by = lasting.get(Mood.SOBER).id();
            return "breached at %s forbidden by %s against=%s".formatted(act.occurredAt(), by, by);
        }
        boolean never = !lasting.containsKey(Mood.SOBER) && !lasting.containsKey(Mood.HOPEFUL);
        return never ? kept(act) : "unprovable attribute " + bearing.doubt(List.of(not.state()));
    }

    String after(Demand.After after, Fact act) {
        List<Fact> possible = new ArrayList<>();
        Optional<Fact> sure = Optional.empty();
        String lacks = NO;
        for (Fact fact : court.facts()) {
            String answer = first(after, fact, act);
            if (sure.isEmpty() && !answer.equals(NO)) {
                possible.add(fact);
                lacks = lacks.equals(NO) ? answer : lacks;
                sure = answer.equals(YES) ? Optional.of(fact) : sure;
            }
        }
        if (after.once()) {
            for (Fact fact : possible) {
                boolean ours =
                        fact.equals(possible.getFirst())
                                && agrees(after.same(), fact, act).equals(YES);
                taken.merge(fact.id(), ours ? NO : lacks, (old, now) -> ours ? now : old);
            }
        }
        if (sure.isPresent()) {
            return kept(act) + " before=" + sure.get().id();
        }
        String kind = after.earlier().kind().name();
        if (!lacks.equals(NO)) {
            return "unprovable attribute " + lacks;
        }
        return after.earlier().kind().equals(RandomCode.UNFED)
                ? "unprovable producer " + kind
                : "breached at " + act.occurredAt() + " lacking " + kind;
    }

    /** Tries every way in which what nobody can tell may turn out, with a small and a big sum. */
    String balance(Demand.Balance balance, Fact act) {
        if (act.value(balance.atLeast()).isEmpty()) {
            return "unprovable attribute " + balance.atLeast();
        }
        long need = amount(act, balance.atLeast());
        List<Set<Long>> ways = new ArrayList<>();
        List<String> doubts = new ArrayList<>();
        String counted = "";
        for (Fact fact : court.facts()) {
            boolean earlier = fact.occurredAt().isBefore(act.occurredAt());
            boolean same = fact.occurredAt().equals(act.occurredAt());
            if (!fact.equals(act) && (earlier || same)) {
                for (int sign : earlier ? new int[] {1, -1} : new int[] {1}) {
                    List<Pattern> patterns = sign > 0 ? balance.paid() : balance.drawn();
                    String lacks = any(patterns, fact, act);
                    boolean told = fact.value(balance.amount()).isPresent();
                    if (!lacks.equals(NO)) {
                        long sum = told ? sign * amount(fact, balance.amount()) : 0;
                        Set<Long> way = new HashSet<>(List.of(sum, told ? sum : sign * 1000L));
                        way.addAll(lacks.equals(YES) ? Set.of() : Set.of(0L));
                        ways.add(way);
                        doubts.add(lacks.equals(YES) ? told ? "" : balance.amount() : lacks);
                        counted +=
                                way.size() == 1 && doubts.getLast().isEmpty()
                                        ? " counted=" + fact.id()
                                        : "";
                    }
                }
            }
        }
        long least = ways.stream().mapToLong(way -> Collections.min(way)).sum();
        long most = ways.stream().mapToLong(way -> Collections.max(way)).sum();
        doubts.removeIf(String::isEmpty);
        if (least < need && need <= most) {
            return "unprovable attribute " + doubts.getFirst();
        }
        String kind = balance.paid().getFirst().kind().name();
        if (most < need && counted.isEmpty() && kind.equals(RandomCode.UNFED.name())) {
            return "unprovable producer " + kind;
        }
        String verdict =
                least >= need ? kept(act) : "breached at " + act.occurredAt() + " lacking " + kind;
        return verdict + counted;
    }

    private String any(List<Pattern> patterns, Fact fact, Fact act) {
        List<String> all = new ArrayList<>();
        patterns.forEach(one -> all.add(lacks(one, fact, act, Set.of())));
        all.removeIf(NO::equals);
        return all.contains(YES) ? YES : all.isEmpty() ? NO : all.getFirst();
    }

    private static long amount(Fact fact, String name) {
        return ((Value.Whole) fact.value(name).orElseThrow()).count();
    }

    /** Whether a fact came first, is for this act, lasts, and is left for it. */
    private String first(Demand.After after, Fact fact, Fact act) {
        boolean late =
                fact.occurredAt().isAfter(act.occurredAt())
                        || (after.recorded() && fact.recordedAt().isAfter(act.occurredAt()));
        if (late || fact.equals(act)) {
            return NO;
        }
        String ended = NO;
        for (Fact end : court.facts()) {
            boolean between =
                    end.occurredAt().isAfter(fact.occurredAt())
                            && !end.occurredAt().isAfter(act.occurredAt());
            if (between && after.endedBy().isPresent()) {
                String ends =
                        and(
                                lacks(after.endedBy().get(), end, act, Set.of()),
                                agrees(after.same(), end, act));
                ended =
                        ended.equals(YES)
                                        || ends.equals(NO)
                                        || (!ended.equals(NO) && !ends.equals(YES))
                                ? ended
                                : ends;
            }
        }
        String lasts = ended.equals(YES) ? NO : ended.equals(NO) ? YES : ended;
        String left = after.once() ? taken.getOrDefault(fact.id(), YES) : YES;
        return and(
                lacks(after.earlier(), fact, act, Set.of()),
                agrees(after.same(), fact, act),
                lasts,
                left);
    }

    /** On what both must carry; the catalogue is not asked, for a demand names it. */
    static String agrees(Set<String> same, Fact one, Fact other) {
        List<String> missing = new ArrayList<>();
        for (String name : same) {
            boolean told = one.value(name).isPresent() && other.value(name).isPresent();
            if (told && !one.value(name).equals(other.value(name))) {
                return NO;
            }
            if (!told) {
                missing.add(name);
            }
        }
        return missing.stream().sorted().findFirst().orElse(YES);
    }

    static String and(String... answers) {
        List<String> all = new ArrayList<>(List.of(answers));
        all.removeIf(YES::equals);
        return all.contains(NO) ? NO : all.isEmpty() ? YES : all.getFirst();
    }
}
