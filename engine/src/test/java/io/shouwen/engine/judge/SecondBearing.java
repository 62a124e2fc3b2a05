package io.shouwen.engine.judge;

import static io.shouwen.engine.standard.NaiveCondition.NO;
import static io.shouwen.engine.standard.NaiveCondition.YES;
import static io.shouwen.engine.standard.NaiveCondition.answer;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.judge.SecondJudge.Pause;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Stretch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The second judge on what may happen to the clock of one occasion, by one reading. */
record SecondBearing(
        SecondJudge court, Standard standard, Fact opened, Set<String> same, Instant from) {
    SecondBearing(SecondJudge court, Standard standard, Fact opened, Set<String> same) {
        this(court, standard, opened, same, opened.occurredAt());
    }

    /** Only what is sure is so; what may be so for the better is; what may be for the worse is. */
    enum Mood {
        SOBER,
        HOPEFUL,
        FEARFUL
    }

    /** Yes, no, or what would tell whether a fact of this pattern is about this occasion. */
    String lacks(Pattern pattern, Fact fact) {
        if (!pattern.kind().equals(fact.kind())) {
            return NO;
        }
        List<String> answers = new ArrayList<>();
        answers.add(answer(pattern.where(), SecondJudge.values(standard, fact)));
        for (String name : new TreeSet<>(same)) {
            Catalogue.Kind kind = court.code().catalogue.kinds().get(fact.kind());
            boolean told = fact.value(name).isPresent() && opened.value(name).isPresent();
            boolean agrees = fact.value(name).equals(opened.value(name));
            if (kind == null || kind.fields().containsKey(name)) {
                answers.add(told ? agrees ? YES : NO : name);
            }
        }
        answers.removeIf(YES::equals);
        return answers.contains(NO) ? NO : answers.isEmpty() ? YES : answers.getFirst();
    }

    static boolean so(String lacks, boolean wished) {
        return lacks.equals(YES) || (wished && !lacks.equals(NO));
    }

    /** Those of the stretches that reach beyond its start. */
    List<Pause> pauses(List<Stretch> stretches, Mood mood) {
        List<Pause> pauses = new ArrayList<>();
        stretches.forEach(one -> pauses.addAll(court.pauses(one, this::lacks, mood)));
        pauses.removeIf(one -> !one.to().isAfter(from));
        return pauses;
    }

    /** What the first fact lacks that may begin or end one of them. */
    String doubt(List<Stretch> stretches) {
        List<String> lacks = new ArrayList<>();
        for (Stretch stretch : stretches) {
            for (Fact fact : court.facts()) {
                lacks.add(lacks(stretch.from(), fact));
                lacks.add(lacks(stretch.until(), fact));
            }
        }
        lacks.removeIf(it -> it.equals(YES) || it.equals(NO));
        return lacks.isEmpty() ? YES : lacks.getFirst();
    }
}
