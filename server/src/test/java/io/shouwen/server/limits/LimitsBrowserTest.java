package io.shouwen.server.limits;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.shouwen.server.TestChromium.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestChromium;
import io.shouwen.server.TestChromium.View;
import io.shouwen.server.TestServer;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.util.Map;

/** Whoever leads the house settles a limit from tomorrow on; a head does so below alone. */
@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class LimitsBrowserTest {
    @Test
    void aLimitIsSettledFromADayOnAndTheRecordSaysByWhom() {
        try (TestServer server = TestServer.demo();
                TestChromium chromium = new TestChromium()) {
            TestBrowser head = TestBrowser.as(server, "wuguoqiang");
            Map<String, String> house =
                    Map.of("limit", "accept", "value", "9", "from", "2099-01-01", "key", "h");
            assertThat(head.post("/limits", "/limits", house).statusCode()).isEqualTo(403);
            int lines = 0;
            for (View view : TestChromium.views(1280, 390)) {
                Texts texts = view.texts();
                Page executive = chromium.enter(server, view, "chenli");
                executive.navigate("/limits");
                executive.locator("#limit").selectOption("accept");
                executive.locator("#type").selectOption("complaint");
                executive.locator("#value").fill("20");
                executive.locator("button.main").click();
                assertThat(executive.locator("tbody tr")).hasCount(++lines);
                assertThat(executive.locator("tbody tr").first())
                        .containsText(texts.of("limit.standing.coming"));
                inspect(executive, "limits-" + texts.language().tag() + "-" + view.width());
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }
}
