package io.shouwen.server.insight;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.shouwen.server.TestChromium.inspect;
import static io.shouwen.server.TestChromium.press;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestChromium;
import io.shouwen.server.TestChromium.View;
import io.shouwen.server.TestServer;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.time.Duration;
import java.time.Instant;

/**
 * The pages that are read: the code as a document, the seal, and what waits for a second person.
 */
@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class ReadingBrowserTest {
    @Test
    void theCodeTheSealAndWhatWaitsAreReadOnADeskAndOnAPhone() {
        try (TestServer server = TestServer.demo();
                TestChromium chromium = new TestChromium()) {
            RoomsStory rooms = new RoomsStory(server);
            TestBrowser agent = TestBrowser.as(server, "sunli");
            for (View view : TestChromium.views(1280, 390)) {
                String number = rooms.report(agent, "1390004" + view.width());
                lateDeparture(server, rooms, number);
                Page page = chromium.enter(server, view, "huangjianjun");
                code(page, view.texts());
                seal(page, number, view.texts());
                proposals(page, number, view.texts());
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static void lateDeparture(TestServer server, RoomsStory rooms, String number) {
        rooms.assign(TestBrowser.as(server, "xufang"), number, rooms.person("Y201"));
        Instant then = server.bean(WallClock.class).now().minus(Duration.ofMinutes(12));
        String act =
                """
                {"key":"late-%s","request":"%s","name":"departed","at":"%s","ahead":0,"due":"",
                "values":{}}
                """
                        .formatted(number, number, then);
        assertThat(rooms.act(TestBrowser.as(server, "liwei"), act).body()).contains("waiting");
    }

    private static void code(Page page, Texts texts) {
        page.navigate("/code");
        assertThat(page.locator(".doors li").first()).containsText(texts.of("insight.binds-house"));
        assertThat(page.locator(".doors a[href*='power-bureau']"))
                .containsText(
                        texts.of(
                                "insight.binds-units",
                                texts.language() == Language.EN ? "Urban service hall" : "城区营业厅"));
        assertThat(page.locator(".doors li").last()).containsText(texts.of("insight.binds-nobody"));
        inspect(page, "codes-" + texts.language().tag());
        page.locator(".doors a[href*='yingshan-cable']").click();
        assertThat(page.locator("#cable\\.3\\.3\\.2a")).isVisible();
        boolean english = texts.language() == Language.EN;
        assertThat(page.locator("#cable\\.3\\.3\\.2a .does"))
                .containsText(english ? "within 30 minutes" : "30 分钟内");
        assertThat(page.locator("#cable\\.3\\.3\\.2a .note")).hasCount(0);
        assertThat(page.locator("#cable\\.3\\.2\\.4c")).isHidden();
        page.locator(".folded > summary", new Page.LocatorOptions().setHasText("cable.3.2.4c"))
                .click();
        assertThat(page.locator("#cable\\.3\\.2\\.4c .note"))
                .hasText(texts.of("insight.not-adopted"));
        assertThat(page.locator("#cable\\.3\\.2\\.4c .does"))
                .containsText(english ? "Time agreed" : "约定");
        page.locator("#cable\\.3\\.3\\.2a summary").click();
        assertThat(page.locator("#cable\\.3\\.3\\.2a dl")).isVisible();
        assertThat(page.locator(".contents li", new Page.LocatorOptions().setHasText("第三章第三条")))
                .containsText(texts.of("insight.judged", 45, 45));
        inspect(page, "code-" + texts.language().tag());
    }

    private static void seal(Page page, String number, Texts texts) {
        page.navigate("/seal");
        assertThat(page.locator("h1")).hasText(texts.of("seal.link"));
        inspect(page, "seal-" + texts.language().tag());
        page.navigate("/requests/" + number);
        assertThat(page.locator("a.proof").first()).isVisible();
    }

    private static void proposals(Page page, String number, Texts texts) {
        page.navigate("/proposals");
        assertThat(page.locator("main section")).hasCount(1);
        assertThat(page.locator("main section")).containsText(number);
        inspect(page, "proposals-" + texts.language().tag());
        press(page, texts.of("proposal.accept"));
        assertThat(page.locator(".note-good")).hasText(texts.of("proposal.none"));
        inspect(page, "proposals-none-" + texts.language().tag());
    }
}
