package io.shouwen.server.hall.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.Agenda;
import io.shouwen.server.hall.AgendaRules;
import io.shouwen.server.hall.HallScreens;
import io.shouwen.server.hall.RemoteDoor;
import io.shouwen.server.hall.RemoteDoors;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.page.Refusal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Appointments made at home: one a phone, found again by a secret, kept by checking in. */
class HomeAppointmentTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final AtomicInteger KEYS = new AtomicInteger();
    private static final String PHONE = "13900000001";
    private static final String OTHER = "13900000002";
    private static final String SERVICE = "new-connection";

    private final TestServer server = TestServer.demo();
    private final HallScreens hall = new HallScreens(server);
    private final TestBrowser customer = new TestBrowser(server);
    private final WallClock clock = server.bean(WallClock.class);
    private final RemoteDoors doors = server.bean(RemoteDoors.class);
    private final Agenda agenda = server.bean(Agenda.class);
    private final Tickets tickets = server.bean(Tickets.class);
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void morning() {
        today = clock.now().atZone(CHINA).toLocalDate().plusDays(1);
        clock.moveTo(at(today, "09:55"));
        doors.settle(HallScreens.ORG, hall.unit, 2, LocalTime.of(8, 0));
        settle(1, "");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aDayShowsItsFreeQuartersAndAFormSentTwiceBooksOnce() {
        String times = door().at("/services/" + SERVICE + "/times");
        assertThat(customer.get(door().at("/services/" + SERVICE)).body()).contains(times);
        assertThat(customer.get(times).body())
                .contains(today + "T10:00", today + "T23:45", "day=" + today.plusDays(14))
                .doesNotContain(today + "T09:45", "day=" + today.plusDays(15));
        String key = key();
        String own = own(book(PHONE, today + "T10:00", key));
        String again = own(book(PHONE, today + "T10:00", key));
        assertThat(appointments(today)).hasSize(1);
        assertThat(appointments(today).getFirst().fromHome()).isTrue();
        assertThat(customer.get(own).statusCode()).as("has a new address").isEqualTo(404);
        assertThat(customer.get(again).body()).contains("10:00").doesNotContain(PHONE);
        assertThat(customer.get(times).body()).doesNotContain(today + "T10:00");
    }

    @Test
    void whatIsFullOverOrNotOfferedIsRefused() {
        book(PHONE, today + "T10:00", key());
        HttpResponse<String> full = book(OTHER, today + "T10:00", key());
        assertThat(problem(full)).isEqualTo("appointment-full");
        assertThat(full.body()).contains(today + " 10:15");
        assertThat(problem(book(OTHER, today + "T07:45", key()))).isEqualTo("appointment-time");
        assertThat(problem(book(OTHER, "", key()))).isEqualTo("appointment-time");
        assertThat(problem(book(OTHER, today.plusDays(1) + "T07:45", key())))
                .isEqualTo("appointment-hours");
        assertThat(problem(book(OTHER, today.plusDays(15) + "T10:00", key())))
                .isEqualTo("appointment-day");
        assertThat(problem(book("12", today + "T11:00", key()))).isEqualTo("contact-missing");
        assertThat(appointments(today)).hasSize(1);
    }

    @Test
    void onlyTheWorkingDaysOfTheHallsCalendarHaveAppointments() {
        String calendar = agenda.calendars(HallScreens.ORG).iterator().next();
        TestBrowser manager = TestBrowser.as(server, "tangmin");
        assertThat(manager.get("/hall/settings").body()).contains(">" + calendar + "</option>");
        settle(1, calendar);
        LocalDate saturday = today.with(TemporalAdjusters.next(DayOfWeek.SATURDAY));
        assertThat(problem(book(PHONE, saturday + "T10:00", key()))).isEqualTo("appointment-day");
        assertThat(customer.get(door().at("/services/" + SERVICE + "/times")).body())
                .doesNotContain("day=" + saturday);
        assertThat(
                        manager.post(
                                        "/hall/settings",
                                        "/hall/settings/appointments",
                                        Map.of(
                                                "hall",
                                                Integer.toString(hall.unit),
                                                "most",
                                                "1",
                                                "opens",
                                                "08:00",
                                                "calendar",
                                                "nobody's"))
                                .statusCode())
                .isEqualTo(422);
    }

    @Test
    void aPhoneHasOneOpenAppointmentWhoeverMadeIt() {
        String own = own(book(PHONE, today + "T10:00", key()));
        assertThat(problem(book(PHONE, today + "T11:00", key())))
                .isEqualTo("phone-has-appointment");
        customer.post(own, own + "/off", Map.of());
        assertThat(book(PHONE, today + "T11:00", key()).statusCode()).isEqualTo(302);
        clock.moveTo(at(today, "11:01"));
        assertThat(book(PHONE, today + "T12:00", key()).statusCode())
                .as("the other is over")
                .isEqualTo(302);
    }

    @Test
    void calledOffItGivesItsQuarterBackAndItsPageSaysByWhom() {
        String own = own(book(PHONE, today + "T10:00", key()));
        assertThat(customer.post(own, own + "/off", Map.of()).statusCode()).isEqualTo(302);
        assertThat(customer.get(own).body()).contains("id=\"again\"").doesNotContain("/off");
        assertThat(appointments(today)).isEmpty();
        String other = own(book(OTHER, today + "T10:00", key()));
        TestBrowser guide = TestBrowser.as(server, "hejing");
        String list = guide.get("/appointments?day=" + today).body();
        assertThat(list).contains("客户自约");
        guide.post(
                "/appointments",
                "/appointments/%d/off".formatted(appointments(today).getFirst().id()),
                Map.of("hall", Integer.toString(hall.unit)));
        assertThat(customer.get(other, "Accept-Language", "en").body())
                .contains("The hall called it off");
        assertThat(customer.get(own, "Accept-Language", "en").body()).contains("You called it off");
    }

    @Test
    void aWrongSecretAndAShutDoorOpenNothing() {
        String own = own(book(PHONE, today + "T10:00", key()));
        assertThat(customer.get(own + "x").statusCode()).isEqualTo(404);
        assertThat(customer.get("/t/" + own.substring(3)).statusCode()).isEqualTo(404);
        RemoteDoor door = door();
        doors.settle(HallScreens.ORG, hall.unit, 0, LocalTime.of(8, 0));
        assertThat(customer.get(door.at("/times")).statusCode()).isEqualTo(404);
        assertThat(customer.get(door.at("/services/" + SERVICE + "/times")).statusCode())
                .isEqualTo(404);
        assertThat(customer.get(own).body()).as("what was made is kept").contains("10:00");
    }

    @Test
    void whileTheHallIsShutAppointmentsAreMade() {
        TestBrowser manager = TestBrowser.as(server, "tangmin");
        manager.post(
                "/hall/settings",
                "/floor/state",
                Map.of("hall", Integer.toString(hall.unit), "state", "closing", "key", key()));
        assertThat(customer.get(door().at("")).body()).contains(door().at("/times"));
        assertThat(problem(book(PHONE, today + "T10:00", key())))
                .as("who comes today has no number")
                .isEqualTo("appointment-day");
        assertThat(book(PHONE, today.plusDays(1) + "T10:00", key()).statusCode()).isEqualTo(302);
        clock.moveTo(at(today.plusDays(1), "09:50"));
        assertThat(here(hall.device("kiosk"), PHONE).statusCode()).isEqualTo(200);
        assertThat(tickets.waiting(HallScreens.ORG, hall.unit)).hasSize(1);
    }

    @Test
    void whoChecksInByPhoneInTimeGoesFirstFromTheAppointedTimeOn() {
        int clerk = hall.sit("Y602", 1);
        String own = own(book(PHONE, today + "T10:00", key()));
        String kiosk = hall.device("kiosk");
        assertThat(here(kiosk, OTHER).body()).contains("id=\"nobody\"");
        TicketRow first = hall.take(SERVICE);
        TicketRow second = hall.take(SERVICE);
        HttpResponse<String> slip = here(kiosk, PHONE);
        assertThat(slip.body()).contains("class=\"strip\"", "/t/");
        assertThat(here(kiosk, PHONE).body()).as("said twice").doesNotContain("class=\"strip\"");
        TicketRow mine = waiting("appointment");
        assertThat(mine.appointed()).contains(at(today, "10:00"));
        assertThat(customer.get(own).body()).contains(mine.number()).doesNotContain("/off");
        assertThat(TestBrowser.as(server, "tangmin").get("/floor").body()).contains("客户自约");
        assertThat(hall.serve(clerk).id()).as("not yet").isEqualTo(first.id());
        clock.moveTo(at(today, "10:00"));
        assertThat(hall.serve(clerk).id()).as("from the time on").isEqualTo(mine.id());
        assertThat(hall.serve(clerk).id()).isEqualTo(second.id());
        assertThat(here(kiosk, PHONE).body()).as("served").contains("id=\"nobody\"");
    }

    @Test
    void whoComesLateHasANumberAndNoRankAndADayThatIsOverIsSaidToBe() {
        String own = own(book(PHONE, today + "T10:00", key()));
        String other = own(book(OTHER, today + "T10:15", key()));
        clock.moveTo(at(today, "10:20"));
        assertThat(customer.get(own, "Accept-Language", "en").body()).contains("Its time is over");
        String here = door().at("/here/" + doors.word(door()));
        HttpResponse<String> arrived =
                customer.post(here, here, Map.of("phone", PHONE, "key", key()));
        assertThat(arrived.body()).contains("href=\"/t/");
        assertThat(waiting("appointment").appointed()).isEmpty();
        clock.moveTo(at(today.plusDays(1), "10:20"));
        assertThat(customer.get(other, "Accept-Language", "en").body())
                .contains("This day is over")
                .doesNotContain("/off");
        assertThat(here(hall.device("kiosk"), OTHER).body()).contains("id=\"nobody\"");
    }

    @Test
    void aGuideSaysThatSomebodyHasCome() {
        book(PHONE, today + "T10:00", key());
        TestBrowser guide = TestBrowser.as(server, "hejing");
        HttpResponse<String> came =
                guide.post(
                        "/appointments",
                        "/appointments/%d/came".formatted(appointments(today).getFirst().id()),
                        Map.of("hall", Integer.toString(hall.unit), "key", key()));
        assertThat(came.statusCode()).isEqualTo(200);
        TicketRow mine = waiting("appointment");
        assertThat(mine.appointed()).isPresent();
        assertThat(here(hall.device("kiosk"), PHONE).body())
                .as("has a number already")
                .contains(mine.number());
        assertThat(tickets.waiting(HallScreens.ORG, hall.unit)).hasSize(1);
    }

    @Test
    void whoeverHasANumberFromElsewhereTooChecksInWithThatFirst() {
        book(PHONE, today + "T10:00", key());
        customer.post(
                door().at("/services/" + SERVICE),
                door().at("/numbers"),
                Map.of("service", SERVICE, "phone", PHONE, "key", key()));
        here(hall.device("kiosk"), PHONE);
        assertThat(tickets.waiting(HallScreens.ORG, hall.unit))
                .extracting(TicketRow::source)
                .containsExactly("remote");
    }

    @Test
    void anotherOrganisationHasNoneOfIt() {
        book(PHONE, today + "T10:00", key());
        long id = appointments(today).getFirst().id();
        assertThatThrownBy(() -> agenda.kept(new OrgId(2), hall.unit, id))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not-found");
    }

    /** A machine that books everything is turned away. */
    @Test
    void aNetworkMakesSoManyAppointmentsAnHour() {
        settle(99, "");
        for (int one = 0; one < 40; one++) {
            assertThat(book("139000001" + (10 + one), today + "T10:00", key()).statusCode())
                    .isEqualTo(302);
        }
        assertThat(problem(book(PHONE, today + "T10:00", key())))
                .isEqualTo("appointments-too-often");
    }

    private void settle(int most, String calendar) {
        agenda.settle(
                HallScreens.ORG, hall.unit, new AgendaRules(most, LocalTime.of(8, 0), calendar));
    }

    private RemoteDoor door() {
        return doors.find(HallScreens.ORG, hall.unit).orElseThrow();
    }

    private List<Agenda.Appointment> appointments(LocalDate day) {
        return agenda.of(HallScreens.ORG, hall.unit, day, CHINA);
    }

    private TicketRow waiting(String source) {
        return tickets.waiting(HallScreens.ORG, hall.unit).stream()
                .filter(one -> one.source().equals(source))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> book(String phone, String at, String key) {
        return customer.post(
                door().at("/services/" + SERVICE + "/times"),
                door().at("/appointments"),
                Map.of("service", SERVICE, "at", at, "name", "", "phone", phone, "key", key),
                "Accept",
                "application/problem+json, text/html");
    }

    private HttpResponse<String> here(String kiosk, String phone) {
        return customer.post(
                kiosk + "/here", kiosk + "/here", Map.of("phone", phone, "key", key()));
    }

    private static Instant at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(CHINA).toInstant();
    }

    private static String problem(HttpResponse<String> answer) {
        return answer.body().replaceAll("(?s).*problems/([a-z-]+).*", "$1");
    }

    private static String own(HttpResponse<String> answer) {
        String location = answer.headers().firstValue("location").orElseThrow();
        return location.substring(location.indexOf("/a/"));
    }

    private static String key() {
        return "home-" + KEYS.incrementAndGet();
    }
}
