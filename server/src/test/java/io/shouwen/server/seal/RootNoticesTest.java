package io.shouwen.server.seal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class RootNoticesTest {
    private static final byte[] SECRET = "a secret that both know".getBytes(StandardCharsets.UTF_8);

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
        List<String> taken = new CopyOnWriteArrayList<>();
        List<String> ids = new CopyOnWriteArrayList<>();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    ids.add(exchange.getRequestHeaders().getFirst("webhook-id"));
                    taken.add(signed(exchange));
                    exchange.sendResponseHeaders(ids.size() == 1 ? 503 : 204, -1);
                    exchange.close();
                });
        server.start();
        try {
            aDayPasses();
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            RootNotices notices =
                    notices(
                            new WebhookWitness(
                                    address,
                                    "whsec_" + Base64.getEncoder().encodeToString(SECRET),
                                    Clock.systemUTC()));
            assertThat(notices.sendDue()).isZero();
            assertThat(notices.sendDue()).isZero();
            later("1 minute");
            assertThat(notices.sendDue()).isEqualTo(1);
        } finally {
            server.stop(0);
        }
        assertThat(ids).hasSize(2).allMatch(id -> id.equals(ids.getFirst()));
        assertThat(taken).allMatch(body -> body.contains("\"type\":\"seal.root\""));
    }

    @Test
    void withNoWitnessNothingLeaves() throws Exception {
        aDayPasses();
        RootNotices none = new RootNotices(journal.database.pool(), journal.scope, List.of());
        assertThat(none.configured()).isFalse();
        assertThat(none.sendDue()).isZero();
    }

    /** The body, if its signature is right. */
    private static String signed(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
            String signed =
                    String.join(
                            ".",
                            exchange.getRequestHeaders().getFirst("webhook-id"),
                            exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                            body);
            String expected =
                    "v1,"
                            + Base64.getEncoder()
                                    .encodeToString(
                                            mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
            return expected.equals(exchange.getRequestHeaders().getFirst("webhook-signature"))
                    ? body
                    : "";
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
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
