package io.shouwen.server.complaint;

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
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.util.regex.Pattern;

/** A complaint about a visit, from the request's page to the apology. */
@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class ComplaintBrowserTest {
    @Test
    void aComplaintIsTakenInAtARequestKeptFromBeingWithdrawnAndUpheld() {
        try (TestServer server = TestServer.demo();
                TestChromium chromium = new TestChromium()) {
            RoomsStory rooms = new RoomsStory(server);
            TestBrowser agent = TestBrowser.as(server, "sunli");
            for (View view : TestChromium.views(1280, 390)) {
                Texts texts = view.texts();
                String tag = texts.language().tag();
                String about = rooms.report(agent, "1390019" + view.width());
                Page desk = chromium.enter(server, view, "sunli");
                desk.navigate("/requests/" + about);
                desk.locator("a[href='/complaints/new?about=" + about + "']").click();
                desk.locator("input[name=who][value=anonymous]").check();
                desk.locator("#against").selectOption("person-" + rooms.person("Y201"));
                desk.locator("#happened").fill("2026-03-02");
                desk.locator("#words").fill("上门时说话不耐烦，摔门而去");
                assertThat(desk.locator("#code-word strong"))
                        .hasText(Pattern.compile("[2-9A-Z]{8}"));
                inspect(desk, "complaint-new-" + tag);
                press(desk, texts.of("complaint.file"));
                assertThat(desk.locator("#complaint"))
                        .containsText(texts.of("complaint.who.anonymous"));
                String number = desk.url().substring(desk.url().lastIndexOf('/') + 1);
                open(desk, "#ask-withdrawal");
                desk.locator("#reason-withdrawal").fill("客户来电说算了");
                desk.locator("#ask-withdrawal button").click();
                assertThat(desk.locator("[data-change]")).containsText(texts.of("complaint.waits"));

                Page quality = chromium.enter(server, view, "linjing");
                quality.navigate("/complaints");
                inspect(quality, "complaints-" + tag);
                quality.locator("a[href='/complaints/" + number + "']").click();
                quality.locator("form.settle input[name=reason]").fill("回访客户，并未撤诉");
                inspect(quality, "complaint-settle-" + tag);
                press(quality, texts.of("complaint.decline"));
                assertThat(quality.locator("[data-change]"))
                        .containsText(texts.of("complaint.declined"));
                open(quality, "#decide");
                quality.locator("#decide input[value=true]").check();
                quality.locator("#clause").fill("cable.2.5.4a");
                quality.locator("#reasons").fill("执法记录仪录音核实，确有不耐烦");
                inspect(quality, "complaint-decide-" + tag);
                press(quality, texts.of("complaint.decide.do"));
                assertThat(quality.locator("#complaint")).containsText("cable.2.5.4a");
                inspect(quality, "complaint-" + tag);

                Page technician = chromium.enter(server, view, "liwei");
                technician.navigate("/complaints");
                Locator mine = technician.locator("#against-me form[action*='" + number + "']");
                assertThat(mine).isVisible();
                inspect(technician, "complaint-mine-" + tag);
                mine.locator("button").click();
                quality.reload();
                assertThat(quality.locator("#complaint"))
                        .containsText(texts.of("complaint.apology.made"));
                desk.navigate("/hotline");
                desk.locator("#phone").fill("1390020" + view.width());
                press(desk, texts.of("hotline.find"));
                desk.locator("input[name=type][value=complaint]").check();
                inspect(desk, "hotline-complaint-" + tag);
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static void open(Page page, String details) {
        page.locator(details + " > summary").click();
    }
}
