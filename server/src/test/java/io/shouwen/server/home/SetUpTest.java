package io.shouwen.server.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;

import org.junit.jupiter.api.Test;

import java.util.Map;

class SetUpTest {
    private static final Map<String, String> BEGINNING =
            Map.of(
                    "orgName", "某某供水公司",
                    "adminName", "张三",
                    "login", "zhangsan",
                    "password", "a long password");

    @Test
    void anEmptyOrganisationHasItsAdministratorAndNoOneClickSignIn() {
        try (TestServer server = TestServer.unfounded()) {
            TestBrowser browser = new TestBrowser(server);
            assertThat(browser.get("/sign-in").headers().firstValue("Location").orElse(""))
                    .endsWith("/set-up");
            browser.post("/set-up", "/set-up/empty", BEGINNING);
            assertThat(server.founding().demo()).contains(false);
            assertThat(
                            browser.post("/sign-in", "/sign-in/demo", Map.of("login", "zhangsan"))
                                    .statusCode())
                    .isEqualTo(404);
            browser.post(
                    "/sign-in",
                    "/sign-in",
                    Map.of("login", "ZhangSan", "password", "a long password"));
            assertThat(browser.get("/").body()).contains("您好，张三", "某某供水公司");
        }
    }

    @Test
    void aDatabaseIsFoundedOnce() {
        try (TestServer server = TestServer.unfounded()) {
            TestBrowser browser = new TestBrowser(server);
            browser.post("/set-up", "/set-up/sample", Map.of());
            assertThat(server.founding().isDemo()).isTrue();
            assertThat(browser.post("/sign-in", "/set-up/empty", BEGINNING).statusCode())
                    .isEqualTo(409);
            assertThat(browser.get("/set-up").headers().firstValue("Location").orElse(""))
                    .endsWith("/sign-in");
        }
    }

    @Test
    void aVisitorFromElsewhereIsNotLetIn() {
        try (TestServer server = TestServer.unfounded()) {
            TestBrowser browser = new TestBrowser(server);
            String page =
                    browser.get(
                                    "/set-up",
                                    "X-Forwarded-For",
                                    "203.0.113.9",
                                    "Accept-Language",
                                    "en")
                            .body();
            assertThat(page).contains("only in a browser on the server itself");
            assertThat(page).doesNotContain("/set-up/sample");
        }
    }

    @Test
    void aShortPasswordIsSentBackWithAReason() {
        try (TestServer server = TestServer.unfounded()) {
            Map<String, String> shortened = new java.util.HashMap<>(BEGINNING);
            shortened.put("password", "short");
            assertThat(new TestBrowser(server).post("/set-up", "/set-up/empty", shortened).body())
                    .contains("密码不足 10 个字符");
            assertThat(server.founding().demo()).isEmpty();
        }
    }
}
