package io.shouwen.server.request;

import io.shouwen.engine.fact.FactKind;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What may wait on a request beside its handler, each asked for by one fact and settled by another.
 */
public enum ErrandKind {
    /** Whoever is offered the request says it is not theirs; a superior of both rules. */
    DISPUTE("handover.disputed", "handover.ruled"),
    /** A unit is to help by its own time; the customer's clocks are untouched. */
    SUPPORT("support.asked", "support.done"),
    /** A leader wants to hear by a day; the handler answers. */
    SUPERVISION("supervision.ordered", "supervision.answered"),
    /** The handler asks that work rests until a moment; somebody else approves. */
    SUSPENSION("suspension.asked", "suspension.approved", "suspension.declined"),
    /** The handler asks for a later day; somebody else approves. */
    EXTENSION("extension.asked", "extension.approved", "extension.declined");

    private final FactKind asking;
    private final Set<FactKind> settling;

    ErrandKind(String asking, String... settling) {
        this.asking = new FactKind(asking);
        this.settling = Set.copyOf(Arrays.stream(settling).map(FactKind::new).toList());
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
        return asking;
    }

    /** Whether it waits for the word of somebody other than whoever asked. */
    public boolean needsAnother() {
        return this == DISPUTE || this == SUSPENSION || this == EXTENSION;
    }

    /** The fact that settles it by a word, such as {@code approved}; empty if that is no word. */
    public Optional<FactKind> settling(String word) {
        return settling.stream().filter(kind -> kind.name().endsWith("." + word)).findFirst();
    }

    static Optional<ErrandKind> askedBy(FactKind kind) {
        return Arrays.stream(values()).filter(one -> one.asking.equals(kind)).findFirst();
    }

    static Optional<ErrandKind> settledBy(FactKind kind) {
        return Arrays.stream(values()).filter(one -> one.settling.contains(kind)).findFirst();
    }
}
