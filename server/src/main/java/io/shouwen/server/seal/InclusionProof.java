package io.shouwen.server.seal;

import java.util.List;

/**
 * Shows that one fact is under one root without showing any other fact.
 *
 * @param leaf the fact's leaf, counted from 0
 * @param size how many leaves the root covers
 * @param path the hashes beside the way from the leaf to the root, from the leaf upwards
 */
public record InclusionProof(long leaf, long size, List<Hash> path) {
    public InclusionProof {
        path = List.copyOf(path);
    }

    /** Whether the leaf leads to the root. Source: RFC 9162, section 2.1.3.2. */
    boolean leads(Merkle merkle, Hash leafHash, Hash root) {
        if (leaf < 0 || leaf >= size) {
            return false;
        }
        long at = leaf;
        long last = size - 1;
        Hash hash = leafHash;
        for (Hash beside : path) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                hash = merkle.node(beside, hash);
                while ((at & 1) == 0 && at != 0) {
                    at >>>= 1;
                    last >>>= 1;
                }
            } else {
                hash = merkle.node(hash, beside);
            }
            at >>>= 1;
            last >>>= 1;
        }
        return last == 0 && hash.equals(root);
    }
}
