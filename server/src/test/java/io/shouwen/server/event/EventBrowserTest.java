package io.shouwen.server.event;

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

/** An outage from its declaration to the last callback. */
@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class EventBrowserTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final TestChromium CHROMIUM = new TestChromium();
    private static final RoomsStory ROOMS = new RoomsStory(SERVER);

    @AfterAll
    static void stop() {
        CHROMIUM.close();
        SERVER.close();
    }

    @Test
    void anOutageIsDeclaredLinkedMovedEndedAndItsCustomersAreCalledOnce() {
        TestBrowser agent = TestBrowser.as(SERVER, "sunli");
        for (View view : TestChromium.views(1280, 390)) {
            Texts texts = view.texts();
            String phone = "1390016" + view.width();
            String before = ROOMS.report(agent, phone);
            Page page = CHROMIUM.enter(SERVER, view, "xufang");
            declare(page, texts);
            String event = page.url().substring(page.url().lastIndexOf('/') + 1);

            Page desk = CHROMIUM.enter(SERVER, view, "sunli");
            desk.navigate("/hotline");
            desk.locator("#phone").fill("1390017" + view.width());
            press(desk, texts.of("hotline.find"));
            desk.locator("#name").fill("赵六");
            desk.locator("#address").fill("人民路 新华小区 1号楼");
            desk.locator(".known-event input[value='" + event + "']").check();
            inspect(desk, "hotline-event-" + texts.language().tag());
            choose(desk, "symptom", "no-signal");
            choose(desk, "severity", "minor");
            press(desk, texts.of("hotline.save"));
            assertThat(desk.locator("h1.number")).isVisible();

            page.reload();
            assertThat(page.locator("#linked h2")).hasText(texts.of("event.linked", 1));
            open(page, texts.of("event.link-one"));
            page.locator("#request").fill(before);
            page.locator("#reason-link").fill("同一条线路");
            press(page, texts.of("event.link-one.do"));
            assertThat(page.locator("[data-request='" + before + "']")).isVisible();
            inspect(page, "event-" + texts.language().tag());

            open(page, texts.of("event.extend"));
            page.locator("#ends").fill("2098-01-01T16:00");
            page.locator("#reason-extend").fill("备件未到");
            press(page, texts.of("event.extend.do"));
            assertThat(page.locator(".expected .was")).isVisible();

            open(page, texts.of("event.end"));
            page.locator("#reason-end").fill("线路已修复");
            press(page, texts.of("event.end.do"));
            assertThat(page.locator("#calls > ul > li")).hasCount(2);

            desk.navigate("/events/" + event);
            inspect(desk, "event-calls-" + texts.language().tag());
            desk.locator("#calls li").first().locator("button.main").click();
            assertThat(desk.locator("#calls .verdict-kept")).hasCount(1);
            page.navigate("/events");
            inspect(page, "events-" + texts.language().tag());
        }
        assertThat(CHROMIUM.complaints()).isEmpty();
    }

    private static void declare(Page page, Texts texts) {
        page.navigate("/events");
        open(page, texts.of("event.declare"));
        choose(page, "kind", "outage");
        page.locator("#ends").fill("2098-01-01T12:00");
        page.locator("#cause").fill("主干线缆断");
        page.locator("#told").fill("新华小区一带线缆故障，正在抢修");
        page.locator("#address").fill("新华小区");
        page.locator("#places .choice", new Page.LocatorOptions().setHasText("新华小区"))
                .first()
                .click();
        inspect(page, "declare-" + texts.language().tag());
        press(page, texts.of("event.declare.do"));
        assertThat(page.locator("h1")).containsText("主干线缆断");
    }

    private static void choose(Page page, String name, String value) {
        page.locator("input[name='" + name + "'][value='" + value + "']").check();
    }

    private static void open(Page page, String summary) {
        page.locator("summary", new Page.LocatorOptions().setHasText(summary)).first().click();
    }
}
