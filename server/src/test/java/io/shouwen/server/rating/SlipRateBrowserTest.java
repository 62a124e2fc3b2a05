package io.shouwen.server.rating;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.shouwen.server.TestChromium.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

import io.shouwen.server.TestChromium;
import io.shouwen.server.TestChromium.View;
import io.shouwen.server.TestServer;
import io.shouwen.server.hall.Device;
import io.shouwen.server.hall.HallScreens;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.util.Locale;

/** Who holds the slip rates: at the kiosk, and on the page of the hall. */
@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class SlipRateBrowserTest {
    @Test
    void aSlipRatesOnceAtTheKioskOrOnThePageOfTheHall() {
        try (TestServer server = TestServer.demo();
                TestChromium chromium = new TestChromium()) {
            HallScreens hall = new HallScreens(server);
            int clerk = hall.sit("Y604", 3);
            String kiosk = hall.device(Device.KIOSK);
            String portal = hall.device(Device.PORTAL);
            for (View view : TestChromium.views(1280, 390)) {
                Texts texts = view.texts();
                String tag = texts.language().tag();
                Page page = chromium.open(server, view.language(), view.width());
                Slip typed = take(page, kiosk, texts);
                page.navigate(kiosk);
                page.locator("#rate").click();
                inspect(page, "rate-slip-" + tag);
                enter(page, typed.number(), typed.code());
                assertThat(page.locator("#refused")).hasText(texts.of("rating.slip.open"));
                serve(hall, clerk, typed.number());
                enter(page, typed.number(), typed.code().equals("000000") ? "1" : "000000");
                assertThat(page.locator("#refused")).hasText(texts.of("rating.slip.unknown"));
                enter(page, typed.number().toLowerCase(Locale.ROOT), typed.code());
                assertThat(page.locator("h1"))
                        .containsText(typed.number().toLowerCase(Locale.ROOT));
                inspect(page, "rate-levels-" + tag);
                page.locator("[name=anonymous]").check();
                page.locator("button[value='2']").click();
                assertThat(page.locator("#thanks")).hasText(texts.of("rating.thanks"));
                page.navigate(kiosk + "/rate");
                enter(page, typed.number(), typed.code());
                assertThat(page.locator("#refused")).hasText(texts.of("rating.slip.rated"));
                Slip scanned = take(page, kiosk, texts);
                TicketRow visit = serve(hall, clerk, scanned.number());
                page.navigate(portal);
                inspect(page, "rate-portal-" + tag);
                page.locator("#number").fill(scanned.own());
                page.locator("#number").press("Enter");
                assertThat(page.locator("h1")).hasText(texts.of("rating.ask.unnamed"));
                page.locator("button[value='5']").click();
                assertThat(page.locator("#thanks")).hasText(texts.of("rating.thanks"));
                assertThat(
                                server.bean(Ratings.class)
                                        .find(HallScreens.ORG, visit.id())
                                        .orElseThrow())
                        .extracting(RatingLine::level, RatingLine::channel)
                        .containsExactly(5, "portal");
                page.navigate(scanned.own() + "/rate");
                page.locator("#what").fill("等了四十分钟");
                page.locator("#saying button").click();
                assertThat(page.locator("#said")).hasText(texts.of("rating.said", "等了四十分钟"));
                ratings(chromium, server, view, typed);
                page.reload();
                assertThat(page.locator("#answer")).containsText("已增开窗口，谢谢您");
                inspect(page, "rate-answered-" + tag);
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    /** What stands on a slip. */
    private record Slip(String number, String code, String own) {}

    private static Slip take(Page page, String kiosk, Texts texts) {
        page.navigate(kiosk);
        page.locator(".choices a").first().click();
        page.locator(".take button").click();
        String number = page.locator("#number").textContent();
        String check =
                page.locator(
                                ".strip p",
                                new Page.LocatorOptions().setHasText(texts.of("kiosk.check", "")))
                        .textContent();
        return new Slip(
                number,
                check.substring(check.length() - 6),
                page.locator("#own").getAttribute("href"));
    }

    private static void enter(Page page, String number, String code) {
        page.locator("#number").fill(number);
        page.locator("#code").fill(code);
        page.locator("#slip button").click();
        page.waitForLoadState();
    }

    private static TicketRow serve(HallScreens hall, int clerk, String number) {
        TicketRow served = hall.serve(clerk);
        assertThat(served.number()).isEqualTo(number);
        return served;
    }

    private static void ratings(TestChromium chromium, TestServer server, View view, Slip typed) {
        Page manager = chromium.enter(server, view, "tangmin");
        manager.navigate("/ratings?list=all");
        assertThat(manager.locator("#list")).containsText(typed.number());
        assertThat(manager.locator("#list")).containsText(view.texts().of("rating.channel.kiosk"));
        assertThat(manager.locator("#list")).containsText(view.texts().of("rating.channel.portal"));
        manager.locator("#list nav a").nth(2).click();
        manager.locator("#answer").fill("已增开窗口，谢谢您");
        inspect(manager, "ratings-answer-" + view.texts().language().tag());
        manager.locator("#answering button").click();
        assertThat(manager.locator("#list")).containsText(view.texts().of("rating.list.none"));
        manager.navigate("/ratings?list=bad");
        manager.locator("#list .said a").first().click();
        assertThat(manager.locator("#said")).hasText("等了四十分钟");
        inspect(manager, "rating-said-" + view.texts().language().tag());
    }
}
