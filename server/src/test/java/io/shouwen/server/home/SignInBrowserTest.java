package io.shouwen.server.home;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import io.shouwen.server.TestChromium;
import io.shouwen.server.TestServer;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class SignInBrowserTest {
    @Test
    void aNewDatabaseIsSetUpAndEnteredInBothLanguagesAndWidths() {
        try (TestServer server = TestServer.unfounded();
                TestChromium chromium = new TestChromium()) {
            Page setUp = chromium.open(server, Language.EN, 1280);
            setUp.navigate("/");
            TestChromium.inspect(setUp, "set-up-en");
            press(setUp, "Create the sample");
            for (Language language : Language.values()) {
                for (int width : new int[] {1280, 360}) {
                    enter(chromium, server, language, width);
                }
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static void enter(
            TestChromium chromium, TestServer server, Language language, int width) {
        Texts texts = Texts.in(language);
        String kind = language.tag() + "-" + width;
        Page page = chromium.open(server, language, width);
        page.navigate("/sign-in");
        TestChromium.inspect(page, "sign-in-" + kind);
        page.getByLabel(texts.of("sign-in.login")).fill("liwei");
        page.getByLabel(texts.of("sign-in.password")).fill("wrong");
        press(page, texts.of("sign-in.enter"));
        assertThat(page.getByRole(AriaRole.ALERT).first()).isAttached();
        assertThat(page.locator(".note-bad")).hasText(texts.of("sign-in.refused"));
        page.getByText(texts.name("李伟", "Li Wei")).click();
        assertThat(page.getByRole(AriaRole.HEADING).first())
                .hasText(texts.of("home.title", texts.name("李伟", "Li Wei")));
        TestChromium.inspect(page, "home-" + kind);
        page.getByText(language.other().ownName()).click();
        assertThat(page.locator("html")).hasAttribute("lang", language.other().tag());
        press(page, Texts.in(language.other()).of("page.sign-out"));
        assertThat(page.locator(".note-good"))
                .hasText(Texts.in(language.other()).of("sign-in.left"));
        page.context().close();
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }
}
