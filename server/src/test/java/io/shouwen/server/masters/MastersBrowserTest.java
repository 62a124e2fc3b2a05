package io.shouwen.server.masters;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.shouwen.server.TestChromium.inspect;
import static io.shouwen.server.TestChromium.press;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;

import io.shouwen.server.TestChromium;
import io.shouwen.server.TestChromium.View;
import io.shouwen.server.TestServer;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;

@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class MastersBrowserTest {
    @Test
    void aWorkbookIsSentMendedAndAppliedAndWhatIsStoredIsDownloaded() throws IOException {
        try (TestServer server = TestServer.demo();
                TestChromium chromium = new TestChromium()) {
            int person = 300;
            for (View view : TestChromium.views(1280, 390)) {
                Texts texts = view.texts();
                Page page = chromium.enter(server, view, "zhoumin");
                page.navigate("/masters");
                inspect(page, "masters-" + texts.language().tag());
                choose(page, new byte[WorkbookReader.MOST_BYTES + 1]);
                press(page, texts.of("masters.look"));
                assertThat(page.locator(".note-bad")).hasText(texts.of("masters.mistake.size"));
                send(page, texts, workbook(++person, "城区维修组", "维修工"));
                assertThat(page.locator(".problems tbody tr")).hasCount(2);
                assertThat(page.locator(".problems")).containsText(texts.of("role.technician"));
                inspect(page, "masters-problems-" + texts.language().tag());
                send(page, texts, workbook(person, "城区维修班", "维修员"));
                assertThat(page.locator(".problems")).hasCount(0);
                inspect(page, "masters-trial-" + texts.language().tag());
                press(page, texts.of("masters.apply"));
                assertThat(page).hasURL(Pattern.compile(".*applied=.*"));
                assertThat(page.locator(".note-good"))
                        .hasText(texts.of("masters.applied", 3, 1, 0));
                inspect(page, "masters-applied-" + texts.language().tag());
                send(page, texts, download(page, texts));
                assertThat(page.locator(".note-good")).hasText(texts.of("masters.no-change"));
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static void send(Page page, Texts texts, byte[] file) {
        choose(page, file);
        press(page, texts.of("masters.look"));
        assertThat(page.locator("#trial")).isVisible();
    }

    private static void choose(Page page, byte[] file) {
        page.locator("#file")
                .setInputFiles(
                        new FilePayload(
                                "masters.xlsx",
                                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                file));
    }

    private static byte[] download(Page page, Texts texts) throws IOException {
        Download download = page.waitForDownload(() -> press(page, texts.of("masters.export")));
        assertThat(download.suggestedFilename()).endsWith(".xlsx");
        return Files.readAllBytes(download.path());
    }

    /** A new station with a person at it; the chief of the urban crew is called something else. */
    private static byte[] workbook(int person, String unit, String role) {
        return new TestWorkbook()
                .sheet("单位", "单位名称|单位编码|类别|上级单位\n城北维修站|N%1$d|站点|维修部".formatted(person))
                .sheet(
                        "人员",
                        """
                        工号|姓名|英文姓名|直接上级
                        00%1$d|赵敏|Zhao Min|Y203
                        Y203|黄建军|Huang Jianjun %1$d|Y502
                        """
                                .formatted(person))
                .sheet("岗位", "人员|所在单位|岗位|任职日期\n00%d|%s|%s|2026-03-01".formatted(person, unit, role))
                .file();
    }
}
