package io.shouwen.server.seal;

/**
 * What a customer can be given as a receipt: the fact's hash, its place, a signed root and the way
 * from the one to the other.
 */
public record SealedFact(Leaf leaf, Root root, InclusionProof proof) {
    /** Whether the way leads from the fact to the root; the signature is checked with its key. */
    public boolean holds() {
        Merkle merkle = new Merkle(root.algorithm());
        return proof.leaf() == leaf.no()
                && proof.size() == root.size()
                && proof.leads(merkle, leaf.hashed(merkle), root.merkle());
    }
}
