package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
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

/** Judges a rate or a count of each period when it has closed, or by the first one too many. */
final class ThresholdJudge implements RuleJudge {
    private final Hearing hearing;
    private final Threshold threshold;

    ThresholdJudge(Hearing hearing, Threshold threshold) {
        this.hearing = hearing;
        this.threshold = threshold;
    }

    @Override
    public List<Judged> judge(List<Occasion> occasions, Docket docket) {
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
        Tally counted = tally(threshold.counted(), occasion);
        if (threshold.target() instanceof Target.AtMost most && counted.least() > most.number()) {
            Fact oneTooMany = counted.sure().get(Math.toIntExact(most.number()));
            return new Verdict.Breached(
                    oneTooMany.occurredAt(), new Failing.TooMany(counted.least(), most.number()));
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
        return switch (threshold.target()) {
            case Target.AtMost most ->
                    counted.most() > most.number()
                            ? unprovable(counted)
                            : new Verdict.Met(end, counted.least(), 0);
            case Target.AtLeast least -> atLeast(least, occasion, counted, end);
            case Target.Share share -> share(share, occasion, counted, end);
        };
    }

    /** Of less than a whole period the number of a whole one is not asked. */
    private static Verdict atLeast(
            Target.AtLeast least, Occasion occasion, Tally counted, Instant end) {
        if (counted.least() >= least.number()) {
            return new Verdict.Met(end, counted.least(), 0);
        }
        if (occasion.opened().occurredAt().isAfter(occasion.start())) {
            return new Verdict.Void(Verdict.Void.Reason.NOTHING, occasion.opened().id());
        }
        return counted.most() >= least.number()
                ? unprovable(counted)
                : new Verdict.Breached(end, new Failing.TooFew(counted.least(), 0));
    }

    private Verdict share(Target.Share share, Occasion occasion, Tally counted, Instant end) {
        Tally among = tally(threshold.among().orElseThrow(), occasion);
        if (among.most() == 0) {
            return new Verdict.Void(Verdict.Void.Reason.NOTHING, occasion.opened().id());
        }
        boolean surely = reaches(share, counted.least(), among.most());
        boolean perhaps = reaches(share, counted.most(), among.least());
        if (among.least() == 0 || surely != perhaps) {
            return unprovable(counted.missing().isPresent() ? counted : among);
        }
        return surely
                ? new Verdict.Met(end, counted.least(), among.least())
                : new Verdict.Breached(end, new Failing.TooFew(counted.least(), among.least()));
    }

    /** Exact: 98.96 percent is not 99. */
    private static boolean reaches(Target.Share share, long counted, long among) {
        BigInteger have =
                BigInteger.valueOf(counted).multiply(BigInteger.valueOf(share.denominator()));
        BigInteger need = BigInteger.valueOf(among).multiply(BigInteger.valueOf(share.numerator()));
        return have.compareTo(need) >= 0;
    }

    private static Verdict unprovable(Tally tally) {
        return tally.missing().orElseThrow();
    }

    /**
     * What was counted.
     *
     * @param sure the facts that surely count, in their order
     * @param open how many more may count
     * @param missing what the first of those lacks
     */
    private record Tally(List<Fact> sure, int open, Optional<Verdict> missing) {
        int least() {
            return sure.size();
        }

        int most() {
            return sure.size() + open;
        }
    }

    /** What happened in the period since its stretch began. */
    private Tally tally(Pattern pattern, Occasion occasion) {
        Interval period = occasion.period().orElseThrow();
        Instant since = occasion.opened().occurredAt();
        List<Fact> sure = new ArrayList<>();
        int open = 0;
        Optional<Verdict> missing = Optional.empty();
        for (Fact fact : hearing.facts()) {
            if (period.contains(fact.occurredAt()) && !fact.occurredAt().isBefore(since)) {
                Fit fit = Matching.fit(pattern, hearing.standard(), fact);
                if (fit.sure()) {
                    sure.add(fact);
                } else if (fit.possible()) {
                    open++;
                    missing =
                            missing.or(() ->
                                    Optional.of(
                                            new Verdict.Unprovable(Gap.ATTRIBUTE, fit.missing())));
                }
            }
        }
        return new Tally(sure, open, missing);
    }
}
