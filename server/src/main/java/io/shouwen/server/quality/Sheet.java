package io.shouwen.server.quality;

import java.util.List;
import java.util.Optional;

/**
 * A finding in words, as its page shows it.
 *
 * @param clause what the clause asks; {@code clauseId} names it
 * @param clausePath where the clause stands in the readable code
 * @param happened what happened, in one breath
 * @param facts the facts of the subject, in order
 * @param history what was said about the finding, in order
 * @param answerUntil until when a confirmation waits for the answer; empty when it does not wait
 * @param appealUntil until when an appeal is possible; empty when none is
 */
public record Sheet(
        FindingView view,
        String clause,
        String clauseId,
        String clausePath,
        String happened,
        String found,
        List<String> moves,
        List<Told> facts,
        List<Told> history,
        List<String> sharing,
        Optional<Imposing> imposing,
        String answerUntil,
        String appealUntil) {
    public Sheet {
        moves = List.copyOf(moves);
        facts = List.copyOf(facts);
        history = List.copyOf(history);
        sharing = List.copyOf(sharing);
    }

    /**
     * One fact.
     *
     * @param recorded when it was told, if that is worth showing
     * @param role what it did to the verdict; empty if nothing
     * @param words what was said with it
     */
    public record Told(
            String what,
            String occurred,
            String recorded,
            String by,
            String role,
            String words,
            boolean proposed) {}

    /** What the decider may impose, in the units of the form. */
    public record Imposing(
            String clause,
            String pointsMin,
            String pointsMax,
            String moneyMin,
            String moneyMax,
            boolean points,
            boolean money) {}
}
