package io.shouwen.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ScreenshotType;

import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
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

    private static final double PATIENCE_MILLIS = 60_000;
    private static final int SIGN_INS = 3;
    private static final int QUALITY = 90;

    private static final String AXE = AxeBuilder.getAxeScript();

    private final Browser browser = Started.browser();
    private final List<BrowserContext> visitors = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    public TestChromium() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    /** One for all classes of a test process, which run one after the other. */
    private static final class Started {
        private static final Playwright PLAYWRIGHT =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        private static final AtomicReference<Browser> BROWSER = new AtomicReference<>(launch());

        private static Browser launch() {
            return PLAYWRIGHT
                    .chromium()
                    .launch(
                            new BrowserType.LaunchOptions()
                                    .setExecutablePath(program().orElseThrow())
                                    .setArgs(FLAGS));
        }

        private static Browser browser() {
            return BROWSER.updateAndGet(before -> before.isConnected() ? before : launch());
        }
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
        visitors.add(context);
        Page page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    /** As {@link #open(TestServer, Language, int)}, signed in as a person of the sample. */
    public Page enter(TestServer server, View view, String login) {
        Page page = open(server, view.language(), view.width());
        signIn(page, login);
        return page;
    }

    /**
     * Signs in as a person of the sample. Tried again where the browser lost the answer on a busy
     * machine; where it came to instead is told.
     */
    public static void signIn(Page page, String login) {
        for (int tries = 1; !comesIn(page, login); tries++) {
            if (tries == SIGN_INS) {
                throw new AssertionError(
                        "signed in as %s, but came to %s: %s"
                                .formatted(login, page.url(), page.locator("body").innerText()));
            }
        }
    }

    private static boolean comesIn(Page page, String login) {
        page.navigate("/sign-in");
        page.locator("button[name=login][value=" + login + "]").click();
        try {
            PlaywrightAssertions.assertThat(page.locator(".who .name"))
                    .isAttached(
                            new LocatorAssertions.IsAttachedOptions()
                                    .setTimeout(PATIENCE_MILLIS / SIGN_INS));
            return true;
        } catch (AssertionError e) {
            return false;
        }
    }

    /** A language and a width in pixels. */
    public record View(Language language, int width) {
        public Texts texts() {
            return Texts.in(language);
        }
    }

    /**
     * The views in which a page is tried: all of them with {@code SHOUWEN_BROWSER_MATRIX=full},
     * else one, another one each day.
     */
    public static List<View> views(int... widths) {
        List<View> all = new ArrayList<>();
        for (Language language : Language.values()) {
            for (int width : widths) {
                all.add(new View(language, width));
            }
        }
        boolean full = "full".equals(System.getenv("SHOUWEN_BROWSER_MATRIX"));
        return full
                ? all
                : List.of(all.get(LocalDate.now(ZoneOffset.UTC).getDayOfYear() % all.size()));
    }

    /** Nothing sticks out sideways, nobody is shut out, and a picture is kept. */
    public static void inspect(Page page, String name) {
        picture(page, name + "-" + page.viewportSize().width);
        Object overflow =
                page.evaluate(
                        "document.documentElement.scrollWidth"
                                + " - document.documentElement.clientWidth");
        assertThat(((Number) overflow).intValue()).as("sideways scroll of " + name).isZero();
        assertThat(shutOut(page)).as(name).isEmpty();
    }

    /**
     * Who is shut out by which rule, and where. Axe runs in the page and tells what is wrong alone:
     * all that it passed would take longer to send than to find out.
     */
    private static List<?> shutOut(Page page) {
        page.evaluate(AXE);
        return (List<?>)
                page.evaluate(
                        """
                        async () => (await axe.run({resultTypes: ["violations"]})).violations.map(
                            (rule) => rule.help + ": " + rule.nodes.map((node) => node.html).join(" "))
                        """);
    }

    /**
     * Lets that time go by in a page whose clock is ours: what it asks for now and then, it asks.
     */
    public static void passes(Page page, Duration time) {
        page.clock().fastForward(time.toMillis());
    }

    /** Presses the first button of that name. */
    public static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }

    /**
     * Asks for the page again and again until it shows that. By its address, and once what is under
     * way is over: the browser refuses to reload a page that is just being left.
     */
    public static void awaits(Page page, String selector) {
        page.waitForLoadState();
        String address = page.url();
        page.waitForCondition(() -> {
            page.navigate(address);
            return page.locator(selector).count() > 0;
        });
    }

    /**
     * Does what leads to a new page, and waits until that is there: a page that comes back to the
     * same address looks the same as the one being left.
     */
    public static void leaves(Page page, Runnable act) {
        page.evaluate("document.documentElement.dataset.left = 'soon'");
        act.run();
        PlaywrightAssertions.assertThat(page.locator("html:not([data-left])")).hasCount(1);
        page.waitForLoadState();
    }

    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Keeps a picture for a person to look at, under {@code target/pictures}. */
    public static void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setType(ScreenshotType.JPEG)
                        .setQuality(QUALITY)
                        .setPath(Path.of("target/pictures", name + ".jpg")));
    }

    private static Optional<Path> program() {
        return Stream.of(
                        "/usr/bin/chromium-headless-shell",
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        visitors.forEach(BrowserContext::close);
    }
}
