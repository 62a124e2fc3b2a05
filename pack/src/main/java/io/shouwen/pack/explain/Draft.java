package io.shouwen.pack.explain;

import io.shouwen.pack.explain.Explanation.Label;
import io.shouwen.pack.explain.Explanation.Part;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An explanation being written: the head of the sentence, then what is added to it. */
final class Draft {
    private final Templates templates;
    private final List<Part> parts = new ArrayList<>();
    private final List<String> phrases = new ArrayList<>();

    Draft(Templates templates) {
        this.templates = templates;
    }

    /** The beginning of the sentence. */
    void head(String phrase) {
        phrases.add(phrase);
    }

    /** A part that the head already tells. */
    void part(Label label, String text) {
        parts.add(new Part(label, templates.of("label." + word(label)), text));
    }

    /** A part that is added to the sentence. */
    void tail(Label label, String text) {
        part(label, text);
        phrases.add(templates.of("tail." + word(label), text));
    }

    Explanation done() {
        String sentence =
                String.join(templates.of("sentence.between"), phrases)
                        + templates.of("sentence.end");
        return new Explanation(begun(sentence), parts);
    }

    /** With a capital letter, unless it begins with the id of a clause. */
    private static String begun(String sentence) {
        boolean word = sentence.split("[ ,]", 2)[0].indexOf('.') < 0;
        return word
                ? sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1)
                : sentence;
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
