package io.shouwen.server.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.shouwen.server.TestChromium.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestChromium;
import io.shouwen.server.TestChromium.View;
import io.shouwen.server.TestServer;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/** People come into the house by Excel, get an account, and choose a password of their own. */
@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class AccountsBrowserTest {
    private static final OrgId ORG = new OrgId(1);

    @Test
    void anAdministratorGivesAStartingPasswordAndItsOwnerChoosesAnother() {
        try (TestServer server = TestServer.demo();
                TestChromium chromium = new TestChromium()) {
            List<View> views = TestChromium.views(1280, 390);
            for (int n = 0; n < views.size(); n++) {
                View view = views.get(n);
                hire(server, "N90" + n);
                Page admin = chromium.enter(server, view, "zhoumin");
                admin.navigate("/accounts");
                inspect(admin, "accounts-" + view.texts().language().tag());
                admin.locator("form[action='/accounts/missing'] button").click();
                assertThat(admin.locator("#given tbody tr")).hasCount(1);
                inspect(admin, "accounts-given-" + view.texts().language().tag());
                String password = admin.locator("#given td code").nth(1).textContent();
                Page page = chromium.open(server, view.language(), view.width());
                signIn(page, "n90" + n, password);
                assertThat(page.locator(".note-warn")).isVisible();
                page.navigate("/notices");
                page.waitForURL("**/my/password");
                choose(page, password, "short");
                inspect(page, "accounts-starting-" + view.texts().language().tag());
                choose(page, password, "a-word-of-my-own");
                assertThat(page.locator(".note-good")).isVisible();
                page.navigate("/");
                assertThat(page.locator("h1")).containsText("N90" + n);
                closing(admin, page, view.texts(), n);
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    @Test
    void whoeverDoesNotKnowThePresentPasswordChangesNothing() {
        try (TestServer server = TestServer.demo()) {
            TestBrowser browser = TestBrowser.as(server, "liwei");
            String body =
                    browser.post(
                                    "/my/password",
                                    "/my/password",
                                    Map.of("old", "guess", "password", "0123456789", "key", "a"))
                            .body();
            assertThat(body).contains(Texts.in(Language.ZH).of("refusal.password-wrong"));
            assertThat(browser.get("/my/password").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void nobodyTriesOutThePasswordOfSomebodyWhoIsSignedIn() {
        try (TestServer server = TestServer.demo()) {
            TestBrowser browser = TestBrowser.as(server, "liwei");
            for (int guess = 1; guess <= 8; guess++) {
                assertThat(change(browser, "guess " + guess)).isEqualTo(422);
            }
            assertThat(change(browser, "guess 9")).isEqualTo(429);
            assertThat(change(browser, "shouwen-demo")).isEqualTo(429);
            assertThat(change(TestBrowser.as(server, "zhangyong"), "shouwen-demo")).isEqualTo(302);
        }
    }

    private static int change(TestBrowser browser, String old) {
        Map<String, String> form = Map.of("old", old, "password", "0123456789ab", "key", old);
        return browser.post("/my/password", "/my/password", form).statusCode();
    }

    @Test
    void aResetThatIsSentAgainChangesNothing() {
        try (TestServer server = TestServer.demo()) {
            TestBrowser admin = TestBrowser.as(server, "zhoumin");
            int person = new RoomsStory(server).person("Y201");
            String reset = "/accounts/%d/password".formatted(person);
            assertThat(admin.post("/accounts", reset, Map.of("key", "first")).body())
                    .contains("id=\"given\"");
            assertThat(admin.post("/accounts", reset, Map.of("key", "lost")).body())
                    .contains("id=\"given\"");
            assertThat(admin.post("/accounts", reset, Map.of("key", "lost")).statusCode())
                    .isEqualTo(409);
            assertThat(admin.post("/accounts", reset, Map.of("key", "lost again")).body())
                    .contains("id=\"given\"");
        }
    }

    private static void closing(Page admin, Page page, Texts texts, int n) {
        admin.navigate("/accounts");
        admin.locator("li:has(code:text-is('n90" + n + "')) form[action$=closed] button").click();
        assertThat(admin.locator("li:has(code:text-is('n90" + n + "'))"))
                .containsText(texts.of("account.state.closed"));
        page.navigate("/");
        page.waitForURL("**/sign-in*");
    }

    private static void signIn(Page page, String login, String password) {
        page.navigate("/sign-in");
        page.locator("#login").fill(login);
        page.locator("#password").fill(password);
        page.locator("form[action='/sign-in'] button").click();
        page.waitForURL("**/my/password");
    }

    private static void choose(Page page, String old, String chosen) {
        page.locator("#old").fill(old);
        page.locator("#password").fill(chosen);
        page.locator("form[action='/my/password'] button").click();
    }

    private static void hire(TestServer server, String number) {
        JdbcClient jdbc = JdbcClient.create(server.bean(DataSource.class));
        server.bean(OrgScope.class)
                .run(
                        ORG,
                        () ->
                                jdbc.sql(
                                                """
                                                insert into person (org, staff_no, name_zh, name_en)
                                                values (current_org(), :number, :number, :number)
                                                """)
                                        .param("number", number)
                                        .update());
    }
}
