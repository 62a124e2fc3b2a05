package io.shouwen.server.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.webhook.TestReceiver;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class RootNoticesTest {
    @TempDir Path keys;
    @TempDir Path folder;
    private SealedJournal journal;

    @BeforeEach
    void seal() throws Exception {
        journal = new SealedJournal(keys);
        journal.facts(SealedJournal.ONE, 71, 3);
        journal.sealer().sealAll();
        journal.facts(SealedJournal.ONE, 72, 2);
        journal.sealer().sealAll();
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void theLastRootOfADayGoesToTheFolderOnceTheDayIsOver() throws Exception {
        RootNotices notices = notices(new FolderWitness(folder));
        assertThat(notices.sendDue()).isZero();
        aDayPasses();
        assertThat(notices.sendDue()).isEqualTo(1);
        assertThat(notices.sendDue()).isZero();
        assertThat(notices.lastSent(SealedJournal.ONE)).isEqualTo(2);

        WitnessFile kept = WitnessFile.read(folder.resolve("seal-1.jsonl"));
        assertThat(kept.unreadable()).isEmpty();
        assertThat(kept.roots().get(SealedJournal.ONE)).containsOnlyKeys(2L);
        SealReport report = journal.verify(kept);
        assertThat(report.faults()).isEmpty();
        assertThat(report.parts().getFirst().witnessed()).isEqualTo(5);
    }

    @Test
    void aShareThatIsNotMountedIsTriedAgainLater() throws Exception {
        aDayPasses();
        Path share = folder.resolve("share");
        RootNotices notices = notices(new FolderWitness(share));
        assertThat(notices.sendDue()).isZero();
        assertThat(share).doesNotExist();
        Files.createDirectory(share);
        assertThat(notices.sendDue()).isZero();
        later("1 minute");
        assertThat(notices.sendDue()).isEqualTo(1);
    }

    @Test
    void aWebhookIsSignedAndRepeatedWithTheSameIdUntilItIsTaken() throws Exception {
        try (TestReceiver receiver = new TestReceiver()) {
            receiver.refuse(1);
            aDayPasses();
            RootNotices notices = notices(new WebhookWitness(receiver.post()));
            assertThat(notices.sendDue()).isZero();
            assertThat(notices.sendDue()).isZero();
            later("1 minute");
            assertThat(notices.sendDue()).isEqualTo(1);
            assertThat(receiver.ids())
                    .hasSize(2)
                    .allMatch(id -> id.equals(receiver.ids().getFirst()));
            assertThat(receiver.bodies()).allMatch(body -> body.contains("\"type\":\"seal.root\""));
        }
    }

    @Test
    void withNoWitnessNothingLeaves() throws Exception {
        aDayPasses();
        RootNotices none = new RootNotices(journal.database.pool(), journal.scope, List.of());
        assertThat(none.configured()).isFalse();
        assertThat(none.sendDue()).isZero();
    }

    private RootNotices notices(Witness witness) {
        return new RootNotices(
                journal.database.pool(), journal.scope, new ArrayList<>(List.of(witness)));
    }

    private void aDayPasses() throws Exception {
        journal.tamper(SealedJournal.ONE, "update clock set test = true, ahead = '1 day'");
    }

    private void later(String more) throws Exception {
        journal.tamper(SealedJournal.ONE, "update clock set ahead = ahead + '%s'".formatted(more));
    }
}
