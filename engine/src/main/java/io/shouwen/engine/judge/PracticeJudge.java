package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.judge.Verdict.Unprovable.Gap;
import io.shouwen.engine.standard.Practice;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Judges what inspectors noted of an item: a measured value by its bounds, else the tick. */
final class PracticeJudge implements RuleJudge {
    private final Hearing hearing;
    private final Practice practice;

    PracticeJudge(Hearing hearing, Practice practice) {
        this.hearing = hearing;
        this.practice = practice;
    }

    @Override
    public List<Judged> judge(List<Occasion> occasions, Docket docket) {
        return RuleJudge.each(
                hearing, occasions, (occasion, judged) -> judged.add(judge(occasion)));
    }

    private Judged judge(Occasion occasion) {
        return hearing.judged(occasion, verdict(occasion.opened()), Hearing.opened(occasion));
    }

    private Verdict verdict(Fact note) {
        Optional<Value> value = note.value(Practice.VALUE);
        if (practice.measure().isPresent() && value.isPresent()) {
            Practice.Measure measure = practice.measure().get();
            boolean inside =
                    value.get() instanceof Value.Whole whole
                            && measure.least() <= whole.count()
                            && whole.count() <= measure.most();
            return noted(note, inside, Practice.VALUE);
        }
        Optional<String> result = note.value(Practice.RESULT).map(Value::toString);
        if (result.isEmpty()) {
            return new Verdict.Unprovable(Gap.ATTRIBUTE, Practice.RESULT);
        }
        return switch (result.get()) {
            case Practice.PASS -> noted(note, true, Practice.RESULT);
            case Practice.FAIL -> noted(note, false, Practice.RESULT);
            default -> new Verdict.Void(Verdict.Void.Reason.NOTHING, note.id());
        };
    }

    private static Verdict noted(Fact note, boolean kept, String attribute) {
        return kept
                ? new Verdict.Kept(note.occurredAt(), Duration.ZERO)
                : new Verdict.Breached(note.occurredAt(), new Failing.Wrong(attribute));
    }
}
