package io.shouwen.server.inbox;

import io.shouwen.server.text.Texts;

import java.util.List;

/**
 * Why a row told nothing.
 *
 * @param row the line of the file on which it begins
 * @param field the column or the kind of fact; empty if the whole row is meant
 * @param slug of the refusal, or of what is wrong with the row
 * @param details what the sentence names; of a row that cannot be read nothing of what stands there
 */
public record RowProblem(long row, String field, String slug, List<String> details) {
    private static final String UNREAD = "inbox.bad.";
    private static final String REFUSAL = "refusal.";

    public RowProblem {
        details = List.copyOf(details);
    }

    /** What is wrong, in a few words. */
    public String wrong(Texts texts) {
        return texts.has(UNREAD + slug)
                ? texts.of(UNREAD + slug)
                : texts.of(REFUSAL + slug + ".title");
    }

    /** How to mend it. */
    public String mend(Texts texts) {
        return texts.has(UNREAD + slug)
                ? texts.of(UNREAD + slug + ".mend")
                : texts.of(REFUSAL + slug, details.toArray());
    }
}
