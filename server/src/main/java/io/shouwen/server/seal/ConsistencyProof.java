package io.shouwen.server.seal;

import java.util.List;

/**
 * Shows that an older tree is the beginning of a newer one without showing any leaf: nothing under
 * the older root was changed, taken out or put elsewhere.
 *
 * @param older how many leaves the older root covers, at least one
 * @param newer how many leaves the newer root covers
 * @param path the hashes from which both roots follow; empty if both trees are the same
 */
public record ConsistencyProof(long older, long newer, List<Hash> path) {
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** Whether the newer root continues the older one. Source: RFC 9162, section 2.1.4.2. */
    boolean leads(Merkle merkle, Hash olderRoot, Hash newerRoot) {
        if (older < 1 || older > newer) {
            return false;
        }
        if (older == newer) {
            return path.isEmpty() && olderRoot.equals(newerRoot);
        }
        boolean whole = Long.bitCount(older) == 1;
        if (path.isEmpty() && !whole) {
            return false;
        }
        int complete = Long.numberOfTrailingZeros(older);
        long at = (older - 1) >>> complete;
        long last = (newer - 1) >>> complete;
        Hash left = whole ? olderRoot : path.getFirst();
        Hash all = left;
        for (Hash beside : whole ? path : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                left = merkle.node(beside, left);
                all = merkle.node(beside, all);
                while ((at & 1) == 0 && at != 0) {
                    at >>>= 1;
                    last >>>= 1;
                }
            } else {
                all = merkle.node(all, beside);
            }
            at >>>= 1;
            last >>>= 1;
        }
        return last == 0 && left.equals(olderRoot) && all.equals(newerRoot);
    }
}
