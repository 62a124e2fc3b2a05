package io.shouwen.server.quality;

import java.util.List;

/**
 * What the decider may impose, in words and in the units of the form.
 *
 * @param ready whether everything that the code asks was said, so that amounts can be chosen
 * @param questions what the code asks, with what was said
 * @param sentences how the code comes to this range
 * @param bearers who bears what beside the person found
 * @param seen goes back with the decision, which is refused if the book has changed meanwhile
 */
public record Imposing(
        boolean ready,
        List<Question> questions,
        List<String> sentences,
        Amount points,
        Amount money,
        List<String> bearers,
        String seen) {
    public Imposing {
        questions = List.copyOf(questions);
        sentences = List.copyOf(sentences);
        bearers = List.copyOf(bearers);
    }

    /**
     * One range of the form.
     *
     * @param label names it with its bounds
     * @param shown false where the code sets nothing, or the other amount sets this one
     */
    public record Amount(String label, String least, String most, boolean shown) {}

    /**
     * Something to be said.
     *
     * @param number whether a number is written
     * @param choices what may be chosen; empty for what is written
     */
    public record Question(
            String name, String label, boolean number, List<Choice> choices, String value) {
        public Question {
            choices = List.copyOf(choices);
        }
    }

    /** A value and what it is called. */
    public record Choice(String value, String label) {}
}
