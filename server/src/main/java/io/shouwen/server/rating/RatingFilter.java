package io.shouwen.server.rating;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which ratings are listed: all, the bad ones, or those of which a step is open. */
public enum RatingFilter {
    BAD("bad", "s.level > " + Rated.FAIR),
    ALL("all", "true"),
    FEEDBACK("feedback", "s.fed_back_at is null"),
    VERIFY("verify", RatingFilter.FOLLOWED + " and s.proven is null"),
    RECTIFY("rectify", RatingFilter.FOLLOWED + " and s.proven and s.rectified_at is null"),
    REVISIT("revisit", RatingFilter.FOLLOWED + " and s.rectified_at is not null");

    /** In the order in which a page offers them. */
    public static final List<RatingFilter> WAYS = List.of(values());

    /** What the index of ratings to be followed up holds, in its words. */
    private static final String FOLLOWED =
            "s.level > "
                    + Rated.FAIR
                    + " and s.revisited_at is null and s.proven is distinct from false";

    private final String word;
    private final String where;

    RatingFilter(String word, String where) {
        this.word = word;
        this.where = where;
    }

    static Optional<RatingFilter> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    public String word() {
        return word;
    }

    /** As a condition on the rating {@code s}. */
    String where() {
        return where;
    }
}
