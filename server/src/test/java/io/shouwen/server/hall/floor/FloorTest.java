package io.shouwen.server.hall.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.book.Records;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.Agenda;
import io.shouwen.server.hall.Counter;
import io.shouwen.server.hall.Hall;
import io.shouwen.server.hall.HallScreens;
import io.shouwen.server.hall.Halls;
import io.shouwen.server.hall.PaperNumber;
import io.shouwen.server.hall.PaperNumbers;
import io.shouwen.server.hall.TicketKinds;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.TicketState;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.page.Refusal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A hall whose systems fail, and one that closes with people inside. */
class FloorTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final AtomicInteger KEYS = new AtomicInteger();

    private final TestServer server = TestServer.demo();
    private final HallScreens hall = new HallScreens(server);
    private final TestBrowser manager = TestBrowser.as(server, "tangmin");
    private final TestBrowser guide = TestBrowser.as(server, "hejing");
    private final WallClock clock = server.bean(WallClock.class);

    /** The next day at four in the afternoon: in opening hours, with a morning behind it. */
    @BeforeEach
    void afternoon() {
        clock.moveTo(
                clock.now()
                        .atZone(CHINA)
                        .toLocalDate()
                        .plusDays(1)
                        .atTime(LocalTime.of(16, 0))
                        .atZone(CHINA)
                        .toInstant());
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aFailureIsToldThePhonesAreNotedAndPaperNumbersComeWithTheirTrueTime() {
        String kiosk = hall.device("kiosk");
        TicketRow waiting = hall.take("new-connection");
        assertThat(state("next-day")).as("nothing is down").isEqualTo(409);
        assertThat(post("/floor/state", Map.of("state", "down", "what", "收费系统"))).isEqualTo(302);
        assertThat(book()).contains("system.down", "waiting.told", "rest-area.shown");
        assertThat(take(kiosk)).isEqualTo(409);
        String ticket = "/floor/tickets/" + waiting.id().number();
        assertThat(post(ticket + "/contact", Map.of("phone", "13900000002"))).isEqualTo(302);
        assertThat(server.bean(Agenda.class).callbacks(HallScreens.ORG, hall.unit)).hasSize(1);
        assertThat(state("next-day")).isEqualTo(302);
        clock.moveTo(clock.now().plus(Duration.ofMinutes(40)));
        assertThat(state("restored")).isEqualTo(302);
        assertThat(last("system.restored").value("prolonged")).contains(new Value.Flag(true));
        assertThat(take(kiosk)).isEqualTo(200);
        String noon =
                LocalDateTime.ofInstant(clock.now(), CHINA)
                        .minusHours(4)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString();
        post("/floor/paper", Map.of("number", "7", "service", "new-connection", "at", noon));
        assertThat(post("/floor/paper", paper(noon))).as("entered before").isEqualTo(409);
        PaperNumber paper = papers().getFirst();
        assertThat(decide(manager, paper, "approved")).as("their own").isEqualTo(409);
        assertThat(server.bean(Tickets.class).waiting(HallScreens.ORG, hall.unit)).hasSize(2);
        assertThat(decide(guide, paper, "approved")).isEqualTo(302);
        List<TicketRow> line = server.bean(Tickets.class).waiting(HallScreens.ORG, hall.unit);
        assertThat(line.getFirst().number()).isEqualTo("P7");
        assertThat(line.getFirst().source()).isEqualTo("paper");
        assertThat(line).hasSize(3);
        assertThat(papers()).isEmpty();
        post("/floor/paper", Map.of("number", "8", "service", "new-connection", "at", noon));
        assertThat(decide(guide, papers().getFirst(), "refused")).isEqualTo(302);
        assertThat(server.bean(Tickets.class).waiting(HallScreens.ORG, hall.unit)).hasSize(3);
    }

    @Test
    void whoWasPromisedACallIsCalledAndThatTheNumberWasLookedAtIsOnRecord() {
        TicketRow waiting = hall.take("new-connection");
        post("/floor/state", Map.of("state", "down", "what", "收费系统"));
        post(
                "/floor/tickets/" + waiting.id().number() + "/contact",
                Map.of("phone", "13900000002"));
        state("restored");
        assertThat(manager.get("/floor").body()).doesNotContain("13900000002");
        String call = "/floor/callbacks/" + callbacks().getFirst().id();
        assertThat(looked()).isZero();
        Map<String, String> form = Map.of("hall", Integer.toString(hall.unit));
        assertThat(manager.post("/hall/settings", call + "/phone", form).body())
                .contains("13900000002");
        assertThat(looked()).isEqualTo(1);
        post(call, Map.of("outcome", "not-reached"));
        assertThat(callbacks().getFirst().tries()).isEqualTo(1);
        post(call, Map.of("outcome", "reached"));
        assertThat(callbacks()).isEmpty();
        assertThat(
                        server.bean(Tickets.class)
                                .history(HallScreens.ORG, waiting.id())
                                .orElseThrow()
                                .facts())
                .filteredOn(fact -> fact.kind().name().equals("customer.called-back"))
                .hasSize(2);
    }

    @Test
    void aCounterThatIsBrokenCallsNobodyAndItsClerkIsSentToAnother() {
        int clerk = hall.sit("Y602", 1);
        TicketRow waiting = hall.take("new-connection");
        String path = "/floor/counters/" + counter(1).id();
        goBackIntoLine(clerk, path, waiting);
        assertThat(post(path + "/sign", Map.of("sign", "away", "reason", "meal"))).isEqualTo(302);
        assertThat(counter(1).sitting().orElseThrow().away()).isEqualTo("meal");
        post(path + "/sign", Map.of("sign", "back"));
        assertThat(post(path + "/sign", Map.of("sign", "broken"))).as("no reason").isEqualTo(422);
        post(path + "/sign", Map.of("sign", "broken", "reason", "读卡器不读卡"));
        assertThat(counter(1).open()).isFalse();
        assertThat(manager.get("/floor").body()).contains("读卡器不读卡");
        assertThat(new TestBrowser(server).get(hall.device("display")).body())
                .contains("id=\"broken\"");
        assertThatThrownBy(() -> hall.call(clerk))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.slug()).isEqualTo("counter-broken"));
        post(path + "/moved", Map.of("to", Integer.toString(counter(2).id())));
        assertThat(counter(2).hasAt(clerk)).isTrue();
        assertThat(counter(1).sitting()).isEmpty();
        hall.serve(clerk);
        assertThat(post(path, Map.of("person", Integer.toString(clerk)))).isEqualTo(409);
        post(path + "/sign", Map.of("sign", "mended"));
        assertThat(post(path, Map.of("person", Integer.toString(clerk)))).isEqualTo(302);
        assertThat(post("/floor/counters/" + counter(2).id() + "/sign", Map.of("sign", "back")))
                .as("nobody sits there")
                .isEqualTo(409);
        removeAndBringBack();
        assertThat(book())
                .containsSubsequence(
                        "sign.away-shown",
                        "desk.paused",
                        "desk.resumed",
                        "desk.broken",
                        "desk.mended");
    }

    /** One set up by mistake goes, unless somebody sits there, and comes back. */
    private void removeAndBringBack() {
        String one = "/hall/settings/counters/" + counter(1).id();
        assertThat(post(one + "/removed", Map.of())).as("somebody sits there").isEqualTo(409);
        int mistake =
                server.bean(Halls.class)
                        .add(HallScreens.ORG, hall.unit, 77, Set.of("new-connection"));
        String made = "/hall/settings/counters/" + mistake;
        assertThat(post(made + "/brought-back", Map.of())).isEqualTo(404);
        assertThat(post(made + "/removed", Map.of())).isEqualTo(302);
        assertThat(server.bean(Halls.class).counters(HallScreens.ORG, hall.unit))
                .noneMatch(counter -> counter.no() == 77);
        assertThat(manager.get("/floor").body()).doesNotContain("counter-77");
        assertThat(manager.get("/hall/settings").body()).contains("removed-" + mistake);
        assertThat(post(made + "/brought-back", Map.of())).isEqualTo(302);
        assertThat(counter(77).id()).isEqualTo(mistake);
    }

    /** The clerk is suddenly gone: the customer stands where they stood, the counter can close. */
    private void goBackIntoLine(int clerk, String counter, TicketRow waiting) {
        TicketRow called = hall.call(clerk);
        hall.tell(
                clerk,
                called,
                Tickets.now(TicketKinds.OPENED, Map.of("service", "new-connection")));
        assertThat(post(counter, Map.of())).as("somebody is there").isEqualTo(409);
        Map<String, String> back = Map.of("ticket", called.id().number(), "act", "back");
        assertThat(post(counter + "/customer", back)).isEqualTo(302);
        TicketRow again =
                server.bean(Tickets.class).find(HallScreens.ORG, called.id()).orElseThrow();
        assertThat(again.state()).isEqualTo(TicketState.WAITING);
        assertThat(again.since()).isEqualTo(waiting.since());
        assertThat(kinds(again)).endsWith("business.paused", "ticket.parked", "ticket.returned");
        assertThat(post(counter + "/customer", back)).as("not there any more").isEqualTo(409);
        assertThat(post(counter, Map.of())).isEqualTo(302);
        assertThat(post(counter, Map.of("person", Integer.toString(clerk)))).isEqualTo(302);
        hall.call(clerk);
        assertThat(manager.get("/floor").body()).contains(counter + "/customer");
        Map<String, String> gone = Map.of("ticket", called.id().number(), "act", "gone");
        assertThat(post(counter + "/customer", gone)).isEqualTo(302);
        assertThat(kinds(again)).endsWith("ticket.called", "business.closed", "ticket.left");
        hall.take("new-connection");
    }

    @Test
    void aFloorIsInTheMenuOfWhoeverReachesAHallAndOneChoosesAmongSeveral() {
        String link = "href=\"/floor\"";
        assertThat(TestBrowser.as(server, "huangjianjun").get("/").body()).doesNotContain(link);
        TestBrowser executive = TestBrowser.as(server, "chenli");
        assertThat(executive.get("/").body()).contains(link);
        assertThat(executive.get("/floor").body()).doesNotContain("id=\"halls\"");
        int other =
                server.database()
                        .orgScope()
                        .in(
                                HallScreens.ORG,
                                () ->
                                        server.database()
                                                .jdbc()
                                                .sql(
                                                        """
                                                        insert into unit (org, parent, kind, name_zh)
                                                        select org, parent, 'hall', '东区营业厅'
                                                        from unit where id = :id returning id
                                                        """)
                                                .param("id", hall.unit)
                                                .query(Integer.class)
                                                .single());
        server.bean(Halls.class)
                .settle(HallScreens.ORG, new Hall(other, 5, 3, 8, LocalTime.of(17, 0), "none"));
        assertThat(executive.get("/floor").body()).contains("id=\"halls\"", "东区营业厅");
        assertThat(executive.get("/floor?hall=" + other).body()).contains("东区营业厅");
    }

    private Counter counter(int no) {
        return server.bean(Halls.class).counters(HallScreens.ORG, hall.unit).stream()
                .filter(one -> one.no() == no)
                .findFirst()
                .orElseThrow();
    }

    private List<PaperNumber> papers() {
        return server.bean(PaperNumbers.class).waiting(HallScreens.ORG, hall.unit);
    }

    private static Map<String, String> paper(String at) {
        return Map.of("number", "7", "service", "new-connection", "at", at);
    }

    private int decide(TestBrowser who, PaperNumber paper, String word) {
        return who.post(
                        "/guide",
                        "/floor/paper/" + paper.id(),
                        Map.of(
                                "hall", Integer.toString(hall.unit),
                                "word", word,
                                "key", key()))
                .statusCode();
    }

    private List<Agenda.Callback> callbacks() {
        return server.bean(Agenda.class).callbacks(HallScreens.ORG, hall.unit);
    }

    private int looked() {
        return server.database()
                .orgScope()
                .reading(
                        HallScreens.ORG,
                        () ->
                                server.database()
                                        .jdbc()
                                        .sql(
                                                "select count(*) from fact where kind ="
                                                        + " 'personal.unmasked'")
                                        .query(Integer.class)
                                        .single());
    }

    @Test
    void aHallClosesOnceEverybodyIsServedOrHandedOverAndTheTimeIsOnRecord() {
        String kiosk = hall.device("kiosk");
        int clerk = hall.sit("Y602", 1);
        closesAt("17:00");
        clock.moveTo(clock.now().plus(Duration.ofMinutes(65)));
        hall.take("new-connection");
        TicketRow unsaid = hall.serve(clerk);
        assertThat(manager.get("/floor/overtime").body())
                .as("nobody has said that the hall closes")
                .contains(unsaid.number(), "5 ");
        hall.take("new-connection");
        TicketRow last = hall.take("new-connection");
        assertThat(state("closing")).isEqualTo(302);
        assertThat(last("hall.closing").value("waiting")).contains(new Value.Whole(2));
        assertThat(take(kiosk)).isEqualTo(409);
        assertThat(state("shut")).isEqualTo(409);
        clock.moveTo(clock.now().plus(Duration.ofMinutes(12)));
        hall.serve(clerk);
        post("/floor/tickets/" + last.id().number() + "/handed-over", Map.of("to", "值班室"));
        TicketRow over = server.bean(Tickets.class).find(HallScreens.ORG, last.id()).orElseThrow();
        assertThat(over.state()).isEqualTo(TicketState.HANDED_OVER);
        assertThat(
                        server.bean(Tickets.class)
                                .history(HallScreens.ORG, last.id())
                                .orElseThrow()
                                .facts()
                                .getLast()
                                .value("minutes_after_closing"))
                .contains(new Value.Whole(17));
        assertThat(state("shut")).isEqualTo(302);
        assertThat(book()).contains("hall.closing", "hall.closed");
        String overtime = manager.get("/floor/overtime").body();
        assertThat(overtime).contains(over.number(), "17 ", "/floor/overtime/excel");
        assertThat(manager.get("/floor/overtime/excel").statusCode()).isEqualTo(200);
        LocalDate day = clock.now().atZone(CHINA).toLocalDate();
        afternoon();
        closesAt("18:00");
        assertThat(manager.get("/floor/overtime").body()).contains("18:00");
        assertThat(manager.get("/floor/overtime?day=" + day).body())
                .as("the hours of that day")
                .contains("17:00", over.number(), "17 ");
    }

    private void closesAt(String time) {
        Map<String, String> settled =
                Map.of(
                        "bound", "5", "calls", "3", "crowded", "8", "closes", time, "speech",
                        "none");
        assertThat(post("/hall/settings", settled)).isEqualTo(302);
    }

    @Test
    void whoDidNotComeOrIsNotBackIsNotInsideWhenTheDoorIsShut() {
        int clerk = hall.sit("Y602", 1);
        hall.take("new-connection");
        TicketRow missed = hall.call(clerk);
        hall.tell(clerk, missed, NewFact.now(TicketKinds.MISSED, Map.of()));
        hall.take("new-connection");
        TicketRow parked = hall.call(clerk);
        hall.tell(
                clerk,
                parked,
                Tickets.now(TicketKinds.OPENED, Map.of("service", parked.service())),
                Tickets.now(TicketKinds.PARKED, Map.of("reason", "复印")));
        hall.take("new-connection");
        TicketRow served = hall.call(clerk);
        TicketRow waiting = hall.take("new-connection");
        state("closing");
        assertThat(last("hall.closing").value("waiting")).contains(new Value.Whole(1));
        assertThat(last("hall.closing").value("in_service")).contains(new Value.Whole(1));
        assertThat(state("shut")).as("one is called, one waits").isEqualTo(409);
        String gone = "/floor/tickets/" + waiting.id().number() + "/gone";
        assertThat(post(gone, Map.of())).isEqualTo(302);
        assertThat(post(gone, Map.of())).as("gone before").isEqualTo(409);
        assertThat(state("shut")).as("one is called").isEqualTo(409);
        hall.tell(
                clerk,
                served,
                Tickets.now(TicketKinds.OPENED, Map.of("service", "new-connection")));
        assertThat(manager.get("/floor").body()).doesNotContain("value=\"shut\"");
        assertThat(state("shut")).as("one is served").isEqualTo(409);
        assertThat(kinds(parked)).as("nobody is sent away by a refusal").endsWith("ticket.parked");
        hall.tell(clerk, served, NewFact.now(TicketKinds.ENDED, Map.of()));
        assertThat(manager.get("/floor").body()).contains("value=\"shut\"");
        assertThat(state("shut")).isEqualTo(302);
        assertThat(kinds(waiting)).endsWith("ticket.left");
        assertThat(kinds(missed)).endsWith("ticket.missed", "ticket.left");
        assertThat(kinds(parked)).endsWith("ticket.parked", "business.closed", "ticket.left");
        assertThat(server.bean(Tickets.class).open(HallScreens.ORG, hall.unit)).isEmpty();
    }

    private List<String> kinds(TicketRow ticket) {
        return server
                .bean(Tickets.class)
                .history(HallScreens.ORG, ticket.id())
                .orElseThrow()
                .facts()
                .stream()
                .map(fact -> fact.kind().name())
                .toList();
    }

    @Test
    void oneWhoDisturbsIsLedAwayAndColleaguesAreCalled() {
        TicketRow ticket = hall.take("new-connection");
        String path = "/floor/tickets/" + ticket.id().number() + "/disruptive";
        post(path, Map.of("step", "disruptive", "reason", "大声吵闹"));
        post(path, Map.of("step", "reception"));
        post(path, Map.of("step", "security", "reason", "推搡"));
        List<String> told =
                server
                        .bean(Tickets.class)
                        .history(HallScreens.ORG, ticket.id())
                        .orElseThrow()
                        .facts()
                        .stream()
                        .map(fact -> fact.kind().name())
                        .toList();
        assertThat(told)
                .containsSubsequence(
                        "customer.disruptive", "reception-room.used", "security.called");
        assertThat(messages("hall-disruptive")).isEqualTo(10);
        post("/floor/help", Map.of());
        assertThat(messages("hall-help")).isEqualTo(5);
        assertThat(guide.get("/help-calls").body()).contains(ticket.number(), "/going");
        whatIsAboutToBreakStandsOnTopWithTheWayThere();
    }

    /** Acceptance within twenty minutes (bureau.hall.limit.a). */
    private void whatIsAboutToBreakStandsOnTopWithTheWayThere() {
        int clerk = hall.sit("Y602", 1);
        TicketRow called = hall.call(clerk);
        hall.tell(
                clerk,
                called,
                Tickets.now(TicketKinds.OPENED, Map.of(TicketKinds.SERVICE, called.service())));
        clock.moveTo(clock.now().plus(Duration.ofMinutes(13)));
        String path = "/guide/" + called.id().number();
        assertThat(dues()).contains(path, "verdict-soon", "bureau.hall.limit.a");
        assertThat(manager.get(path).body()).contains("id=\"clocks\"", "verdict-soon");
        clock.moveTo(clock.now().plus(Duration.ofMinutes(10)));
        assertThat(dues()).contains(path, "verdict-overdue");
        hall.tell(clerk, called, NewFact.now(TicketKinds.ENDED, Map.of()));
        assertThat(manager.get("/floor/board").body()).doesNotContain(path);
    }

    private String dues() {
        String board = manager.get("/floor/board").body();
        assertThat(board).contains("id=\"dues\"");
        int from = board.indexOf("id=\"dues\"");
        return board.substring(from, board.indexOf("</ul>", from));
    }

    private int messages(String template) {
        return server.database()
                .orgScope()
                .reading(
                        HallScreens.ORG,
                        () ->
                                server.database()
                                        .jdbc()
                                        .sql("select count(*) from message where template = :t")
                                        .param("t", template)
                                        .query(Integer.class)
                                        .single());
    }

    private int state(String state) {
        return post("/floor/state", Map.of("state", state));
    }

    private int take(String kiosk) {
        TestBrowser customer = new TestBrowser(server);
        return customer.post(
                        kiosk + "/services/new-connection",
                        kiosk + "/tickets",
                        Map.of("service", "new-connection", "key", key()))
                .statusCode();
    }

    private int post(String path, Map<String, String> form) {
        Map<String, String> sent = new HashMap<>(form);
        sent.put("hall", Integer.toString(hall.unit));
        sent.put("key", key());
        return manager.post("/hall/settings", path, sent).statusCode();
    }

    private static String key() {
        return "floor-" + KEYS.incrementAndGet();
    }

    private List<Fact> bookFacts() {
        Records records = server.bean(Records.class);
        return records.find(
                        HallScreens.ORG, records.ofUnit(HallScreens.ORG, hall.unit).orElseThrow())
                .orElseThrow()
                .history()
                .facts();
    }

    private List<String> book() {
        return bookFacts().stream().map(fact -> fact.kind().name()).toList();
    }

    private Fact last(String kind) {
        return bookFacts().stream()
                .filter(fact -> fact.kind().name().equals(kind))
                .reduce((before, after) -> after)
                .orElseThrow();
    }
}
