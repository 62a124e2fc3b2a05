package io.shouwen.engine.judge;

import static io.shouwen.engine.judge.SecondChecks.agrees;
import static io.shouwen.engine.judge.SecondChecks.and;
import static io.shouwen.engine.standard.NaiveCondition.NO;
import static io.shouwen.engine.standard.NaiveCondition.YES;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Check;
import io.shouwen.engine.standard.Check.Demand.Apart;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Standard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The second judge on areas that must lie apart: it paints every place that anybody names, and
 * looks how many paints lie on each.
 */
record SecondAreas(SecondJudge court, Standard standard, Check check, Fact act) {
    private String lacks(List<Pattern> patterns, Fact fact) {
        List<String> all = new ArrayList<>();
        for (Pattern one : patterns) {
            all.add(new SecondBearing(court, standard, fact, Set.of()).lacks(one, fact));
        }
        all.removeIf(NO::equals);
        return all.contains(YES) ? YES : all.isEmpty() ? NO : all.getFirst();
    }

    /** Every place that is the area or a part of it, among those that facts name. */
    private Set<String> places(String area) {
        Set<String> places = new HashSet<>();
        for (Fact fact : court.facts()) {
            fact.value("area")
                    .map(Value::toString)
                    .filter(it -> (it + "/").startsWith(area + "/"))
                    .ifPresent(places::add);
        }
        return places;
    }

    private String lasts(Fact began, List<Pattern> until, Set<String> same) {
        String lasts = YES;
        for (Fact end : court.facts()) {
            if (end.occurredAt().isAfter(began.occurredAt())
                    && !end.occurredAt().isAfter(act.occurredAt())) {
                String ends = and(lacks(until, end), agrees(same, end, began));
                if (ends.equals(YES)) {
                    return NO;
                }
                lasts = ends.equals(NO) || !lasts.equals(YES) ? lasts : ends;
            }
        }
        return lasts;
    }

    String judge(Apart apart) {
        Optional<String> own = act.value(apart.area()).map(Value::toString);
        if (own.isEmpty()) {
            return "unprovable attribute " + apart.area();
        }
        TreeMap<String, Set<String>> surely = new TreeMap<>();
        TreeMap<String, Set<String>> perhaps = new TreeMap<>();
        Set<String> ours = places(own.get());
        List<String> doubts = new ArrayList<>();
        String against = "";
        for (Fact fact : court.facts().subList(0, court.facts().indexOf(act))) {
            Optional<String> area = fact.value(apart.area()).map(Value::toString);
            Set<String> met = new HashSet<>(area.map(this::places).orElse(ours));
            met.retainAll(ours);
            String another =
                    apart.holder()
                            .map(name -> agrees(Set.of(name), fact, act))
                            .map(it -> it.equals(YES) ? NO : it.equals(NO) ? YES : it)
                            .orElse(YES);
            String lacks =
                    and(
                            lacks(check.opening().patterns(), fact),
                            area.isEmpty() ? apart.area() : met.isEmpty() ? NO : YES,
                            another,
                            lasts(fact, apart.until(), apart.same()));
            String by =
                    apart.holder()
                            .flatMap(fact::value)
                            .map(it -> "the " + it)
                            .orElse(fact.id().value());
            for (String place : lacks.equals(NO) ? Set.<String>of() : met) {
                perhaps.computeIfAbsent(place, it -> new HashSet<>()).add(by);
                if (lacks.equals(YES)) {
                    surely.computeIfAbsent(place, it -> new HashSet<>()).add(by);
                }
            }
            against += lacks.equals(YES) ? " against=" + fact.id() : "";
            doubts.add(lacks);
        }
        doubts.removeIf(it -> it.equals(YES) || it.equals(NO));
        String leave = leave(apart, own.get());
        int most = apart.leave().map(Apart.Leave::most).orElse(1);
        if (thickest(surely) > (leave.equals(NO) ? 1 : most)) {
            String first = against.split("=", 3)[1].split(" ", 2)[0];
            return "breached at " + act.occurredAt() + " forbidden by " + first + against;
        }
        if (thickest(perhaps) > (leave.equals(YES) ? most : 1)) {
            return "unprovable attribute " + (doubts.isEmpty() ? leave : doubts.getFirst());
        }
        return SecondChecks.kept(act);
    }

    private static int thickest(TreeMap<String, Set<String>> paint) {
        return 1 + paint.values().stream().mapToInt(Set::size).max().orElse(0);
    }

    private String leave(Apart apart, String own) {
        List<String> answers = new ArrayList<>();
        for (Fact fact : court.facts()) {
            if (apart.leave().isPresent() && !fact.knownFrom().isAfter(act.occurredAt())) {
                Apart.Leave leave = apart.leave().get();
                Optional<String> area = fact.value(apart.area()).map(Value::toString);
                answers.add(
                        and(
                                lacks(List.of(leave.from()), fact),
                                area.map(it -> (own + "/").startsWith(it + "/") ? YES : NO)
                                        .orElse(apart.area()),
                                lasts(fact, List.of(leave.until()), Set.of(apart.area()))));
            }
        }
        answers.removeIf(NO::equals);
        return answers.contains(YES) ? YES : answers.isEmpty() ? NO : answers.getFirst();
    }
}
