package io.shouwen.server.seal;

import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a growing tree: the roots of its complete subtrees, at most one a level. It is
 * all that must be known to append a leaf or to tell the root, however large the tree is.
 */
final class Frontier {
    /** Told of each subtree that has just become complete: 2^level leaves from index * 2^level. */
    interface Completed {
        void subtree(int level, long index, Hash hash);
    }

    private final Merkle merkle;

    /** From the largest, leftmost subtree to the smallest, one for each bit set in the size. */
    private final List<Hash> roots;

    private long size;

    Frontier(Merkle merkle) {
        this(merkle, 0, List.of());
    }

    /** Takes a tree up again; the subtrees are given from left to right. */
    Frontier(Merkle merkle, long size, List<Hash> roots) {
        if (Long.bitCount(size) != roots.size()) {
            throw new IllegalArgumentException(
                    "A tree of %d leaves has %d complete subtrees, but %d were given"
                            .formatted(size, Long.bitCount(size), roots.size()));
        }
        this.merkle = merkle;
        this.size = size;
        this.roots = new ArrayList<>(roots);
    }

    long size() {
        return size;
    }

    void append(Hash leaf, Completed completed) {
        Hash hash = leaf;
        int level = 0;
        completed.subtree(level, size, hash);
        for (long rest = size; (rest & 1) == 1; rest >>>= 1) {
            hash = merkle.node(roots.removeLast(), hash);
            level++;
            completed.subtree(level, size >>> level, hash);
        }
        roots.addLast(hash);
        size++;
    }

    Hash root() {
        if (roots.isEmpty()) {
            return merkle.empty();
        }
        Hash hash = roots.getLast();
        for (int i = roots.size() - 2; i >= 0; i--) {
            hash = merkle.node(roots.get(i), hash);
        }
        return hash;
    }
}
