package io.shouwen.server.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.place.Places;
import io.shouwen.server.request.RequestRow;
import io.shouwen.server.request.Requests;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class EventsTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final RoomsStory ROOMS = new RoomsStory(SERVER);
    private static final OrgId ORG = new OrgId(1);
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final TestBrowser AGENT = TestBrowser.as(SERVER, "sunli");
    private static final TestBrowser DISPATCHER = TestBrowser.as(SERVER, "xufang");
    private static final TestBrowser TECHNICIAN = TestBrowser.as(SERVER, "liwei");

    private final Events events = SERVER.bean(Events.class);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void anEventHoldsAtItsPlacesWithAllBelowThemFromItsStartToItsEnd() {
        String event = declare(Map.of("place", place("东门街")));
        Instant now = now();
        assertThat(events.open(ORG, placeId("东门花园"), now))
                .extracting(DeclaredEvent::number)
                .contains(event);
        assertThat(events.open(ORG, placeId("广电大院"), now))
                .extracting(DeclaredEvent::number)
                .doesNotContain(event);
        assertThat(events.open(ORG, placeId("东门花园"), now.minus(Duration.ofDays(1)))).isEmpty();
        end(DISPATCHER, event, Map.of());
        Instant later = now().plusSeconds(60);
        assertThat(events.open(ORG, placeId("东门花园"), later)).isEmpty();
        assertThat(events.open(ORG, placeId("东门花园"), now))
                .extracting(DeclaredEvent::number)
                .contains(event);
    }

    @Test
    void theDeskOffersTheEventOfThePlaceAndAPersonLinksTheReport() {
        String event = declare(Map.of("place", place("广电大院")));
        String offered =
                AGENT.post("/hotline", "/hotline/places", Map.of("address", "人民路 广电大院 3 号")).body();
        assertThat(offered).contains("已知停电停机影响本址", "value=\"" + event + "\"");
        String linked = report("13900000101", "广电大院", Map.of("event", event));
        String apart = report("13900000102", "广电大院", Map.of());
        assertThat(row(linked).event()).contains(id(event));
        assertThat(row(apart).event()).isEmpty();
        assertThat(events.linked(ORG, id(event), 0)).containsExactly(id(linked));
        assertThat(DISPATCHER.get("/desk").body()).contains("停电停机 · 预计");
        assertThat(AGENT.get("/requests/" + linked).body()).contains("/events/" + event);
        end(DISPATCHER, event, Map.of());
    }

    @Test
    void whoDeclaredLinksWhatIsOpenInScopeAndNothingElse() {
        String inside = report("13900000111", "新华小区/1号楼", Map.of());
        String outside = report("13900000112", "东门花园", Map.of());
        String event = declare(Map.of("place", place("新华小区")));
        assertThat(act(DISPATCHER, event, "links", Map.of("reason", " ")).statusCode())
                .isEqualTo(422);
        assertThat(act(DISPATCHER, event, "links", Map.of("reason", "同一台区")).statusCode())
                .isEqualTo(302);
        settle(event);
        assertThat(row(inside).event()).contains(id(event));
        assertThat(row(outside).event()).isEmpty();
        assertThat(AGENT.get("/requests/" + inside).body()).contains("同一台区", "许芳");
        String undone = "requests/" + inside + "/undone";
        act(DISPATCHER, event, undone, Map.of("reason", "只坏了一户"));
        assertThat(row(inside).event()).isEmpty();
        end(DISPATCHER, event, Map.of());
    }

    @Test
    void theFirstExpectedEndStaysBesideTheNewOne() {
        String event = declare(Map.of("channel", "hotline"));
        Instant later = now().plus(Duration.ofHours(9));
        act(DISPATCHER, event, "extension", Map.of("ends", local(later), "reason", "备件未到"));
        DeclaredEvent moved = events.find(ORG, id(event)).orElseThrow();
        assertThat(moved.expectedEnd()).isAfter(moved.firstEnd());
        assertThat(moved.open()).isTrue();
        assertThat(
                        act(
                                        DISPATCHER,
                                        event,
                                        "extension",
                                        Map.of("ends", "2020-01-01T00:00", "reason", "x"))
                                .statusCode())
                .isEqualTo(422);
        end(DISPATCHER, event, Map.of());
        assertThat(
                        act(
                                        DISPATCHER,
                                        event,
                                        "extension",
                                        Map.of("ends", local(later), "reason", "x"))
                                .statusCode())
                .isEqualTo(409);
    }

    @Test
    void aTechnicianWhoRestoredItHasFixedEachOfThem() {
        String event = declare(Map.of("unit", Integer.toString(unit())));
        String number = report("13900000121", "新华小区", Map.of("event", event));
        assertThat(end(TestBrowser.as(SERVER, "liuyang"), event, Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(end(TECHNICIAN, event, Map.of("restored", "true")).statusCode()).isEqualTo(302);
        settle(event);
        assertThat(ROOMS.commits(number, "repair.fixed")).hasSize(1);
    }

    @Test
    void eachCustomerIsCalledOnceForAllTheirRequests() {
        String event = declare(Map.of("unit", Integer.toString(unit())));
        String first = report("13900000131", "新华小区", Map.of("event", event));
        String customer = Long.toString(row(first).customer().orElseThrow());
        String second = report("13900000131", "新华小区", Map.of("event", event, "customer", customer));
        assertThat(act(AGENT, event, "calls/" + customer, Map.of("outcome", "fixed")).statusCode())
                .isEqualTo(404);
        end(DISPATCHER, event, Map.of());
        settle(event);
        assertThat(AGENT.get("/events/" + event).body())
                .containsOnlyOnce("data-customer=\"" + customer + "\"");
        act(AGENT, event, "calls/" + customer, Map.of("outcome", "fixed", "opinion", "satisfied"));
        for (String number : List.of(first, second)) {
            assertThat(ROOMS.commits(number, "callback.done")).hasSize(1);
            assertThat(row(number).open()).isFalse();
        }
        assertThat(told(customer)).containsExactly("event-known", "event-ended");
    }

    @Test
    void whatIsNotFixedLeavesTheEventAndRunsOn() {
        String event = declare(Map.of("unit", Integer.toString(unit())));
        String number = report("13900000141", "新华小区", Map.of("event", event));
        long customer = row(number).customer().orElseThrow();
        end(DISPATCHER, event, Map.of());
        act(AGENT, event, "calls/" + customer, Map.of("outcome", "missed"));
        act(AGENT, event, "calls/" + customer, Map.of("outcome", "not-fixed"));
        assertThat(row(number).event()).isEmpty();
        assertThat(row(number).open()).isTrue();
        assertThat(ROOMS.commits(number, "repair.reported")).hasSize(2);
    }

    @Test
    void nothingIsLinkedToWhatHasEnded() {
        String event = declare(Map.of("channel", "hotline"));
        String number = report("13900000151", "新华小区", Map.of());
        end(DISPATCHER, event, Map.of());
        assertThat(
                        act(
                                        DISPATCHER,
                                        event,
                                        "requests",
                                        Map.of("request", number, "reason", "同一事件"))
                                .body())
                .contains("没有这个正在进行的事件");
    }

    @Test
    void aFormThatSaysTooLittleIsShownAgain() {
        Map<String, String> form = form(Map.of());
        assertThat(DISPATCHER.post("/events", "/events", form).body()).contains("请至少选择一个地点");
        Map<String, String> untimely = form(Map.of("channel", "hotline"));
        untimely.put("ends", "2020-01-01T00:00");
        assertThat(DISPATCHER.post("/events", "/events", untimely).statusCode()).isEqualTo(422);
    }

    private static String declare(Map<String, String> where) {
        return RoomsStory.number(DISPATCHER.post("/events", "/events", form(where)));
    }

    private static Map<String, String> form(Map<String, String> where) {
        Map<String, String> form = new HashMap<>(where);
        form.put("key", UUID.randomUUID().toString());
        form.put("kind", "outage");
        form.put("cause", "主干线缆断");
        form.put("ends", local(now().plus(Duration.ofHours(3))));
        return form;
    }

    private static String local(Instant at) {
        return LocalDateTime.ofInstant(at, CHINA).withNano(0).toString();
    }

    private static Instant now() {
        return SERVER.bean(WallClock.class).now();
    }

    private static HttpResponse<String> end(
            TestBrowser who, String event, Map<String, String> more) {
        Map<String, String> form = new HashMap<>(more);
        form.put("reason", "线路已修复");
        return act(who, event, "end", form);
    }

    private static HttpResponse<String> act(
            TestBrowser who, String event, String act, Map<String, String> more) {
        Map<String, String> form = new HashMap<>(more);
        form.put("key", UUID.randomUUID().toString());
        return who.post("/events", "/events/" + event + "/" + act, form);
    }

    private static String report(String phone, String place, Map<String, String> more) {
        Map<String, String> form = ROOMS.form(AGENT, phone);
        form.put("place", place(place));
        form.putAll(more);
        return RoomsStory.number(ROOMS.send(AGENT, form));
    }

    private static List<String> told(String customer) {
        return SERVER.database()
                .orgScope()
                .reading(
                        ORG,
                        () ->
                                SERVER.database()
                                        .jdbc()
                                        .sql(
                                                """
                                                select template from message
                                                where customer = :customer order by id
                                                """)
                                        .param("customer", Long.valueOf(customer))
                                        .query(String.class)
                                        .list());
    }

    private static String place(String name) {
        return Integer.toString(placeId(name));
    }

    private static int placeId(String name) {
        return SERVER.bean(Places.class).guess(ORG, name.replace("/", " ")).places().stream()
                .filter(place -> place.title().endsWith(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static int unit() {
        return SERVER.bean(Places.class)
                .find(ORG, placeId("新华小区"))
                .orElseThrow()
                .crew()
                .orElseThrow();
    }

    private static RequestRow row(String number) {
        return SERVER.bean(Requests.class).find(ORG, id(number)).orElseThrow().request();
    }

    private static SubjectId id(String number) {
        return SubjectId.parse(number).orElseThrow();
    }

    /** What rolls beside the commands has come to rest, here or on the server's own thread. */
    private static void settle(String event) {
        do {
            SERVER.bean(EventWaves.class).roll();
        } while (DISPATCHER.get("/events/" + event).body().contains("正在处理关联的工单"));
    }
}
