package io.shouwen.pack.explain;

import java.util.List;

/**
 * What a rule does, in the words of a reader.
 *
 * @param sentence all of it, as one sentence
 * @param parts the same, apart, for a page that shows each under its label
 */
public record Explanation(String sentence, List<Part> parts) {
    public Explanation {
        parts = List.copyOf(parts);
    }

    /**
     * One part.
     *
     * @param title the label in the reader's language
     */
    public record Part(Label label, String title, String text) {}

    /** What a part is about. */
    public enum Label {
        OPENS,
        KEPT_BY,
        LIMIT,
        SAME,
        RE_BASED,
        EXTENDED,
        EXCUSED,
        PAUSE,
        VOIDED,
        UNWATCHED,
        YIELDS,
        DEMAND,
        MODE,
        EXCEPT,
        REASON,
        UNTIL,
        STEP,
        HOURS,
        PRESENT,
        COUNTED,
        TARGET,
        ROW,
        APPLIED,
        LOOK,
        MEASURE,
        ANSWERS,
        BROKEN,
        FOLLOWS,
        COST,
        SHARE,
        CHARGED,
        SPAN,
        LASTS,
        STEPS,
        INSTEAD,
        SHOWN
    }
}
