package io.shouwen.engine.judge;

import static io.shouwen.engine.judge.SecondBearing.so;
import static io.shouwen.engine.standard.NaiveCondition.NO;
import static io.shouwen.engine.standard.NaiveCondition.YES;
import static io.shouwen.engine.standard.NaiveCondition.answer;

import static java.util.stream.Collectors.toSet;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Standing;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.NaiveCondition;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Stretch;
import io.shouwen.engine.time.Interval;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A second opinion on promises, written from the words of the language alone. It tries every fact
 * on every clause, slowly and plainly; it shares only records with the judge, and writes its
 * verdicts down itself.
 *
 * @param draft what it wrote before it knew which facts moved the dates of which clauses
 * @param served what has kept an older occasion, by clause and fact, whatever the version
 * @param doubted what may have kept an older one, with the attribute that would tell
 */
record SecondJudge(
        RandomCode code,
        List<Fact> facts,
        Instant asOf,
        String draft,
        Set<String> served,
        Map<String, String> doubted) {
    private static final Comparator<Fact> TOLD =
            Comparator.comparing(Fact::recordedAt).thenComparing(Fact::id);

    /** A stretch and the facts at its ends, with what would tell that these are its ends. */
    record Pause(Fact by, Optional<Fact> until, Instant from, Instant to, String lacks) {}

    static String judge(RandomCode code, List<Fact> told, Instant asOf) {
        List<Fact> facts = counted(told, asOf);
        String draft = at(code, facts, asOf, "").judge();
        return at(code, facts, asOf, draft).judge();
    }

    static SecondJudge at(RandomCode code, List<Fact> facts, Instant asOf, String draft) {
        return new SecondJudge(code, facts, asOf, draft, new HashSet<>(), new HashMap<>());
    }

    /** What facts open, then what the breaches of that open, and so on. */
    private String judge() {
        List<String> lines = new ArrayList<>();
        List<SecondBreach> breaches = new ArrayList<>();
        for (Fact opened : facts) {
            for (Standard standard : code.versions) {
                Instant to = standard.to().orElse(Instant.MAX);
                if (new Interval(standard.from(), to).contains(opened.occurredAt())) {
                    for (Clause clause : standard.clauses()) {
                        tell(standard, clause, opened, Optional.empty(), lines, breaches);
                    }
                }
            }
        }
        while (!draft.isEmpty() && !breaches.isEmpty()) {
            List<SecondBreach> more = new ArrayList<>();
            breaches.sort(Comparator.comparing(SecondBreach::from));
            for (Standard standard : code.versions) {
                for (Clause clause : standard.clauses()) {
                    breaches.stream()
                            .filter(it -> it.standard().equals(standard) && it.opens(clause))
                            .forEach(it ->
                                    tell(
                                            standard,
                                            clause,
                                            it.opened(),
                                            Optional.of(it),
                                            lines,
                                            more));
                }
            }
            breaches = more;
        }
        lines.sort(
                Comparator.comparingInt(this::place)
                        .thenComparing(SecondJudge::begun)
                        .thenComparing(line -> line.split(" ", 2)[0]));
        return String.join("", lines);
    }

    private void tell(
            Standard standard,
            Clause clause,
            Fact opened,
            Optional<SecondBreach> breach,
            List<String> lines,
            List<SecondBreach> breaches) {
        SecondOccasion occasion = new SecondOccasion(this, standard, clause, opened, breach);
        String line = occasion.judge();
        if (!line.isEmpty()) {
            lines.add(line);
            occasion.broken(line).ifPresent(breaches::add);
        }
    }

    private int place(String line) {
        String opened = line.split(" ", 3)[1];
        return facts.indexOf(
                facts.stream().filter(it -> it.id().value().equals(opened)).findFirst().get());
    }

    private static Instant begun(String line) {
        return Instant.parse(line.split(" from ", 2)[1].split(" ", 2)[0]);
    }

    /** What happened, was told and counts, in the order in which it happened. */
    static List<Fact> counted(List<Fact> told, Instant asOf) {
        List<Fact> known = told.stream().filter(one -> !one.knownFrom().isAfter(asOf)).toList();
        return known.stream()
                .filter(one -> !one.kind().aboutFacts() && counts(one, known))
                .sorted(Comparator.comparing(Fact::occurredAt).thenComparing(TOLD))
                .toList();
    }

    /** Not struck and, if proposed, accepted and not declined, by words that count themselves. */
    private static boolean counts(Fact fact, List<Fact> known) {
        Set<FactKind> said =
                known.stream()
                        .filter(word -> word.kind().aboutFacts())
                        .filter(word -> word.namedFact().equals(fact.id()))
                        .filter(word -> !fact.kind().aboutFacts() || TOLD.compare(word, fact) > 0)
                        .filter(word -> counts(word, known))
                        .map(Fact::kind)
                        .collect(toSet());
        boolean agreed = said.contains(FactKind.ACCEPTED) && !said.contains(FactKind.DECLINED);
        return !said.contains(FactKind.STRUCK) && (fact.standing() == Standing.COUNTED || agreed);
    }

    /** What a fact says, what goes without saying, and its time of day. */
    static Map<String, Value> values(Standard standard, Fact fact) {
        ZonedDateTime at = fact.occurredAt().atZone(RandomCode.ZONE);
        Map<String, Value> values = new HashMap<>();
        values.put(NaiveCondition.MINUTE, new Value.Whole(at.getHour() * 60L + at.getMinute()));
        values.put(NaiveCondition.TODAY, new Value.Day(at.toLocalDate()));
        standard.attributes()
                .forEach((name, one) -> one.otherwise().ifPresent(it -> values.put(name, it)));
        values.putAll(fact.values());
        return values;
    }

    static boolean fits(Pattern pattern, Standard standard, Fact fact) {
        return pattern.kind().equals(fact.kind())
                && answer(pattern.where(), values(standard, fact)).equals(YES);
    }

    List<Pause> pauses(Stretch stretch, Standard standard) {
        return pauses(
                stretch,
                (pattern, fact) -> fits(pattern, standard, fact) ? YES : NO,
                SecondBearing.Mood.SOBER);
    }

    /** Moment by moment: what began earlier ends before the next begins. */
    List<Pause> pauses(
            Stretch stretch, BiFunction<Pattern, Fact, String> lacks, SecondBearing.Mood mood) {
        List<Pause> pauses = new ArrayList<>();
        Optional<Fact> open = Optional.empty();
        String doubt = YES;
        List<Instant> moments = new ArrayList<>(facts.stream().map(Fact::occurredAt).toList());
        moments.add(Instant.MAX);
        for (Instant now : new LinkedHashSet<>(moments)) {
            Instant since = open.map(Fact::occurredAt).orElse(Instant.EPOCH);
            Instant expiry = stretch.atMost().map(since::plus).orElse(Instant.MAX);
            boolean lasts = open.isPresent() && !now.isAfter(expiry);
            Optional<Fact> end = Optional.empty();
            Optional<Fact> begin = Optional.empty();
            for (Fact fact : facts.stream().filter(it -> it.occurredAt().equals(now)).toList()) {
                String ends = lacks.apply(stretch.until(), fact);
                if (so(lacks.apply(stretch.from(), fact), mood == SecondBearing.Mood.HOPEFUL)) {
                    begin = begin.or(() -> Optional.of(fact));
                } else if (so(ends, mood == SecondBearing.Mood.FEARFUL)) {
                    doubt = lasts && end.isEmpty() && doubt.equals(YES) ? ends : doubt;
                    end = end.or(() -> Optional.of(fact));
                    begin = lasts ? begin : Optional.empty();
                } else if (!ends.equals(NO) && lasts && end.isEmpty()) {
                    doubt = doubt.equals(YES) ? ends : doubt;
                }
            }
            end = lasts ? end : Optional.empty();
            boolean over = open.isPresent() && (end.isPresent() || !now.isBefore(expiry));
            if (over) {
                Instant to = end.isPresent() ? now : expiry;
                pauses.add(new Pause(open.orElseThrow(), end, since, to, doubt));
            }
            if (over || open.isEmpty()) {
                open = begin;
                doubt = begin.map(by -> lacks.apply(stretch.from(), by)).orElse(YES);
            }
        }
        return pauses;
    }
}
