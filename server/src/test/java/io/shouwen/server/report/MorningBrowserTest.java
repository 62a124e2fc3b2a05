package io.shouwen.server.report;

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
import io.shouwen.server.insight.SpanReports;
import io.shouwen.server.judgement.Alarms;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.outbox.Outbox;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What happened yesterday is what the morning report tells, each figure with its list. */
@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class MorningBrowserTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final OrgId ORG = new OrgId(1);

    @Test
    void yesterdayIsCountedAndTodayBeginsWithWhatIsOverdue() {
        try (TestServer server = TestServer.demo();
                TestChromium chromium = new TestChromium()) {
            WallClock clock = server.bean(WallClock.class);
            RoomsStory rooms = new RoomsStory(server);
            TestBrowser agent = TestBrowser.as(server, "sunli");
            LocalDate day = clock.now().atZone(CHINA).toLocalDate();
            String number = rooms.report(agent, "13900051280");
            rooms.report(agent, "13900051281");
            calledAgain(agent, number, 1);
            calledAgain(agent, number, 2);
            clock.moveTo(day.plusDays(1).atTime(8, 0).atZone(CHINA).toInstant());
            while (server.bean(Alarms.class).ring() || server.bean(Outbox.class).deliver()) {
                // until everything that fell due in the night is found
            }
            server.bean(OrgScope.class)
                    .run(
                            ORG,
                            () -> server.bean(SpanReports.class).recount(ORG, YearMonth.from(day)));
            everyCountIsTheLengthOfItsList(server);
            for (View view : TestChromium.views(1280, 390)) {
                Texts texts = view.texts();
                Page page = chromium.enter(server, view, "chenli");
                page.navigate("/morning");
                assertThat(page.locator("main")).containsText(texts.of("morning.reported", 2, 0));
                assertThat(page.locator("main")).containsText(texts.of("morning.called", 0, 0));
                assertThat(page.locator("main ul.plain li"))
                        .containsText(texts.of("morning.times", 2));
                assertThat(page.locator("[data-figure='opened'] td:nth-child(2)")).hasText("2");
                assertThat(page.locator("[data-figure='asked-thrice'] td:nth-child(2)"))
                        .hasText("1");
                assertThat(page.locator("[data-figure='asked-thrice'] td:nth-child(3)"))
                        .hasText("0");
                assertThat(page.locator("section:has(#leads)"))
                        .containsText(Pattern.compile("黄建军|Huang Jianjun"));
                Locator crew = page.locator("table.cards tbody tr").first();
                assertThat(crew.locator("td").nth(1)).hasText("2");
                assertThat(crew.locator("td").nth(3)).hasText("2");
                inspect(page, "morning-" + texts.language().tag());
                page.navigate("/morning?day=" + day.minusDays(1));
                assertThat(page.locator("main")).containsText(texts.of("morning.reported", 0, 0));
                page.navigate("/morning");
                crew.locator("td").nth(1).locator("a").click();
                assertThat(page.locator("#behind li")).hasCount(2);
                assertThat(page.locator("#behind")).containsText(number);
                page.navigate("/morning");
                crew.locator("td").first().locator("a").click();
                assertThat(page.locator(".job")).hasCount(2);
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static void everyCountIsTheLengthOfItsList(TestServer server) {
        TestBrowser head = TestBrowser.as(server, "chenli");
        String page = head.get("/morning").body();
        Matcher standing =
                Pattern.compile("data-standing=\"([a-z-]+)\"><a href=\"([^\"]+)\">(\\d+)<")
                        .matcher(page);
        int seen = 0;
        while (standing.find()) {
            String list = head.get(standing.group(2)).body();
            assertThat(list.split("<li class=\"row\">", -1).length - 1)
                    .as(standing.group(1))
                    .isEqualTo(Integer.parseInt(standing.group(3)));
            seen++;
        }
        assertThat(seen).isEqualTo(Standing.of(false).size());
    }

    private static void calledAgain(TestBrowser agent, String number, int time) {
        agent.post(
                "/requests/" + number,
                "/hotline/calls/" + number,
                Map.of("urged", "true", "key", "again-" + time));
    }
}
