package io.shouwen.server.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

class UrgentTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final RoomsStory ROOMS = new RoomsStory(SERVER);
    private static final TestBrowser AGENT = TestBrowser.as(SERVER, "sunli");
    private static final TestBrowser DISPATCHER = TestBrowser.as(SERVER, "xufang");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void dangerStandsFirstAndIsNotPutOffUntilItIsLifted() {
        String first = ROOMS.report(AGENT, "13900000301");
        String second = ROOMS.report(AGENT, "13900000302");
        assertThat(DISPATCHER.get("/desk").body().indexOf(first))
                .isLessThan(DISPATCHER.get("/desk").body().indexOf(second));
        assertThat(mark(second, "urgent", "线缆掉落路面").statusCode()).isEqualTo(302);
        String board = DISPATCHER.get("/desk").body();
        assertThat(board.indexOf(second)).isLessThan(board.indexOf(first));
        assertThat(board).contains("mark-urgent");
        String unsent = DISPATCHER.get("/dispatch").body();
        assertThat(unsent.indexOf(second)).isLessThan(unsent.indexOf(first));
        assertThat(AGENT.get("/requests/" + second).body()).contains("起紧急", "线缆掉落路面");
        assertThat(agree(second)).isEqualTo("urgent-not-put-off");
        assertThat(agree(first)).isEmpty();
        assertThat(mark(second, "urgent", "再次").statusCode()).isEqualTo(409);
        assertThat(mark(second, "not-urgent", "").statusCode()).isEqualTo(422);
        assertThat(mark(second, "not-urgent", "线缆已收起").statusCode()).isEqualTo(302);
        assertThat(mark(second, "not-urgent", "再次").statusCode()).isEqualTo(409);
        assertThat(agree(second)).isEmpty();
    }

    @Test
    void dangerWithoutAPromiseStandsOnTheBoardToo() {
        Outcome.Done opened =
                (Outcome.Done)
                        SERVER.bean(Requests.class)
                                .open(
                                        sender("agent", "Y101"),
                                        new Requests.Opening(
                                                unit(),
                                                RequestType.REPORT,
                                                Optional.empty(),
                                                Optional.empty(),
                                                ROOMS.person("Y101"),
                                                Optional.empty(),
                                                ROOMS.person("Y101"),
                                                List.of()));
        String number = opened.subject().number();
        assertThat(DISPATCHER.get("/desk").body()).doesNotContain(number);
        mark(number, "urgent", "电杆倾斜");
        assertThat(DISPATCHER.get("/desk").body()).contains(number);
        assertThat(DISPATCHER.get("/dispatch").body()).contains(number);
    }

    private static int unit() {
        String number = ROOMS.report(AGENT, "13900000303");
        return SERVER.bean(Requests.class)
                .find(new OrgId(1), SubjectId.parse(number).orElseThrow())
                .orElseThrow()
                .request()
                .unit();
    }

    private static HttpResponse<String> mark(String number, String act, String reason) {
        return AGENT.post(
                "/requests/" + number,
                "/requests/" + number + "/" + act,
                Map.of("reason", reason, "key", UUID.randomUUID().toString()));
    }

    /** Tries to agree on a later time; answers what refused, or nothing. */
    private static String agree(String number) {
        Map<String, Value> values =
                Map.of(
                        "agreed_at", new Value.Moment(Instant.parse("2099-01-01T01:00:00Z")),
                        "contacted", new Value.Flag(true),
                        "consent", new Value.Flag(true),
                        "requested_by", new Value.Text("customer"),
                        "reason", new Value.Text("不在家"));
        Outcome outcome =
                SERVER.bean(Requests.class)
                        .add(
                                sender("dispatcher", "Y103"),
                                SubjectId.parse(number).orElseThrow(),
                                List.of(NewFact.now(new FactKind("visit.agreed"), values)));
        return outcome instanceof Outcome.Refused refused ? refused.problem() : "";
    }

    private static Requests.Sender sender(String role, String staffNo) {
        return new Requests.Sender(
                new OrgId(1),
                Actor.person(ROOMS.person(staffNo), Set.of(role)),
                UUID.randomUUID().toString(),
                "test");
    }
}
