package io.shouwen.server;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;

import io.shouwen.server.text.Language;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The system's Chromium. Every page it opens is watched: whatever the browser complains about (a
 * script error, a missing file, a breach of the content policy) is collected.
 */
public final class TestChromium implements AutoCloseable {
    private static final List<String> FLAGS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    public TestChromium() {
        Path program = program().orElseThrow();
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(program)
                                        .setArgs(FLAGS));
    }

    /** For {@code @EnabledIf}: browser tests need a Chromium on the machine. */
    public static boolean isInstalled() {
        return program().isPresent();
    }

    /** A new visitor at a width, asking for a language. */
    public Page open(TestServer server, Language language, int width) {
        return open(server.uri(""), language, width);
    }

    /** As {@link #open(TestServer, Language, int)}, at any server. */
    public Page open(URI server, Language language, int width) {
        BrowserContext context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setBaseURL(server.toString())
                                .setLocale(language == Language.ZH ? "zh-CN" : "en-GB")
                                .setViewportSize(width, width < 600 ? 780 : 900)
                                .setHasTouch(width < 600));
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Keeps a picture for a person to look at, under {@code target/pictures}. */
    public static void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target/pictures", name + ".png")));
    }

    private static Optional<Path> program() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
