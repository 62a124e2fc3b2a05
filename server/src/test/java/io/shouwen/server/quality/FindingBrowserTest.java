package io.shouwen.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import io.shouwen.server.TestChromium;
import io.shouwen.server.TestServer;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class FindingBrowserTest {
    @Test
    void aFindingIsAnsweredOnAPhoneConfirmedAtADeskAndSeenInTheLedgerInBothLanguages() {
        try (TestServer server = TestServer.demo();
                TestChromium chromium = new TestChromium()) {
            SampleBreach breaches = new SampleBreach(server);
            for (Language language : Language.values()) {
                story(chromium, server, language, breaches.overdue("liwei"));
            }
            server.bean(Shelf.class).put(BookCode.recorded());
            for (Language language : Language.values()) {
                merit(chromium, server, language, breaches.overdue("liwei"));
            }
            breaches.lateArrival("zhangyong");
            for (Language language : Language.values()) {
                for (int width : new int[] {1280, 360}) {
                    Page page = enter(chromium, server, language, width, "huangjianjun");
                    page.navigate("/proposals");
                    inspect(page, "late-facts-" + language.tag() + "-" + width);
                }
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static void story(
            TestChromium chromium, TestServer server, Language language, SubjectId finding) {
        Texts texts = Texts.in(language);
        String kind = language.tag();
        Page phone = enter(chromium, server, language, 360, "liwei");
        phone.navigate("/my/findings");
        inspect(phone, "my-findings-" + kind + "-360");
        phone.getByText(finding.number()).first().click();
        phone.getByLabel(texts.of("finding.your-words")).fill("修路绕行，已电话告知客户");
        press(phone, texts.of("finding.act.answer"));
        phone.getByText("修路绕行").waitFor();
        inspect(phone, "answered-" + kind + "-360");

        Page desk = enter(chromium, server, language, 1280, "linjing");
        desk.navigate("/findings");
        inspect(desk, "findings-" + kind + "-1280");
        desk.getByText(finding.number()).first().click();
        desk.locator("textarea[name=words]").first().fill("经核实，情况属实");
        inspect(desk, "finding-" + kind + "-1280");
        press(desk, texts.of("finding.act.confirm"));
        desk.locator(".state-confirmed").first().waitFor();

        phone.navigate("/my/ledger");
        inspect(phone, "ledger-" + kind + "-360");
        desk.navigate("/findings?state=confirmed");
        desk.getByText(finding.number()).first().waitFor();
        desk.locator("a[href^='/people/']").first().click();
        inspect(desk, "ledger-" + kind + "-1280");
    }

    /** A merit is raised on the ledger page, and one decider waits for another. */
    private static void merit(
            TestChromium chromium, TestServer server, Language language, SubjectId finding) {
        Texts texts = Texts.in(language);
        Page desk = enter(chromium, server, language, 1280, "linjing");
        desk.navigate("/findings/" + finding.number());
        String request = desk.locator("a[href^='/records/']").first().innerText();
        desk.navigate("/findings?state=confirmed");
        desk.locator("a[href^='/people/']").first().click();
        desk.getByLabel(texts.of("finding.subject")).fill(request);
        inspect(desk, "record-" + language.tag() + "-1280");
        press(desk, texts.of("record.merit.raise"));
        desk.locator(".verdict-merit").first().waitFor();
        desk.getByLabel(texts.of("finding.money-given-open", "0.01")).fill("200");
        desk.locator("textarea[name=words]").first().fill("举报属实");
        inspect(desk, "merit-" + language.tag() + "-1280");
        press(desk, texts.of("finding.act.confirm"));
        desk.getByText(texts.of("finding.awaiting.about")).waitFor();
    }

    private static Page enter(
            TestChromium chromium, TestServer server, Language language, int width, String login) {
        Page page = chromium.open(server, language, width);
        TestChromium.signIn(page, login);
        return page;
    }

    private static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static void inspect(Page page, String name) {
        TestChromium.picture(page, name);
        Object overflow =
                page.evaluate(
                        "document.documentElement.scrollWidth"
                                + " - document.documentElement.clientWidth");
        assertThat(((Number) overflow).intValue()).as("sideways scroll of " + name).isZero();
        assertThat(new AxeBuilder(page).analyze().getViolations()).as(name).isEmpty();
    }
}
