package io.shouwen.server.hall.remote;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.shouwen.server.TestChromium.inspect;
import static io.shouwen.server.TestChromium.press;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

import io.shouwen.server.TestChromium;
import io.shouwen.server.TestChromium.View;
import io.shouwen.server.TestServer;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.HallScreens;
import io.shouwen.server.hall.RemoteDoor;
import io.shouwen.server.hall.RemoteDoors;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** An appointment is made at home, called off, made again, and kept at the kiosk. */
@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class HomeAppointmentBrowserTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    @Test
    void anAppointmentIsMadeAtHomeCalledOffAndKept() {
        try (TestServer server = TestServer.demo();
                TestChromium chromium = new TestChromium()) {
            HallScreens hall = new HallScreens(server);
            WallClock clock = server.bean(WallClock.class);
            LocalDate day = clock.now().atZone(CHINA).toLocalDate().plusDays(1);
            clock.moveTo(day.atTime(LocalTime.of(13, 0)).atZone(CHINA).toInstant());
            RemoteDoor door =
                    server.bean(RemoteDoors.class).find(HallScreens.ORG, hall.unit).orElseThrow();
            String kiosk = hall.device("kiosk");
            int phones = 0;
            for (View view : List.of(new View(Language.ZH, 390), new View(Language.EN, 1280))) {
                Page home = chromium.open(server, view.language(), view.width());
                String phone = "1390000020" + phones++;
                chooses(home, door, view.texts());
                books(home, day + "T14:15", phone, view.texts());
                callsOff(home, view.texts());
                home.locator("#again").click();
                home.locator(".choices a[href$='new-connection/times']").click();
                books(home, day + "T14:30", phone, view.texts());
                atTheKiosk(
                        chromium.open(server, view.language(), 1080), kiosk, phone, view.texts());
                home.reload();
                assertThat(home.locator("#when")).containsText("14:30");
                inspect(home, "appointment-came-" + view.texts().language().tag());
                onTheFloor(server, chromium, view);
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static void chooses(Page home, RemoteDoor door, Texts texts) {
        String tag = texts.language().tag();
        home.navigate(door.at(""));
        inspect(home, "line-with-times-" + tag);
        home.locator("#times").click();
        inspect(home, "appointments-services-" + tag);
        home.locator(".choices a[href$='new-connection/times']").click();
        assertThat(home.locator("#papers-title")).hasText(texts.of("appointment.papers"));
        home.locator("#days a").first().click();
        inspect(home, "appointments-other-day-" + tag);
        home.goBack();
    }

    private static void books(Page home, String at, String phone, Texts texts) {
        String tag = texts.language().tag();
        home.locator("#book input[value='" + at + "']").check();
        home.locator("#phone").fill(phone);
        inspect(home, "appointments-times-" + tag);
        press(home, texts.of("line.times.book"));
        assertThat(home.locator("#state")).hasText(texts.of("appointment.state.open"));
        assertThat(home.locator("#check-in")).hasText(texts.of("appointment.check-in"));
        inspect(home, "appointment-" + tag);
    }

    private static void callsOff(Page home, Texts texts) {
        home.locator("details.leave summary").click();
        press(home, texts.of("appointment.off.sure"));
        assertThat(home.locator("#state")).hasText(texts.of("appointment.state.off"));
        inspect(home, "appointment-off-" + texts.language().tag());
    }

    private static void atTheKiosk(Page stand, String kiosk, String phone, Texts texts) {
        stand.navigate(kiosk);
        stand.locator("text=" + texts.of("kiosk.here")).click();
        stand.locator("#phone").fill(phone);
        press(stand, texts.of("line.here.do"));
        assertThat(stand.locator("#number")).isVisible();
        inspect(stand, "kiosk-appointment-" + texts.language().tag());
    }

    private static void onTheFloor(TestServer server, TestChromium chromium, View view) {
        String tag = view.texts().language().tag();
        Page floor = chromium.enter(server, view, "tangmin");
        floor.navigate("/floor");
        assertThat(floor.locator("text=" + view.texts().of("floor.appointment.from-home", "14:30")))
                .hasCount(tag.equals("en") ? 2 : 1);
        inspect(floor, "floor-appointment-" + tag);
        Page guide = chromium.enter(server, view, "hejing");
        guide.navigate("/appointments");
        assertThat(guide.locator("text=" + view.texts().of("guide.appointment.from-home")).first())
                .isVisible();
        inspect(guide, "guide-appointments-" + tag);
    }
}
