package io.shouwen.server.book;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.shouwen.server.TestChromium.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

import io.shouwen.server.TestChromium;
import io.shouwen.server.TestChromium.View;
import io.shouwen.server.TestServer;
import io.shouwen.server.clock.WallClock;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class RecordBrowserTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final TestChromium CHROMIUM = new TestChromium();

    @AfterAll
    static void stop() {
        CHROMIUM.close();
        SERVER.close();
    }

    @Test
    void anOutageIsPlannedAsAMatterAndItsClockRuns() {
        SERVER.bean(UnitBooks.class).keepUp();
        for (View view : TestChromium.views(1280, 390)) {
            Page chief = CHROMIUM.enter(SERVER, view, "huangjianjun");
            chief.navigate("/records");
            inspect(chief, "records-" + view.language().tag());
            chief.locator("a.button.main").first().click();
            chief.locator("#kind").selectOption("outage.planned");
            assertThat(chief.locator("#tell")).isVisible();
            inspect(chief, "record-form-" + view.language().tag());
            chief.locator("#a-starts_at").fill(inFiveDays());
            chief.locator("#a-reason").fill("overhaul");
            chief.locator("#tell button[type=submit]").click();
            assertThat(chief.locator(".clock-pending, .clock-soon")).not().hasCount(0);
            assertThat(chief.locator(".story"))
                    .containsText(view.texts().name("计划停机", "Outage planned"));
            inspect(chief, "record-matter-" + view.language().tag());

            chief.locator("a.button.main").click();
            chief.locator("#kind").selectOption("outage.begun");
            chief.locator("#tell button[type=submit]").click();
            assertThat(chief.locator("main")).containsText("cable.3.5.5b");
        }
        assertThat(CHROMIUM.complaints()).allMatch(one -> one.contains(" 422 "));
    }

    private static String inFiveDays() {
        return LocalDateTime.ofInstant(
                        SERVER.bean(WallClock.class).now().plus(Duration.ofDays(5)),
                        ZoneId.of("Asia/Shanghai"))
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }
}
