package io.shouwen.server.seal;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.seal.Fault.Kind;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/** Goes through the roots of one organisation while the leaves go by. */
final class RootWalk {
    private final SealedRows rows;
    private final OrgId org;
    private final Map<String, SealPublicKey> keys;
    private final SealVerifier.Faults faults;
    private final Deque<SealedRows.StoredRoot> ahead = new ArrayDeque<>();
    private Optional<Root> before = Optional.empty();
    private long read;
    private long count;
    private boolean differs;

    RootWalk(
            SealedRows rows,
            OrgId org,
            Map<String, SealPublicKey> keys,
            SealVerifier.Faults faults) {
        this.rows = rows;
        this.org = org;
        this.keys = keys;
        this.faults = faults;
    }

    long count() {
        return count;
    }

    /** How many leaves are under a root so far. */
    long covered() {
        return before.map(Root::size).orElse(0L);
    }

    /** A leaf went by; the tree's root is reckoned only if a stored root ends there. */
    void passed(Frontier tree) throws SQLException {
        for (Optional<SealedRows.StoredRoot> next = peek();
                next.isPresent() && ends(next.orElseThrow()) <= tree.size();
                next = peek()) {
            ahead.removeFirst();
            check(next.orElseThrow(), Optional.of(tree));
        }
    }

    /** All leaves have gone by: a root that is left covers leaves that are not there. */
    void end() throws SQLException {
        for (Optional<SealedRows.StoredRoot> next = peek(); next.isPresent(); next = peek()) {
            ahead.removeFirst();
            check(next.orElseThrow(), Optional.empty());
        }
    }

    private Optional<SealedRows.StoredRoot> peek() throws SQLException {
        if (ahead.isEmpty()) {
            ahead.addAll(rows.roots(org, read, SealedRows.PIECE));
            if (!ahead.isEmpty()) {
                read = ahead.getLast().no();
            }
        }
        return Optional.ofNullable(ahead.peekFirst());
    }

    private static long ends(SealedRows.StoredRoot stored) {
        return stored.root().map(Root::size).orElse(0L);
    }

    private void check(SealedRows.StoredRoot stored, Optional<Frontier> tree) {
        for (long missing = count + 1; missing < stored.no(); missing++) {
            faults.found(org, Kind.ROOT_MISSING, missing);
        }
        boolean follows = stored.no() == count + 1;
        count = stored.no();
        if (stored.root().isEmpty()) {
            faults.found(org, Kind.ROOT_UNREADABLE, stored.no());
            before = Optional.empty();
            return;
        }
        Root root = stored.root().orElseThrow();
        checkSignature(root);
        if (follows) {
            checkChain(root);
        }
        checkTree(root, tree);
        before = Optional.of(root);
    }

    private void checkSignature(Root root) {
        SealPublicKey key = keys.get(root.key());
        if (key == null || !key.id().equals(root.key())) {
            faults.found(org, Kind.KEY_UNKNOWN, root.no(), root.key());
        } else if (key.algorithm() != root.algorithm()
                || !key.signed(root.text(), root.signature().bytes())) {
            faults.found(org, Kind.SIGNATURE_WRONG, root.no(), root.key());
        }
    }

    private void checkChain(Root root) {
        if (before.isEmpty() && root.no() > 1) {
            return; // The root before could not be read, and that is said already.
        }
        if (!root.previous().equals(before.map(Root::hash).orElse(Hash.NONE))
                || root.first() != covered()
                || root.last() < root.first()) {
            faults.found(org, Kind.CHAIN_BROKEN, root.no());
        }
    }

    /** Every root after a changed leaf is wrong too: only the first of a run is named. */
    private void checkTree(Root root, Optional<Frontier> tree) {
        boolean right =
                tree.isPresent()
                        && tree.orElseThrow().size() == root.size()
                        && tree.orElseThrow().root().equals(root.merkle());
        if (!right && !differs) {
            faults.found(org, Kind.ROOT_WRONG, root.no());
        }
        differs = !right;
    }
}
