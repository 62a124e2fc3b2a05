package io.shouwen.server.hall.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.HallScreens;
import io.shouwen.server.hall.RemoteDoor;
import io.shouwen.server.hall.RemoteDoors;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.TicketState;
import io.shouwen.server.hall.Tickets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Numbers taken at home: one a phone, checked in at the hall, and doors that nobody tries out. */
class RemoteTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final AtomicInteger KEYS = new AtomicInteger();
    private static final String PHONE = "13900000001";

    private final TestServer server = TestServer.demo();
    private final HallScreens hall = new HallScreens(server);
    private final TestBrowser customer = new TestBrowser(server);
    private final WallClock clock = server.bean(WallClock.class);
    private final RemoteDoors doors = server.bean(RemoteDoors.class);
    private final Tickets tickets = server.bean(Tickets.class);

    @BeforeEach
    void morning() {
        clock.moveTo(
                clock.now()
                        .atZone(CHINA)
                        .toLocalDate()
                        .plusDays(1)
                        .atTime(LocalTime.of(10, 0))
                        .atZone(CHINA)
                        .toInstant());
        doors.settle(HallScreens.ORG, hall.unit, 2, LocalTime.of(8, 0));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aNumberIsTakenAtHomeAndCheckedInAtTheKiosk() {
        HttpResponse<String> taken = take(PHONE);
        assertThat(taken.statusCode()).isEqualTo(302);
        String own = taken.headers().firstValue("location").orElseThrow();
        assertThat(customer.get(path(own)).body()).contains("B001");
        assertThat(awaited()).hasSize(1);
        assertThat(awaited().getFirst().source()).isEqualTo("remote");
        String kiosk = hall.device("kiosk");
        assertThat(here(kiosk, "13900000009")).as("said in the form").isEqualTo(200);
        assertThat(awaited()).as("another phone brings nobody").hasSize(1);
        assertThat(here(kiosk, PHONE)).isEqualTo(200);
        assertThat(here(kiosk, PHONE)).as("said twice").isEqualTo(200);
        assertThat(awaited()).isEmpty();
        assertThat(tickets.waiting(HallScreens.ORG, hall.unit)).hasSize(1);
        assertThat(facts()).doesNotContain(PHONE);
    }

    @Test
    void aPhoneHasOneOpenNumberAndFewADay() {
        for (int one = 0; one < 3; one++) {
            String own = path(take(PHONE).headers().firstValue("location").orElseThrow());
            assertThat(problem(take(PHONE))).isEqualTo("phone-has-number");
            customer.post(own, own + "/left", Map.of("key", key()));
        }
        assertThat(problem(take(PHONE))).isEqualTo("phone-too-often");
        assertThat(problem(take("12"))).isEqualTo("contact-missing");
        take("13900000002");
        take("13900000003");
        assertThat(problem(take("13900000004"))).isEqualTo("remote-full");
    }

    @Test
    void theCodeOnTheWallProvesThatSomebodyHasComeAndChanges() {
        take(PHONE);
        RemoteDoor door = door();
        String word = doors.word(door);
        clock.moveTo(clock.now().plus(Duration.ofMinutes(5)));
        assertThat(customer.get(door.at("/here/" + word)).statusCode()).isEqualTo(200);
        clock.moveTo(clock.now().plus(Duration.ofMinutes(5)));
        assertThat(customer.get(door.at("/here/" + word)).statusCode()).isEqualTo(404);
        String now = door.at("/here/" + doors.word(door));
        assertThat(customer.post(now, now, Map.of("phone", PHONE, "key", key())).body())
                .contains("B001");
        assertThat(tickets.waiting(HallScreens.ORG, hall.unit)).hasSize(1);
    }

    @Test
    void aGuideSaysThatSomebodyHasComeAndNoNumberIsGivenBeforeTimeOrWhileNoneAre() {
        take(PHONE);
        TestBrowser guide = TestBrowser.as(server, "hejing");
        String number = awaited().getFirst().id().number();
        assertThat(guide.get("/floor").body()).contains("B001");
        guide.post("/guide", "/guide/" + number + "/acts", Map.of("act", "here", "key", key()));
        assertThat(tickets.waiting(HallScreens.ORG, hall.unit)).hasSize(1);
        doors.settle(HallScreens.ORG, hall.unit, 2, LocalTime.of(11, 0));
        assertThat(problem(take("13900000002"))).isEqualTo("remote-not-yet");
        RemoteDoor door = door();
        doors.settle(HallScreens.ORG, hall.unit, 0, LocalTime.of(8, 0));
        assertThat(customer.get(door.at("")).statusCode()).isEqualTo(404);
    }

    @Test
    void whoNeverCameIsInNobodysWayWhenTheHallIsShut() {
        take(PHONE);
        TicketRow ticket = awaited().getFirst();
        TestBrowser manager = TestBrowser.as(server, "tangmin");
        for (String state : List.of("closing", "shut")) {
            manager.post(
                    "/hall/settings",
                    "/floor/state",
                    Map.of("hall", Integer.toString(hall.unit), "state", state, "key", key()));
        }
        assertThat(tickets.find(HallScreens.ORG, ticket.id()).orElseThrow().state())
                .isEqualTo(TicketState.LEFT);
    }

    /** Whoever tries out addresses is turned away; what was open before goes on working. */
    @Test
    void doorsThatAreTriedOutAreShutForAWhileAndOnlyToWhoeverHasNotOpenedThem() {
        String kiosk = hall.device("kiosk");
        String display = hall.device("display");
        assertThat(customer.get(kiosk).statusCode()).isEqualTo(200);
        for (int one = 0; one < 59; one++) {
            assertThat(customer.get("/t/guess" + one).statusCode()).isEqualTo(404);
            customer.get("/kiosk/always-the-same");
        }
        assertThat(customer.get("/t/another").statusCode()).isEqualTo(429);
        assertThat(customer.get(display).statusCode()).as("never opened here").isEqualTo(429);
        assertThat(customer.get(kiosk + "/services").statusCode()).isEqualTo(200);
        clock.moveTo(clock.now().plus(Duration.ofMinutes(16)));
        assertThat(customer.get(display).statusCode()).isEqualTo(200);
    }

    private RemoteDoor door() {
        return doors.find(HallScreens.ORG, hall.unit).orElseThrow();
    }

    private List<TicketRow> awaited() {
        return tickets.awaited(HallScreens.ORG, hall.unit);
    }

    private HttpResponse<String> take(String phone) {
        RemoteDoor door = door();
        return customer.post(
                door.at("/services/new-connection"),
                door.at("/numbers"),
                Map.of("service", "new-connection", "phone", phone, "key", key()),
                "Accept",
                "application/problem+json, text/html");
    }

    private int here(String kiosk, String phone) {
        return customer.post(kiosk + "/here", kiosk + "/here", Map.of("phone", phone, "key", key()))
                .statusCode();
    }

    private String facts() {
        return tickets.history(
                        HallScreens.ORG,
                        tickets.waiting(HallScreens.ORG, hall.unit).getFirst().id())
                .orElseThrow()
                .facts()
                .toString();
    }

    private static String problem(HttpResponse<String> answer) {
        return answer.body().replaceAll("(?s).*problems/([a-z-]+).*", "$1");
    }

    private static String path(String location) {
        return location.substring(location.indexOf("/t/"));
    }

    private static String key() {
        return "remote-" + KEYS.incrementAndGet();
    }
}
