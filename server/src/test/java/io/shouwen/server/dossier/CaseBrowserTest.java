package io.shouwen.server.dossier;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.shouwen.server.TestChromium.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestChromium;
import io.shouwen.server.TestChromium.View;
import io.shouwen.server.TestServer;
import io.shouwen.server.cli.ServerShell;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import javax.imageio.ImageIO;

/** A scan is added to a request and looked at; the case leaves the house as PDF and is verified. */
@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class CaseBrowserTest {
    @TempDir private static Path folder;

    @Test
    void aScanIsAddedLookedAtAndTheCaseIsExportedWithItsProof() throws IOException {
        try (TestServer server = TestServer.demo();
                TestChromium chromium = new TestChromium()) {
            RoomsStory rooms = new RoomsStory(server);
            int phone = 321;
            for (View view : TestChromium.views(1280, 390)) {
                Texts texts = view.texts();
                String tag = texts.language().tag() + "-" + view.width();
                String number = rooms.report(TestBrowser.as(server, "sunli"), "13900000" + phone++);
                Page agent = chromium.enter(server, view, "sunli");
                agent.navigate("/requests/" + number);
                Locator files = agent.locator("#files");
                open(files, texts.of("file.add"));
                files.locator("#file-sort").selectOption("scan");
                files.locator("#file")
                        .setInputFiles(new FilePayload("scan.png", "image/png", scan()));
                files.locator("button.main").click();
                assertThat(files).containsText(texts.of("story.value.scan"));
                open(files, texts.of("file.look"));
                files.locator("#why-look").fill("核对身份");
                files.locator("form[hx-post] button").click();
                assertThat(files.locator("button.thumbnail img")).hasCount(1);
                inspect(agent, "files-" + tag);

                agent.navigate("/requests/" + number);
                assertThat(files).containsText(texts.of("story.value.scan"));
                Locator export = agent.locator("form[action$='/dossier']");
                agent.locator("summary", summary(texts.of("dossier.export"))).click();
                inspect(agent, "case-export-" + tag);
                Download download = agent.waitForDownload(() -> export.locator("button").click());
                assertThat(download.suggestedFilename()).isEqualTo(number + ".pdf");
                Path pdf = folder.resolve(tag + ".pdf");
                download.saveAs(pdf);
                assertThat(ServerShell.run(Map.of(), "seal", "verify", "--case", pdf.toString()))
                        .isZero();
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static void open(Locator within, String summary) {
        within.locator("summary", new Locator.LocatorOptions().setHasText(summary)).click();
    }

    private static Page.LocatorOptions summary(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static byte[] scan() throws IOException {
        BufferedImage paper = new BufferedImage(420, 595, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = paper.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 420, 595);
        pen.setColor(Color.DARK_GRAY);
        for (int line = 60; line < 500; line += 30) {
            pen.fillRect(40, line, 340, 6);
        }
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(paper, "png", out);
        return out.toByteArray();
    }
}
