package io.shouwen.engine.standard;

import static io.shouwen.engine.check.Checks.checkArgument;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * A rate or a count over a period, judged when it has closed (S17, S18, C8). Fractions are compared
 * exactly, never as rounded percents.
 *
 * @param counted the facts that are counted
 * @param among the facts they are counted among; empty for a plain count
 */
public record Threshold(
        Opening.EachPeriod opening,
        Pattern counted,
        Optional<Pattern> among,
        Target target,
        String answers,
        String broken)
        implements Obligation {
    public Threshold {
        checkArgument(
                among.isPresent() == target instanceof Target.Share,
                "a share is counted among something, a number is not");
    }

    /** What must be reached or not passed; equal is kept. */
    public sealed interface Target {
        /** At least this fraction of those among which it is counted. */
        record Share(long numerator, long denominator) implements Target {
            public Share {
                checkArgument(
                        0 <= numerator && numerator <= denominator && denominator > 0,
                        "a share lies between nothing and the whole");
            }
        }

        /** At least so many. */
        record AtLeast(long number) implements Target {}

        /** At most so many; broken by the first that is too many. */
        record AtMost(long number) implements Target {}
    }

    @Override
    public void looks(Consumer<Pattern> reader) {
        reader.accept(counted);
        among.ifPresent(reader);
    }
}
