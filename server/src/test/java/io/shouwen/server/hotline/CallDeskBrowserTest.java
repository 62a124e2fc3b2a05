package io.shouwen.server.hotline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.shouwen.server.TestChromium.inspect;
import static io.shouwen.server.TestChromium.press;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestChromium;
import io.shouwen.server.TestChromium.View;
import io.shouwen.server.TestServer;
import io.shouwen.server.call.PhoneStory;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class CallDeskBrowserTest {
    @Test
    void thePhoneRingsTheCustomerIsThereIsAnsweredAndTheCallIsWrittenDown() {
        try (TestServer server = TestServer.demo();
                TestChromium chromium = new TestChromium()) {
            PhoneStory phones = new PhoneStory(server);
            int story = 0;
            for (View view : TestChromium.views(1280, 360)) {
                String phone = "1394444%04d".formatted(++story);
                String request =
                        new RoomsStory(server).report(TestBrowser.as(server, "sunli"), phone);
                Page page = chromium.enter(server, view, "maxiao");
                String call = ring(page, view.texts(), phones, "browser-" + story, phone, request);
                answer(page, view.texts(), phones, "browser-" + story, call, request);
                writeDown(page, view.texts(), call);
                watch(chromium.enter(server, view, "xufang"), view.texts());
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static String ring(
            Page page, Texts texts, PhoneStory phones, String name, String phone, String request) {
        page.navigate("/hotline");
        if (page.locator("#extension").count() > 0) {
            page.locator("#extension").fill("8002");
            press(page, texts.of("hotline.sign-in"));
        }
        assertThat(page.locator(".agent-ready")).isVisible();
        inspect(page, "call-ready-" + texts.language().tag());
        String call =
                phones.event(
                        name,
                        "ringing",
                        "\"extension\":\"8002\",\"number\":\"%s\"".formatted(phone));
        Locator card = page.locator("[data-call='" + call + "']");
        assertThat(card).containsText("139****");
        assertThat(card).containsText(request);
        assertThat(card).containsText(texts.of("hotline.again"));
        inspect(page, "call-ringing-" + texts.language().tag());
        return call;
    }

    private static void answer(
            Page page, Texts texts, PhoneStory phones, String name, String call, String request) {
        phones.event(name, "answered", "\"extension\":\"8002\",\"rings\":2,\"recording\":\"R-1\"");
        assertThat(page.locator(".phone-talking")).isVisible();
        page.locator("[data-call='" + call + "'] a.main").click();
        Locator asked = page.locator("[data-request='" + request + "']");
        assertThat(asked).containsText(texts.name("孙丽", "Sun Li"));
        asked.locator("summary").click();
        inspect(page, "call-answer-" + texts.language().tag());
        asked.locator("input[name=told]").check();
        asked.getByText(texts.of("hotline.urged")).click();
        assertThat(page.locator("#record-title ~ p").first()).containsText(request);
        phones.event(name, "ended", "\"extension\":\"8002\",\"releasedBy\":\"customer\"");
    }

    private static void writeDown(Page page, Texts texts, String call) {
        press(page, texts.of("hotline.log"));
        assertThat(page.locator(".note-bad")).containsText(texts.of("hotline.missing.handling"));
        inspect(page, "call-missing-" + texts.language().tag());
        page.locator("input[name=matter][value=repair-chased]").check();
        page.locator("#handling").fill("已告知到场时间");
        press(page, texts.of("hotline.log"));
        page.waitForURL("**/hotline");
        assertThat(page.locator(".agent-ready")).isVisible();
        page.navigate("/calls");
        assertThat(page.locator("#calls")).containsText(call);
        inspect(page, "calls-" + texts.language().tag());
        page.navigate("/calls/" + call);
        assertThat(page.locator("main")).containsText("已告知到场时间");
        inspect(page, "call-" + texts.language().tag());
    }

    private static void watch(Page page, Texts texts) {
        page.navigate("/calls/live");
        assertThat(page.locator("#agents")).containsText(texts.name("马晓", "Ma Xiao"));
        inspect(page, "calls-live-" + texts.language().tag());
    }
}
