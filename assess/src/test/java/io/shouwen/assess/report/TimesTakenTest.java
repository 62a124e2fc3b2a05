package io.shouwen.assess.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class TimesTakenTest {
    /** One occasion: how long it took, or has been open. */
    private record Length(long seconds, boolean open) {}

    private static TimesTaken of(List<Length> lengths) {
        TimesTaken times = new TimesTaken();
        for (Length length : lengths) {
            if (length.open) {
                times.open(length.seconds);
            } else {
                times.done(length.seconds);
            }
        }
        return times;
    }

    private static List<Length> random(int many, int longest, long seed) {
        Random random = new Random(seed);
        List<Length> lengths = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            lengths.add(new Length(random.nextInt(longest), random.nextInt(8) == 0));
        }
        return lengths;
    }

    /** The share as a run with that limit would say it. */
    private static double judged(List<Length> lengths, long limit) {
        long kept = lengths.stream().filter(one -> !one.open && one.seconds <= limit).count();
        long late = lengths.stream().filter(one -> one.seconds > limit).count();
        return kept + late == 0 ? 0 : (double) kept / (kept + late);
    }

    @Test
    void theShareAtEveryLimitIsTheOneThatARunWithThatLimitSays() {
        List<Length> lengths = random(300, 400, 1);
        PromiseCurve curve = of(lengths).curve();
        for (long limit = 0; limit <= 410; limit++) {
            assertThat(curve.shareAt(limit)).isEqualTo(judged(lengths, limit));
        }
    }

    @Test
    void theLimitForAShareIsTheShortestThatReachesIt() {
        List<Length> lengths = random(300, 400, 2);
        lengths.removeIf(one -> one.open && one.seconds > 200);
        PromiseCurve curve = of(lengths).curve();
        for (int percent : CurveSection.PERCENT) {
            long limit = curve.limitFor(percent).orElseThrow();
            assertThat(judged(lengths, limit) * 100).isGreaterThanOrEqualTo(percent);
            assertThat(judged(lengths, limit - 1) * 100).isLessThan(percent);
        }
    }

    @Test
    void whatStaysOpenForLongLeavesAShareOutOfReach() {
        List<Length> lengths = new ArrayList<>(List.of(new Length(5, false), new Length(7, false)));
        lengths.add(new Length(1000, true));
        PromiseCurve curve = of(lengths).curve();
        assertThat(curve.limitFor(50)).hasValue(7);
        assertThat(curve.limitFor(80)).isEmpty();
        assertThat(curve.longest()).isEqualTo(7);
    }

    @Test
    void partsInAnyOrderAddUpToTheWhole() {
        List<Length> lengths = random(200_000, 40_000_000, 3);
        TimesTaken whole = of(lengths);
        assertThat(whole.exact()).isFalse();
        Collections.shuffle(lengths, new Random(4));
        TimesTaken added = new TimesTaken();
        for (int from = 0; from < lengths.size(); from += 50_000) {
            added.add(of(lengths.subList(from, from + 50_000)));
        }
        assertThat(added.exact()).isFalse();
        for (int percent : CurveSection.PERCENT) {
            assertThat(added.curve().limitFor(percent)).isEqualTo(whole.curve().limitFor(percent));
        }
    }

    @Test
    void roundedLimitsAreAtMostAThousandthTooLongAndTheirShareIsExact() {
        List<Length> lengths = random(200_000, 40_000_000, 5);
        PromiseCurve curve = of(lengths).curve();
        for (int percent : CurveSection.PERCENT) {
            long limit = curve.limitFor(percent).orElseThrow();
            assertThat(curve.shareAt(limit)).isEqualTo(judged(lengths, limit));
            assertThat(judged(lengths, limit - limit / 1000 - 1) * 100).isLessThan(percent);
        }
        assertThat(TimesTaken.rounded(1023)).isEqualTo(1023);
        assertThat(TimesTaken.rounded(1025)).isEqualTo(1025);
        assertThat(TimesTaken.rounded(2049)).isEqualTo(2050);
    }
}
