package io.shouwen.server.seal;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import java.util.List;
import java.util.Locale;

/**
 * One thing a check of the seal found wrong.
 *
 * @param args what the sentence names, in its order
 */
public record Fault(OrgId org, Kind kind, List<String> args) {
    /** What is wrong; the name in lower case with dashes is the end of its sentence's key. */
    public enum Kind {
        /** A sealed fact is no longer in the journal: subject, n, leaf. */
        FACT_MISSING,
        /**
         * A fact's columns no longer give its hash, or another hash was sealed: subject, n, leaf.
         */
        FACT_CHANGED,
        /** A subject's facts are not numbered without gap: subject, n. */
        FACT_NUMBER_MISSING,
        /** A fact waits for its seal for too long: subject, n. */
        FACT_UNSEALED,
        /** A place in the order of sealing is empty: leaf. */
        LEAF_MISSING,
        /** Leaves that no root covers: the first, how many. */
        LEAF_UNCOVERED,
        /** A stored part of the tree is not what its leaves give: level, number. */
        SUBTREE_WRONG,
        /** A root is not what its leaves give: root. */
        ROOT_WRONG,
        /** A number of a root is missing: root. */
        ROOT_MISSING,
        /** A root does not continue the one before it: root. */
        CHAIN_BROKEN,
        /** A root cannot be read at all: root. */
        ROOT_UNREADABLE,
        /** The signature is not of the named key: root, key. */
        SIGNATURE_WRONG,
        /** The key that a root names is not known or not what its id says: root, key. */
        KEY_UNKNOWN,
        /** The witness holds another root of that number: root. */
        WITNESS_DIFFERS,
        /** The witness holds a root that is gone here: root. */
        WITNESS_AHEAD,
        /** The way of a fact does not lead to the root: subject, n. */
        PATH_WRONG,
        /** A line of the proof of a case says nothing: the line's number. */
        PROOF_UNREADABLE,
        /** A line of the witness file cannot be read: the line's number. */
        WITNESS_UNREADABLE;

        /** As it stands in JSON and in the key of the sentence. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Fault {
        args = List.copyOf(args);
    }

    static Fault of(OrgId org, Kind kind, Object... args) {
        return new Fault(org, kind, List.of(args).stream().map(String::valueOf).toList());
    }

    public String sentence(Language language) {
        return Texts.in(language).of("seal.fault." + kind.slug(), args.toArray());
    }
}
