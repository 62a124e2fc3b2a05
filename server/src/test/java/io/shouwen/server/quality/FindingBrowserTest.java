package io.shouwen.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

import io.shouwen.server.TestChromium;
import io.shouwen.server.TestChromium.View;
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
    void aFindingIsAnsweredOnAPhoneConfirmedAtADeskAndSeenInTheLedger() {
        try (TestServer server = TestServer.demo();
                TestChromium chromium = new TestChromium()) {
            SampleBreach breaches = new SampleBreach(server);
            for (View view : TestChromium.views(1280)) {
                story(chromium, server, view.language(), breaches.overdue("liwei"));
            }
            server.bean(Shelf.class).put(BookCode.recorded());
            for (View view : TestChromium.views(1280)) {
                merit(chromium, server, view.language(), breaches.overdue("liwei"));
            }
            breaches.lateArrival("zhangyong");
            for (View view : TestChromium.views(1280, 360)) {
                Page page = chromium.enter(server, view, "huangjianjun");
                page.navigate("/proposals");
                TestChromium.inspect(page, "late-facts-" + view.language().tag());
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static void story(
            TestChromium chromium, TestServer server, Language language, SubjectId finding) {
        Texts texts = Texts.in(language);
        String kind = language.tag();
        Page phone = chromium.enter(server, new View(language, 360), "liwei");
        phone.navigate("/my/findings");
        TestChromium.inspect(phone, "my-findings-" + kind);
        phone.getByText(finding.number()).first().click();
        phone.getByLabel(texts.of("finding.your-words")).fill("修路绕行，已电话告知客户");
        TestChromium.press(phone, texts.of("finding.act.answer"));
        phone.getByText("修路绕行").waitFor();
        TestChromium.inspect(phone, "answered-" + kind);

        Page desk = chromium.enter(server, new View(language, 1280), "linjing");
        desk.navigate("/findings");
        TestChromium.inspect(desk, "findings-" + kind);
        desk.getByText(finding.number()).first().click();
        desk.locator("textarea[name=words]").first().fill("经核实，情况属实");
        TestChromium.inspect(desk, "finding-" + kind);
        TestChromium.press(desk, texts.of("finding.act.confirm"));
        desk.locator(".state-confirmed").first().waitFor();

        phone.navigate("/my/ledger");
        TestChromium.inspect(phone, "ledger-" + kind);
        desk.navigate("/findings?state=confirmed");
        desk.getByText(finding.number()).first().waitFor();
        desk.locator("a[href^='/people/']").first().click();
        TestChromium.inspect(desk, "ledger-" + kind);
    }

    /** A merit is raised on the ledger page, and one decider waits for another. */
    private static void merit(
            TestChromium chromium, TestServer server, Language language, SubjectId finding) {
        Texts texts = Texts.in(language);
        Page desk = chromium.enter(server, new View(language, 1280), "linjing");
        desk.navigate("/findings/" + finding.number());
        String request = desk.locator("a[href^='/records/']").first().innerText();
        desk.navigate("/findings?state=confirmed");
        desk.locator("a[href^='/people/']").first().click();
        desk.getByLabel(texts.of("finding.subject")).fill(request);
        TestChromium.inspect(desk, "record-" + language.tag());
        TestChromium.press(desk, texts.of("record.merit.raise"));
        desk.locator(".verdict-merit").first().waitFor();
        desk.getByLabel(texts.of("finding.money-given-open", "0.01")).fill("200");
        desk.locator("textarea[name=words]").first().fill("举报属实");
        TestChromium.inspect(desk, "merit-" + language.tag());
        TestChromium.press(desk, texts.of("finding.act.confirm"));
        desk.getByText(texts.of("finding.awaiting.about")).waitFor();
    }
}
