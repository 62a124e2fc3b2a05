package io.shouwen.server.seal;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.seal.Fault.Kind;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes through the sealed facts of one organisation in their order and grows the tree again. */
final class LeafWalk {
    private final SealedRows rows;
    private final OrgId org;
    private final RootWalk roots;
    private final SealVerifier.Faults faults;
    private final Merkle merkle = new Merkle(SealAlgorithm.SHA256_ED25519);
    private final Frontier tree = new Frontier(merkle);
    private final List<Completed> completed = new ArrayList<>();
    private boolean whole = true;
    private long next;

    private record Completed(int level, long no, Hash hash) {}

    LeafWalk(SealedRows rows, OrgId org, RootWalk roots, SealVerifier.Faults faults) {
        this.rows = rows;
        this.org = org;
        this.roots = roots;
        this.faults = faults;
    }

    long count() {
        return next;
    }

    void walk() throws SQLException {
        long leaves = rows.leaves(org);
        for (long from = 0; from < leaves; from += SealedRows.PIECE) {
            long to = Math.min(leaves, from + SealedRows.PIECE);
            for (SealedRows.StoredLeaf leaf : rows.leaves(org, from, to)) {
                checkGap(leaf.no());
                check(leaf);
                next = leaf.no() + 1;
            }
            checkGap(to);
            next = to;
            checkSubtrees();
        }
        if (leaves > roots.covered() && whole) {
            faults.found(org, Kind.LEAF_UNCOVERED, roots.covered(), leaves - roots.covered());
        }
        roots.end();
    }

    private void checkGap(long reached) {
        for (long missing = next; missing < reached; missing++) {
            faults.found(org, Kind.LEAF_MISSING, missing);
            whole = false;
        }
    }

    private void check(SealedRows.StoredLeaf leaf) throws SQLException {
        if (!leaf.isThere()) {
            faults.found(org, Kind.FACT_MISSING, leaf.subject(), leaf.n(), leaf.no());
        } else if (!leaf.sound()) {
            faults.found(org, Kind.FACT_CHANGED, leaf.subject(), leaf.n(), leaf.no());
        }
        Leaf sealed = new Leaf(org, leaf.no(), leaf.subject(), leaf.n(), leaf.hash());
        // Beyond a missing leaf no hash can be right, so the rest of the tree is not reckoned.
        if (whole) {
            tree.append(sealed.hashed(merkle), this::remember);
            roots.passed(tree);
        }
    }

    private void remember(int level, long no, Hash hash) {
        if (Subtrees.isStored(level)) {
            completed.add(new Completed(level, no, hash));
        }
    }

    private void checkSubtrees() throws SQLException {
        for (Completed subtree : completed) {
            Optional<Hash> stored = rows.subtree(org, subtree.level(), subtree.no());
            if (!stored.equals(Optional.of(subtree.hash()))) {
                faults.found(org, Kind.SUBTREE_WRONG, subtree.level(), subtree.no());
            }
        }
        completed.clear();
    }
}
