package io.shouwen.server.subscription;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.shouwen.server.TestChromium.awaits;
import static io.shouwen.server.TestChromium.inspect;
import static io.shouwen.server.TestChromium.press;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestChromium;
import io.shouwen.server.TestChromium.View;
import io.shouwen.server.TestServer;
import io.shouwen.server.text.Texts;
import io.shouwen.server.webhook.TestReceiver;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class LinksBrowserTest {

    @TempDir private static Path folder;

    @Test
    void anAdministratorConnectsAnotherSystemTriesItExportsALogAndSeesWhatAFileBrought()
            throws IOException {
        Files.writeString(
                folder.resolve("mapping.yaml"),
                """
                case:  ticket
                times: {zone: Asia/Shanghai}
                facts:
                  - {fact: visit.arrived, at: arrived}
                """);
        System.setProperty("SHOUWEN_WEBHOOK_ALLOW", "127.0.0.1");
        System.setProperty("SHOUWEN_INBOX", folder.toString());
        System.setProperty("SHOUWEN_INBOX_TOKEN", "links-token");
        try (TestServer server = TestServer.demo();
                TestReceiver receiver = new TestReceiver();
                TestChromium chromium = new TestChromium()) {
            RoomsStory rooms = new RoomsStory(server);
            rooms.token(1, "links-token", "visit.arrived");
            String number = rooms.report(TestBrowser.as(server, "sunli"), "13900095001");
            for (View view : TestChromium.views(1280, 390)) {
                Texts texts = view.texts();
                Files.writeString(
                        folder.resolve(texts.language().tag() + ".csv"),
                        "ticket,arrived\n%s,not a time\n,2026-03-02 10:00\n".formatted(number));
                Page page = chromium.enter(server, view, "zhoumin");
                connect(page, texts, receiver);
                export(page, texts);
                page.navigate("/inbox");
                awaits(page, "[data-file] summary");
                page.locator("[data-file] summary").first().click();
                assertThat(page.locator("[data-file] table").first())
                        .containsText(texts.of("inbox.bad.bad-moment"));
                inspect(page, "inbox-" + texts.language().tag());
            }
            assertThat(chromium.complaints()).isEmpty();
        } finally {
            System.clearProperty("SHOUWEN_WEBHOOK_ALLOW");
            System.clearProperty("SHOUWEN_INBOX");
            System.clearProperty("SHOUWEN_INBOX_TOKEN");
        }
    }

    private static void connect(Page page, Texts texts, TestReceiver receiver) {
        page.navigate("/subscriptions");
        inspect(page, "subscriptions-" + texts.language().tag());
        if (page.locator("#address").isHidden()) {
            page.getByText(texts.of("subscription.new")).click();
        }
        page.locator("#name").fill("ERP " + texts.language().tag());
        page.locator("#address").fill(receiver.address().toString());
        press(page, texts.of("subscription.open"));
        receiver.knows(page.locator("#secret").innerText().strip());
        inspect(page, "subscription-secret-" + texts.language().tag());
        page.getByText(texts.of("subscription.secret.done")).click();
        press(page, texts.of("subscription.act.test"));
        page.locator("[data-delivery]").first().waitFor();
        awaits(page, "[data-delivery] form");
        assertThat(page.locator("[data-delivery]").first())
                .containsText(texts.of("subscription.type.test"));
        inspect(page, "subscription-" + texts.language().tag());
        assertThat(receiver.bodies().getLast()).contains("\"type\": \"test\"");
    }

    private static void export(Page page, Texts texts) throws IOException {
        page.navigate("/event-logs");
        inspect(page, "event-logs-" + texts.language().tag());
        Download download = page.waitForDownload(() -> press(page, texts.of("event-log.export")));
        assertThat(download.suggestedFilename()).startsWith("shouwen-").endsWith(".csv");
        assertThat(Files.readString(download.path())).contains("request.opened");
    }
}
