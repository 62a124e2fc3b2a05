package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.judge.Verdict.Unprovable.Gap;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Threshold;
import io.shouwen.engine.standard.Threshold.Target;
import io.shouwen.engine.time.Interval;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges a rate or a count of each period when it has closed, or by the first one too many. */
final class ThresholdJudge implements RuleJudge {
    private final Hearing hearing;
    private final Threshold threshold;

    ThresholdJudge(Hearing hearing, Threshold threshold) {
        this.hearing = hearing;
        this.threshold = threshold;
    }

    @Override
    public List<Judged> judge(List<Occasion> occasions, Set<FactId> carried) {
        return RuleJudge.each(
                hearing, occasions, (occasion, judged) -> judged.add(judge(occasion)));
    }

    private Judged judge(Occasion occasion) {
        Instant end = occasion.period().orElseThrow().to();
        return hearing.judged(
                occasion.id(),
                occasion.start(),
                Optional.of(end),
                verdict(occasion, end),
                Hearing.opened(occasion));
    }

    private Verdict verdict(Occasion occasion, Instant end) {
        Interval period = occasion.period().orElseThrow();
        List<Fact> counted = within(threshold.counted(), period);
        if (threshold.target() instanceof Target.AtMost most && counted.size() > most.number()) {
            Fact oneTooMany = counted.get(Math.toIntExact(most.number()));
            return new Verdict.Breached(
                    oneTooMany.occurredAt(), new Failing.TooMany(counted.size(), most.number()));
        }
        Optional<Fact> ended = occasion.ended().filter(fact -> fact.occurredAt().isBefore(end));
        if (ended.isPresent()) {
            return new Verdict.Void(Verdict.Void.Reason.WITHDRAWN, ended.get().id());
        }
        if (!hearing.asOf().isAfter(end)) {
            return new Verdict.Pending();
        }
        if (!hearing.standards().fed(threshold.counted().kind())) {
            return new Verdict.Unprovable(Gap.PRODUCER, threshold.counted().kind().name());
        }
        long among = threshold.among().map(pattern -> within(pattern, period).size()).orElse(0);
        return switch (threshold.target()) {
            case Target.AtMost most -> new Verdict.Met(end, counted.size(), 0);
            case Target.AtLeast least -> reached(counted.size() >= least.number(), end, counted, 0);
            case Target.Share share ->
                    among == 0
                            ? new Verdict.Void(Verdict.Void.Reason.NOTHING, occasion.opened().id())
                            : reached(reaches(share, counted.size(), among), end, counted, among);
        };
    }

    private static Verdict reached(boolean met, Instant end, List<Fact> counted, long among) {
        return met
                ? new Verdict.Met(end, counted.size(), among)
                : new Verdict.Breached(end, new Failing.TooFew(counted.size(), among));
    }

    /** Exact: 98.96 percent is not 99. */
    private static boolean reaches(Target.Share share, long counted, long among) {
        BigInteger have =
                BigInteger.valueOf(counted).multiply(BigInteger.valueOf(share.denominator()));
        BigInteger need = BigInteger.valueOf(among).multiply(BigInteger.valueOf(share.numerator()));
        return have.compareTo(need) >= 0;
    }

    private List<Fact> within(Pattern pattern, Interval period) {
        List<Fact> found = new ArrayList<>();
        for (Fact fact : hearing.facts()) {
            if (period.contains(fact.occurredAt()) && hearing.fits(pattern, fact)) {
                found.add(fact);
            }
        }
        return found;
    }
}
