package io.shouwen.server.seal;

/** Two roots of one organisation, and the proof that the newer continues the older. */
public record Continuation(Root older, Root newer, ConsistencyProof proof) {
    boolean holds() {
        return proof.leads(new Merkle(newer.algorithm()), older.merkle(), newer.merkle());
    }
}
