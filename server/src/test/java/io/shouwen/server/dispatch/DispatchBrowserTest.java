package io.shouwen.server.dispatch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.shouwen.server.TestChromium.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestChromium;
import io.shouwen.server.TestChromium.View;
import io.shouwen.server.TestServer;
import io.shouwen.server.clock.WallClock;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class DispatchBrowserTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final TestChromium CHROMIUM = new TestChromium();
    private static final RoomsStory ROOMS = new RoomsStory(SERVER);

    @AfterAll
    static void stop() {
        CHROMIUM.close();
        SERVER.close();
    }

    @Test
    void theSuggestionIsTakenAndTheSlipOfTheVisitIsFiled() {
        for (View view : TestChromium.views(390, 1280)) {
            String name = "-" + view.language().tag();
            String number = ROOMS.report(TestBrowser.as(SERVER, "sunli"), "13900008001");
            Page page = CHROMIUM.enter(SERVER, view, "huangjianjun");
            page.navigate("/desk");
            assertThat(page.locator("#suggestion-" + number + " span")).isVisible();
            inspect(page, "desk-suggestion" + name);
            page.navigate("/dispatch");
            Locator job = page.locator("[data-request='" + number + "']");
            inspect(page, "dispatch" + name);
            job.locator("button").first().click();
            assertThat(job).hasCount(0);
            inspect(page, "dispatch-sent" + name);
            arrive(number);
            page.navigate("/slips");
            Locator slip = page.locator("[data-slip='" + number + "/1']");
            slip.locator("input[name=paper]").fill("0017");
            slip.locator("input[name=shelf]").fill("A-3");
            inspect(page, "slips" + name);
            slip.locator("button").click();
            assertThat(slip).hasCount(0);
            page.navigate("/slips/" + number);
            inspect(page, "slip" + name);
            page.context().close();
        }
        assertThat(CHROMIUM.complaints()).isEmpty();
    }

    private static void arrive(String number) {
        for (String login : new String[] {"liwei", "zhangyong"}) {
            String act =
                    """
                    {"key":"%s","request":"%s","name":"arrived","at":"%s","ahead":0,"due":"",
                     "values":{}}
                    """
                            .formatted("a" + number, number, SERVER.bean(WallClock.class).now());
            ROOMS.act(TestBrowser.as(SERVER, login), act);
        }
    }
}
