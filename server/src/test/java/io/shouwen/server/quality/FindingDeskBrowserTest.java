package io.shouwen.server.quality;

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
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.util.Map;
import java.util.UUID;

/** A storm is declared, three findings break in it, and one act excuses them. */
@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class FindingDeskBrowserTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final TestChromium CHROMIUM = new TestChromium();
    private static final SampleBreach BREACHES = new SampleBreach(SERVER);

    @AfterAll
    static void stop() {
        CHROMIUM.close();
        SERVER.close();
    }

    @Test
    void aStormExcusesWhatBrokeInItAndSomebodyTakesItBack() {
        for (View view : TestChromium.views(1280, 390)) {
            Texts texts = view.texts();
            String tag = texts.language().tag() + "-" + view.width();
            String event = declare("台风 " + tag);
            BREACHES.overdue("liwei");
            BREACHES.overdue("zhangyong");
            BREACHES.overdue("liwei");
            Page page = CHROMIUM.enter(SERVER, view, "linjing");
            page.navigate("/findings");
            inspect(page, "findings-causes-" + tag);
            page.locator("a[href='/findings/events/" + event + "']").first().click();
            assertThat(page.locator("#covered")).hasText(texts.of("finding.covered", 3));
            page.locator("input[name='clause']").first().check();
            page.locator("#words-excuse").fill("台风期间道路中断");
            inspect(page, "excuse-" + tag);
            press(page, texts.of("finding.excuse.do"));
            assertThat(page.locator("#batches .verdict-kept"))
                    .hasText(texts.of("finding.batch.done", 3));
            page.reload();
            assertThat(page.locator("#excused")).hasText(texts.of("finding.excused", 3));
            inspect(page, "excused-" + tag);
            page.locator("summary", new Page.LocatorOptions().setHasText(texts.of("finding.undo")))
                    .click();
            page.locator("#words-undo").fill("当时道路已通");
            press(page, texts.of("finding.undo.do"));
            assertThat(page.locator("#batches .verdict-kept")).hasCount(2);
            Page head = CHROMIUM.enter(SERVER, view, "chenli");
            head.navigate("/findings/terms");
            head.locator("#panel").fill("1");
            press(head, texts.of("finding.terms.do"));
            assertThat(head.locator("#changes")).isVisible();
            inspect(head, "terms-" + tag);
            Page person = CHROMIUM.enter(SERVER, view, "liwei");
            person.navigate("/my/findings");
            inspect(person, "my-findings-until-" + tag);
        }
        assertThat(CHROMIUM.complaints()).isEmpty();
    }

    private static String declare(String cause) {
        return RoomsStory.number(
                TestBrowser.as(SERVER, "xufang")
                        .post(
                                "/events",
                                "/events",
                                Map.of(
                                        "key",
                                        UUID.randomUUID().toString(),
                                        "kind",
                                        "storm",
                                        "cause",
                                        cause,
                                        "ends",
                                        "2098-01-01T12:00",
                                        "unit",
                                        Integer.toString(BREACHES.unit("liwei")))));
    }
}
