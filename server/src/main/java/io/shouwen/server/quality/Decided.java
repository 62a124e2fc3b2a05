package io.shouwen.server.quality;

import io.shouwen.server.subject.SubjectId;

import java.time.Instant;
import java.util.Optional;

/**
 * The last decision of a person about the finding itself, not about an appeal.
 *
 * @param fact its number among the facts of the finding
 * @param revision the revision it names; a milder one later keeps it, a graver one reopens it
 * @param lateSeconds how late that revision was
 * @param pointsHundredths what was imposed for one unit; zero for a dismissal
 * @param moneyFen what was proposed to deduct for one unit; zero for a dismissal
 * @param given what it says besides
 * @param withoutMoney whether the organisation proposed no money then
 * @param awaitsSecond whether it counts only once a second decider has agreed
 * @param at since when it counts, which is when the person found is told
 * @param words names the text of the reason
 * @param event the declared event that excuses it; for a dismissal only
 */
public record Decided(
        int fact,
        boolean confirmed,
        int revision,
        long lateSeconds,
        long pointsHundredths,
        long moneyFen,
        Given given,
        boolean withoutMoney,
        boolean awaitsSecond,
        int by,
        Optional<Integer> second,
        Instant at,
        String words,
        Optional<SubjectId> event) {
    /** The same once somebody has agreed by a fact of their own. */
    Decided seconded(int agreeing, int agreed, Instant since) {
        return new Decided(
                agreeing,
                confirmed,
                revision,
                lateSeconds,
                pointsHundredths,
                moneyFen,
                given,
                withoutMoney,
                false,
                by,
                Optional.of(agreed),
                since,
                words,
                event);
    }

    /** Whether a person had a part in it. */
    boolean of(int person) {
        return by == person || second.equals(Optional.of(person));
    }
}
