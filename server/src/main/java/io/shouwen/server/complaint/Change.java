package io.shouwen.server.complaint;

import io.shouwen.engine.fact.FactKind;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What would make a complaint count as less than one. Each is asked for by one person and approved
 * by another who is not complained about, so that nobody hides a complaint alone and unseen.
 */
public enum Change {
    /** It is handled as something milder. */
    DOWNGRADE("downgrade", "downgraded"),
    /** It is answered through another. */
    MERGE("merge", "merged"),
    /** Whoever complained takes it back. */
    WITHDRAWAL("withdrawal", "withdrawn");

    private final String stem;
    private final String after;

    Change(String stem, String after) {
        this.stem = stem;
        this.after = after;
    }

    /** As tables, addresses and text keys write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of a complaint once it was approved. */
    public String after() {
        return after;
    }

    FactKind asked() {
        return new FactKind("complaint." + stem + "-asked");
    }

    FactKind approved() {
        return new FactKind("complaint." + stem + "-approved");
    }

    FactKind declined() {
        return new FactKind("complaint." + stem + "-declined");
    }

    /** The change of a word; empty if there is none. */
    public static Optional<Change> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    static Optional<Change> askedBy(FactKind kind) {
        return Arrays.stream(values()).filter(one -> one.asked().equals(kind)).findFirst();
    }

    /** The change that a fact settles, one way or the other. */
    static Optional<Change> settledBy(FactKind kind) {
        return Arrays.stream(values())
                .filter(one -> one.approved().equals(kind) || one.declined().equals(kind))
                .findFirst();
    }

    static Set<FactKind> kinds() {
        return Arrays.stream(values())
                .flatMap(one -> Stream.of(one.asked(), one.approved(), one.declined()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
