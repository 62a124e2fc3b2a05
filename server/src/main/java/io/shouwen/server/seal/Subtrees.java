package io.shouwen.server.seal;

import java.util.ArrayList;
import java.util.List;

/**
 * A stored tree, read from its leaves and from the roots of its complete subtrees at every eighth
 * level: any part of a tree of any size is found by reading a few hundred hashes.
 */
final class Subtrees {
    /** Only levels that are a multiple of it are stored. */
    static final int STEP = 8;

    /** The stored hashes of one level with an index in [from, to), in order. */
    interface Stored {
        List<Hash> hashes(int level, long from, long to);
    }

    private final Merkle merkle;
    private final Stored stored;

    Subtrees(Merkle merkle, Stored stored) {
        this.merkle = merkle;
        this.stored = stored;
    }

    static boolean isStored(int level) {
        return level > 0 && level % STEP == 0;
    }

    /** The right edge of the tree of the first {@code size} leaves. */
    Frontier frontier(long size) {
        List<Hash> roots = new ArrayList<>();
        long from = 0;
        for (long rest = size; rest > 0; rest -= Long.highestOneBit(rest)) {
            long width = Long.highestOneBit(rest);
            roots.add(complete(from, width));
            from += width;
        }
        return new Frontier(merkle, size, roots);
    }

    /** The hashes beside the way from a leaf to the root. Source: RFC 9162, section 2.1.3.1. */
    List<Hash> path(long leaf, long size) {
        if (leaf < 0 || leaf >= size) {
            throw new IllegalArgumentException(
                    "A tree of %d leaves has no leaf %d".formatted(size, leaf));
        }
        List<Hash> fromTheTop = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + Merkle.split(to - from);
            if (leaf < middle) {
                fromTheTop.add(root(middle, to));
                to = middle;
            } else {
                fromTheTop.add(root(from, middle));
                from = middle;
            }
        }
        return fromTheTop.reversed();
    }

    /**
     * The hashes that show a tree of {@code older} leaves to be the beginning of one of {@code
     * newer}. Source: RFC 9162, section 2.1.4.1.
     */
    List<Hash> consistency(long older, long newer) {
        if (older < 1 || older > newer) {
            throw new IllegalArgumentException(
                    "A tree of %d leaves is no beginning of one of %d".formatted(older, newer));
        }
        List<Hash> fromTheTop = new ArrayList<>();
        long from = 0;
        long to = newer;
        while (to != older) {
            long middle = from + Merkle.split(to - from);
            if (older <= middle) {
                fromTheTop.add(root(middle, to));
                to = middle;
            } else {
                fromTheTop.add(root(from, middle));
                from = middle;
            }
        }
        if (from > 0) {
            fromTheTop.add(root(from, to));
        }
        return fromTheTop.reversed();
    }

    /** The root of the leaves in [from, to), where a tree would part there. */
    private Hash root(long from, long to) {
        long width = to - from;
        if (Long.bitCount(width) == 1) {
            return complete(from, width);
        }
        long middle = from + Merkle.split(width);
        return merkle.node(complete(from, middle - from), root(middle, to));
    }

    private Hash complete(long from, long width) {
        int level = Long.numberOfTrailingZeros(width);
        int base = level - level % STEP;
        List<Hash> row = stored.hashes(base, from >>> base, (from + width) >>> base);
        if (row.size() != width >>> base) {
            throw new IllegalStateException(
                    "The seal lacks hashes between leaf %d and %d: run shouwen seal verify"
                            .formatted(from, from + width));
        }
        while (row.size() > 1) {
            List<Hash> above = new ArrayList<>(row.size() / 2);
            for (int i = 0; i < row.size(); i += 2) {
                above.add(merkle.node(row.get(i), row.get(i + 1)));
            }
            row = above;
        }
        return row.getFirst();
    }
}
