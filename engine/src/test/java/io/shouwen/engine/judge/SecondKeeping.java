package io.shouwen.engine.judge;

import static io.shouwen.engine.standard.NaiveCondition.NO;
import static io.shouwen.engine.standard.NaiveCondition.YES;
import static io.shouwen.engine.standard.NaiveCondition.answer;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Promise.Keeper;
import io.shouwen.engine.standard.Standard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The second judge on whether a fact keeps one occasion, and on what is left of it for others. */
record SecondKeeping(
        SecondJudge court, Standard standard, Clause clause, Fact opened, Instant from) {
    private Promise promise() {
        return (Promise) clause.rule();
    }

    private String key(Fact fact) {
        return clause.id() + " " + fact.id();
    }

    boolean follows(Fact fact) {
        return !fact.occurredAt().isBefore(from) && !fact.equals(opened);
    }

    /** What may have kept it is for no other occasion, unless it does not say which it is for. */
    void serve(Optional<Fact> kept, List<SecondLife> others) {
        List<SecondLife> differing = others.stream().filter(it -> !it.kept().equals(kept)).toList();
        if (differing.isEmpty()) {
            kept.ifPresent(by -> court.served().add(key(by)));
            return;
        }
        String doubt = differing.getFirst().doubt();
        kept.ifPresent(by -> court.doubted().putIfAbsent(key(by), doubt));
        Set<String> same = promise().keptBy().same();
        for (SecondLife life : differing) {
            life.kept()
                    .ifPresent(by -> {
                        if (life.lacks().equals(YES)) {
                            court.doubted().putIfAbsent(key(by), doubt);
                        } else if (by.values().keySet().containsAll(same)
                                && opened.values().keySet().containsAll(same)) {
                            court.served().add(key(by));
                        }
                    });
        }
    }

    String lacks(Fact fact) {
        return promise().keptBy().by().stream()
                .map(keeper -> lacks(fact, keeper))
                .filter(it -> !it.equals(NO))
                .findFirst()
                .orElseThrow();
    }

    /** Yes, no, or what would tell whether it keeps the occasion in this way. */
    String lacks(Fact fact, Keeper keeper) {
        boolean plain = keeper.pattern().where().equals(Condition.ALWAYS);
        boolean itself = fact.equals(opened) && !fact.occurredAt().isBefore(from);
        boolean may = follows(fact) || (itself && !plain);
        boolean ours = keeper.pattern().kind().equals(fact.kind());
        if (!may || !ours || court.served().contains(key(fact))) {
            return NO;
        }
        List<String> answers = new ArrayList<>();
        answers.add(answer(keeper.pattern().where(), SecondJudge.values(standard, fact)));
        for (String name : new TreeSet<>(promise().keptBy().same())) {
            boolean told = fact.value(name).isPresent() && opened.value(name).isPresent();
            boolean agrees = fact.value(name).equals(opened.value(name));
            answers.add(told ? agrees ? YES : NO : name);
        }
        answers.add(court.doubted().getOrDefault(key(fact), YES));
        answers.removeIf(YES::equals);
        return answers.contains(NO) ? NO : answers.isEmpty() ? YES : answers.getFirst();
    }
}
