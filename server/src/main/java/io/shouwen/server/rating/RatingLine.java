package io.shouwen.server.rating;

import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A rating and what was done about it. Signals say where a person should look; they are no verdict.
 *
 * @param number with which the customer came; empty if without one
 * @param fast given in less than three seconds
 * @param gone given at the counter after the customer had left it
 * @param same given by a browser that has rated another visit
 * @param proven whether a bad one was found to be true; empty before that was looked into
 */
public record RatingLine(
        SubjectId visit,
        int unit,
        String number,
        Optional<Integer> clerk,
        int level,
        String channel,
        Instant at,
        LocalDate givenOn,
        boolean anonymous,
        boolean fast,
        boolean gone,
        boolean same,
        Optional<Instant> fedBack,
        Optional<Instant> verified,
        Optional<Boolean> proven,
        Optional<Instant> rectified,
        Optional<Instant> revisited) {
    /** The levels, from the best to the worst. */
    public static final List<Integer> LEVELS = List.of(1, 2, 3, 4, 5);

    /** The lines of a page. */
    static final int PAGE = 50;

    /** Where the page after this line begins. */
    Place place() {
        return new Place(givenOn.atStartOfDay(ZoneOffset.UTC).toInstant(), visit.value());
    }

    /** The day of a place in the list. */
    static LocalDate day(Place place) {
        return place.at().atZone(ZoneOffset.UTC).toLocalDate();
    }

    public boolean bad() {
        return level > Rated.FAIR;
    }

    /** The signals, as the last words of text keys. */
    public List<String> signals() {
        List<String> signals = new ArrayList<>();
        if (fast) {
            signals.add("fast");
        }
        if (gone) {
            signals.add("gone");
        }
        if (same) {
            signals.add("same");
        }
        return signals;
    }

    /** The steps that are open, in their order. */
    public List<String> open() {
        List<String> open = new ArrayList<>();
        if (fedBack.isEmpty()) {
            open.add("feedback");
        }
        if (bad() && !proven.equals(Optional.of(false))) {
            if (proven.isEmpty()) {
                open.add("verify");
            }
            if (rectified.isEmpty()) {
                open.add("rectify");
            }
            if (revisited.isEmpty()) {
                open.add("revisit");
            }
        }
        return open;
    }

    /** What a person may do about it now; whoever was rated leaves finding out to others. */
    public List<String> acts(int person) {
        List<String> acts = new ArrayList<>();
        boolean others = clerk.filter(one -> one == person).isEmpty();
        if (fedBack.isEmpty()) {
            acts.add("feedback");
        }
        if (others && bad() && proven.isEmpty()) {
            acts.add("verify");
        }
        if (proven.equals(Optional.of(true)) && rectified.isEmpty()) {
            acts.add("rectify");
        }
        if (others && rectified.isPresent() && revisited.isEmpty()) {
            acts.add("revisit");
        }
        if (others && proven.isPresent()) {
            acts.add("reopen");
        }
        return acts;
    }
}
