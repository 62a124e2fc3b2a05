package io.shouwen.server.rating;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.shouwen.server.TestChromium.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import io.shouwen.server.TestChromium;
import io.shouwen.server.TestChromium.View;
import io.shouwen.server.TestServer;
import io.shouwen.server.bridge.Card;
import io.shouwen.server.bridge.Simulator;
import io.shouwen.server.hall.Bridges;
import io.shouwen.server.hall.Device;
import io.shouwen.server.hall.Devices;
import io.shouwen.server.hall.HallScreens;
import io.shouwen.server.hall.TicketRow;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** What hangs on the machine of a counter or a kiosk, played by the simulator. */
@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class BridgeBrowserTest {
    private static final String SERVICE = "new-connection";

    @Test
    void theStripShowsTheCallAndTheCustomerRatesOnceAlthoughTheBridgeGoesAway() throws IOException {
        try (TestServer server = TestServer.demo();
                TestChromium chromium = new TestChromium()) {
            HallScreens hall = new HallScreens(server);
            View view = TestChromium.views(1280, 360).getFirst();
            int port = freePort();
            String secret = settle(chromium, server, view, port);
            TicketRow ticket = hall.take(SERVICE);
            Page page = chromium.enter(server, view, "zhouting");
            Simulator simulator = simulator(server, port, secret);
            page.navigate(view.width() < 600 ? "/counter/strip" : "/counter");
            page.keyboard().press("1");
            state(page, "there");
            until(page, () -> simulator.things().strip().equals("1 号柜台　空闲"));
            page.keyboard().press("1");
            assertThat(page.locator(".number")).hasText(ticket.number());
            until(
                    page,
                    () -> simulator.things().strip().equals("请 " + ticket.number() + " 号到 1 号柜台"));
            inspect(page, "bridge-there-" + view.texts().language().tag());
            page.keyboard().press("3");
            assertThat(page.locator("#business")).isVisible();
            card(page, simulator);
            simulator.close();
            state(page, "gone");
            inspect(page, "bridge-gone-" + view.texts().language().tag());
            finish(page, view);
            try (Simulator again = simulator(server, port, secret)) {
                state(page, "there");
                until(page, () -> again.things().asks().isPresent());
                assertThat(again.things().strip()).contains(ticket.number());
                page.keyboard().press("8");
                assertThat(page.locator("form[action='/counter/call']")).isVisible();
                assertThat(again.things().rate(4, false)).isTrue();
                until(page, () -> rating(server, ticket).isPresent());
                assertThat(again.things().rate(1, false)).isFalse();
                page.keyboard().press("9");
                until(page, () -> again.things().strip().equals("1 号柜台　暂停服务"));
                page.locator("form[action='/counter/home'] button").press("Enter");
                until(page, () -> again.things().strip().equals("1 号柜台　未开放"));
            }
            assertThat(rating(server, ticket).orElseThrow())
                    .extracting(RatingLine::level, RatingLine::channel, RatingLine::anonymous)
                    .containsExactly(4, "device", false);
            assertThat(unexpected(chromium)).isEmpty();
        }
    }

    @Test
    void aKioskPrintsAtItsBridgeAndByTheBrowserWhereThatHasNoPaper() throws IOException {
        try (TestServer server = TestServer.demo();
                TestChromium chromium = new TestChromium()) {
            HallScreens hall = new HallScreens(server);
            View view = TestChromium.views(1280).getFirst();
            String address = hall.device(Device.KIOSK);
            Device kiosk =
                    server.bean(Devices.class)
                            .enter(address.substring("/kiosk/".length()), Device.KIOSK);
            int port = freePort();
            String secret =
                    server.bean(Bridges.class)
                            .make(
                                    HallScreens.ORG,
                                    new Bridges.Wanted(
                                            hall.unit,
                                            Optional.empty(),
                                            Optional.of(kiosk.id()),
                                            "取号机外设",
                                            port,
                                            false));
            try (Simulator simulator = simulator(server, port, secret)) {
                Page page = chromium.open(server, view.language(), view.width());
                String number = take(page, address);
                assertThat(page.locator("html")).hasAttribute("data-printed", "bridge");
                List<String> slips = simulator.things().slips();
                assertThat(slips).hasSize(1);
                assertThat(slips.getFirst()).contains(number, "[QR] http", "/t/");
                simulator.things().paper(false);
                take(page, address);
                assertThat(page.locator("html")).hasAttribute("data-printed", "page");
                assertThat(simulator.things().slips()).hasSize(1);
            }
            assertThat(unexpected(chromium)).isEmpty();
        }
    }

    private static String take(Page page, String kiosk) {
        page.navigate(kiosk);
        page.locator(".choices a").first().click();
        page.locator(".take button").click();
        return page.locator("#number").textContent();
    }

    /** The manager sets it up, and reads its secret off the page. */
    private static String settle(TestChromium chromium, TestServer server, View view, int port) {
        Page manager = chromium.enter(server, view, "tangmin");
        manager.navigate("/hall/settings");
        Locator form = manager.locator("#bridges");
        form.locator("#bridge-name").fill("1 号柜台外设");
        form.locator("#port").fill(Integer.toString(port));
        form.locator("[name=rates]").check();
        form.locator("button").click();
        assertThat(manager.locator("#paired")).isVisible();
        inspect(manager, "bridge-paired-" + view.texts().language().tag());
        return manager.locator("#secret").textContent();
    }

    private static Simulator simulator(TestServer server, int port, String secret)
            throws IOException {
        String origin = server.uri("").toString();
        return Simulator.start(
                port,
                secret,
                Set.of(origin.endsWith("/") ? origin.substring(0, origin.length() - 1) : origin),
                _ -> {});
    }

    private static void card(Page page, Simulator simulator) {
        page.locator("[data-card]").click();
        simulator.things().lay(Card.SAMPLE);
        assertThat(page.locator("#card")).hasText("林秀英 990***********0017");
        assertThat(page.locator("#typed")).hasValue("林秀英");
        assertThat(page.locator("#new-name")).hasValue("林秀英");
        page.locator("[data-card]").press("Escape");
    }

    private static void finish(Page page, View view) {
        page.locator(".otherwise summary").last().click();
        page.locator("#decline").fill("客户资料不全");
        page.locator("form[action='/counter/decline'] button").click();
        assertThat(page.locator("#business .chip").first())
                .hasText(view.texts().of("counter.result.declined"));
        page.locator("form[action='/counter/close'] button").click();
        page.locator("form[action='/counter/nothing-more'] button").click();
        assertThat(page.locator(".note-good")).hasText(view.texts().of("counter.prompted"));
    }

    private static Optional<RatingLine> rating(TestServer server, TicketRow ticket) {
        return server.bean(Ratings.class).find(HallScreens.ORG, ticket.id());
    }

    private static void state(Page page, String state) {
        assertThat(page.locator("[data-when=" + state + "]")).isVisible();
    }

    private static void until(Page page, BooleanSupplier holds) {
        page.waitForCondition(holds);
    }

    /** That nothing listened while the bridge was away, and that it had no paper, is known. */
    private static List<String> unexpected(TestChromium chromium) {
        return chromium.complaints().stream()
                .filter(one -> !one.contains("ERR_CONNECTION_REFUSED"))
                .filter(one -> !one.contains("ERR_EMPTY_RESPONSE"))
                .filter(one -> !one.contains("ERR_CONNECTION_RESET"))
                .filter(one -> !one.contains("ERR_INCOMPLETE_CHUNKED_ENCODING"))
                .filter(one -> !one.contains("409 (Conflict)"))
                .toList();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
