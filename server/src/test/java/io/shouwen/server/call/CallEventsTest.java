package io.shouwen.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Random;

class CallEventsTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final PhoneStory PHONES = new PhoneStory(SERVER);
    private static final TestBrowser AGENT = TestBrowser.as(SERVER, "sunli");
    private static final TestBrowser COLLEAGUE = TestBrowser.as(SERVER, "maxiao");
    private static final int SUNLI = new RoomsStory(SERVER).person("Y101");
    private static final int MAXIAO = new RoomsStory(SERVER).person("Y102");

    static {
        PHONES.signIn(AGENT, "8001");
        PHONES.signIn(COLLEAGUE, "8002");
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static String column(String call, String column) {
        return PHONES.ask(
                        "select (%s)::text from call where exchange = '%s'".formatted(column, call))
                .getFirst();
    }

    @Test
    void aCallRingsIsAnsweredAndEndsAndIsToBeWrittenDown() {
        String number =
                PHONES.event("a1", "ringing", "\"extension\":\"8001\",\"number\":\"13911110001\"");
        assertThat(column("a1", "state")).isEqualTo("ringing");
        assertThat(
                        PHONES.event(
                                "a1",
                                "answered",
                                "\"extension\":\"8001\",\"rings\":2,\"recording\":\"R-77\""))
                .isEqualTo(number);
        assertThat(column("a1", "state")).isEqualTo("talking");
        PHONES.event("a1", "ended", "\"extension\":\"8001\",\"releasedBy\":\"customer\"");
        assertThat(column("a1", "state")).isEqualTo("wrap-up");
        assertThat(column("a1", "agent")).isEqualTo(Integer.toString(SUNLI));
        assertThat(column("a1", "rings")).isEqualTo("2");
        assertThat(column("a1", "estimated")).isEqualTo("false");
        assertThat(column("a1", "recording")).isEqualTo("R-77");
        assertThat(PHONES.kinds(number))
                .containsExactly("call.rung", "call.answered", "call.ended");
    }

    @Test
    void whatIsToldAgainChangesNothing() {
        String ringing =
                "{\"call\":\"b1\",\"event\":\"ringing\",\"extension\":\"8001\",\"number\":\"13911110002\"}";
        assertThat(PHONES.tell(ringing).body()).contains("\"again\":false");
        assertThat(PHONES.tell(ringing).body()).contains("\"again\":true");
        String later = ringing.replace("8001", "8002");
        assertThat(PHONES.tell(later).body())
                .as("the next phone of the group rings")
                .contains("\"again\":false");
        assertThat(
                        PHONES.ask(
                                "select kind from fact where source_key like 'ringing/800%' and"
                                        + " subject = (select id from call where exchange = 'b1')"))
                .hasSize(2);
        assertThat(PHONES.ask("select count(*) from call where exchange = 'b1'"))
                .containsExactly("1");
    }

    @Test
    void anyOrderOfTheSameEventsGivesTheSameCall() {
        String minute =
                PHONES.ask(
                                """
                                select to_char(shouwen_now() at time zone 'UTC'
                                    - interval '3 minutes', 'YYYY-MM-DD"T"HH24:MI')
                                """)
                        .getFirst();
        List<String> events =
                List.of(
                        "ringing\",\"at\":\"%s:00Z\",\"number\":\"13911110003",
                        "answered\",\"at\":\"%s:12Z\",\"seconds\":12,\"line\":\"other",
                        "ended\",\"at\":\"%s:40Z\",\"releasedBy\":\"customer");
        int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
        for (int[] order : orders) {
            String call = "c" + order[0] + order[1] + order[2];
            for (int place : order) {
                PHONES.event(call, events.get(place).formatted(minute), "");
            }
        }
        assertThat(
                        PHONES.ask(
                                """
                                select distinct concat_ws(' ', state, rings, estimated,
                                    extract(second from rang_at)::int,
                                    extract(second from answered_at)::int,
                                    extract(second from ended_at)::int, caller is not null)
                                from call where exchange like 'c___'
                                """))
                .containsExactly("wrap-up 3 t 0 12 40 t");
    }

    @Test
    void aCallerWhoGivesUpIsCountedWithTheRings() {
        String number =
                PHONES.event("d1", "ringing", "\"extension\":\"8001\",\"number\":\"13911110004\"");
        PHONES.event("d1", "abandoned", "\"extension\":\"8001\",\"seconds\":31");
        assertThat(column("d1", "state")).isEqualTo("abandoned");
        assertThat(column("d1", "rings")).as("31 s are seven rings begun").isEqualTo("7");
        assertThat(column("d1", "estimated")).isEqualTo("true");
        assertThat(AGENT.get("/calls/" + number).body()).contains("铃响四声以内接起", "违反");
    }

    @Test
    void aTransferFollowsTheCall() {
        String number = PHONES.event("e1", "answered", "\"extension\":\"8001\",\"rings\":1");
        PHONES.event("e1", "transferred", "\"extension\":\"8001\",\"to\":\"8002\"");
        assertThat(column("e1", "agent")).isEqualTo(Integer.toString(MAXIAO));
        assertThat(COLLEAGUE.get("/hotline/line").body()).contains(number);
        PHONES.event("e1", "ended", "\"extension\":\"8002\"");
        assertThat(
                        PHONES.ask(
                                "select state from agent_state where until_at is null and person = "
                                        + MAXIAO))
                .containsExactly("wrap-up");
        COLLEAGUE.post(
                "/hotline",
                "/hotline/answer/" + number + "/dismiss",
                Map.of("reason", "trial", "key", "e1-dismiss"));
        assertThat(
                        PHONES.ask(
                                "select state from agent_state where person = "
                                        + MAXIAO
                                        + " order by id"))
                .startsWith("ready")
                .endsWith("on-call", "wrap-up", "ready");
    }

    @Test
    void anExtensionAtWhichNobodySitsIsToleratedAndTold() {
        assertThat(
                        PHONES.tell(
                                        "{\"call\":\"f1\",\"event\":\"answered\",\"extension\":\"8099\"}")
                                .body())
                .contains("8099");
        assertThat(column("f1", "state")).isEqualTo("talking");
        assertThat(column("f1", "agent is null")).isEqualTo("true");
    }

    @Test
    void aWithheldNumberHasNoCallerAndTheNumberStandsInNoFact() {
        PHONES.event("g1", "ringing", "\"extension\":\"8001\"");
        assertThat(column("g1", "caller is null")).isEqualTo("true");
        PHONES.event("g2", "ringing", "\"extension\":\"8001\",\"number\":\"13911110007\"");
        assertThat(PHONES.ask("select body::text from fact where body::text like '%13911110007%'"))
                .isEmpty();
        assertThat(column("g2", "caller is null")).isEqualTo("false");
    }

    @Test
    void aClockThatIsAheadTellsWhatHappensNow() {
        PHONES.event("h1", "ringing", "\"at\":\"2199-01-01T00:00:00Z\"");
        assertThat(column("h1", "rang_at <= shouwen_now()")).isEqualTo("true");
    }

    @Test
    void whoMayNotTellIsNotHeard() {
        String ringing = "{\"call\":\"i1\",\"event\":\"ringing\"}";
        TestBrowser stranger = new TestBrowser(SERVER);
        assertThat(stranger.postJson("/api/v1/calls/events", ringing).statusCode()).isEqualTo(401);
        assertThat(
                        stranger.postJson(
                                        "/api/v1/calls/events",
                                        ringing,
                                        "Authorization",
                                        "Bearer guessed")
                                .statusCode())
                .isEqualTo(401);
        new RoomsStory(SERVER).token(1, "other-scope", "repair.reported");
        assertThat(
                        stranger.postJson(
                                        "/api/v1/calls/events",
                                        ringing,
                                        "Authorization",
                                        "Bearer other-scope")
                                .statusCode())
                .isEqualTo(403);
        assertThat(PHONES.ask("select count(*) from call where exchange = 'i1'"))
                .containsExactly("0");
    }

    @Test
    void whatCannotBeReadIsRefusedByTheNameOfTheField() {
        assertThat(PHONES.tell("{\"call\":").statusCode()).isEqualTo(400);
        assertThat(PHONES.tell("[]").statusCode()).isEqualTo(400);
        assertThat(PHONES.tell("{\"event\":\"ringing\"}").body()).contains("call-event-unreadable");
        assertThat(PHONES.tell("{\"call\":\"j\",\"event\":\"picked-up\"}").statusCode())
                .isEqualTo(422);
        assertThat(
                        PHONES.tell("{\"call\":\"j\",\"event\":\"ringing\",\"at\":\"noon\"}")
                                .statusCode())
                .isEqualTo(422);
        assertThat(PHONES.tell("{\"call\":\"j\",\"event\":\"transferred\"}").statusCode())
                .isEqualTo(422);
        assertThat(PHONES.tell("{\"call\":\"j\",\"event\":\"answered\",\"rings\":-1}").statusCode())
                .isEqualTo(422);
    }

    @Test
    void nothingThatIsSentBreaksTheDoor() {
        Random random = new Random(20_301);
        String good =
                "{\"call\":\"k\",\"event\":\"answered\",\"rings\":3,\"number\":\"13911110009\"}";
        for (int i = 0; i < 150; i++) {
            StringBuilder bad = new StringBuilder(good);
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                int place = random.nextInt(bad.length());
                switch (random.nextInt(3)) {
                    case 0 -> bad.setCharAt(place, (char) (32 + random.nextInt(95)));
                    case 1 -> bad.deleteCharAt(place);
                    default -> bad.insert(place, "\"\u0000{[,:é中9".charAt(random.nextInt(9)));
                }
            }
            assertThat(PHONES.tell(bad.toString()).statusCode()).as("%s", bad).isLessThan(500);
        }
    }
}
