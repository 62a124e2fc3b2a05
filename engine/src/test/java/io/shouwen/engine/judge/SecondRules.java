package io.shouwen.engine.judge;

import static io.shouwen.engine.judge.SecondClock.NEVER;
import static io.shouwen.engine.standard.NaiveCondition.NO;
import static io.shouwen.engine.standard.NaiveCondition.YES;
import static io.shouwen.engine.standard.NaiveCondition.answer;

import static java.time.temporal.ChronoUnit.MINUTES;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.judge.SecondBearing.Mood;
import io.shouwen.engine.judge.SecondJudge.Pause;
import io.shouwen.engine.standard.Check;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Cover;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Stretch;
import io.shouwen.engine.standard.Threshold;
import io.shouwen.engine.standard.Threshold.Target;
import io.shouwen.engine.time.Interval;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * A second opinion on the rules that only count or cover: thresholds by the day, checks of at most
 * so many acts, covers of what a fact opened. Apart from {@link SecondJudge}, for it has no clock.
 *
 * @param found its lines, in no order
 */
record SecondRules(SecondJudge court, Standard standard, Set<String> found) {
    /** What it says of each occasion. */
    static Set<String> judge(RandomCode code, List<Fact> told, Instant asOf) {
        List<Fact> facts = SecondJudge.counted(told, asOf);
        SecondJudge court = SecondJudge.at(code, facts, asOf, "");
        SecondRules rules = new SecondRules(court, code.versions.getFirst(), new HashSet<>());
        for (Clause clause : rules.standard.clauses()) {
            switch (clause.rule()) {
                case Threshold threshold -> rules.threshold(clause, threshold);
                case Check check -> rules.check(clause, check);
                case Cover cover -> rules.cover(clause, cover);
                default -> throw new IllegalStateException("not drawn: " + clause);
            }
        }
        return rules.found;
    }

    private List<Fact> fitting(Pattern pattern) {
        return court.facts().stream()
                .filter(it -> SecondJudge.fits(pattern, standard, it))
                .toList();
    }

    /** What a rule that is about the whole subject lacks of a fact. */
    private String lacks(Pattern pattern, Fact fact) {
        return new SecondBearing(court, standard, fact, Set.of()).lacks(pattern, fact);
    }

    private List<Pause> stretches(
            List<Stretch> stretches, BiFunction<Pattern, Fact, String> lacks, Mood... moods) {
        List<Pause> found = new ArrayList<>();
        for (Mood mood : moods) {
            stretches.forEach(one -> found.addAll(court.pauses(one, lacks, mood)));
        }
        return found;
    }

    private static LocalDate day(Fact fact) {
        return SecondClock.day(fact.occurredAt());
    }

    private void say(Clause clause, String occasion, Instant from, String due, String verdict) {
        String opened = " because opened=" + occasion.split("@", 2)[0];
        String dates = " first " + due + " due " + due + " ";
        String id = clause.id() + " " + occasion + " v1 from " + from;
        String because =
                verdict.matches(".* (counted|against|before)=.*")
                        ? verdict.replaceFirst(" (counted|against|before)=", opened + "$0")
                        : verdict + opened;
        found.add(id + dates + because);
    }

    private void threshold(Clause clause, Threshold rule) {
        for (Pause stretch : stretches(List.of(rule.opening().during()), this::lacks, Mood.SOBER)) {
            LocalDate first = day(stretch.by());
            for (LocalDate day = first; !start(day).isAfter(court.asOf()); day = day.plusDays(1)) {
                if (start(day).isBefore(stretch.to())) {
                    String occasion = stretch.by().id() + "@" + day;
                    String due = start(day.plusDays(1)).toString();
                    say(clause, occasion, start(day), due, counted(rule, stretch, day));
                }
            }
        }
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(RandomCode.ZONE).toInstant();
    }

    private String counted(Threshold rule, Pause stretch, LocalDate day) {
        Instant end = start(day.plusDays(1));
        List<Fact> facts = new ArrayList<>(court.facts());
        facts.removeIf(
                fact -> !day(fact).equals(day) || fact.occurredAt().isBefore(stretch.from()));
        List<Fact> counted = new ArrayList<>(facts);
        counted.retainAll(fitting(rule.counted()));
        List<String> doubts = doubts(rule.counted(), facts);
        long possible = (long) counted.size() + doubts.size();
        long among = 0;
        long amongst = 0;
        if (rule.among().isPresent()) {
            List<String> more = doubts(rule.among().get(), facts);
            among = facts.stream().filter(fitting(rule.among().get())::contains).count();
            amongst = among + more.size();
            doubts.addAll(more);
        }
        if (rule.target() instanceof Target.AtMost most && counted.size() > most.number()) {
            return "breached at %s %d of at most %d"
                    .formatted(
                            counted.get((int) most.number()).occurredAt(),
                            counted.size(),
                            most.number());
        }
        if (stretch.until().isPresent() && stretch.to().isBefore(end)) {
            return "void withdrawn by " + stretch.until().get().id();
        }
        if (!court.asOf().isAfter(end)) {
            return "pending";
        }
        if (rule.counted().kind().equals(RandomCode.UNFED)) {
            return "unprovable producer " + RandomCode.UNFED;
        }
        boolean late = start(day).isBefore(stretch.from());
        if (rule.among().isPresent()
                ? amongst == 0
                : late
                        && rule.target() instanceof Target.AtLeast few
                        && counted.size() < few.number()) {
            return "void nothing by " + stretch.by().id();
        }
        boolean met = reaches(rule.target(), counted.size(), amongst, possible);
        boolean perhaps = reaches(rule.target(), possible, among, counted.size());
        if (met != perhaps || (rule.among().isPresent() && among == 0)) {
            return "unprovable attribute " + doubts.getFirst();
        }
        String numbers =
                rule.among().isPresent()
                        ? counted.size() + " among " + among
                        : "count " + counted.size();
        return (met ? "met" : "breached") + " at " + end + " " + numbers;
    }

    private static boolean reaches(Target target, long counted, long among, long otherwise) {
        return switch (target) {
            case Target.AtMost most -> otherwise <= most.number();
            case Target.AtLeast least -> counted >= least.number();
            case Target.Share share -> counted * share.denominator() >= among * share.numerator();
        };
    }

    /** What those lack of which nobody can tell whether they fit. */
    private List<String> doubts(Pattern pattern, List<Fact> facts) {
        return facts.stream()
                .filter(fact -> fact.kind().equals(pattern.kind()))
                .map(fact -> answer(pattern.where(), SecondJudge.values(standard, fact)))
                .filter(it -> !it.equals(YES) && !it.equals(NO))
                .collect(toCollection(ArrayList::new));
    }

    private void check(Clause clause, Check rule) {
        List<Fact> acts = fitting(rule.opening().patterns().getFirst());
        SecondChecks checks = new SecondChecks(court, standard, new HashMap<>());
        switch (rule.demands().getFirst()) {
            case Check.Demand.AtMost most -> atMost(clause, most, acts);
            case Check.Demand.NotWhile not ->
                    acts.forEach(act ->
                            say(
                                    clause,
                                    act.id().value(),
                                    act.occurredAt(),
                                    "-",
                                    checks.notWhile(not, act)));
            case Check.Demand.After after ->
                    acts.forEach(act ->
                            say(
                                    clause,
                                    act.id().value(),
                                    act.occurredAt(),
                                    "-",
                                    checks.after(after, act)));
            case Check.Demand.Apart apart ->
                    acts.forEach(act ->
                            say(
                                    clause,
                                    act.id().value(),
                                    act.occurredAt(),
                                    "-",
                                    new SecondAreas(court, standard, rule, act).judge(apart)));
            case Check.Demand.Balance balance ->
                    acts.forEach(act ->
                            say(
                                    clause,
                                    act.id().value(),
                                    act.occurredAt(),
                                    "-",
                                    checks.balance(balance, act)));
            default -> throw new IllegalStateException("not drawn: " + rule);
        }
    }

    private void atMost(Clause clause, Check.Demand.AtMost most, List<Fact> acts) {
        for (Fact act : acts) {
            List<Fact> before = new ArrayList<>(acts.subList(0, acts.indexOf(act)));
            before.removeIf(one -> most.per().isPresent() && !day(one).equals(day(act)));
            before.removeIf(one ->
                    most.same().stream()
                            .anyMatch(name ->
                                    one.value(name).isPresent()
                                            && act.value(name).isPresent()
                                            && !one.value(name).equals(act.value(name))));
            int possible = before.size() + 1;
            before.removeIf(one -> !both(one, act).containsAll(most.same()));
            int count = before.size() + 1;
            boolean doubt = count <= most.times() && possible > most.times();
            String verdict =
                    doubt
                            ? "unprovable attribute " + most.same().iterator().next()
                            : count <= most.times()
                                    ? "kept at %s spare PT0S".formatted(act.occurredAt())
                                    : "breached at %s %d of at most %d"
                                            .formatted(act.occurredAt(), count, most.times());
            String counted = before.stream().map(one -> " counted=" + one.id()).collect(joining());
            String against = count <= most.times() ? "" : counted;
            say(clause, act.id().value(), act.occurredAt(), "-", verdict + against);
        }
    }

    private static Set<String> both(Fact one, Fact other) {
        Set<String> both = new HashSet<>(one.values().keySet());
        both.retainAll(other.values().keySet());
        return both;
    }

    private void cover(Clause clause, Cover rule) {
        Opening.OnFact on = (Opening.OnFact) rule.opening();
        List<FactKind> kinds = rule.presences().stream().map(one -> one.from().kind()).toList();
        for (Fact opened : fitting(on.patterns().getFirst())) {
            SecondBearing place = new SecondBearing(court, standard, opened, rule.same());
            List<Pause> present =
                    stretches(rule.presences(), place::lacks, Mood.SOBER, Mood.HOPEFUL);
            List<Pause> surely = stretches(rule.presences(), place::lacks, Mood.FEARFUL);
            Instant from = opened.occurredAt();
            Instant end =
                    court.facts().stream()
                            .filter(it -> place.lacks(rule.until().orElseThrow(), it).equals(YES))
                            .map(Fact::occurredAt)
                            .filter(it -> !it.isBefore(from))
                            .findFirst()
                            .orElse(NEVER);
            Instant to = end.isBefore(court.asOf()) ? end : court.asOf();
            List<Interval> gaps = gaps(rule, present, from, to);
            String id = opened.id().value();
            if (!gaps.isEmpty()
                    && present.isEmpty()
                    && Set.copyOf(kinds).equals(Set.of(RandomCode.UNFED))) {
                say(clause, id, from, "-", "unprovable producer " + RandomCode.UNFED);
            } else if (gaps.isEmpty() && !gaps(rule, surely, from, to).isEmpty()) {
                say(clause, id, from, "-", "unprovable attribute " + place.doubt(rule.presences()));
            } else if (gaps.isEmpty()) {
                boolean over = court.asOf().isAfter(end);
                String due = end.equals(NEVER) ? "-" : end.toString();
                say(clause, id, from, due, over ? "kept at " + end + " spare PT0S" : "pending");
            } else {
                String ends = perhapsOver(rule, place, from);
                Instant perhaps = ends.isEmpty() ? NEVER : Instant.parse(ends.split(" ", 2)[0]);
                for (Interval gap : gaps) {
                    String part = gaps.indexOf(gap) == 0 ? "" : "@" + (gaps.indexOf(gap) + 1);
                    String length = gap.to().equals(court.asOf()) ? "-" : gap.length().toString();
                    say(
                            clause,
                            id + part,
                            gap.from(),
                            "-",
                            gap.from().isBefore(perhaps)
                                    ? "breached at %s gap from %s for %s"
                                            .formatted(gap.from(), gap.from(), length)
                                    : "unprovable attribute " + ends.split(" ", 2)[1]);
                }
            }
        }
    }

    /** When something may have ended it before what surely did, and what would tell. */
    private String perhapsOver(Cover rule, SecondBearing place, Instant from) {
        for (Fact fact : court.facts()) {
            String lacks = place.lacks(rule.until().orElseThrow(), fact);
            if (!fact.occurredAt().isBefore(from) && !lacks.equals(NO)) {
                return lacks.equals(YES) ? "" : fact.occurredAt() + " " + lacks;
            }
        }
        return "";
    }

    /** Minute by minute, and at every edge of a presence. */
    private static List<Interval> gaps(Cover rule, List<Pause> present, Instant from, Instant to) {
        List<Interval> gaps = new ArrayList<>();
        TreeSet<Instant> edges = new TreeSet<>();
        present.forEach(one -> edges.addAll(List.of(one.from(), one.to())));
        for (Instant at = from; at.isBefore(to); at = at.truncatedTo(MINUTES).plusSeconds(60)) {
            edges.add(at);
        }
        edges.add(to);
        for (Instant at : edges.subSet(from, true, to, false)) {
            LocalTime local = at.atZone(RandomCode.ZONE).toLocalTime();
            boolean counts =
                    rule.hours()
                            .map(it ->
                                    !local.isBefore(it.from())
                                            && (it.to().equals(LocalTime.MIDNIGHT)
                                                    || local.isBefore(it.to())))
                            .orElse(true);
            if (counts
                    && present.stream()
                            .noneMatch(one -> !at.isBefore(one.from()) && at.isBefore(one.to()))) {
                boolean more = !gaps.isEmpty() && gaps.getLast().to().equals(at);
                gaps.add(new Interval(more ? gaps.removeLast().from() : at, edges.higher(at)));
            }
        }
        return gaps;
    }
}
