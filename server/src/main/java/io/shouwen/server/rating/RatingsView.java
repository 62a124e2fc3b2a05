package io.shouwen.server.rating;

import java.time.YearMonth;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A month of ratings.
 *
 * @param by clerk, counter or hall
 * @param filter which ratings are listed
 * @param excluded visits that are counted nowhere, by why
 * @param atEnd what had become of the ratings when the month ended, or now where it has not
 * @param now what has become of them since
 * @param next the cursor of the following page of ratings; empty on the last
 * @param people the names of clerks
 * @param counts whether the reader may tell what a month came to
 * @param answers whether the reader may answer ratings
 * @param key names whatever is told from this page
 */
public record RatingsView(
        YearMonth month,
        String by,
        RatingFilter filter,
        List<Named> lines,
        SequencedMap<String, Long> excluded,
        Figures.Cohort atEnd,
        Figures.Cohort now,
        List<RatingLine> ratings,
        String next,
        Map<Integer, String> people,
        boolean counts,
        boolean answers,
        String key) {
    /** By what the figures may be told apart. */
    public static final List<String> WAYS = List.of("clerk", "counter", "hall");

    /**
     * Figures, whose they are, and what a code asks of them.
     *
     * @param counted whether a hall's month waits to be told to its code: not-asked, waiting, told
     */
    public record Named(String name, Figures.Line line, List<Target> targets, String counted) {
        public Named {
            targets = List.copyOf(targets);
        }
    }

    public RatingsView {
        lines = List.copyOf(lines);
        excluded = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(excluded));
        ratings = List.copyOf(ratings);
        people = Map.copyOf(people);
    }

    public String clerk(RatingLine line) {
        return line.clerk().map(one -> people.getOrDefault(one, "")).orElse("");
    }
}
