package io.shouwen.pack.yaml;

import java.util.Comparator;
import java.util.Optional;

/**
 * One thing wrong in a file, so said that its author can mend it. Sentence and help start lower
 * case, have no final stop, and show what the author wrote in backticks. Ordered by place.
 */
public record Problem(Slug slug, Spot spot, String sentence, Optional<String> help)
        implements Comparable<Problem> {
    private static final Comparator<Problem> ORDER =
            Comparator.comparing(Problem::spot)
                    .thenComparing(Problem::slug)
                    .thenComparing(Problem::sentence);

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    /** One line without the source: {@code file:12:7: error[slug]: sentence}. */
    @Override
    public String toString() {
        return spot + ": error[" + slug + "]: " + sentence;
    }
}
