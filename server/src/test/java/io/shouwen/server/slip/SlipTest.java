package io.shouwen.server.slip;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.request.Requests;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

class SlipTest {
    private static final OrgId ORG = new OrgId(1);
    private static final TestServer SERVER = TestServer.demo();
    private static final RoomsStory ROOMS = new RoomsStory(SERVER);
    private static final TestBrowser AGENT = TestBrowser.as(SERVER, "sunli");
    private static final TestBrowser DISPATCHER = TestBrowser.as(SERVER, "xufang");
    private static final AtomicInteger KEYS = new AtomicInteger();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void aVisitOwesASlipUntilThePaperIsFiled() {
        String number = visited("13900007001");
        assertThat(AGENT.get("/slips").body()).contains(number + "/1", "李伟", "未填单");
        assertThat(giveBack(number, Map.of("shelf", "A-3")).statusCode()).isEqualTo(422);
        giveBack(number, Map.of("shelf", "A-3", "paper", "0017"));
        assertThat(AGENT.get("/slips").body()).doesNotContain(number);
        assertThat(slips(number)).hasSize(1);
        assertThat(slips(number).getFirst().shelf()).isEqualTo("A-3");
        assertThat(giveBack(number, Map.of("shelf", "A-4")).statusCode()).isEqualTo(422);
    }

    @Test
    void aPaperNotedOnThePhoneIsOutUntilItIsHandedIn() {
        String number = visited("13900007002");
        tell(number, "slip.filled", Map.of("form", text("paper"), "paper", text("0018")));
        assertThat(AGENT.get("/slips").body()).contains(number + "/1", "未收回", "0018");
        giveBack(number, Map.of("shelf", "A-3"));
        assertThat(slips(number)).allMatch(Slip::returned);
    }

    @Test
    void whatIsSignedOnThePhoneIsBackAtOnce() {
        String number = visited("13900007003");
        tell(number, "slip.filled", Map.of("form", text("phone")));
        assertThat(slips(number)).allMatch(Slip::returned);
        assertThat(AGENT.get("/slips").body()).doesNotContain(number);
    }

    @Test
    void aSecondTripOfTheSameJobOwesNoSecondSlipAndAReopenedJobDoes() {
        String number = visited("13900007004");
        tell(number, "visit.arrived", Map.of());
        assertThat(slips(number)).hasSize(1);
        tell(number, "slip.filled", Map.of("form", text("phone")));
        tell(number, "visit.arrived", Map.of());
        assertThat(slips(number)).hasSize(1);
        tell(number, "request.closed", Map.of());
        tell("dispatcher", number, "request.reopened", Map.of("reason", text("again")));
        tell(number, "visit.arrived", Map.of());
        assertThat(slips(number)).extracting(Slip::returned).containsExactly(true, false);
    }

    @Test
    void aTripInVainOwesNone() {
        String number = visited("13900007005");
        tell(number, "customer.absent", Map.of());
        assertThat(slips(number)).isEmpty();
        assertThat(AGENT.get("/slips").body()).doesNotContain(number);
    }

    @Test
    void nobodySeesTheSlipsOfAnotherCrew() {
        String number = visited("13900007006");
        TestBrowser rural = TestBrowser.as(SERVER, "liuyang");
        assertThat(rural.get("/slips").body()).doesNotContain(number);
        assertThat(rural.get("/slips/" + number).statusCode()).isEqualTo(404);
    }

    @Test
    void theListGoesOnBehindItsCursor() {
        for (int i = 0; i < 32; i++) {
            visited("1390000710" + i % 10);
        }
        String page = AGENT.get("/slips").body();
        String cursor = RoomsStory.first(Pattern.compile("/slips\\?cursor=([^\"]+)"), page);
        assertThat(cursor).isNotEmpty();
        String next = AGENT.get("/slips?cursor=" + cursor).body();
        String first = RoomsStory.first(Pattern.compile("data-slip=\"([^\"]+)\""), page);
        assertThat(next).contains("data-slip").doesNotContain(first);
    }

    private static String visited(String phone) {
        String number = ROOMS.report(AGENT, phone);
        ROOMS.assign(DISPATCHER, number, ROOMS.person("Y201"));
        tell(number, "visit.arrived", Map.of());
        return number;
    }

    private static HttpResponse<String> giveBack(String number, Map<String, String> form) {
        Map<String, String> whole = new HashMap<>(form);
        whole.put("key", "back " + KEYS.incrementAndGet());
        return AGENT.post("/slips", "/slips/" + number + "/returned", whole);
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }

    private static void tell(String number, String kind, Map<String, Value> values) {
        tell("technician", number, kind, values);
    }

    private static void tell(String role, String number, String kind, Map<String, Value> values) {
        SERVER.bean(Requests.class)
                .add(
                        new Requests.Sender(
                                ORG,
                                Actor.person(ROOMS.person("Y201"), Set.of(role)),
                                "tell " + KEYS.incrementAndGet(),
                                "test"),
                        SubjectId.parse(number).orElseThrow(),
                        List.of(NewFact.now(new FactKind(kind), values)));
    }

    private static List<Slip> slips(String number) {
        return SERVER.bean(Slips.class).of(ORG, SubjectId.parse(number).orElseThrow());
    }
}
