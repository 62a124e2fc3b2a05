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
 * @param awaiting what a first decider imposed and a second one has to agree to; empty if nothing
 * @param measures what it led to
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
        Optional<Imposing> imposing,
        String awaiting,
        List<MeasureSheet> measures,
        String answerUntil,
        String appealUntil) {
    public Sheet {
        moves = List.copyOf(moves);
        facts = List.copyOf(facts);
        history = List.copyOf(history);
        measures = List.copyOf(measures);
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
}
