package io.shouwen.server.seal;

import java.security.MessageDigest;

/**
 * The two hashes a tree is made of, with the prefixes that keep a leaf from passing for a node.
 * Source: RFC 9162, section 2.1.1.
 */
record Merkle(SealAlgorithm algorithm) {
    private static final byte LEAF = 0x00;
    private static final byte NODE = 0x01;

    Hash leaf(byte[] data) {
        MessageDigest digest = algorithm.digest();
        digest.update(LEAF);
        return Hash.of(digest.digest(data));
    }

    Hash node(Hash left, Hash right) {
        MessageDigest digest = algorithm.digest();
        digest.update(NODE);
        digest.update(left.bytes());
        return Hash.of(digest.digest(right.bytes()));
    }

    /** The root of a tree without leaves. */
    Hash empty() {
        return Hash.of(algorithm.digest().digest());
    }

    /** The largest power of two below a size of at least two: where a tree parts in two. */
    static long split(long size) {
        return Long.highestOneBit(size - 1);
    }
}
