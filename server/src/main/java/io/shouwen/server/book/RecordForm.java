package io.shouwen.server.book;

import java.util.List;
import java.util.Optional;

/**
 * A form for one fact, made from the catalogue.
 *
 * @param kinds what the reader may record there
 * @param chosen the kind that was chosen of them
 */
public record RecordForm(About about, List<Choice> kinds, Optional<Chosen> chosen) {
    public RecordForm {
        kinds = List.copyOf(kinds);
    }

    /** Something to choose, in words. */
    public record Choice(String value, String words) {}

    /**
     * A kind of fact to fill in.
     *
     * @param backDating how late it may be told and still count at once, in words
     * @param clauses what hears it, in words
     */
    public record Chosen(
            String kind,
            String words,
            String backDating,
            List<Field> fields,
            List<Choice> clauses) {
        public Chosen {
            fields = List.copyOf(fields);
            clauses = List.copyOf(clauses);
        }
    }

    /**
     * One attribute.
     *
     * @param type as the catalogue writes it, or {@code one-of}
     * @param options what it may be, or for a text what clauses ask for
     */
    public record Field(
            String name, String words, String type, boolean required, List<Choice> options) {
        public Field {
            options = List.copyOf(options);
        }
    }
}
