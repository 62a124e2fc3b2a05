package io.shouwen.server.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

class MerkleTest {
    private static final Merkle MERKLE = new Merkle(SealAlgorithm.SHA256_ED25519);

    @Test
    void theTreesOfNoneAndOneEmptyLeafHaveTheirPublishedRoots() {
        assertThat(new Frontier(MERKLE).root())
                .hasToString("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(MERKLE.leaf(new byte[0]))
                .hasToString("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    }

    /** The eight inputs that the tests of certificate logs share, and the roots they share. */
    @Test
    void theTreesOfTheSharedInputsHaveTheSharedRoots() {
        String[] inputs = {
            "",
            "00",
            "10",
            "2021",
            "3031",
            "40414243",
            "5051525354555657",
            "606162636465666768696a6b6c6d6e6f"
        };
        List<byte[]> leaves = new ArrayList<>();
        for (String input : inputs) {
            leaves.add(HexFormat.of().parseHex(input));
        }
        assertThat(frontier(leaves.subList(0, 2)).root())
                .hasToString("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
        assertThat(frontier(leaves.subList(0, 3)).root())
                .hasToString("aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77");
        assertThat(frontier(leaves).root())
                .hasToString("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    @Test
    void rootsAgreeWithTheDefinitionForEverySizeToSeventy() throws Exception {
        for (int size = 0; size <= 70; size++) {
            List<byte[]> leaves = leaves(size);
            assertThat(frontier(leaves).root().bytes()).as("size %d", size).isEqualTo(mth(leaves));
        }
    }

    @Test
    void everyLeafOfEveryTreeHasAProofAndNoOtherLeafPassesWithIt() throws Exception {
        for (int size = 1; size <= 40; size++) {
            List<byte[]> leaves = leaves(size);
            Hash root = Hash.of(mth(leaves));
            for (int leaf = 0; leaf < size; leaf++) {
                List<Hash> path = subtrees(leaves).path(leaf, size);
                assertThat(bytes(path)).containsExactlyElementsOf(naivePath(leaf, leaves));
                InclusionProof proof = new InclusionProof(leaf, size, path);
                assertThat(proof.leads(MERKLE, MERKLE.leaf(leaves.get(leaf)), root)).isTrue();
                assertThat(proof.leads(MERKLE, MERKLE.leaf(leaves(70).get(size)), root)).isFalse();
                for (int other = 0; other < size; other++) {
                    if (other != leaf) {
                        assertThat(
                                        new InclusionProof(other, size, path)
                                                .leads(MERKLE, MERKLE.leaf(leaves.get(leaf)), root))
                                .isFalse();
                    }
                }
            }
        }
    }

    @Test
    void everyTreeIsProvenToContinueEachSmallerOneAndNoOther() throws Exception {
        for (int newer = 1; newer <= 40; newer++) {
            List<byte[]> leaves = leaves(newer);
            Hash newerRoot = Hash.of(mth(leaves));
            for (int older = 1; older <= newer; older++) {
                Hash olderRoot = Hash.of(mth(leaves.subList(0, older)));
                List<Hash> path = subtrees(leaves).consistency(older, newer);
                assertThat(bytes(path))
                        .containsExactlyElementsOf(naiveSubproof(older, leaves, true));
                assertThat(
                                new ConsistencyProof(older, newer, path)
                                        .leads(MERKLE, olderRoot, newerRoot))
                        .isTrue();
                for (int other = 1; other <= newer; other++) {
                    assertThat(
                                    new ConsistencyProof(other, newer, path)
                                            .leads(MERKLE, olderRoot, newerRoot))
                            .as("%d of %d passed for %d", older, newer, other)
                            .isEqualTo(other == older);
                }
            }
        }
    }

    @Test
    void aTreeWithOneOldLeafChangedIsProvenToContinueNothing() throws Exception {
        for (int older = 2; older <= 20; older++) {
            Hash olderRoot = Hash.of(mth(leaves(older)));
            for (int changed = 0; changed < older; changed++) {
                List<byte[]> rewritten = leaves(33);
                rewritten.set(changed, "another".getBytes(StandardCharsets.UTF_8));
                ConsistencyProof proof =
                        new ConsistencyProof(older, 33, subtrees(rewritten).consistency(older, 33));
                assertThat(proof.leads(MERKLE, olderRoot, Hash.of(mth(rewritten)))).isFalse();
            }
        }
    }

    @Test
    void aProofWithAHashTooFewOrTooManyHoldsForNothing() throws Exception {
        List<byte[]> leaves = leaves(37);
        Hash newerRoot = Hash.of(mth(leaves));
        for (int older = 1; older < 37; older++) {
            Hash olderRoot = Hash.of(mth(leaves.subList(0, older)));
            List<Hash> path = subtrees(leaves).consistency(older, 37);
            List<Hash> longer = new ArrayList<>(path);
            longer.add(olderRoot);
            for (List<Hash> wrong : List.of(path.subList(0, path.size() - 1), longer)) {
                assertThat(
                                new ConsistencyProof(older, 37, wrong)
                                        .leads(MERKLE, olderRoot, newerRoot))
                        .isFalse();
            }
        }
    }

    @Test
    void aLargeTreeIsTakenUpAgainAndProvenFromItsStoredSubtrees() throws Exception {
        for (int size : List.of(255, 256, 257, 511, 1000, 66_000)) {
            List<byte[]> leaves = leaves(size);
            Subtrees subtrees = subtrees(leaves);
            Hash root = Hash.of(mth(leaves));
            assertThat(subtrees.frontier(size).root()).isEqualTo(root);
            for (int leaf : List.of(0, size / 3, size - 1)) {
                assertThat(
                                new InclusionProof(leaf, size, subtrees.path(leaf, size))
                                        .leads(MERKLE, MERKLE.leaf(leaves.get(leaf)), root))
                        .isTrue();
            }
            for (int older : List.of(1, 128, size / 2, size - 1)) {
                assertThat(
                                new ConsistencyProof(older, size, subtrees.consistency(older, size))
                                        .leads(
                                                MERKLE,
                                                Hash.of(mth(leaves.subList(0, older))),
                                                root))
                        .isTrue();
            }
        }
    }

    @Test
    void aTreeWithAMissingHashIsNotTakenUp() {
        Subtrees broken = new Subtrees(MERKLE, (level, from, to) -> List.of());
        assertThatThrownBy(() -> broken.frontier(3)).hasMessageContaining("lacks hashes");
    }

    private static List<byte[]> leaves(int size) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            leaves.add(("fact " + i).getBytes(StandardCharsets.UTF_8));
        }
        return leaves;
    }

    private static Frontier frontier(List<byte[]> leaves) {
        Frontier frontier = new Frontier(MERKLE);
        leaves.forEach(leaf -> frontier.append(MERKLE.leaf(leaf), (level, index, hash) -> {}));
        return frontier;
    }

    private static Subtrees subtrees(List<byte[]> leaves) {
        List<List<Hash>> levels = new ArrayList<>();
        Frontier frontier = new Frontier(MERKLE);
        for (byte[] leaf : leaves) {
            frontier.append(
                    MERKLE.leaf(leaf),
                    (level, index, hash) -> {
                        while (levels.size() <= level) {
                            levels.add(new ArrayList<>());
                        }
                        assertThat(levels.get(level)).hasSize(Math.toIntExact(index));
                        levels.get(level).add(hash);
                    });
        }
        return new Subtrees(
                MERKLE,
                (level, from, to) -> {
                    assertThat(level % Subtrees.STEP).isZero();
                    return levels.get(level).subList(Math.toIntExact(from), Math.toIntExact(to));
                });
    }

    private static List<byte[]> bytes(List<Hash> hashes) {
        return hashes.stream().map(Hash::bytes).toList();
    }

    /** The definition, word by word, sharing nothing with the code under test. */
    private static byte[] mth(List<byte[]> leaves) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        if (leaves.isEmpty()) {
            return digest.digest();
        }
        if (leaves.size() == 1) {
            digest.update((byte) 0);
            return digest.digest(leaves.getFirst());
        }
        int k = 1;
        while (k * 2 < leaves.size()) {
            k *= 2;
        }
        digest.update((byte) 1);
        digest.update(mth(leaves.subList(0, k)));
        digest.update(mth(leaves.subList(k, leaves.size())));
        return digest.digest();
    }

    private static List<byte[]> naiveSubproof(int m, List<byte[]> leaves, boolean whole)
            throws Exception {
        List<byte[]> path = new ArrayList<>();
        if (m == leaves.size()) {
            if (!whole) {
                path.add(mth(leaves));
            }
            return path;
        }
        int k = 1;
        while (k * 2 < leaves.size()) {
            k *= 2;
        }
        if (m <= k) {
            path.addAll(naiveSubproof(m, leaves.subList(0, k), whole));
            path.add(mth(leaves.subList(k, leaves.size())));
        } else {
            path.addAll(naiveSubproof(m - k, leaves.subList(k, leaves.size()), false));
            path.add(mth(leaves.subList(0, k)));
        }
        return path;
    }

    private static List<byte[]> naivePath(int m, List<byte[]> leaves) throws Exception {
        List<byte[]> path = new ArrayList<>();
        if (leaves.size() == 1) {
            return path;
        }
        int k = 1;
        while (k * 2 < leaves.size()) {
            k *= 2;
        }
        if (m < k) {
            path.addAll(naivePath(m, leaves.subList(0, k)));
            path.add(mth(leaves.subList(k, leaves.size())));
        } else {
            path.addAll(naivePath(m - k, leaves.subList(k, leaves.size())));
            path.add(mth(leaves.subList(0, k)));
        }
        return path;
    }
}
