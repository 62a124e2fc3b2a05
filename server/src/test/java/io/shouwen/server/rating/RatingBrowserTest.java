package io.shouwen.server.rating;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.shouwen.server.TestChromium.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.TestChromium;
import io.shouwen.server.TestChromium.View;
import io.shouwen.server.TestServer;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.Counter;
import io.shouwen.server.hall.Device;
import io.shouwen.server.hall.Devices;
import io.shouwen.server.hall.HallScreens;
import io.shouwen.server.hall.Halls;
import io.shouwen.server.hall.TicketKinds;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.journal.NewFact;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** A customer rates at the counter; a bad rating is followed to the end. */
@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class RatingBrowserTest {
    private static final String SERVICE = "new-connection";
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    @Test
    void aBadRatingAtTheDeviceIsAnsweredVerifiedMendedAndRevisited() {
        try (TestServer server = TestServer.demo();
                TestChromium chromium = new TestChromium()) {
            HallScreens hall = new HallScreens(server);
            int clerk = hall.sit("Y602", 1);
            String device = device(server, hall);
            int bad = 0;
            for (View view : TestChromium.views(1280, 390)) {
                Page rating = chromium.open(server, view.language(), view.width());
                rating.navigate(device);
                inspect(rating, "rating-idle-" + view.texts().language().tag());
                TicketRow ticket = served(hall, clerk);
                assertThat(rating.locator("h1"))
                        .hasText(view.texts().of("rating.ask", ticket.number()));
                inspect(rating, "rating-asked-" + view.texts().language().tag());
                rating.locator("button[value='4']").click();
                assertThat(rating.locator("[role=status] h1"))
                        .hasText(view.texts().of("rating.thanks"));
                assertThat(rating.locator(".level")).hasCount(0);
                hall.tell(clerk, ticket, NewFact.now(TicketKinds.ENDED, Map.of()));
                bad++;
                follow(chromium, server, view, bad);
                Page own = chromium.enter(server, view, "zhouting");
                own.navigate("/my/ratings");
                assertThat(own.locator(".said li")).hasCount(bad);
                inspect(own, "rating-mine-" + view.texts().language().tag());
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    /** The code of a bank branch, in whose hall it is. */
    @Test
    void aShareStandsBesideWhatTheCodeAsksOfIt() {
        try (TestServer server = TestServer.demo();
                TestChromium chromium = new TestChromium()) {
            HallScreens hall = new HallScreens(server);
            int clerk = hall.sit("Y602", 1);
            named(server, hall, "分行营业部");
            View view = TestChromium.views(1280, 390).getFirst();
            Page page = chromium.open(server, view.language(), view.width());
            page.navigate(device(server, hall));
            TicketRow ticket = served(hall, clerk);
            assertThat(page.locator("h1")).hasText(view.texts().of("rating.ask", ticket.number()));
            page.locator("button[value='5']").click();
            assertThat(page.locator("[role=status] h1")).hasText(view.texts().of("rating.thanks"));
            hall.tell(clerk, ticket, NewFact.now(TicketKinds.ENDED, Map.of()));
            Page manager = chromium.enter(server, view, "tangmin");
            for (String by : RatingsView.WAYS) {
                manager.navigate("/ratings?by=" + by);
                Locator figures = manager.locator("#figures dd");
                assertThat(figures.nth(2)).containsText("boc.4.2.15d");
                assertThat(figures.nth(2).locator(".chip"))
                        .hasText(view.texts().of("rating.target.kept", "85"));
                assertThat(figures.nth(3)).containsText("boc.4.2.15c");
                assertThat(figures.nth(3).locator(".chip"))
                        .hasText(view.texts().of("rating.target.missed", "99"));
            }
            inspect(manager, "ratings-target-" + view.texts().language().tag());
            assertThat(manager.locator(".counted")).hasCount(0);
            count(chromium, server, view);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    /** A month is over: quality tells the code what it came to, which judges it (boc.4.2.15c). */
    private static void count(TestChromium chromium, TestServer server, View view) {
        WallClock clock = server.bean(WallClock.class);
        YearMonth month = YearMonth.from(clock.now().atZone(CHINA));
        clock.moveTo(month.plusMonths(1).atDay(2).atTime(9, 0).atZone(CHINA).toInstant());
        Page quality = chromium.enter(server, view, "linjing");
        quality.navigate("/ratings?by=hall&month=" + month);
        inspect(quality, "ratings-counted-" + view.texts().language().tag());
        TestChromium.press(quality, view.texts().of("rating.counted.do"));
        assertThat(quality.locator("#figures .note-good"))
                .hasText(view.texts().of("rating.counted.told"));
        assertThat(quality.locator(".counted")).hasCount(0);
        quality.navigate("/findings");
        TestChromium.awaits(quality, "main :text('boc.4.2.15c')");
    }

    private static void named(TestServer server, HallScreens hall, String name) {
        server.database()
                .orgScope()
                .run(
                        HallScreens.ORG,
                        () ->
                                server.database()
                                        .jdbc()
                                        .sql("update unit set name_zh = :name where id = :id")
                                        .param("name", name)
                                        .param("id", hall.unit)
                                        .update());
    }

    private static void follow(TestChromium chromium, TestServer server, View view, int bad) {
        String tag = view.texts().language().tag();
        Page manager = chromium.enter(server, view, "tangmin");
        manager.navigate("/ratings");
        assertThat(manager.locator("main")).containsText(view.texts().of("rating.satisfied"));
        assertThat(manager.locator("#figures .card")).hasCount(1);
        assertThat(manager.locator("#list .said li")).hasCount(bad);
        inspect(manager, "ratings-" + tag);
        manager.locator("#list .said a").first().click();
        inspect(manager, "rating-one-" + tag);
        step(manager, "feedback");
        assertThat(manager.locator("#steps")).containsText("已当面说明并致歉");
        manager.locator("input[name=proven][value=true]").check();
        step(manager, "verify");
        step(manager, "rectify");
        step(manager, "revisit");
        assertThat(manager.locator("#steps"))
                .not()
                .containsText(view.texts().of("rating.step.open"));
        manager.navigate("/ratings?list=feedback");
        assertThat(manager.locator("#list .said li")).hasCount(0);
        manager.navigate("/ratings");
        assertThat(manager.locator("#cohorts dd").nth(3)).containsText(bad + " / " + bad);
    }

    private static void step(Page page, String act) {
        Locator form = page.locator("form[action$='/" + act + "']");
        form.locator("textarea").fill("已当面说明并致歉");
        form.locator("button").click();
        assertThat(page.locator("form[action$='/" + act + "']")).hasCount(0);
    }

    private static TicketRow served(HallScreens hall, int clerk) {
        hall.take(SERVICE);
        TicketRow called = hall.call(clerk);
        hall.tell(clerk, called, Tickets.now(TicketKinds.OPENED, Map.of("service", SERVICE)));
        return hall.tell(
                clerk,
                called,
                NewFact.now(RatingKinds.PROMPTED, Map.of("channel", new Value.Text("device"))));
    }

    private static String device(TestServer server, HallScreens hall) {
        Counter counter = server.bean(Halls.class).counters(HallScreens.ORG, hall.unit).getFirst();
        return "/rate/"
                + server.bean(Devices.class)
                        .make(
                                HallScreens.ORG,
                                new Devices.Wanted(
                                        hall.unit,
                                        Device.RATING,
                                        Optional.of(counter.id()),
                                        "1 号评价器"));
    }
}
