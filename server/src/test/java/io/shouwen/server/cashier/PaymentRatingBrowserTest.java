package io.shouwen.server.cashier;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.shouwen.server.TestChromium.awaits;
import static io.shouwen.server.TestChromium.inspect;
import static io.shouwen.server.TestChromium.press;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

import io.shouwen.server.TestChromium;
import io.shouwen.server.TestChromium.View;
import io.shouwen.server.TestServer;
import io.shouwen.server.bridge.Simulator;
import io.shouwen.server.hall.Bridges;
import io.shouwen.server.hall.Device;
import io.shouwen.server.hall.Devices;
import io.shouwen.server.hall.HallScreens;
import io.shouwen.server.hall.Halls;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.Set;

/**
 * Who pays or gets money back without a number is a visit too: asked at the device of the cashier's
 * counter, once.
 */
@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class PaymentRatingBrowserTest {
    private static final String ACCOUNT = "00018822";

    @Test
    void aPaymentWithoutANumberIsRatedAtTheCashDesk() {
        try (TestServer server = TestServer.demo();
                TestChromium chromium = new TestChromium()) {
            View view = TestChromium.views(1280, 390).getFirst();
            Texts texts = view.texts();
            HallScreens hall = new HallScreens(server);
            hall.sit("Y604", 3);
            Page device = chromium.open(server, view.language(), view.width());
            device.navigate(device(server, hall));
            Counter desk = new Counter(server, "Y604");
            SubjectId payment = pay(desk);
            assertThat(device.locator("h1")).hasText(texts.of("rating.ask.unnamed"));
            inspect(device, "rating-payment-" + texts.language().tag());
            device.locator("button[value='4']").click();
            assertThat(device.locator("[role=status] h1")).hasText(texts.of("rating.thanks"));
            assertThat(device.locator("h1")).hasText(texts.of("rating.idle"));
            desk.giveBack(desk.refund(payment, 1_000, true), Method.CASH, "");
            assertThat(device.locator("h1")).hasText(texts.of("rating.ask.unnamed"));
            device.locator("button[value='1']").click();
            assertThat(device.locator("h1")).hasText(texts.of("rating.idle"));
            Page manager = chromium.enter(server, view, "tangmin");
            manager.navigate("/ratings?by=counter");
            assertThat(manager.locator("#figures .card")).hasCount(1);
            assertThat(manager.locator("#figures h2")).containsText(texts.of("rating.counter", 3));
            assertThat(manager.locator("#figures dd").nth(1)).containsText("2 / 2");
            assertThat(manager.locator("#figures dd").nth(2)).containsText("2 / 2");
            assertThat(manager.locator("#figures dd").nth(3)).containsText("1 / 2");
            manager.locator("#list .said a:has-text('" + payment.number() + "')").click();
            assertThat(manager.locator("h1")).containsText(payment.number());
            manager.locator("#what-feedback").fill("已向客户说明");
            manager.locator("form[action$='/feedback'] button").click();
            assertThat(manager.locator("form[action$='/feedback']")).hasCount(0);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    @Test
    void theRatingDeviceOnTheCashiersMachineAsksOnceTheReceiptIsHandedOver() throws IOException {
        try (TestServer server = TestServer.demo();
                TestChromium chromium = new TestChromium()) {
            View view = TestChromium.views(1280, 390).getFirst();
            HallScreens hall = new HallScreens(server);
            hall.sit("Y604", 3);
            int port = port();
            String secret =
                    server.bean(Bridges.class)
                            .make(
                                    HallScreens.ORG,
                                    new Bridges.Wanted(
                                            hall.unit,
                                            Optional.of(counter(server, hall)),
                                            Optional.empty(),
                                            "3 号柜台外设",
                                            port,
                                            true));
            Counter desk = new Counter(server, "Y604");
            SubjectId payment = desk.agreed(desk.bill(ACCOUNT, 10_000, desk.today(), ""));
            desk.cash(payment, 10_000);
            String house = server.uri("").toString().replaceFirst("/$", "");
            try (Simulator simulator = Simulator.start(port, secret, Set.of(house), _ -> {})) {
                Page page = chromium.enter(server, view, "fengjuan");
                page.navigate("/cashier/payments/" + payment.number());
                assertThat(page.locator("[data-when=there]")).isVisible();
                inspect(page, "bridge-cashier-" + view.texts().language().tag());
                press(page, view.texts().of("cashier.hand-over"));
                page.waitForCondition(() -> simulator.things().rate(5, false));
                Page manager = chromium.enter(server, view, "tangmin");
                manager.navigate("/ratings");
                awaits(manager, "#list .said a");
                assertThat(manager.locator("#list .said")).containsText(payment.number());
            }
            assertThat(chromium.complaints().stream().filter(one -> !one.contains("ERR_")))
                    .isEmpty();
        }
    }

    private static int port() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static SubjectId pay(Counter desk) {
        SubjectId payment = desk.agreed(desk.bill(ACCOUNT, 10_000, desk.today(), ""));
        desk.cash(payment, 10_000);
        desk.handOver(payment);
        return payment;
    }

    private static int counter(TestServer server, HallScreens hall) {
        return server.bean(Halls.class).counters(HallScreens.ORG, hall.unit).stream()
                .filter(one -> one.no() == 3)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static String device(TestServer server, HallScreens hall) {
        int counter = counter(server, hall);
        return "/rate/"
                + server.bean(Devices.class)
                        .make(
                                HallScreens.ORG,
                                new Devices.Wanted(
                                        hall.unit, Device.RATING, Optional.of(counter), "评价器"));
    }
}
