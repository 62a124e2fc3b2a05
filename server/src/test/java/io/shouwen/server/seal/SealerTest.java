package io.shouwen.server.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.FactHash;
import io.shouwen.server.subject.Histories;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.StoredFact;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class SealerTest {
    @TempDir Path keys;
    @TempDir Path otherKeys;
    private SealedJournal journal;

    @BeforeEach
    void open() {
        journal = new SealedJournal(keys);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void everySettledFactIsSealedOnceAndProven() throws Exception {
        journal.facts(SealedJournal.ONE, 11, 600);
        journal.facts(SealedJournal.TWO, 12, 3);
        assertThat(journal.sealer().sealAll()).isEqualTo(603);
        assertThat(journal.sealer().sealAll()).isZero();
        journal.facts(SealedJournal.ONE, 13, 7);
        assertThat(journal.sealer().sealAll()).isEqualTo(7);

        Root root = journal.seal().latest(SealedJournal.ONE).orElseThrow();
        assertThat(root.size()).isEqualTo(607);
        assertThat(root.no()).isEqualTo(2);
        for (int n : List.of(1, 255, 256, 257, 600)) {
            SealedFact sealed = journal.seal().sealed(SealedJournal.ONE, 11, n).orElseThrow();
            assertThat(sealed.holds()).isTrue();
            assertThat(sealed.root()).isEqualTo(root);
            assertThat(
                            journal.seal()
                                    .sealedUnder(SealedJournal.ONE, 1, 11, n)
                                    .orElseThrow()
                                    .holds())
                    .isTrue();
        }
        assertThat(journal.seal().sealedUnder(SealedJournal.ONE, 1, 13, 1)).isEmpty();
        assertThat(journal.seal().sealed(SealedJournal.TWO, 11, 1)).isEmpty();
        assertThat(journal.verify().faults()).isEmpty();
    }

    @Test
    void eachRootIsProvenToContinueEveryOlderOneOfItsOrganisation() throws Exception {
        for (int facts : List.of(300, 1, 212, 7)) {
            journal.facts(SealedJournal.ONE, 1000 + facts, facts);
            journal.sealer().sealAll();
        }
        Seal seal = journal.seal();
        for (long newer = 1; newer <= 4; newer++) {
            for (long older = 1; older <= newer; older++) {
                Continuation proven =
                        seal.continuation(SealedJournal.ONE, older, newer).orElseThrow();
                assertThat(proven.older().no()).isEqualTo(older);
                assertThat(proven.newer().no()).isEqualTo(newer);
                assertThat(proven.holds()).isTrue();
            }
        }
        assertThat(seal.continuation(SealedJournal.ONE, 3, 2)).isEmpty();
        assertThat(seal.continuation(SealedJournal.ONE, 0, 2)).isEmpty();
        assertThat(seal.continuation(SealedJournal.ONE, 2, 5)).isEmpty();
        assertThat(seal.continuation(SealedJournal.TWO, 1, 2)).isEmpty();
    }

    @Test
    void nothingIsSealedBehindAnOpenTransactionAndNothingIsLeftOut() throws Exception {
        try (Connection early = journal.database.asOwner();
                Connection late = journal.database.asOwner()) {
            early.setAutoCommit(false);
            late.setAutoCommit(false);
            SealedJournal.tell(early, SealedJournal.ONE, 21, 1, 2);
            SealedJournal.tell(late, SealedJournal.ONE, 22, 1, 2);
            late.commit();
            assertThat(journal.sealer().sealAll()).isZero();
            early.commit();
        }
        assertThat(journal.sealer().sealAll()).isEqualTo(4);
        assertThat(journal.verify().faults()).isEmpty();
    }

    @Test
    void manyWritersWithRollbacksAndTwoSealersLeaveNoGap() throws Exception {
        Sealer first = journal.sealer();
        Sealer second = journal.sealer(otherKeys);
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                long base = 1000L * (writer + 1);
                work.add(() -> write(base));
            }
            work.add(() -> sealOften(first));
            work.add(() -> sealOften(second));
            for (Future<Integer> done : threads.invokeAll(work)) {
                done.get();
            }
        }
        first.sealAll();
        SealReport report = journal.verify();
        assertThat(report.faults()).isEmpty();
        SealReport.Part part = report.parts().getFirst();
        assertThat(part.sealed()).isEqualTo(part.facts()).isEqualTo(4 * 20 * 3);
    }

    @Test
    void anotherProcessTakesOverWhereTheSealerDied() throws Exception {
        journal.facts(SealedJournal.ONE, 31, 300);
        journal.sealer().sealAll();
        journal.facts(SealedJournal.ONE, 32, 5);
        try (Connection dying = journal.database.asOwner();
                Statement statement = dying.createStatement()) {
            dying.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(%d)".formatted(SealRows.TURN));
            assertThat(journal.sealer(otherKeys).sealAll()).isZero();
            dying.abort(Runnable::run);
        }
        int sealed = 0;
        for (int attempt = 0; attempt < 200 && sealed == 0; attempt++) {
            sealed = journal.sealer(otherKeys).sealAll();
            Thread.sleep(20);
        }
        assertThat(sealed).isEqualTo(5);
        SealReport report = journal.verify();
        assertThat(report.faults()).isEmpty();
        assertThat(report.parts().getFirst().roots()).isEqualTo(2);
        assertThat(journal.seal().keys()).hasSize(2);
    }

    @Test
    void theKeyLiesInAFileOfItsOwnerAndIsKept() throws Exception {
        journal.facts(SealedJournal.ONE, 41, 1);
        journal.sealer().sealAll();
        Path file = keys.resolve("seal.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String before = Files.readString(file);
        journal.facts(SealedJournal.ONE, 42, 1);
        journal.sealer().sealAll();
        assertThat(Files.readString(file)).isEqualTo(before);
        assertThat(journal.seal().keys()).hasSize(1);
    }

    @Test
    void theVerifierReckonsAFactsHashAsTheJournalDoes() throws Exception {
        journal.facts(SealedJournal.ONE, 61, 4);
        Histories histories = new Histories(journal.database.pool());
        SubjectId subject = new SubjectId(61);
        History history =
                journal.scope.reading(
                        SealedJournal.ONE,
                        () -> histories.read(SealedJournal.ONE, subject).orElseThrow());
        assertThat(history.stored()).hasSize(4);
        for (StoredFact fact : history.stored()) {
            byte[] hash = FactHash.of(SealedJournal.ONE, subject, fact, new byte[] {1, 2});
            assertThat(
                            journal.scope.reading(
                                    SealedJournal.ONE,
                                    () ->
                                            journal.database
                                                    .jdbc()
                                                    .sql(
                                                            """
                                                            select hash from fact
                                                            where subject = 61 and n = :n
                                                            """)
                                                    .param("n", fact.n())
                                                    .query((row, i) -> row.getBytes(1))
                                                    .single()))
                    .isEqualTo(hash);
        }
    }

    @Test
    void theApplicationCanNeitherChangeNorDeleteWhatIsSealed() {
        List<String> possible =
                journal.database
                        .jdbc()
                        .sql(
                                """
                                select t || ' ' || p
                                from unnest(array['leaf', 'subtree', 'root', 'seal_key', 'fact']) t,
                                    unnest(array['update', 'delete', 'truncate']) p
                                where has_table_privilege('shouwen_app', t, p)
                                """)
                        .query((row, n) -> row.getString(1))
                        .list();
        assertThat(possible).isEmpty();
    }

    private int write(long base) throws SQLException {
        for (int i = 0; i < 20; i++) {
            try (Connection connection = journal.database.asOwner()) {
                connection.setAutoCommit(false);
                SealedJournal.tell(connection, new OrgId(1), base + i, 1, 3);
                if (i % 5 == 0) {
                    connection.rollback();
                    SealedJournal.tell(connection, new OrgId(1), base + i, 1, 3);
                }
                connection.commit();
            }
        }
        return 0;
    }

    private static int sealOften(Sealer sealer) {
        int sealed = 0;
        for (int i = 0; i < 60; i++) {
            sealed += sealer.sealAll();
        }
        return sealed;
    }
}
