package io.shouwen.server.callback;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.shouwen.server.TestChromium.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestChromium;
import io.shouwen.server.TestChromium.View;
import io.shouwen.server.TestServer;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.request.RequestRow;
import io.shouwen.server.request.Requests;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** The repairs of a day are called back the next morning; what is not fixed runs on. */
@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class CallbackBrowserTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    @Test
    void everyRepairOfYesterdayIsCalledAndWhatIsNotFixedRunsOn() {
        try (TestServer server = TestServer.demo();
                TestChromium chromium = new TestChromium()) {
            WallClock clock = server.bean(WallClock.class);
            RoomsStory rooms = new RoomsStory(server);
            TestBrowser agent = TestBrowser.as(server, "sunli");
            for (View view : TestChromium.views(1280, 390)) {
                LocalDate day = clock.now().atZone(CHINA).toLocalDate();
                String fixed = rooms.report(agent, "1390007" + view.width());
                String broken = rooms.report(agent, "1390008" + view.width());
                String silent = rooms.report(agent, "1390009" + view.width());
                repair(server, rooms, broken);
                close(agent, broken);
                Page page = chromium.enter(server, view, "sunli");
                page.navigate("/callbacks?day=" + day);
                assertThat(page.locator("[data-request='" + fixed + "']")).hasCount(0);

                clock.moveTo(day.plusDays(1).atTime(9, 0).atZone(CHINA).toInstant());
                page.navigate("/callbacks");
                assertThat(page.locator("#callbacks > li")).hasCount(3);
                for (int attempt = 1; attempt <= 3; attempt++) {
                    missed(page, silent);
                }
                assertThat(line(page, silent)).containsText(view.texts().of("callback.unreached"));
                called(page, view.texts(), fixed, "fixed", "satisfied");
                called(page, view.texts(), broken, "not-fixed", "dissatisfied");
                assertThat(page.locator(".lead"))
                        .hasText(view.texts().of("callback.sum", 3, 2, 1, 0));
                inspect(page, "callbacks-" + view.texts().language().tag());
                assertThat(row(server, broken).open()).isTrue();
                assertThat(row(server, broken).openedAt()).isBefore(instant(day.plusDays(1)));
                Page dispatcher = chromium.enter(server, view, "xufang");
                dispatcher.navigate("/desk");
                assertThat(dispatcher.locator(".job", having(broken)).first()).containsText("9:30");
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static Instant instant(LocalDate day) {
        return day.atStartOfDay(CHINA).toInstant();
    }

    private static RequestRow row(TestServer server, String number) {
        return server.bean(Requests.class)
                .find(new OrgId(1), SubjectId.parse(number).orElseThrow())
                .orElseThrow()
                .request();
    }

    private static void repair(TestServer server, RoomsStory rooms, String number) {
        rooms.assign(TestBrowser.as(server, "xufang"), number, rooms.person("Y201"));
        Instant now = server.bean(WallClock.class).now();
        for (String act : List.of("arrived", "fixed")) {
            String told =
                    """
                    {"key":"%s-%s","request":"%s","name":"%s","at":"%s","ahead":0,"due":"",
                    "values":{}}
                    """
                            .formatted(act, number, number, act, now);
            assertThat(rooms.act(TestBrowser.as(server, "liwei"), told).statusCode())
                    .isEqualTo(200);
        }
    }

    private static void close(TestBrowser agent, String number) {
        agent.post(
                "/requests/" + number,
                "/requests/" + number + "/close",
                Map.of("reason", "修好了", "key", "close-" + number));
    }

    private static Locator line(Page page, String number) {
        return page.locator("[data-request='" + number + "']");
    }

    private static void missed(Page page, String number) {
        line(page, number).locator("form[action$='/missed'] button").click();
        assertThat(line(page, number)).isVisible();
    }

    private static void called(
            Page page, Texts texts, String number, String outcome, String opinion) {
        line(page, number).locator("input[value='" + outcome + "']").check();
        line(page, number).locator("input[value='" + opinion + "']").check();
        line(page, number).locator("button.main").click();
        assertThat(line(page, number)).containsText(texts.of("callback.outcome." + outcome));
    }

    private static Page.LocatorOptions having(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
