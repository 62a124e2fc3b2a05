package io.shouwen.server.above;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.shouwen.server.TestChromium.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;

import io.shouwen.server.TestChromium;
import io.shouwen.server.TestChromium.View;
import io.shouwen.server.TestServer;
import io.shouwen.server.masters.Column;
import io.shouwen.server.masters.TestWorkbook;
import io.shouwen.server.page.Excel;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.util.stream.Collectors;

/** A workbook is looked at and taken in; an order of it is signed for, answered and checked. */
@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class AboveBrowserTest {
    private static final String PREFIX = "master.orders-from-above.";

    @Test
    void ordersComeInAsAWorkbookAndAreAnsweredBeforeSomebodyElse() {
        try (TestServer server = TestServer.demo();
                TestChromium chromium = new TestChromium()) {
            for (View view : TestChromium.views(1280, 390)) {
                Texts texts = view.texts();
                String tag = texts.language().tag() + "-" + view.width();
                Page agent = chromium.enter(server, view, "sunli");
                agent.navigate("/above/import");
                agent.locator("#file").setInputFiles(file(texts, "no-day", tag));
                agent.locator("button:not([name=take])").last().click();
                assertThat(agent.locator(".problems tbody tr")).hasCount(1);
                inspect(agent, "above-look-" + tag);
                agent.locator("#file").setInputFiles(file(texts, "2098-01-01", tag));
                agent.locator("button[name=take]").click();
                assertThat(agent.locator(".note-good")).containsText(texts.of("above.taken", 1));
                agent.navigate("/above");
                inspect(agent, "above-" + tag);
                agent.locator("[data-order='" + tag + "'] a").click();
                Locator order = agent.locator("#order");
                order.locator("[data-above=sign] button").click();
                open(agent, texts.of("above.act.reply"));
                agent.locator("#above-reply").fill("已更换分支器，信号恢复。");
                inspect(agent, "above-reply-" + tag);
                agent.locator("[data-above=reply] button").click();
                assertThat(order).containsText(texts.of("above.step.written"));

                Page dispatcher = chromium.enter(server, view, "xufang");
                dispatcher.navigate(agent.url());
                open(dispatcher, texts.of("above.act.approve"));
                dispatcher.locator("[data-above=approve] button").click();
                assertThat(dispatcher.locator("#order"))
                        .containsText(texts.of("above.step.answered"));
                inspect(dispatcher, "above-answered-" + tag);
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static FilePayload file(Texts texts, String day, String reference) {
        String titles =
                AboveSheet.SHEET.columns().stream()
                        .map(Column::key)
                        .map(key -> texts.of(PREFIX + key))
                        .collect(Collectors.joining("|"));
        String row =
                String.join(
                        "|",
                        "12345",
                        reference,
                        day,
                        texts.of("story.value.complaint"),
                        "",
                        "三天没有信号",
                        "王小明",
                        "13900000021",
                        "人民路 12 号");
        byte[] file =
                new TestWorkbook()
                        .sheet(texts.of("master.orders-from-above"), titles + "\n" + row)
                        .file();
        return new FilePayload("orders.xlsx", Excel.TYPE, file);
    }

    private static void open(Page page, String summary) {
        page.locator("#order summary", new Page.LocatorOptions().setHasText(summary))
                .first()
                .click();
    }
}
