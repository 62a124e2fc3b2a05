package io.shouwen.server.hall.guide;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.shouwen.server.TestChromium.inspect;
import static io.shouwen.server.TestChromium.press;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;

import io.shouwen.server.TestChromium;
import io.shouwen.server.TestChromium.View;
import io.shouwen.server.TestServer;
import io.shouwen.server.hall.HallScreens;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A manager makes a kiosk; a guide receives somebody who is old and prints a number for them. */
@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class GuideBrowserTest {
    @Test
    void somebodyIsReceivedAndGoesFirst() {
        try (TestServer server = TestServer.demo();
                TestChromium chromium = new TestChromium()) {
            for (View view : TestChromium.views(1280, 390)) {
                Texts texts = view.texts();
                settings(chromium.enter(server, view, "tangmin"), texts);
                Page guide = chromium.enter(server, view, "hejing");
                guide.navigate("/guide");
                inspect(guide, "guide-" + texts.language().tag());
                guide.locator("input[name=service]").first().check();
                press(guide, texts.of("guide.receive.do"));
                inspect(guide, "guide-stay-" + texts.language().tag());
                press(guide, texts.of("guide.form.needed"));
                press(guide, texts.of("guide.form.completed"));
                press(guide, texts.of("guide.confirm"));
                assertThat(guide.locator("#confirm")).hasCount(0);
                guide.locator("#priority").selectOption("elderly");
                press(guide, texts.of("guide.number.do"));
                assertThat(guide.locator("#number")).containsText("A00");
                inspect(guide, "guide-ticket-" + texts.language().tag());
                guide.locator("text=" + texts.of("kiosk.done")).click();
                assertThat(guide.locator("#state")).hasText(texts.of("hall.state.waiting"));
                assertThat(guide.locator("main")).containsText(texts.of("hall.class.first"));
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static void settings(Page manager, Texts texts) {
        manager.navigate("/hall/settings");
        inspect(manager, "hall-settings-" + texts.language().tag());
        manager.locator("#device-name").fill("东门取号机");
        manager.locator("#make button").click();
        assertThat(manager.locator("#made .address")).containsText("/kiosk/");
        inspect(manager, "hall-device-" + texts.language().tag());
        recordings(manager, texts);
    }

    /** What is missing is listed; a zip of it makes it whole. */
    private static void recordings(Page manager, Texts texts) {
        String missing = manager.locator("#clips-zh").textContent();
        manager.locator("#clip-files")
                .setInputFiles(new FilePayload("zh.zip", "application/zip", zip(missing)));
        press(manager, texts.of("hall.clips.put"));
        assertThat(manager.locator("#clips-zh")).hasText(texts.of("hall.clips.whole"));
        assertThat(manager.locator("#clips-en")).containsText("en-call");
        inspect(manager, "hall-clips-" + texts.language().tag());
        press(manager, texts.of("hall.clips.remove"));
        assertThat(manager.locator("#clips-zh")).hasText(missing);
    }

    private static byte[] zip(String names) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names.split(" ", -1)) {
                zip.putNextEntry(new ZipEntry(name + ".wav"));
                zip.write(HallScreens.silence());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
