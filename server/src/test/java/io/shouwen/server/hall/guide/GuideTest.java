package io.shouwen.server.hall.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.Agenda;
import io.shouwen.server.hall.AgendaRules;
import io.shouwen.server.hall.HallMatter;
import io.shouwen.server.hall.HallMatters;
import io.shouwen.server.hall.HallScreens;
import io.shouwen.server.hall.Halls;
import io.shouwen.server.hall.TicketClass;
import io.shouwen.server.hall.TicketKinds;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.TicketState;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** What a guide may do, and what the code asks of them. */
class GuideTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final HallScreens HALL = new HallScreens(SERVER);
    private static final TestBrowser GUIDE = TestBrowser.as(SERVER, "hejing");
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final String CHIEF = "Y203"; // huangjianjun
    private static final AtomicInteger KEYS = new AtomicInteger();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void whoReachesNobodyTakesTheContactAndMakesAnAppointment() {
        String stay = receive("back-office");
        post(stay, "/handover", Map.of("to", "维修部", "step", "offered"));
        String tomorrow = tomorrow();
        assertThat(post(stay, "/unreachable", Map.of("at", tomorrow)))
                .as("no phone")
                .isEqualTo(422);
        assertThat(post(stay, "/unreachable", Map.of("phone", "13900000001")))
                .as("no appointment")
                .isEqualTo(422);
        assertThat(kinds(stay)).doesNotContain("handover.unreachable", "contact.taken");
        assertThat(post(stay, "/unreachable", Map.of("phone", "13900000001", "at", tomorrow)))
                .isEqualTo(302);
        assertThat(kinds(stay))
                .containsSubsequence(
                        "handover.offered",
                        "handover.unreachable",
                        "contact.taken",
                        "appointment.offered",
                        "customer.routed");
        assertThat(facts(stay).toString()).doesNotContain("13900000001");
        assertThat(SERVER.bean(Agenda.class).callbacks(HallScreens.ORG, HALL.unit)).hasSize(1);
    }

    /** The question goes to the department as a request; the guide owns it until they accept. */
    @Test
    void aQuestionNobodyCanAnswerBecomesARequestThatTheGuideFollows() {
        String stay = receive("inquiry");
        post(stay, "/acts", Map.of("act", "question", "words", "分布式光伏怎么并网"));
        String department = Integer.toString(crew());
        assertThat(post(stay, "/passed-on", Map.of("department", department)))
                .as("no phone")
                .isEqualTo(422);
        Map<String, String> form = Map.of("department", department, "phone", "13900000003");
        assertThat(post(stay, "/passed-on", form)).isEqualTo(302);
        assertThat(post(stay, "/passed-on", form)).as("passed on before").isEqualTo(409);
        assertThat(kinds(stay))
                .containsSubsequence("inquiry.unanswerable", "inquiry.routed", "ticket.left");
        HallMatter matter = matter(stay);
        assertThat(matter.offered()).isTrue();
        String request = "/requests/" + matter.request().number();
        assertThat(GUIDE.get(request).body()).contains("分布式光伏怎么并网");
        assertThat(TestBrowser.as(SERVER, "tangmin").get(request).statusCode()).isEqualTo(200);
        assertThat(TestBrowser.as(SERVER, "huangjianjun").get(request).statusCode()).isEqualTo(200);
        assertThat(post(stay, "/acts", Map.of("act", "replied"))).isEqualTo(302);
        assertThat(kinds(stay)).contains("inquiry.answered");
    }

    @Test
    void whatCouldNotBeDoneIsARequestOfTheManagerAndOnTheFloor() {
        String stay = receive("counter");
        Map<String, String> form = Map.of("reason", "sent-around", "words", "跑了三趟");
        assertThat(post(stay, "/not-done", form)).isEqualTo(302);
        assertThat(post(stay, "/not-done", form)).as("told before").isEqualTo(409);
        HallMatter matter = matter(stay);
        assertThat(matter.handler()).isEqualTo(new RoomsStory(SERVER).person("Y606"));
        TestBrowser manager = TestBrowser.as(SERVER, "tangmin");
        assertThat(manager.get("/floor").body()).contains(matter.request().number());
        String story = manager.get("/requests/" + matter.request().number()).body();
        assertThat(story).contains("跑了三趟");
        String own = HALL.own("new-connection");
        int before = matters().size();
        TestBrowser customer = new TestBrowser(SERVER);
        customer.post(
                own,
                own + "/not-done",
                Map.of("reason", "papers", "phone", "13900000004", "key", "own"));
        assertThat(matters()).hasSize(before + 1);
        assertThat(customer.get(own).body()).contains("id=\"told\"");
    }

    /** The unit of a chief. */
    private static int crew() {
        int chief = SERVER.bean(Staff.class).byNumber(HallScreens.ORG, CHIEF).orElseThrow();
        return SERVER.bean(Staff.class).posts(HallScreens.ORG, chief).iterator().next();
    }

    private static List<HallMatter> matters() {
        return SERVER.bean(HallMatters.class).open(HallScreens.ORG, HALL.unit);
    }

    private static HallMatter matter(String stay) {
        return matters().stream()
                .filter(one -> one.ticket().equals(id(stay)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theOtherSideTakesOverAndTheStayIsTheirs() {
        String stay = receive("other-department");
        post(stay, "/handover", Map.of("to", "维修部", "step", "offered"));
        post(stay, "/handover", Map.of("to", "维修部", "step", "accepted"));
        assertThat(ticket(stay).state()).isEqualTo(TicketState.HANDED_OVER);
    }

    @Test
    void papersAreListedOnceAndWhatIsAskedForLaterIsOnRecord() {
        String stay = receive("counter");
        assertThat(post(stay, "/papers/added", Map.of("paper", "身份证"))).isEqualTo(409);
        assertThat(post(stay, "/papers", Map.of("told", "spoken"))).isEqualTo(302);
        assertThat(post(stay, "/papers", Map.of("told", "print"))).isEqualTo(409);
        post(stay, "/papers/added", Map.of("paper", "身份证", "changed", ""));
        Fact added = last(stay, "papers.added");
        assertThat(added.value("changed")).contains(new Value.Flag(false));
        assertThat(last(stay, "papers.listed").value("complete")).contains(new Value.Flag(true));
    }

    @Test
    void whatWasDoneForTheCustomerEndsWithTheirConfirmation() {
        String stay = receive("self-service");
        post(stay, "/acts", Map.of("act", "form-completed"));
        assertThat(post(stay, "/acts", Map.of("act", "terminal"))).isEqualTo(409);
        post(stay, "/acts", Map.of("act", "confirmed"));
        assertThat(post(stay, "/acts", Map.of("act", "terminal"))).isEqualTo(302);
        assertThat(ticket(stay).state()).isEqualTo(TicketState.DONE);
    }

    @Test
    void whicheverWayAStayEndsWhatWasDoneIsConfirmedUnlessTheCustomerIsGone() {
        String stay = receive("other-department");
        post(stay, "/acts", Map.of("act", "form-refilled"));
        post(stay, "/handover", Map.of("to", "维修部", "step", "offered"));
        assertThat(post(stay, "/handover", Map.of("to", "维修部", "step", "accepted"))).isEqualTo(409);
        int callbacks = SERVER.bean(Agenda.class).callbacks(HallScreens.ORG, HALL.unit).size();
        Map<String, String> later = Map.of("phone", "13900000007", "at", tomorrow());
        assertThat(post(stay, "/unreachable", later)).isEqualTo(409);
        assertThat(SERVER.bean(Agenda.class).callbacks(HallScreens.ORG, HALL.unit))
                .hasSize(callbacks);
        Map<String, String> asked =
                Map.of("department", Integer.toString(crew()), "phone", "13900000008");
        assertThat(post(stay, "/passed-on", asked)).isEqualTo(409);
        assertThat(ticket(stay).state()).isEqualTo(TicketState.GUIDED);
        assertThat(post(stay, "/acts", Map.of("act", "left"))).isEqualTo(302);
        assertThat(ticket(stay).state()).isEqualTo(TicketState.LEFT);
    }

    @Test
    void aNumberInLineIsMovedPrintedAgainBroughtBackAndGone() {
        String own = HALL.own("new-connection");
        TestBrowser customer = new TestBrowser(SERVER);
        assertThat(customer.get(own).statusCode()).isEqualTo(200);
        TicketRow taken = newest();
        String stay = "/guide/" + taken.id().number();
        assertThat(GUIDE.get(stay).body()).contains("id=\"to-line\"", "id=\"again\"");
        assertThat(post(stay, "/line", Map.of("service", "no-such"))).isEqualTo(422);
        assertThat(post(stay, "/line", Map.of("service", "transfer-of-name"))).isEqualTo(302);
        TicketRow moved = ticket(stay);
        assertThat(moved.service()).isEqualTo("transfer-of-name");
        assertThat(moved.since()).isEqualTo(taken.since());
        HttpResponse<String> slip = GUIDE.post("/guide", stay + "/slip", Map.of());
        assertThat(slip.body()).contains(taken.number());
        assertThat(customer.get(own).statusCode()).as("the slip that was lost").isEqualTo(404);
        int clerk = HALL.sit("Y602", 1);
        TicketRow called = HALL.call(clerk);
        String there = "/guide/" + called.id().number();
        assertThat(post(there, "/line", Map.of("service", "transfer-of-name"))).isEqualTo(409);
        HALL.tell(clerk, called, NewFact.now(TicketKinds.MISSED, Map.of()));
        assertThat(GUIDE.get(there).body()).contains("id=\"back\"");
        assertThat(post(there, "/back", Map.of())).isEqualTo(302);
        assertThat(ticket(there).state()).isEqualTo(TicketState.WAITING);
        assertThat(post(there, "/acts", Map.of("act", "left"))).isEqualTo(302);
        assertThat(GUIDE.post("/guide", there + "/slip", Map.of()).statusCode()).isEqualTo(409);
        SERVER.bean(Halls.class).leave(HallScreens.ORG, clerk);
    }

    private static TicketRow newest() {
        return SERVER.bean(Tickets.class).waiting(HallScreens.ORG, HALL.unit).stream()
                .reduce((one, other) -> other.id().value() > one.id().value() ? other : one)
                .orElseThrow();
    }

    @Test
    void consentCountsOnlyIfEverybodyAgreedWhoIsOvertaken() {
        HALL.take("new-connection");
        HALL.take("new-connection");
        String stay = receive("counter");
        int ahead = (int) waiting();
        assertThat(post(stay, "/ticket", priority("consent", ahead - 1))).isEqualTo(409);
        assertThat(ticket(stay).state()).isEqualTo(TicketState.GUIDED);
        assertThat(post(stay, "/ticket", priority("consent", ahead))).isEqualTo(200);
        assertThat(ticket(stay).kind()).isEqualTo(TicketClass.FIRST);
        assertThat(last(stay, "ticket.advanced").value("consents"))
                .contains(new Value.Whole(ahead));
    }

    @Test
    void whoComesInTimeStandsWhereTheyCameAndGoesBeforeOthersFromTheAppointedTimeOn() {
        openAllDay();
        WallClock clock = SERVER.bean(WallClock.class);
        int clerk = HALL.sit("Y602", 1);
        Agenda.Appointment soon = booked(Duration.ofMinutes(20));
        TicketRow first = HALL.take("transfer-of-name");
        TicketRow second = HALL.take("transfer-of-name");
        TicketRow early = arrive(soon);
        assertThat(early.since()).isBetween(second.since(), soon.at().minusSeconds(1));
        assertThat(HALL.serve(clerk).id()).as("not yet").isEqualTo(first.id());
        clock.moveTo(soon.at());
        TicketRow called = HALL.call(clerk);
        assertThat(called.id()).as("from the appointed time on").isEqualTo(early.id());
        assertThat(last("/guide/" + called.id().number(), "ticket.called").value("earlier"))
                .contains(new Value.Whole(0));
        HALL.finish(clerk, called);
        TicketRow passed = HALL.call(clerk);
        assertThat(passed.id()).isEqualTo(second.id());
        assertThat(passed.passed()).isEqualTo(1);
        HALL.finish(clerk, passed);
        Agenda.Appointment missed = booked(Duration.ofMinutes(5));
        clock.moveTo(clock.now().plus(Duration.ofMinutes(10)));
        TicketRow walkIn = HALL.take("transfer-of-name");
        TicketRow late = arrive(missed);
        assertThat(late.appointed()).isEmpty();
        assertThat(HALL.serve(clerk).id()).isEqualTo(walkIn.id());
        assertThat(HALL.serve(clerk).id()).isEqualTo(late.id());
        SERVER.bean(Halls.class).leave(HallScreens.ORG, clerk);
    }

    @Test
    void thatSomebodyCameIsSaidTwiceAndIsOneNumber() throws Exception {
        openAllDay();
        Agenda.Appointment soon = booked(Duration.ofMinutes(20));
        List<Callable<HttpResponse<String>>> tablets =
                Stream.of("hejing", "tangmin")
                        .map(login -> TestBrowser.as(SERVER, login))
                        .<Callable<HttpResponse<String>>>map(tablet -> () -> came(tablet, soon))
                        .toList();
        List<String> numbers = new ArrayList<>();
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (Future<HttpResponse<String>> one : both.invokeAll(tablets)) {
                assertThat(one.get().statusCode()).isEqualTo(200);
                numbers.add(one.get().body().replaceAll("(?s).*<h1 id=\"number\">|</h1>.*", ""));
            }
        }
        assertThat(numbers.getFirst()).matches("[A-Z][0-9]{3}").isEqualTo(numbers.getLast());
        assertThat(came(GUIDE, soon).body()).contains(numbers.getFirst());
        assertThat(
                        SERVER.bean(Tickets.class).waiting(HallScreens.ORG, HALL.unit).stream()
                                .filter(one -> one.source().equals("appointment")))
                .hasSize(1);
    }

    @Test
    void aQuarterOfAnHourHasAsManyAppointmentsAsTheHallSettlesAndAFormBooksOnce() {
        openAllDay();
        Agenda agenda = SERVER.bean(Agenda.class);
        TestBrowser manager = TestBrowser.as(SERVER, "tangmin");
        Map<String, String> settled =
                Map.of("hall", Integer.toString(HALL.unit), "most", "1", "opens", "08:00");
        manager.post("/hall/settings", "/hall/settings/appointments", settled);
        LocalDate day = SERVER.bean(WallClock.class).now().atZone(CHINA).toLocalDate();
        int before = agenda.of(HallScreens.ORG, HALL.unit, day, CHINA).size();
        assertThat(book(day.atTime(10, 1), "book-1").statusCode()).isEqualTo(302);
        assertThat(book(day.atTime(10, 1), "book-1").statusCode()).as("sent twice").isEqualTo(302);
        assertThat(agenda.of(HallScreens.ORG, HALL.unit, day, CHINA)).hasSize(before + 1);
        assertThat(book(day.atTime(10, 16), "book-2").statusCode()).isEqualTo(302);
        HttpResponse<String> full = book(day.atTime(10, 14), "book-3");
        assertThat(full.statusCode()).isEqualTo(409);
        assertThat(full.body()).contains(day + " 10:30");
        assertThat(book(day.plusDays(1).atTime(7, 59), "book-4").statusCode()).isEqualTo(422);
        assertThat(agenda.of(HallScreens.ORG, HALL.unit, day, CHINA)).hasSize(before + 2);
        agenda.settle(HallScreens.ORG, HALL.unit, new AgendaRules(9, LocalTime.MIN, ""));
    }

    private static HttpResponse<String> book(LocalDateTime at, String key) {
        return GUIDE.post(
                "/guide",
                "/appointments",
                Map.of(
                        "hall",
                        Integer.toString(HALL.unit),
                        "service",
                        "transfer-of-name",
                        "at",
                        at.toString(),
                        "phone",
                        "13900000003",
                        "key",
                        key));
    }

    private static HttpResponse<String> came(TestBrowser tablet, Agenda.Appointment appointment) {
        return tablet.post(
                "/guide",
                "/appointments/%d/came".formatted(appointment.id()),
                Map.of(
                        "hall",
                        Integer.toString(HALL.unit),
                        "key",
                        "guide-" + KEYS.incrementAndGet()));
    }

    /** Not across midnight, when a hall gives no numbers. */
    private static void openAllDay() {
        WallClock clock = SERVER.bean(WallClock.class);
        clock.moveTo(
                clock.now()
                        .atZone(CHINA)
                        .toLocalDate()
                        .plusDays(1)
                        .atTime(9, 0)
                        .atZone(CHINA)
                        .toInstant());
    }

    private static Agenda.Appointment booked(Duration ahead) {
        LocalDateTime then =
                LocalDateTime.ofInstant(SERVER.bean(WallClock.class).now().plus(ahead), CHINA)
                        .truncatedTo(ChronoUnit.SECONDS);
        book(then, "guide-" + KEYS.incrementAndGet());
        return SERVER
                .bean(Agenda.class)
                .of(HallScreens.ORG, HALL.unit, then.toLocalDate(), CHINA)
                .stream()
                .filter(one -> one.at().equals(then.atZone(CHINA).toInstant()))
                .findFirst()
                .orElseThrow();
    }

    private static TicketRow arrive(Agenda.Appointment appointment) {
        came(GUIDE, appointment);
        return SERVER.bean(Tickets.class).waiting(HallScreens.ORG, HALL.unit).stream()
                .filter(ticket -> ticket.source().equals("appointment"))
                .reduce((before, after) ->
                        after.id().value() > before.id().value() ? after : before)
                .orElseThrow();
    }

    private static Map<String, String> priority(String reason, int consents) {
        return Map.of("priority", reason, "consents", Integer.toString(consents));
    }

    private static long waiting() {
        return SERVER.bean(Tickets.class).waiting(HallScreens.ORG, HALL.unit).stream()
                .filter(ticket -> ticket.service().equals("new-connection"))
                .count();
    }

    private static String tomorrow() {
        return LocalDateTime.ofInstant(
                        SERVER.bean(WallClock.class).now().plus(Duration.ofDays(1)), CHINA)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    /** Receives somebody; answers with the address of their page. */
    private static String receive(String place) {
        return GUIDE.post(
                        "/guide",
                        "/guide",
                        Map.of(
                                "hall",
                                Integer.toString(HALL.unit),
                                "service",
                                "new-connection",
                                "place",
                                place,
                                "key",
                                "guide-" + KEYS.incrementAndGet()))
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private static int post(String stay, String part, Map<String, String> form) {
        Map<String, String> sent = new HashMap<>(form);
        sent.put("key", "guide-" + KEYS.incrementAndGet());
        return GUIDE.post("/guide", stay.replaceFirst("^https?://[^/]*", "") + part, sent)
                .statusCode();
    }

    private static TicketRow ticket(String stay) {
        return SERVER.bean(Tickets.class).find(HallScreens.ORG, id(stay)).orElseThrow();
    }

    private static SubjectId id(String stay) {
        return SubjectId.parse(stay.substring(stay.lastIndexOf('/') + 1)).orElseThrow();
    }

    private static List<Fact> facts(String stay) {
        return SERVER.bean(Tickets.class).history(HallScreens.ORG, id(stay)).orElseThrow().facts();
    }

    private static List<String> kinds(String stay) {
        return facts(stay).stream().map(fact -> fact.kind().name()).toList();
    }

    private static Fact last(String stay, String kind) {
        return facts(stay).stream()
                .filter(fact -> fact.kind().name().equals(kind))
                .reduce((before, after) -> after)
                .orElseThrow();
    }
}
