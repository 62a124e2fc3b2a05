package io.shouwen.server.request;

import io.shouwen.engine.fact.FactKind;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What may wait on a request beside its handler, each asked for by one fact and settled by another.
 */
public enum ErrandKind {
    /** Whoever is offered the request says it is not theirs; a superior of both rules. */
    DISPUTE("handover", "disputed", "ruled"),
    /** A unit is to help by its own time; the customer's clocks are untouched. */
    SUPPORT("support", "asked", "done"),
    /** A leader wants to hear by a day; the handler answers. */
    SUPERVISION("supervision", "ordered", "answered"),
    /** The handler asks that work rests until a moment; somebody else approves. */
    SUSPENSION("suspension", "asked", "approved declined"),
    /** The handler asks for a later day; somebody else approves. */
    EXTENSION("extension", "asked", "approved declined");

    private final String about;
    private final String asking;
    private final String words;

    /**
     * @param about the first part of the names of its facts
     * @param asking the last part of the one that asks
     * @param words those of the ones that settle it
     */
    ErrandKind(String about, String asking, String words) {
        this.about = about;
        this.asking = asking;
        this.words = words;
    }

    /** As tables, addresses and text keys write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a word; empty if there is none. */
    public static Optional<ErrandKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** The fact that asks for it. */
    public FactKind asking() {
        return fact(asking);
    }

    private FactKind fact(String word) {
        return new FactKind(about + "." + word);
    }

    /** Whether it waits for the word of somebody other than whoever asked. */
    public boolean needsAnother() {
        return this == DISPUTE || this == SUSPENSION || this == EXTENSION;
    }

    /** The fact that settles it by a word, such as {@code approved}; empty if that is no word. */
    public Optional<FactKind> settling(String word) {
        return List.of(words.split(" ")).contains(word)
                ? Optional.of(fact(word))
                : Optional.empty();
    }

    static Optional<ErrandKind> askedBy(FactKind kind) {
        return Arrays.stream(values()).filter(one -> one.asking().equals(kind)).findFirst();
    }

    static Optional<ErrandKind> settledBy(FactKind kind) {
        String word = kind.name().substring(kind.name().indexOf('.') + 1);
        return Arrays.stream(values())
                .filter(one -> one.settling(word).filter(kind::equals).isPresent())
                .findFirst();
    }
}
