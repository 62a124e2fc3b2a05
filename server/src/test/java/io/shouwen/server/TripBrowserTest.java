package io.shouwen.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.net.URI;
import java.time.Duration;

/**
 * The trip of one fact: reported at one server, seen at another, broken by time itself, found,
 * answered, decided, posted, appealed, and taken back when the truth arrives from a phone that had
 * been offline.
 */
@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class TripBrowserTest {
    private static final Texts EN = Texts.in(Language.EN);
    private static final Texts ZH = Texts.in(Language.ZH);

    @Test
    void aPromiseIsMadeBrokenDecidedAndMendedByALateTruth() {
        try (TestServer first = TestServer.demo();
                ServerProcess second = ServerProcess.beside(first);
                TestChromium chromium = new TestChromium();
                TestChromium phones = new TestChromium()) {
            WallClock clock = first.bean(WallClock.class);

            Page agent = signedIn(chromium, first.uri(""), Language.EN, 1280, "sunli");
            agent.clock().install();
            Page dispatcher = signedIn(phones, second.address(), Language.ZH, 1280, "xufang");
            dispatcher.navigate("/desk");
            String number = report(agent);

            assign(dispatcher, number, "李伟");
            Page phone = signedIn(phones, second.address(), Language.ZH, 360, "liwei");
            phone.navigate("/field");
            assertThat(job(phone, number)).isVisible();
            assertThat(phone.locator("#reach")).hasText(ZH.of("field.online"));
            arriveOffline(phone, number);

            agent.navigate("/requests/" + number);
            assertThat(agent.locator(".verdict-pending, .verdict-soon").first()).isVisible();
            clock.setAhead(Duration.ofMinutes(45));
            TestChromium.passes(agent, Duration.ofSeconds(30));
            assertThat(agent.locator(".verdict-overdue").first()).isVisible(patient());
            TestChromium.picture(agent, "trip-overdue-en-1280");

            Page accused = signedIn(chromium, first.uri(""), Language.ZH, 360, "liwei");
            String finding = answer(accused, number);
            Page quality = signedIn(chromium, first.uri(""), Language.EN, 1280, "linjing");
            confirm(quality, finding);
            accused.navigate("/my/ledger?currency=cny");
            assertThat(accused.locator("main")).containsText("100");
            TestChromium.picture(accused, "trip-ledger-zh-360");
            appeal(accused, finding);

            phone.context().setOffline(false);
            assertThat(phone.locator(".kept-waiting").first()).isVisible(patient());
            TestChromium.picture(phone, "trip-phone-zh-360");

            accept(dispatcher, number);
            assertThat(agent.locator(".verdict-kept").first()).isVisible(patient());
            TestChromium.picture(agent, "trip-kept-en-1280");
            assertThat(quality.locator(".state-withdrawn")).isVisible(patiently(quality, finding));
            accused.navigate("/my/ledger?currency=cny");
            assertThat(accused.locator("main")).containsText(ZH.of("ledger.reason.withdrawn"));
            TestChromium.picture(accused, "trip-ledger-mended-zh-360");
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static Page signedIn(
            TestChromium chromium, URI server, Language language, int width, String login) {
        Page page = chromium.open(server, language, width);
        TestChromium.signIn(page, login);
        return page;
    }

    /** Takes the call, and reads the promised time to the customer. */
    private static String report(Page agent) {
        agent.navigate("/hotline");
        agent.locator("#phone").fill("13800001234");
        press(agent, EN.of("hotline.find"));
        agent.locator("#name").fill("Wang Xiaoming");
        agent.locator("#address").fill("12 Wenquan Road, flat 3");
        agent.locator("input[name=settlement][value=city]").check();
        agent.locator("input[name=symptom]").first().check();
        agent.locator("input[name=severity][value=minor]").check();
        press(agent, EN.of("hotline.save"));
        assertThat(agent.locator(".promises li").first()).isVisible();
        TestChromium.picture(agent, "trip-promised-en-1280");
        return agent.locator("h1.number").textContent().strip();
    }

    /** The board of the other server moved by itself; the job goes to a technician. */
    private static void assign(Page dispatcher, String number, String technician) {
        Locator job = dispatcher.locator(".job", having(number)).first();
        assertThat(job).isVisible(patient());
        job.locator("select[name=handler]").selectOption(option(technician));
        job.locator("form button[type=submit]").click();
        assertThat(dispatcher.locator(".job", having(number)).first().locator(".job-who p"))
                .containsText(technician);
        TestChromium.picture(dispatcher, "trip-board-zh-1280");
    }

    private static void arriveOffline(Page phone, String number) {
        job(phone, number).locator("form[data-act=accepted] button").click();
        assertThat(job(phone, number).locator("[data-step=accepted][data-done=true]")).isVisible();
        phone.context().setOffline(true);
        job(phone, number).locator("[data-step=arrived] summary").first().click();
        job(phone, number).locator("form[data-act=arrived] button").click();
        assertThat(phone.locator(".kept-queued").first()).isVisible();
        assertThat(job(phone, number).locator(".queued")).containsText(ZH.of("field.act.arrived"));
        TestChromium.picture(phone, "trip-offline-zh-360");
    }

    private static String answer(Page accused, String number) {
        accused.navigate("/my/findings");
        Locator late = accused.locator("tbody tr", having("cable.3.3.2a"));
        for (int look = 0; look < 60 && late.count() == 0; look++) {
            accused.waitForTimeout(500);
            accused.reload();
        }
        late.first().locator("a[href^='/findings/']").click();
        String finding = accused.url().replaceFirst(".*/findings/", "");
        assertThat(accused.locator("main")).containsText(number);
        accused.locator("#words-answer").fill("我 10 分钟就到了，手机没有信号。");
        press(accused, ZH.of("finding.act.answer"));
        assertThat(accused.locator("#words-answer")).hasCount(0);
        return finding;
    }

    private static void confirm(Page quality, String finding) {
        quality.navigate("/findings/" + finding);
        quality.locator("#given-source").selectOption("unit");
        press(quality, EN.of("finding.reckon"));
        assertThat(quality.locator("main")).containsText("cable.5.1");
        quality.locator("#money").fill("100");
        quality.locator("#words-confirm").fill("No arrival was recorded by the promised time.");
        press(quality, EN.of("finding.act.confirm"));
        assertThat(quality.locator(".state-confirmed")).isVisible();
        TestChromium.picture(quality, "trip-finding-en-1280");
    }

    private static void appeal(Page accused, String finding) {
        accused.navigate("/findings/" + finding);
        accused.locator("#words-appeal").fill("到场记录在手机里，有信号后会补传。");
        press(accused, ZH.of("finding.act.appeal"));
        assertThat(accused.locator(".state-appealed")).isVisible();
    }

    private static void accept(Page dispatcher, String number) {
        dispatcher.navigate("/requests/" + number);
        TestChromium.picture(dispatcher, "trip-proposed-zh-1280");
        press(dispatcher, ZH.of("story.accept"));
        assertThat(dispatcher.locator(".verdict-kept").first()).isVisible(patient());
    }

    private static IsVisibleOptions patiently(Page quality, String finding) {
        Locator withdrawn = quality.locator(".state-withdrawn");
        for (int look = 0; look < 60 && withdrawn.count() == 0; look++) {
            quality.waitForTimeout(500);
            quality.navigate("/findings/" + finding);
        }
        return patient();
    }

    private static Locator job(Page phone, String number) {
        return phone.locator("[data-request='" + number + "']");
    }

    private static Page.LocatorOptions having(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static SelectOption option(String label) {
        return new SelectOption().setLabel(label);
    }

    private static IsVisibleOptions patient() {
        return new IsVisibleOptions().setTimeout(60_000);
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }
}
