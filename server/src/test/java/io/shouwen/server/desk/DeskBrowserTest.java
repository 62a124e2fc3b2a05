package io.shouwen.server.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.shouwen.server.TestChromium.inspect;
import static io.shouwen.server.TestChromium.press;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.SelectOption;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestChromium;
import io.shouwen.server.TestChromium.View;
import io.shouwen.server.TestServer;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class DeskBrowserTest {
    private static final String BOARD = "**/desk/board*";
    private static final long REST_MILLIS = 1_000;

    private static final TestServer SERVER = TestServer.demo();
    private static final TestChromium CHROMIUM = new TestChromium();
    private static final RoomsStory ROOMS = new RoomsStory(SERVER);

    @AfterAll
    static void stop() {
        CHROMIUM.close();
        SERVER.close();
    }

    @Test
    void aReportAppearsOnTheBoardByItselfAndATechnicianIsSent() {
        TestBrowser agent = TestBrowser.as(SERVER, "sunli");
        for (View view : TestChromium.views(1280, 390)) {
            Page board = CHROMIUM.enter(SERVER, view, "xufang");
            board.navigate("/desk");
            inspect(board, "desk-before-" + view.language().tag());
            String number = ROOMS.report(agent, "1390002" + view.width());
            Locator job = job(board, number);
            assertThat(job).isVisible();
            String technician = view.texts().name("张勇", "Zhang Yong");
            job.locator("select[name=handler]")
                    .selectOption(new SelectOption().setLabel(technician));
            job.locator("form button[type=submit]").click();
            assertThat(job(board, number).locator(".job-who p")).containsText(technician);
            inspect(board, "desk-" + view.language().tag());
            board.locator(".filter a").nth(2).click();
            assertThat(job(board, number)).hasCount(0);
            inspect(board, "desk-rural-" + view.language().tag());
        }
        nothingButTheRefusal();
    }

    /**
     * What changes while the part comes anew is asked for soon after, not when the next quarter of
     * a minute is over.
     */
    @Test
    void changesCloseToEachOtherAreAllSeen() {
        Page board = CHROMIUM.enter(SERVER, new View(Language.EN, 1280), "xufang");
        board.clock().install();
        board.waitForResponse(BOARD, () -> board.navigate("/desk"));
        board.waitForLoadState(LoadState.NETWORKIDLE);
        board.clock().pauseAt(((Number) board.evaluate("Date.now()")).longValue() + REST_MILLIS);
        List<String> asked = new ArrayList<>();
        board.onRequest(request -> asked.add(request.url()));
        board.waitForResponse(BOARD, () -> changes(board));
        changes(board);
        changes(board);
        board.waitForResponse(BOARD, () -> board.clock().runFor(REST_MILLIS));
        assertThat(asked).as("once at the first, once for those soon after it").hasSize(2);
        nothingButTheRefusal();
    }

    private static void changes(Page board) {
        board.evaluate("htmx.trigger('#board', 'sse:changed')");
    }

    @Test
    void aRequestIsHandedOverRegradedAndWithdrawnAndEveryOpenPageFollows() {
        TestBrowser agent = TestBrowser.as(SERVER, "sunli");
        for (View view : TestChromium.views(1280, 390)) {
            String number = ROOMS.report(agent, "1390003" + view.width());
            String path = "/requests/" + number;
            Page mine = CHROMIUM.enter(SERVER, view, "sunli");
            mine.navigate(path);
            Page colleague = CHROMIUM.enter(SERVER, view, "maxiao");
            handOver(mine, colleague, path, view.texts());
            Page dispatcher = CHROMIUM.enter(SERVER, view, "xufang");
            dispatcher.navigate(path);
            regrade(mine, dispatcher, view.texts());
            endTwice(mine, dispatcher, view.texts());
        }
        nothingButTheRefusal();
    }

    private static void nothingButTheRefusal() {
        assertThat(CHROMIUM.complaints())
                .as("the browser notes the one refusal that was asked for")
                .allMatch(complaint -> complaint.contains(" 409 "));
    }

    private static void handOver(Page mine, Page colleague, String path, Texts texts) {
        offer(mine, texts);
        colleague.navigate("/");
        inspect(colleague, "offered-" + texts.language().tag());
        colleague.locator(".offer summary").first().click();
        colleague.locator(".offer input[name=reason]").first().fill("我正在休假");
        press(colleague, texts.of("act.give-back.do"));
        assertThat(colleague).hasURL(Pattern.compile(".*" + path));
        assertThat(mine.locator("#story")).containsText("我正在休假");
        offer(mine, texts);
        colleague.navigate("/");
        press(colleague, texts.of("act.take-over.do"));
        assertThat(colleague.locator(".handler")).hasText(texts.name("马晓", "Ma Xiao"));
        assertThat(mine.locator(".handler")).hasText(texts.name("马晓", "Ma Xiao"));
        assertThat(mine.locator(".first-contact")).hasText(texts.name("孙丽", "Sun Li"));
    }

    private static void offer(Page mine, Texts texts) {
        mine.locator("form[data-act=offer]").locator("xpath=../summary").click();
        mine.locator("#to").selectOption(new SelectOption().setLabel(texts.name("马晓", "Ma Xiao")));
        mine.locator("#reason-offer").fill("我要下班了");
        press(mine, texts.of("act.offer.do"));
        assertThat(mine.locator("#acts > .note")).containsText(texts.name("马晓", "Ma Xiao"));
    }

    private static void regrade(Page mine, Page dispatcher, Texts texts) {
        dispatcher.locator("form[data-act=severity]").locator("xpath=../summary").click();
        dispatcher
                .locator("#second")
                .selectOption(new SelectOption().setLabel(texts.name("黄建军", "Huang Jianjun")));
        dispatcher.locator("#reason-severity").fill("主干线缆断了");
        inspect(dispatcher, "request-severity-" + texts.language().tag());
        press(dispatcher, texts.of("act.severity.do"));
        assertThat(dispatcher.locator("#head")).containsText(texts.of("story.value.major"));
        assertThat(mine.locator("#head")).containsText(texts.of("story.value.major"));
    }

    /** What one has begun to fill in stays, and what comes too late is refused with a sentence. */
    private static void endTwice(Page mine, Page dispatcher, Texts texts) {
        mine.locator("form[data-act=close]").locator("xpath=../summary").click();
        mine.locator("#reason-close").fill("电话里已解决");
        dispatcher.locator("form[data-act=withdraw]").locator("xpath=../summary").click();
        dispatcher.locator("#reason-withdraw").fill("客户说信号自己恢复了");
        press(dispatcher, texts.of("act.withdraw.do"));
        assertThat(dispatcher.locator("#head .tag")).hasText(texts.of("story.closed"));
        assertThat(dispatcher.locator("#acts .doing")).hasCount(0);
        inspect(dispatcher, "request-closed-" + texts.language().tag());
        assertThat(mine.locator("#head .tag")).hasText(texts.of("story.closed"));
        press(mine, texts.of("act.close.do"));
        assertThat(mine.locator("#notice")).containsText(texts.of("refusal.already-closed"));
        inspect(mine, "request-refused-" + texts.language().tag());
    }

    private static Locator job(Page board, String number) {
        return board.locator(".job", new Page.LocatorOptions().setHasText(number)).first();
    }
}
