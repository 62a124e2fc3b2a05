package io.shouwen.server.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cable is cut and everybody reports it at once, some of them twice and some calls told again:
 * each report is acknowledged once, keeps its clock and belongs to the event, and each customer
 * hears of the end once.
 */
class StormTest {
    private static final int REPORTS = 500;
    private static final int CLIENTS = 8;

    /** Every so manieth is sent twice, is linked afterwards, or rings as well. */
    private static final int TWICE = 5;

    private static final int LATER = 4;
    private static final int RINGS = 10;

    private static final String BEARER = "a-token-of-the-storm";
    private static final TestServer SERVER = TestServer.demo();
    private static final OrgId ORG = new OrgId(1);
    private static final TestBrowser DISPATCHER = TestBrowser.as(SERVER, "xufang");
    private static final Pattern NUMBER = Pattern.compile("\"request\":\"([^\"]+)\"");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void everybodyIsAcknowledgedOnceLinkedOnceAndToldOnce() throws Exception {
        new RoomsStory(SERVER)
                .token(
                        ORG.value(),
                        BEARER,
                        "request.opened",
                        "repair.reported",
                        "request.linked",
                        "call.rung",
                        "call.missed",
                        "call.identified");
        SubjectId event = declare();
        List<String> numbers = storm(event.number());
        assertThat(numbers).doesNotHaveDuplicates().hasSize(REPORTS);
        assertThat(DISPATCHER.get("/desk").statusCode()).isEqualTo(200);
        assertThat(count("select count(*) from request where event = %d", event))
                .isEqualTo(REPORTS - REPORTS / LATER);
        act(event, "links", Map.of("reason", "同一条主干"));
        settle(event);
        assertThat(count("select count(*) from request where event = %d", event))
                .isEqualTo(REPORTS);
        assertThat(count("select count(*) from fact where kind = 'request.linked'", event))
                .as("each is linked once")
                .isEqualTo(REPORTS);
        assertThat(
                        count(
                                """
                                select count(*) from request r where event = %d and not exists
                                    (select from promise p where p.subject = r.id
                                        and p.due_at > r.opened_at)
                                """,
                                event))
                .as("a request without its clock")
                .isZero();
        assertThat(count("select count(*) from call", event)).isEqualTo(REPORTS / RINGS);
        end(event);
    }

    private static void end(SubjectId event) {
        act(event, "end", Map.of("reason", "主干已接通"));
        settle(event);
        String told =
                "select count(%s) from message where template = 'event-ended' and about > %%d";
        assertThat(count(told.formatted("*"), event)).isEqualTo(REPORTS);
        assertThat(count(told.formatted("distinct customer"), event)).isEqualTo(REPORTS);
        assertThat(DISPATCHER.get("/events/" + event.number()).body())
                .as("callbacks in one batch")
                .contains("data-customer=");
    }

    /** All at once; answers the number of each report. */
    private static List<String> storm(String event) throws Exception {
        List<Future<String>> told = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < REPORTS; i++) {
                int one = i;
                told.add(clients.submit(() -> report(event, one)));
            }
        }
        List<String> numbers = new ArrayList<>();
        for (Future<String> one : told) {
            numbers.add(one.get());
        }
        return numbers;
    }

    private static String report(String event, int i) {
        String linked =
                i % LATER == 0
                        ? ""
                        : ",{\"kind\":\"request.linked\",\"attributes\":{\"event\":\"%s\"}}"
                                .formatted(event);
        String body =
                """
                {"firstContact":"Y101","customer":{"name":"户%1$d","phone":"137%1$08d"},
                 "facts":[{"kind":"repair.reported","attributes":
                    {"area":"urban","severity":"minor"}}%2$s]}
                """
                        .formatted(i, linked);
        String number = number(send("/api/v1/requests", "storm " + i, body, 201));
        if (i % TWICE == 0) {
            assertThat(number(send("/api/v1/requests", "storm " + i, body, 200))).isEqualTo(number);
        }
        if (i % RINGS == 0) {
            String ring =
                    "{\"call\":\"storm-%d\",\"event\":\"ringing\",\"number\":\"137%08d\"}"
                            .formatted(i, i);
            send("/api/v1/calls/events", "ring " + i, ring, 200);
            send("/api/v1/calls/events", "ring again " + i, ring, 200);
        }
        return number;
    }

    private static String send(String path, String key, String body, int status) {
        HttpResponse<String> answer =
                new TestBrowser(SERVER)
                        .postJson(
                                path,
                                body,
                                "Authorization",
                                "Bearer " + BEARER,
                                "Idempotency-Key",
                                key);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body();
    }

    private static String number(String told) {
        Matcher number = NUMBER.matcher(told);
        assertThat(number.find()).as(told).isTrue();
        return number.group(1);
    }

    private static SubjectId declare() {
        LocalDateTime ends =
                LocalDateTime.ofInstant(
                                SERVER.bean(WallClock.class).now().plus(Duration.ofHours(3)),
                                ZoneId.of("Asia/Shanghai"))
                        .withNano(0);
        String unit = Long.toString(count("select id from unit where name_zh = '城区维修班'"));
        String number =
                RoomsStory.number(
                        DISPATCHER.post(
                                "/events",
                                "/events",
                                Map.of(
                                        "key", "declare",
                                        "kind", "outage",
                                        "cause", "主干线缆断",
                                        "unit", unit,
                                        "ends", ends.toString())));
        return SubjectId.parse(number).orElseThrow();
    }

    private static void act(SubjectId event, String act, Map<String, String> more) {
        Map<String, String> form = new HashMap<>(more);
        form.put("key", act);
        for (int twice = 0; twice < 2; twice++) {
            assertThat(
                            DISPATCHER
                                    .post("/events", "/events/" + event.number() + "/" + act, form)
                                    .statusCode())
                    .isEqualTo(302);
        }
    }

    private static void settle(SubjectId event) {
        do {
            SERVER.bean(EventWaves.class).roll();
        } while (count(
                        "select count(*) from event_wave where event = %d and done_at is null",
                        event)
                > 0);
    }

    private static long count(String sql, SubjectId event) {
        return count(sql.formatted(event.value()));
    }

    private static long count(String sql) {
        return SERVER.database()
                .orgScope()
                .reading(ORG, () -> SERVER.database().jdbc().sql(sql).query(Long.class).single());
    }
}
