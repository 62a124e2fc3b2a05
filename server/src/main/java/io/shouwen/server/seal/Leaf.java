package io.shouwen.server.seal;

import io.shouwen.server.organisation.OrgId;

import java.nio.charset.StandardCharsets;

/**
 * A sealed fact's place in the tree.
 *
 * @param no counted from 0 in the order of sealing
 * @param hash the fact's own hash
 */
public record Leaf(OrgId org, long no, long subject, int n, Hash hash) {
    /** Exactly what is hashed into the tree: one line of UTF-8, ended by a line feed. */
    public String text() {
        return "fact %s %d %d %s\n".formatted(org, subject, n, hash);
    }

    Hash hashed(Merkle merkle) {
        return merkle.leaf(text().getBytes(StandardCharsets.UTF_8));
    }
}
