package io.shouwen.server.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.seal.Fault.Kind;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

class SealVerifierTest {
    @TempDir Path keys;
    private SealedJournal journal;

    @BeforeEach
    void seal() throws SQLException {
        journal = new SealedJournal(keys);
        journal.facts(SealedJournal.ONE, 51, 300);
        journal.sealer().sealAll();
        journal.facts(SealedJournal.ONE, 52, 4);
        journal.facts(SealedJournal.TWO, 53, 2);
        journal.sealer().sealAll();
        assertThat(journal.verify().sound()).isTrue();
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind = 'repair.urged'",
                "occurred_at = occurred_at - interval '1 us'",
                "recorded_at = recorded_at - interval '1 us'",
                "standing = 'proposed'",
                "actor = '8'",
                "told_as = 'chief'",
                "source = 'api'",
                "source_key = 'key 8'",
                "source_key = null",
                "device_ahead_ms = 1",
                "body = body || '{\"area\": \"rural\"}'",
                "body = body || '{\"rings\": 1}'",
                "body = body || '{\"more\": \"\"}'",
                "body = body - 'vip'",
                "body = body || '{\"fee\": {\"fen\": 5000, \"of\": 1}}'",
                "body = body || '{\"fee\": 1.5}'",
                "body = '[]'",
                "salt = '\\x0103'",
                "hash = decode(repeat('11', 32), 'hex')"
            })
    void aChangedColumnOfAFactIsNamed(String change) throws Exception {
        journal.tamper(
                SealedJournal.ONE, "update fact set " + change + " where subject = 52 and n = 2");
        assertThat(faults())
                .contains(
                        new Fault(SealedJournal.ONE, Kind.FACT_CHANGED, List.of("52", "2", "301")));
        assertThat(faults()).hasSize(1);
    }

    @Test
    void aFactChangedTogetherWithItsHashAndItsLeafSpoilsTheRoot() throws Exception {
        journal.tamper(
                SealedJournal.ONE,
                "update leaf set hash = decode(repeat('22', 32), 'hex') where no = 3");
        assertThat(faults())
                .containsExactlyInAnyOrder(
                        new Fault(SealedJournal.ONE, Kind.FACT_CHANGED, List.of("51", "4", "3")),
                        new Fault(SealedJournal.ONE, Kind.SUBTREE_WRONG, List.of("8", "0")),
                        new Fault(SealedJournal.ONE, Kind.ROOT_WRONG, List.of("1")));
    }

    @Test
    void aDeletedFactIsNamed() throws Exception {
        journal.tamper(SealedJournal.ONE, "delete from fact where subject = 51 and n = 77");
        assertThat(faults())
                .containsExactlyInAnyOrder(
                        new Fault(SealedJournal.ONE, Kind.FACT_MISSING, List.of("51", "77", "76")),
                        new Fault(
                                SealedJournal.ONE, Kind.FACT_NUMBER_MISSING, List.of("51", "77")));
    }

    @Test
    void aDeletedLastFactIsMissedEvenBeforeItIsSealed() throws Exception {
        journal.facts(SealedJournal.ONE, 54, 3);
        journal.tamper(SealedJournal.ONE, "delete from fact where subject = 54 and n = 3");
        journal.sealer().sealAll();
        assertThat(faults())
                .containsExactly(
                        new Fault(SealedJournal.ONE, Kind.FACT_NUMBER_MISSING, List.of("54", "3")));
    }

    @Test
    void anUnsealedFactIsNamed() throws Exception {
        journal.facts(SealedJournal.TWO, 55, 1);
        assertThat(faults())
                .containsExactly(
                        new Fault(SealedJournal.TWO, Kind.FACT_UNSEALED, List.of("55", "1")));
    }

    @Test
    void aFactPutInWithoutASealIsNamedThoughItsNumberFits() throws Exception {
        journal.tamper(SealedJournal.ONE, "update subject set facts = 5 where id = 52");
        assertThat(faults())
                .containsExactly(
                        new Fault(SealedJournal.ONE, Kind.FACT_NUMBER_MISSING, List.of("52", "5")));
    }

    @Test
    void aDeletedLeafIsNamed() throws Exception {
        journal.tamper(SealedJournal.ONE, "delete from leaf where no = 10");
        assertThat(kinds()).contains(Kind.LEAF_MISSING, Kind.FACT_UNSEALED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "merkle = decode(repeat('33', 32), 'hex')",
                "previous = decode(repeat('33', 32), 'hex')",
                "at = at + interval '1 us'",
                "first = first - 1",
                "last = last - 1",
                "algorithm = 'MD5'",
                "signature = decode(repeat('44', 64), 'hex')"
            })
    void aChangedColumnOfARootIsNamed(String change) throws Exception {
        journal.tamper(SealedJournal.ONE, "update root set " + change + " where no = 2");
        assertThat(faults()).isNotEmpty();
        assertThat(faults().getFirst().args().getFirst()).isEqualTo("2");
        assertThat(faults().getFirst().kind())
                .isIn(Kind.SIGNATURE_WRONG, Kind.ROOT_UNREADABLE, Kind.CHAIN_BROKEN);
    }

    @Test
    void aDeletedRootAndAChangedKeyAreNamed() throws Exception {
        journal.tamper(SealedJournal.ONE, "delete from root where no = 1");
        assertThat(kinds()).contains(Kind.ROOT_MISSING);
        journal.tamper(SealedJournal.ONE, "update seal_key set public = public || '\\x00'");
        assertThat(kinds()).contains(Kind.KEY_UNKNOWN);
    }

    @Test
    void leavesWithoutARootAndWrongSubtreesAreNamed() throws Exception {
        journal.tamper(SealedJournal.ONE, "delete from root where no = 2");
        journal.tamper(
                SealedJournal.ONE, "update subtree set hash = decode(repeat('55', 32), 'hex')");
        assertThat(faults())
                .containsExactlyInAnyOrder(
                        new Fault(SealedJournal.ONE, Kind.LEAF_UNCOVERED, List.of("300", "4")),
                        new Fault(SealedJournal.ONE, Kind.SUBTREE_WRONG, List.of("8", "0")));
    }

    @Test
    void aTailCutOffCleanlyIsFoundOnlyWithAWitness(@TempDir Path folder) throws Exception {
        WitnessFile witness = witness(folder);
        assertThat(journal.verify(witness).sound()).isTrue();
        assertThat(journal.verify(witness).parts().getFirst().witnessed()).isEqualTo(304);
        for (String sql :
                List.of(
                        "delete from root where no = 2",
                        "delete from leaf where no >= 300",
                        "delete from fact where subject = 52",
                        "delete from subject where id = 52")) {
            journal.tamper(SealedJournal.ONE, sql);
        }
        assertThat(journal.verify().sound()).isTrue();
        assertThat(journal.verify(witness).faults())
                .containsExactly(new Fault(SealedJournal.ONE, Kind.WITNESS_AHEAD, List.of("2")));
    }

    @Test
    void aHistoryRewrittenWithTheRightKeyIsFoundWithAWitness(@TempDir Path folder)
            throws Exception {
        WitnessFile witness = witness(folder);
        for (String table :
                List.of("root", "leaf", "subtree", "seal_progress", "fact", "subject")) {
            journal.tamper(SealedJournal.ONE, "delete from " + table);
        }
        journal.facts(SealedJournal.ONE, 51, 299);
        journal.sealer().sealAll();
        assertThat(journal.verify().sound()).isTrue();
        assertThat(journal.verify(witness).faults())
                .contains(
                        new Fault(SealedJournal.ONE, Kind.WITNESS_DIFFERS, List.of("1")),
                        new Fault(SealedJournal.ONE, Kind.WITNESS_AHEAD, List.of("2")));
    }

    @Test
    void aWitnessLineThatSaysNothingIsNamed(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("roots");
        Files.writeString(file, "{}\n");
        assertThat(journal.verify(WitnessFile.read(file)).faults())
                .containsExactly(
                        new Fault(SealedJournal.ONE, Kind.WITNESS_UNREADABLE, List.of("1")));
    }

    private WitnessFile witness(Path folder) throws Exception {
        Path file = folder.resolve("roots");
        StringBuilder lines = new StringBuilder();
        journal.seal().keys().forEach(key -> lines.append(key.line()).append('\n'));
        journal.seal()
                .roots(SealedJournal.ONE, 0, 10)
                .forEach(root -> lines.append(root.line()).append('\n'));
        Files.writeString(file, lines);
        return WitnessFile.read(file);
    }

    private List<Fault> faults() throws SQLException {
        return journal.verify().faults();
    }

    private List<Kind> kinds() throws SQLException {
        return faults().stream().map(Fault::kind).toList();
    }
}
