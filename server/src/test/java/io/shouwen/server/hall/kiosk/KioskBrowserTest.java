package io.shouwen.server.hall.kiosk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.shouwen.server.TestChromium.inspect;
import static io.shouwen.server.TestChromium.press;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.TestChromium;
import io.shouwen.server.TestChromium.View;
import io.shouwen.server.TestServer;
import io.shouwen.server.hall.HallKinds;
import io.shouwen.server.hall.HallScreens;
import io.shouwen.server.hall.Standing;
import io.shouwen.server.hall.TicketKinds;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A number is taken at the kiosk; when it is called, the wall and the customer's phone say so. */
@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class KioskBrowserTest {
    private static final int KIOSK_WIDTH = 1080;
    private static final int KIOSK_HEIGHT = 1920;
    private static final int PHONE_WIDTH = 360;

    private static final String FITS =
            "() => document.documentElement.scrollHeight <= window.innerHeight";

    @Test
    void aNumberIsTakenCalledShownAndGivenBack() {
        try (TestServer server = TestServer.demo();
                TestChromium chromium = new TestChromium()) {
            HallScreens hall = new HallScreens(server);
            int clerk = hall.sit("Y604", 3);
            String kiosk = hall.device("kiosk");
            String display = hall.device("display");
            for (View view : TestChromium.views(1280)) {
                Texts texts = view.texts();
                Page wall = chromium.open(server, view.language(), view.width());
                // A call fades in and out three times, which nobody can read meanwhile.
                wall.emulateMedia(
                        new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
                wall.navigate(display);
                Page kioskPage = chromium.open(server, view.language(), KIOSK_WIDTH);
                kioskPage.setViewportSize(KIOSK_WIDTH, KIOSK_HEIGHT);
                kioskPage.navigate(kiosk);
                inspect(kioskPage, "kiosk-" + texts.language().tag());
                String own = take(kioskPage, texts);
                Page phone = chromium.open(server, view.language(), PHONE_WIDTH);
                phone.navigate(own);
                assertThat(phone.locator("#state")).hasText(texts.of("own.state.waiting"));
                inspect(phone, "own-waiting-" + texts.language().tag());
                TicketRow called = hall.call(clerk);
                assertThat(wall.locator(".calling strong").first()).hasText(called.number());
                assertThat(wall.locator(".calling").first())
                        .containsText(texts.of("display.counter", 3));
                assertThat(phone.locator("#go")).containsText(texts.of("display.counter", 3));
                inspect(wall, "display-" + texts.language().tag());
                wall.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
                inspect(wall, "display-dark-" + texts.language().tag());
                inspect(phone, "own-called-" + texts.language().tag());
                hall.tell(clerk, called, NewFact.now(TicketKinds.MISSED, Map.of()));
                // What is live says so at once; the page itself comes anew a moment later.
                TestChromium.leaves(phone, () -> press(phone, texts.of("own.back")));
                assertThat(phone.locator("#state")).hasText(texts.of("own.state.waiting"));
                phone.locator(".leave summary").first().click();
                press(phone, texts.of("own.leave.sure"));
                assertThat(phone.locator("#state")).hasText(texts.of("own.state.left"));
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    /** Takes a number in large letters; answers with the address of the customer's own page. */
    private static String take(Page kiosk, Texts texts) {
        kiosk.locator("text=" + texts.of("kiosk.large")).click();
        inspect(kiosk, "kiosk-large-" + texts.language().tag());
        kiosk.locator(".choices a").first().click();
        assertThat(kiosk.locator("#wait")).isVisible();
        inspect(kiosk, "kiosk-service-" + texts.language().tag());
        press(kiosk, texts.of("kiosk.take"));
        assertThat(kiosk.locator("#number")).hasText("A001");
        inspect(kiosk, "kiosk-ticket-" + texts.language().tag());
        return kiosk.locator("#own").getAttribute("href");
    }

    @Test
    void aScreenThatHearsNothingSaysSoAndRecovers() {
        try (TestServer server = TestServer.demo();
                TestChromium chromium = new TestChromium()) {
            HallScreens hall = new HallScreens(server);
            int clerk = hall.sit("Y602", 1);
            hall.take("new-connection");
            View view = TestChromium.views(1280).getFirst();
            Page wall = chromium.open(server, view.language(), view.width());
            hall.speaksByRecordings();
            wall.emulateMedia(
                    new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            wall.navigate(hall.device("display"));
            assertThat(wall.locator("#stale")).isHidden();
            wall.context().setOffline(true);
            assertThat(wall.locator("#stale")).isVisible();
            TicketRow called = hall.call(clerk);
            wall.context().setOffline(false);
            assertThat(wall.locator(".calling strong")).hasText(called.number());
            assertThat(wall.locator("#stale")).isHidden();
            assertThat(wall.locator("body"))
                    .hasAttribute(
                            "data-played",
                            "zh-call zh-B zh-0 zh-0 zh-1 zh-to zh-1 zh-end"
                                    .replace("zh-", view.language() == Language.ZH ? "zh-" : "en-")
                                    .replace(" en-end", ""));
            for (int width : new int[] {1920, 3840}) {
                wall.setViewportSize(width, width * 9 / 16);
                inspect(wall, "display-wall-" + width);
                assertThat(wall.locator("body").evaluate(FITS)).isEqualTo(true);
            }
            aKioskIsLeftAsItWas(server, chromium, hall, view);
        }
    }

    /** Large letters, another language and a refusal: nothing of it meets the next customer. */
    private static void aKioskIsLeftAsItWas(
            TestServer server, TestChromium chromium, HallScreens hall, View view) {
        Texts texts = view.texts();
        Texts other = Texts.in(texts.language().other());
        String kiosk = hall.device("kiosk");
        Page page = chromium.open(server, view.language(), KIOSK_WIDTH);
        page.clock().install();
        page.navigate(kiosk);
        assertThat(page.locator("[data-home]")).hasCount(0);
        page.locator("text=" + texts.of("kiosk.large")).click();
        page.locator(".kiosk-head [hreflang]").click();
        assertThat(page.locator("html")).hasClass(Pattern.compile("\\blarge\\b"));
        assertThat(page.locator("h1")).hasText(other.of("kiosk.ask"));
        page.clock().fastForward(46_000);
        assertThat(page.locator("h1")).hasText(texts.of("kiosk.ask"));
        assertThat(page).hasURL(Pattern.compile(kiosk + "$"));
        page.locator(".kiosk-head [hreflang]").click();
        page.locator(".choices a").first().click();
        server.bean(Standing.class)
                .begin(
                        new Sender(
                                HallScreens.ORG,
                                Actor.person(hall.sit("Y604", 3), Set.of("manager")),
                                "closing",
                                "floor"),
                        hall.unit,
                        Standing.CLOSING,
                        "",
                        List.of(
                                NewFact.now(
                                        HallKinds.CLOSING,
                                        Map.of(
                                                HallKinds.IN_SERVICE,
                                                new Value.Whole(0),
                                                "waiting",
                                                new Value.Whole(0)))));
        press(page, other.of("kiosk.take"));
        assertThat(page.locator("html")).hasClass(Pattern.compile("\\bkiosk\\b"));
        assertThat(page.locator("[data-why]")).hasText(other.of("refusal.hall-closing"));
        assertThat(page.locator("a")).hasCount(1);
        inspect(page, "kiosk-refused-" + other.language().tag());
        page.clock().fastForward(11_000);
        assertThat(page.locator("h1")).hasText(texts.of("kiosk.ask"));
        Page lost = chromium.open(server, view.language(), KIOSK_WIDTH);
        lost.navigate(kiosk + "x");
        assertThat(lost.locator("[data-why]")).hasText(texts.of("refusal.not-found"));
        assertThat(lost.locator("a")).hasCount(0);
    }
}
