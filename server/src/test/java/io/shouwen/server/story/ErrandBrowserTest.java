package io.shouwen.server.story;

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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** More time is asked for on a page, found in the list of what waits, and approved. */
@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class ErrandBrowserTest {
    @Test
    void moreTimeIsAskedForFoundInTheListAndApproved() {
        try (TestServer server = TestServer.demo();
                TestChromium chromium = new TestChromium()) {
            RoomsStory rooms = new RoomsStory(server);
            TestBrowser agent = TestBrowser.as(server, "sunli");
            for (View view : TestChromium.views(1280, 390)) {
                Texts texts = view.texts();
                String number = rooms.report(agent, "1390018" + view.width());
                Page mine = chromium.enter(server, view, "sunli");
                mine.navigate("/requests/" + number);
                open(mine, texts.of("errand.ask.extension"));
                mine.locator("#until-extension").fill("2098-01-01T12:00");
                mine.locator("#reason-extension").fill("等备件");
                inspect(mine, "errand-ask-" + texts.language().tag());
                mine.locator("form[data-errand-kind=extension] button").click();
                assertThat(mine.locator(".errand")).containsText("等备件");

                Page dispatcher = chromium.enter(server, view, "xufang");
                dispatcher.navigate("/errands");
                inspect(dispatcher, "errands-" + texts.language().tag());
                dispatcher.locator("a[href='/requests/" + number + "']").click();
                open(dispatcher, texts.of("errand.do.approved"));
                dispatcher.locator("input[name=told]").check();
                dispatcher.locator("[id^=why-][id$=-approved]").fill("同意");
                inspect(dispatcher, "errand-settle-" + texts.language().tag());
                press(dispatcher, texts.of("errand.do.approved"));
                assertThat(dispatcher.locator(".errand"))
                        .containsText(texts.of("errand.word.approved"));
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static void open(Page page, String summary) {
        page.locator("summary", new Page.LocatorOptions().setHasText(summary)).first().click();
    }
}
