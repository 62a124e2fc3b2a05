package io.shouwen.server.hall.floor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.shouwen.server.TestChromium.inspect;
import static io.shouwen.server.TestChromium.press;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import io.shouwen.server.TestChromium;
import io.shouwen.server.TestChromium.View;
import io.shouwen.server.TestServer;
import io.shouwen.server.hall.Hall;
import io.shouwen.server.hall.HallScreens;
import io.shouwen.server.hall.Halls;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/** A manager opens a counter, sees who comes, puts up the sign for a wet floor, and closes. */
@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class FloorBrowserTest {
    private static final Duration HELP_ASKED_FOR = Duration.ofSeconds(5);

    /** Counts the tones in place of making them, in a browser that was touched before. */
    private static final String LISTENS =
            """
            window.tones = 0;
            Object.defineProperty(navigator, "userActivation", {value: {hasBeenActive: true}});
            window.AudioContext = class {
                constructor() {
                    this.currentTime = 0;
                }
                createGain() {
                    const gain = {setValueAtTime() {}, exponentialRampToValueAtTime() {}};
                    return {gain, connect: (to) => to};
                }
                createOscillator() {
                    window.tones += 1;
                    return {frequency: {}, connect: (to) => to, start() {}, stop() {}};
                }
            };
            """;

    @Test
    void theFloorShowsWhatHappensAndChangesIt() {
        try (TestServer server = TestServer.demo();
                TestChromium chromium = new TestChromium()) {
            HallScreens hall = new HallScreens(server);
            // By its posted hours it closed at midnight, so that whatever is done is overtime.
            server.bean(Halls.class)
                    .settle(
                            HallScreens.ORG,
                            new Hall(hall.unit, 5, 3, 8, LocalTime.MIDNIGHT, "none"));
            for (View view : TestChromium.views(1280, 390)) {
                Texts texts = view.texts();
                Page manager = chromium.enter(server, view, "tangmin");
                manager.navigate("/floor");
                press(manager, texts.of("floor.open-counter"));
                assertThat(manager.locator("#counter-1 .chip").first())
                        .hasText(texts.of("floor.desk.free"));
                String number = typesWhileItGoesOn(manager, hall, texts);
                press(manager, texts.of("floor.wet"));
                assertThat(manager.locator("#in-wet")).isVisible();
                manager.locator("#waiting summary").first().click();
                inspect(manager, "floor-" + texts.language().tag());
                press(manager, texts.of("floor.dry"));
                press(manager, texts.of("floor.closing"));
                assertThat(manager.locator("#in-closing")).isVisible();
                manager.locator("#waiting summary").first().click();
                manager.locator("#waiting input[name=to]").first().fill("值班室");
                press(manager, texts.of("floor.hand-over"));
                press(manager, texts.of("floor.shut"));
                manager.navigate("/floor/overtime");
                assertThat(manager.locator("#overtime")).containsText(number);
                inspect(manager, "overtime-" + texts.language().tag());
                manager.navigate("/floor");
                press(manager, texts.of("floor.open"));
                press(manager, texts.of("floor.close-counter"));
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    /** After a failure: people are called, a second person says that numbers on paper are true. */
    @Test
    void whatAFailureLeavesBehindIsSeenToAndABrokenCounterIsOutOfService() {
        try (TestServer server = TestServer.demo();
                TestChromium chromium = new TestChromium()) {
            HallScreens hall = new HallScreens(server);
            int sitting = hall.sit("Y602", 1);
            int number = 0;
            for (View view : TestChromium.views(1280, 390)) {
                Texts texts = view.texts();
                String tag = view.width() + "-" + texts.language().tag();
                number++;
                Page guide = chromium.enter(server, view, "hejing");
                helpIsCalledAndComes(
                        hall, sitting, chromium.enter(server, view, "zhouting"), guide, view);
                guide.navigate("/floor");
                paper(guide, number, texts);
                Page manager = chromium.enter(server, view, "tangmin");
                manager.navigate("/floor");
                inspect(manager, "floor-paper-" + tag);
                press(manager, texts.of("floor.papers.approve"));
                assertThat(manager.locator("#papers")).hasCount(0);
                assertThat(manager.locator("#waiting")).containsText("P" + number);
                manager.locator("#counter-1 summary").click();
                manager.locator("#counter-1 input[name=reason]").fill("读卡器不读卡");
                inspect(manager, "floor-counter-" + tag);
                TestChromium.leaves(manager, () -> press(manager, texts.of("floor.sign.broken")));
                assertThat(manager.locator("#counter-1 .chip").first())
                        .hasText(texts.of("floor.desk.broken"));
                TestChromium.leaves(manager, () -> press(manager, texts.of("floor.sign.mended")));
                assertThat(manager.locator("#counter-1 .chip").first())
                        .hasText(texts.of("floor.desk.free"));
                guide.navigate("/guide");
                callBack(
                        manager,
                        guide,
                        () -> chromium.open(server, view.language(), 390),
                        hall.own("new-connection"),
                        tag,
                        texts);
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    /** A key at the counter calls, a banner stands on the screens, and says who comes. */
    private static void helpIsCalledAndComes(
            HallScreens hall, int sitting, Page clerk, Page guide, View view) {
        Texts texts = view.texts();
        String at = texts.of("help.counter", 1);
        guide.clock().install();
        clerk.clock().install();
        guide.addInitScript(LISTENS);
        guide.navigate("/guide");
        clerk.navigate("/counter/strip");
        clerk.keyboard().press("0");
        clerk.keyboard().press("*");
        assertThat(clerk.locator("#help-calls")).containsText(texts.of("help.nobody"));
        asks(guide);
        assertThat(guide.locator("#help-calls [data-help]").first())
                .containsText(texts.of("help.help", at));
        inspect(guide, "guide-help-" + view.width() + "-" + texts.language().tag());
        assertThat(tones(guide)).as("it is heard").isEqualTo(3);
        asksAgain(guide);
        assertThat(tones(guide)).as("it is heard once").isEqualTo(3);
        guide.reload();
        assertThat(guide.locator("#help-calls [data-help]").first()).isVisible();
        asksAgain(guide);
        assertThat(tones(guide)).as("nor again on the next page").isZero();
        guide.locator("#help-calls button").first().click();
        assertThat(guide.locator("#help-calls button")).hasCount(0);
        asks(clerk);
        assertThat(clerk.locator("#help-calls [data-help]").first())
                .containsText(texts.of("help.going", texts.name("何静", "He Jing")));
        hall.take("new-connection");
        TicketRow called = hall.call(sitting);
        clerk.navigate("/counter/strip");
        clerk.locator("#call-help summary").click();
        clerk.locator("#disruptive-reason").fill("拍打柜台");
        clerk.locator("#call-help button[value=security]").click();
        asks(guide);
        assertThat(guide.locator("#help-calls [data-help]").first())
                .containsText(texts.of("help.security", at, called.number()));
        assertThat(tones(guide)).as("another call is heard").isEqualTo(3);
        inspect(clerk, "counter-help-" + view.width() + "-" + texts.language().tag());
        guide.locator("#help-calls button").first().click();
        hall.finish(sitting, called);
    }

    private static int tones(Page page) {
        return ((Number) page.evaluate("window.tones")).intValue();
    }

    /** Twice, so that the answer to the first is there. */
    private static void asksAgain(Page page) {
        asks(page);
        asks(page);
    }

    private static void asks(Page page) {
        page.waitForResponse("**/help-calls", () -> TestChromium.passes(page, HELP_ASKED_FOR));
    }

    private static void paper(Page guide, int number, Texts texts) {
        guide.locator("summary:has-text('" + texts.of("floor.paper") + "')").click();
        guide.locator("#paper-number").fill(Integer.toString(number));
        guide.locator("#paper-at")
                .fill(
                        LocalDateTime.now(ZoneId.of("Asia/Shanghai"))
                                .minusMinutes(30)
                                .truncatedTo(ChronoUnit.MINUTES)
                                .toString());
        press(guide, texts.of("floor.paper.do"));
        assertThat(guide.locator("#papers")).containsText(texts.of("floor.papers.own"));
    }

    /** Whoever types sees that the board waits; half filled in, it goes on and keeps the words. */
    private static String typesWhileItGoesOn(Page manager, HallScreens hall, Texts texts) {
        Locator paused = manager.locator("[data-paused-for=board]");
        manager.locator("summary:has-text('" + texts.of("floor.down") + "')").click();
        manager.locator("#what").fill("收费系统");
        TicketRow gone = hall.take("new-connection");
        assertThat(paused).isVisible();
        manager.locator("#what").blur();
        hall.leave(gone);
        String number = hall.take("new-connection").number();
        assertThat(manager.locator("#waiting")).containsText(number);
        assertThat(paused).isHidden();
        assertThat(manager.locator("#what")).hasValue("收费系统");
        manager.locator("#what").clear();
        return number;
    }

    private static void callBack(
            Page manager, Page guide, Supplier<Page> opened, String own, String tag, Texts texts) {
        manager.locator("summary:has-text('" + texts.of("floor.down") + "')").click();
        manager.locator("#what").fill("收费系统");
        press(manager, texts.of("floor.down.do"));
        assertThat(manager.locator("#in-down")).isVisible();
        asks(guide);
        assertThat(guide.locator("[data-down]")).containsText("收费系统");
        Page phone = opened.get();
        phone.navigate(own);
        inspect(phone, "own-down-" + tag);
        phone.locator("#down a").click();
        phone.locator("#phone").fill("13900000006");
        inspect(phone, "own-phone-" + tag);
        press(phone, texts.of("own.down.do"));
        assertThat(phone.locator("#down")).containsText(texts.of("own.down.left"));
        manager.navigate("/floor");
        manager.locator("#waiting summary").first().click();
        manager.locator("#waiting input[name=phone]").first().fill("13900000005");
        press(manager, texts.of("floor.contact"));
        assertThat(manager.locator("#callbacks")).not().containsText("13900000005");
        press(manager, texts.of("floor.restored"));
        for (String number : List.of("13900000006", "13900000005")) {
            manager.locator("#callbacks button").first().click();
            assertThat(manager.locator("#phone")).hasText(number);
            inspect(manager, "floor-callback-" + tag);
            press(manager, texts.of("floor.called"));
        }
        assertThat(manager.locator("#callbacks")).hasCount(0);
    }
}
