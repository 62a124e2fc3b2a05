package io.shouwen.engine.standard;

import static io.shouwen.engine.check.Checks.checkArgument;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * From each fact of one pattern to the next fact of the other; open-ended while that is missing. At
 * one instant an end closes what began earlier before the next begins.
 *
 * @param atMost after so long it ends by itself, as a suspension does
 */
public record Stretch(Pattern from, Pattern until, Optional<Duration> atMost) {
    public Stretch {
        checkArgument(
                atMost.map(longest -> !longest.isNegative() && !longest.isZero()).orElse(true),
                "a stretch lasts some time");
    }

    public Stretch(Pattern from, Pattern until) {
        this(from, until, Optional.empty());
    }

    void looks(Consumer<Pattern> reader) {
        reader.accept(from);
        reader.accept(until);
    }
}
