package io.shouwen.server.roster;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.shouwen.server.TestChromium.inspect;
import static io.shouwen.server.TestChromium.press;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestChromium;
import io.shouwen.server.TestChromium.View;
import io.shouwen.server.TestServer;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.regex.Pattern;

/** A chief writes the roster, two technicians exchange a day, and everybody sees who is on. */
@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class RosterBrowserTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    @Test
    void aMonthIsWrittenADayExchangedAndTheCrewOnDutySeen() {
        try (TestServer server = TestServer.demo();
                TestChromium chromium = new TestChromium()) {
            int crew =
                    server.database()
                            .orgScope()
                            .reading(
                                    new OrgId(1),
                                    () ->
                                            server.database()
                                                    .jdbc()
                                                    .sql(
                                                            """
                                                            select id from unit
                                                            where name_zh = '城区维修班'
                                                            """)
                                                    .query(Integer.class)
                                                    .single());
            int ben = new RoomsStory(server).person("Y202");
            LocalDate day =
                    server.bean(WallClock.class).now().atZone(CHINA).toLocalDate().plusDays(2);
            for (View view : TestChromium.views(1280, 390)) {
                Texts texts = view.texts();
                String month = "/roster/" + crew + "/" + YearMonth.from(day);
                Page chief = chromium.enter(server, view, "huangjianjun");
                chief.navigate(month);
                write(chief, texts, ben, day);
                Page ann = chromium.enter(server, view, "liwei");
                ann.navigate(month);
                offer(ann, texts, ben, day);
                Page other = chromium.enter(server, view, "zhangyong");
                other.navigate(month);
                press(other, texts.of("roster.swap.take"));
                chief.navigate(month);
                press(chief, texts.of("roster.swap.allow"));
                assertThat(row(chief, "李伟|Li Wei").locator("td").nth(day.getDayOfMonth() - 1))
                        .hasText(texts.of("roster.rest.cell"));
                inspect(chief, "roster-" + texts.language().tag());
                chief.navigate("/roster");
                assertThat(chief.locator("#unit-" + crew + " .presence").first())
                        .containsText(texts.of("roster.leads"));
                assertThat(chief.locator("#unit-" + crew + " .duty-on")).hasCount(3);
                inspect(chief, "on-duty-" + texts.language().tag());
                day = day.plusDays(1);
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static void write(Page chief, Texts texts, int person, LocalDate day) {
        chief.locator("#write input[value='" + person + "']").check();
        chief.locator("#days-from").fill(day.toString());
        chief.locator("#days-until").fill(day.toString());
        chief.locator("#days-plan").selectOption("rest");
        press(chief, texts.of("roster.save"));
        assertThat(row(chief, "张勇|Zhang Yong").locator("td").nth(day.getDayOfMonth() - 1))
                .hasText(texts.of("roster.rest.cell"));
    }

    private static void offer(Page ann, Texts texts, int taker, LocalDate day) {
        ann.locator("#swap-day").fill(day.toString());
        ann.locator("#swap-taker")
                .selectOption(new SelectOption().setValue(Integer.toString(taker)));
        press(ann, texts.of("roster.swap.send"));
        assertThat(ann.locator("main")).containsText(texts.of("roster.swap.offered"));
        assertThat(ann.locator("#write")).hasCount(0);
    }

    private static Locator row(Page page, String name) {
        return page.locator(
                "table.roster tbody tr",
                new Page.LocatorOptions().setHasText(Pattern.compile(name)));
    }
}
