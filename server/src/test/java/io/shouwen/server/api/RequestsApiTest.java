package io.shouwen.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.organisation.OrgId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.util.regex.Pattern;

class RequestsApiTest {
    private static final Pattern NUMBER = Pattern.compile("\"request\":\"([^\"]+)\"");
    private static final String FAULT =
            """
            {"firstContact":"Y101","customer":{"name":"王小明","phone":"13900000021"},
             "facts":[{"kind":"repair.reported",
                       "attributes":{"area":"urban","severity":"minor","symptom":"no-picture"}}]}
            """;
    private static final TestServer SERVER = TestServer.demo();
    private static final TestBrowser CLIENT = new TestBrowser(SERVER);

    @BeforeAll
    static void giveOutTokens() {
        RoomsStory rooms = new RoomsStory(SERVER);
        rooms.token(
                1,
                "whole",
                "request.opened",
                "repair.reported",
                "visit.arrived",
                "visit.agreed",
                "inspection.clean",
                "deduction.paid",
                "hall.opened",
                "outage.planned",
                "shift.started",
                "visit.departed");
        rooms.token(1, "narrow", "visit.arrived");
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void aRequestIsOpenedOnceHoweverOftenItsKeyIsSent() {
        HttpResponse<String> first = post("/api/v1/requests", "open-1", FAULT);
        HttpResponse<String> again = post("/api/v1/requests", "open-1", FAULT);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        assertThat(number(again)).isEqualTo(number(first));
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        post("/api/v1/requests", "open-2", FAULT);
        HttpResponse<String> other =
                post("/api/v1/requests", "open-2", FAULT.replace("minor", "major"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("problems/key-reused");
    }

    @Test
    void typeAndPlaceAreChosen() {
        String enquiry =
                """
                {"firstContact":"Y101","type":"enquiry","place":"%s","customer":{},"facts":[]}
                """;
        String code =
                SERVER.database()
                        .orgScope()
                        .reading(
                                new OrgId(1),
                                () ->
                                        SERVER.database()
                                                .jdbc()
                                                .sql("select coalesce(max(code), '') from place")
                                                .query(String.class)
                                                .single());
        String number = number(post("/api/v1/requests", "open-8", enquiry.formatted(code)));
        assertThat(get("/api/v1/requests/" + number).body()).contains("enquiry");
        assertThat(post("/api/v1/requests", "open-9", enquiry.formatted("P-404")).body())
                .contains("place-code-unknown");
        assertThat(
                        post(
                                        "/api/v1/requests",
                                        "open-10",
                                        FAULT.replace("{\"first", "{\"type\":\"wish\",\"first"))
                                .body())
                .contains("request-type-unknown");
    }

    @Test
    void aPostWithoutAKeyIsToldSo() {
        HttpResponse<String> answer =
                CLIENT.postJson("/api/v1/requests", FAULT, "Authorization", "Bearer whole");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("idempotency-key-missing");
    }

    @Test
    void aStoryIsGivenWithFactsAndJudgedPromises() {
        String number = number(post("/api/v1/requests", "open-3", FAULT));
        post(
                "/api/v1/requests/" + number + "/facts",
                "arrive-3",
                "[{\"kind\":\"visit.arrived\",\"attributes\":{}}]");
        String story = get("/api/v1/requests/" + number).body();
        assertThat(story)
                .contains(
                        "\"clause\":\"cable.3.3.2a\"",
                        "\"verdict\":\"kept\"",
                        "\"role\":\"kept\"",
                        "\"firstDue\"",
                        "visit.arrived")
                .doesNotContain("王小明");
    }

    @Test
    void aTokenTellsOnlyTheKindsItsScopeNames() {
        String number = number(post("/api/v1/requests", "open-4", FAULT));
        HttpResponse<String> answer =
                CLIENT.postJson(
                        "/api/v1/requests/" + number + "/facts",
                        "[{\"kind\":\"repair.fixed\",\"attributes\":{}}]",
                        "Authorization",
                        "Bearer narrow",
                        "Idempotency-Key",
                        "fix-4",
                        "Accept-Language",
                        "en");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("producer-not-allowed", "may tell");
    }

    @Test
    void factsOfUnitsPersonsAndMattersAreToldInABatch() {
        String planned = "\"attributes\":{\"starts_at\":\"2031-01-01T01:00:00+08:00\"}";
        String batch =
                """
                [{"to":"unit-1","key":"1","fact":{"kind":"hall.opened"}},
                 {"to":"person-Y101","key":"2","fact":{"kind":"shift.started"}},
                 {"to":"matter-1","key":"3","fact":{"kind":"outage.planned",%s}},
                 {"to":"unit-1","key":"4","fact":{"kind":"visit.departed"}},
                 {"to":"unit-999","key":"5","fact":{"kind":"hall.opened"}}]
                """
                        .formatted(planned);
        String results = post("/api/v1/facts", "batch-7", batch).body();
        assertThat(results.split("\"status\":200", -1)).as(results).hasSize(4);
        assertThat(results).contains("fact-not-at-home", "\"status\":404");
        assertThat(post("/api/v1/facts", "batch-7", batch).body()).contains("\"again\":true");

        String outage =
                results.replaceFirst("(?s).*\"key\":\"3\".*?\"request\":\"([^\"]+)\".*", "$1");
        String more =
                """
                [{"to":"%s","key":"1","fact":{"kind":"outage.planned",%s}}]
                """
                        .formatted(outage, planned);
        assertThat(post("/api/v1/facts", "batch-8", more).body())
                .contains("\"request\":\"" + outage);
    }

    @Test
    void eachLineOfABatchHasItsOwnResult() {
        String number = number(post("/api/v1/requests", "open-5", FAULT));
        String batch =
                """
                [{"request":"%1$s","key":"1","fact":{"kind":"visit.arrived","attributes":{}}},
                 {"request":"%1$s","key":"2","fact":{"kind":"visit.arived","attributes":{}}},
                 {"request":"0000-000000-0","key":"3",
                  "fact":{"kind":"visit.arrived","attributes":{}}}]
                """
                        .formatted(number);
        String results = post("/api/v1/facts", "batch-5", batch).body();
        assertThat(results).contains("\"status\":200", "unknown-fact-kind", "not-found");
    }

    @Test
    void whatIsToldOfAPersonGoesIntoTheBookOfTheirYear() {
        String batch =
                """
                [{"key":"1","fact":{"kind":"inspection.clean","attributes":{"person":"Y201"}}},
                 {"key":"2","fact":{"kind":"test.passed","attributes":{"person":"Y201"}}},
                 {"key":"3","fact":{"kind":"inspection.clean","attributes":{"person":"Z999"}}},
                 {"request":"0000-000000-0","key":"4",
                  "fact":{"kind":"deduction.paid","attributes":{}}}]
                """;
        String results = post("/api/v1/facts", "batch-6", batch).body();
        assertThat(results)
                .contains("\"status\":200", "producer-not-allowed")
                .containsPattern("\"key\":\"3\",\"status\":404")
                .containsPattern("\"key\":\"4\",\"status\":404");
        assertThat(post("/api/v1/facts", "batch-6", batch).body()).contains("\"again\":true");
    }

    @Test
    void listsArePagedAndTheTimeIsTold() {
        post("/api/v1/requests", "open-6", FAULT);
        assertThat(get("/api/v1/requests?state=open").body()).contains("\"state\":\"open\"");
        assertThat(get("/api/v1/requests?cursor=nonsense").statusCode()).isEqualTo(422);
        assertThat(CLIENT.get("/api/v1/time").body()).contains("\"time\"");
        assertThat(CLIENT.get("/api/v1/openapi.json").body()).contains("/api/v1/requests");
    }

    private static HttpResponse<String> post(String path, String key, String body) {
        return CLIENT.postJson(path, body, "Authorization", "Bearer whole", "Idempotency-Key", key);
    }

    private static HttpResponse<String> get(String path) {
        return CLIENT.get(path, "Authorization", "Bearer whole");
    }

    private static String number(HttpResponse<String> answer) {
        return RoomsStory.first(NUMBER, answer.body());
    }
}
