package io.shouwen.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.SampleOrganisation;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.util.Map;

class SignInTest {
    private static final TestServer SERVER = TestServer.demo();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void loginAndPasswordOpenTheHouseAndSigningOutClosesIt() {
        TestBrowser browser = new TestBrowser(SERVER);
        assertThat(location(signIn(browser, "liwei", SampleOrganisation.PASSWORD))).isEqualTo("/");
        assertThat(browser.get("/", "Accept-Language", "zh-CN").body())
                .contains("您好，李伟", "维修员", "城区维修班");
        browser.post("/", "/sign-out", Map.of());
        assertThat(location(browser.get("/"))).endsWith("/sign-in");
    }

    @Test
    void aWrongPasswordAndAnUnknownLoginGetTheSameAnswer() {
        TestBrowser browser = new TestBrowser(SERVER);
        assertThat(location(signIn(browser, "sunli", "guessed"))).endsWith("/sign-in?refused");
        assertThat(location(signIn(browser, "nobody", "guessed"))).endsWith("/sign-in?refused");
        assertThat(browser.get("/sign-in?refused", "Accept-Language", "en").body())
                .contains("Login or password is not right");
    }

    @Test
    void afterTooManyGuessesEvenTheRightPasswordHasToWait() {
        TestBrowser browser = new TestBrowser(SERVER);
        for (int guess = 0; guess < 8; guess++) {
            signIn(browser, "chenli", "guess " + guess);
        }
        assertThat(location(signIn(browser, "chenli", SampleOrganisation.PASSWORD)))
                .endsWith("/sign-in?wait");
        assertThat(location(signIn(browser, "zhoumin", SampleOrganisation.PASSWORD)))
                .isEqualTo("/");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        TestBrowser browser = TestBrowser.as(SERVER, "liwei");
        assertThat(browser.postWithToken("forged", "/sign-out", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void theSessionChangesItsNumberAtSignIn() {
        TestBrowser browser = new TestBrowser(SERVER);
        HttpResponse<String> before = browser.get("/sign-in");
        HttpResponse<String> after =
                browser.post("/sign-in", "/sign-in/demo", Map.of("login", "liwei"));
        assertThat(after.headers().firstValue("Set-Cookie")).isPresent();
        assertThat(after.headers().firstValue("Set-Cookie"))
                .isNotEqualTo(before.headers().firstValue("Set-Cookie"));
    }

    @Test
    void whoeverIsSignedInMeetsASecondServerAsTheSamePerson() {
        TestBrowser browser = TestBrowser.as(SERVER, "linjing");
        try (TestServer second = SERVER.another()) {
            assertThat(browser.getFrom(second, "/", "Accept-Language", "en").body())
                    .contains("Good day, Lin Jing");
        }
    }

    @Test
    void aPositionThatEndedIsGoneAtTheNextClick() {
        TestBrowser browser = TestBrowser.as(SERVER, "hewen");
        assertThat(browser.get("/", "Accept-Language", "en").body()).contains("Quality officer");
        SERVER.database()
                .orgScope()
                .run(
                        new OrgId(1),
                        () ->
                                SERVER.database()
                                        .jdbc()
                                        .sql(
                                                """
                                                update post set until_day = current_date - 1
                                                where person = (select person from account
                                                    where login = 'hewen')
                                                """)
                                        .update());
        assertThat(browser.get("/", "Accept-Language", "en").body())
                .contains("You hold no position today");
    }

    @Test
    void everyPageCarriesAPolicyWithoutInlineScripts() {
        HttpResponse<String> page = new TestBrowser(SERVER).get("/sign-in");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self';")
                .doesNotContain("unsafe");
        assertThat(page.body()).doesNotContain("<script>", "style=", "onclick");
    }

    @Test
    void anUnlistedAddressIsClosedToWhoeverIsSignedIn() {
        assertThat(TestBrowser.as(SERVER, "liwei").get("/nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void aTokenOpensTheInterfaceAloneAndNothingElseDoes() {
        String token = "a-token-for-this-test";
        SERVER.database()
                .orgScope()
                .run(
                        new OrgId(1),
                        () ->
                                SERVER.database()
                                        .jdbc()
                                        .sql(
                                                """
                                                insert into api_token (org, name, hash, kinds)
                                                values (1, '呼叫中心', :hash, '{repair.reported}')
                                                """)
                                        .param("hash", TokenFilter.digest(token))
                                        .update());
        TestBrowser system = new TestBrowser(SERVER);
        assertThat(system.get("/api/v1/me", "Authorization", "Bearer " + token).body())
                .contains("repair.reported");
        HttpResponse<String> refused = system.get("/api/v1/me", "Authorization", "Bearer other");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(TestBrowser.as(SERVER, "zhoumin").get("/api/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void theLanguageSwitchLeadsBackAndNeverToAnotherHost() {
        TestBrowser browser = new TestBrowser(SERVER);
        assertThat(location(browser.get("/language/en?to=/sign-in"))).isEqualTo("/sign-in");
        assertThat(browser.get("/sign-in", "Accept-Language", "zh-CN").body())
                .contains("<html lang=\"en\">");
        assertThat(location(browser.get("/language/en?to=//evil.example"))).isEqualTo("/");
        assertThat(location(browser.get("/language/en?to=https://evil.example"))).isEqualTo("/");
    }

    private static HttpResponse<String> signIn(TestBrowser browser, String login, String password) {
        return browser.post("/sign-in", "/sign-in", Map.of("login", login, "password", password));
    }

    private static String location(HttpResponse<String> response) {
        String location = response.headers().firstValue("Location").orElse("");
        return location.replaceFirst("^http://localhost:\\d+", "");
    }
}
