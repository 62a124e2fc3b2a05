package io.shouwen.server.hall.remote;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.shouwen.server.TestChromium.inspect;
import static io.shouwen.server.TestChromium.press;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

import io.shouwen.server.TestChromium;
import io.shouwen.server.TestChromium.View;
import io.shouwen.server.TestServer;
import io.shouwen.server.hall.HallScreens;
import io.shouwen.server.hall.RemoteDoor;
import io.shouwen.server.hall.RemoteDoors;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A number is taken at home, checked in with the code on the wall or at the kiosk, and called. */
@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class RemoteBrowserTest {
    private static final int PHONE_WIDTH = 390;
    private static final int KIOSK_WIDTH = 1080;

    @Test
    void aNumberIsTakenAtHomeCheckedInAndCalled() {
        try (TestServer server = TestServer.demo();
                TestChromium chromium = new TestChromium()) {
            HallScreens hall = new HallScreens(server);
            RemoteDoors doors = server.bean(RemoteDoors.class);
            RemoteDoor door = doors.find(HallScreens.ORG, hall.unit).orElseThrow();
            int clerk = hall.sit("Y604", 3);
            String wall = hall.device("display");
            String kiosk = hall.device("kiosk");
            int phones = 0;
            for (View view : TestChromium.views(1280)) {
                Texts texts = view.texts();
                String tag = texts.language().tag();
                Page phone = chromium.open(server, view.language(), PHONE_WIDTH);
                String first = "1390000010" + phones++;
                atHome(phone, door, first, texts);
                Page screen = chromium.open(server, view.language(), view.width());
                screen.navigate(wall);
                assertThat(screen.locator("#here")).isVisible();
                inspect(screen, "display-here-" + tag);
                Page scanned = chromium.open(server, view.language(), PHONE_WIDTH);
                scan(scanned, door.at("/here/" + doors.word(door)), first, texts);
                assertThat(phone.locator("#state")).hasText(texts.of("own.state.waiting"));
                TicketRow called = hall.call(clerk);
                assertThat(phone.locator("#go")).containsText(texts.of("display.counter", 3));
                hall.finish(clerk, called);
                String second = "1390000010" + phones++;
                atHome(phone, door, second, texts);
                atTheKiosk(
                        chromium.open(server, view.language(), KIOSK_WIDTH), kiosk, second, texts);
                hall.serve(clerk);
                tellsThatItWasNotDone(phone, texts);
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static void atHome(Page phone, RemoteDoor door, String number, Texts texts) {
        String tag = texts.language().tag();
        phone.navigate(door.at(""));
        inspect(phone, "line-" + tag);
        phone.locator(".choices a[href$=pay-electricity]").click();
        assertThat(phone.locator("#fees"))
                .containsText(texts.of("hall.fee.bill", texts.name("电费", "Electricity")));
        phone.locator("#phone").fill(number);
        inspect(phone, "line-service-" + tag);
        press(phone, texts.of("kiosk.take"));
        assertThat(phone.locator("#state")).hasText(texts.of("own.state.awaited"));
        assertThat(phone.locator("#check-in")).containsText(texts.of("own.in-time"));
        inspect(phone, "own-awaited-" + tag);
    }

    private static void scan(Page page, String address, String number, Texts texts) {
        page.navigate(address);
        page.locator("#phone").fill(number);
        inspect(page, "line-here-" + texts.language().tag());
        press(page, texts.of("line.here.do"));
        assertThat(page.locator("#state")).hasText(texts.of("line.here.done"));
    }

    /** The kiosk has keys of its own. */
    private static void atTheKiosk(Page stand, String kiosk, String number, Texts texts) {
        String tag = texts.language().tag();
        stand.navigate(kiosk);
        stand.locator("text=" + texts.of("kiosk.here")).click();
        stand.locator("#phone").fill("13900000999");
        press(stand, texts.of("line.here.do"));
        assertThat(stand.locator("#nobody")).hasText(texts.of("kiosk.here.nobody"));
        assertThat(stand.locator("#phone")).hasValue("13900000999");
        stand.locator("#phone").clear();
        for (int place = 0; place < number.length(); place++) {
            stand.locator(".keys button[value='" + number.charAt(place) + "']").click();
        }
        assertThat(stand.locator("#phone")).hasValue(number);
        inspect(stand, "kiosk-here-" + tag);
        press(stand, texts.of("line.here.do"));
        assertThat(stand.locator("#number")).isVisible();
        inspect(stand, "kiosk-arrived-" + tag);
    }

    private static void tellsThatItWasNotDone(Page phone, Texts texts) {
        assertThat(phone.locator("#state")).hasText(texts.of("own.state.done"));
        phone.locator("text=" + texts.of("matter.not-done")).click();
        phone.locator("#reason").selectOption("sent-around");
        inspect(phone, "own-not-done-" + texts.language().tag());
        press(phone, texts.of("matter.tell"));
        assertThat(phone.locator("#told")).isVisible();
    }
}
