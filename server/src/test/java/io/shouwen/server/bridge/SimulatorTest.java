package io.shouwen.server.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** The simulator keeps to {@code docs/reference/bridge.md}. */
class SimulatorTest {
    private static final String HOUSE = "https://hall.example";
    private static final String SECRET = "hall-secret";
    private static final String TOKEN = "JhW7SQ6atxT2mQ_pHmU_YLAtv61vciB3EjkP4dqD4JU";
    private static final String NOW = "\"now\": \"2026-03-02T01:00:00Z\"";

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> paper = Collections.synchronizedList(new ArrayList<>());
    private Simulator simulator;

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.start(0, SECRET, Set.of(HOUSE), paper::add);
    }

    @AfterEach
    void stop() {
        simulator.close();
        client.close();
    }

    @Test
    void onlyThePageOfTheHouseWithTheTokenIsLetIn() throws Exception {
        assertThat(send(get("").header("Origin", "https://else.example")).statusCode())
                .isEqualTo(403);
        assertThat(send(get("")).statusCode()).isEqualTo(403);
        HttpResponse<String> stranger =
                send(get("").header("Origin", HOUSE).header("Authorization", "Bearer other"));
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stranger.headers().firstValue("Access-Control-Allow-Origin")).hasValue(HOUSE);
        HttpResponse<String> hello = send(ours(get("")));
        assertThat(hello.statusCode()).isEqualTo(200);
        assertThat(json(hello).path("version").asInt()).isEqualTo(1);
        assertThat(send(ours(get("/else"))).statusCode()).isEqualTo(404);
    }

    @Test
    void aBrowserMayAskBeforeItKnowsTheToken() throws Exception {
        HttpResponse<String> asked =
                send(
                        HttpRequest.newBuilder(uri("/messages"))
                                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                                .header("Origin", HOUSE));
        assertThat(asked.statusCode()).isEqualTo(204);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
                .contains("Authorization");
    }

    @Test
    void aNameThatPointsAtThisMachineIsNotItsOwn() throws Exception {
        String asked =
                String.join(
                        "\r\n",
                        "GET /v1 HTTP/1.1",
                        "Host: evil.example:" + simulator.port(),
                        "Origin: " + HOUSE,
                        "Authorization: Bearer " + TOKEN,
                        "Connection: close",
                        "",
                        "");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), simulator.port())) {
            socket.getOutputStream().write(asked.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void whatComesTwiceIsDoneOnce() throws Exception {
        String slip = message("a", "print", "\"lines\": [{\"text\": \"A001\"}, {\"qr\": \"x\"}]");
        assertThat(told(slip).statusCode()).isEqualTo(200);
        assertThat(told(slip).statusCode()).isEqualTo(200);
        assertThat(simulator.things().slips()).containsExactly("A001\n[QR] x\n");
        simulator.things().paper(false);
        HttpResponse<String> refused = told(message("b", "print", "\"lines\": []"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json(refused).path("error").asString()).isEqualTo("no-paper");
        simulator.things().paper(true);
        assertThat(told(message("b", "print", "\"lines\": []")).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNoMessageIsRefusedByItsWord() throws Exception {
        assertThat(error(told("{"))).isEqualTo("not-a-message");
        assertThat(error(told("{\"type\": \"strip.show\"}"))).isEqualTo("not-a-message");
        assertThat(error(told(message("c", "strip.hide", "\"a\": 1"))))
                .isEqualTo("unknown-message");
        assertThat(error(told("\"" + "x".repeat(70_000) + "\""))).isEqualTo("too-long");
        assertThat(error(told(message("d", "card.read", "\"seconds\": 0")))).isEqualTo("no-card");
        assertThat(error(send(ours(get("/nothing"))))).isEqualTo("unknown-address");
    }

    @Test
    void aRatingIsSignedAndKeptUntilItWasHeard() throws Exception {
        told(message("e", "strip.show", "\"text\": {\"zh\": \"请 A001 号到 1 号柜台\"}"));
        assertThat(simulator.things().strip()).isEqualTo("请 A001 号到 1 号柜台");
        assertThat(simulator.things().rate(4, false)).isFalse();
        told(message("f", "rating.ask", "\"visit\": \"T1\", \"text\": {\"zh\": \"满意吗\"}"));
        assertThat(simulator.things().asks()).hasValue("满意吗");
        assertThat(simulator.things().rate(4, true)).isTrue();
        assertThat(simulator.things().rate(1, false)).isFalse();
        JsonNode first = given(said(""));
        assertThat(first.path("level").asString()).isEqualTo("4");
        assertThat(first.path("mac").asString())
                .isEqualTo(
                        new Signature(SECRET)
                                .of(
                                        "rating.given",
                                        first.path("at").asString(),
                                        "T1",
                                        "4",
                                        "true"));
        assertThat(given(said("of-before")).path("no")).isEqualTo(first.path("no"));
        assertThat(said(last(said(""))).path("messages")).isEmpty();
        assertThat(said("").path("messages")).isEmpty();
    }

    @Test
    void aCardIsReadOnceAndNothingOfItIsWritten() throws Exception {
        simulator.things().lay(Card.SAMPLE);
        HttpResponse<String> read = told(message("g", "card.read", "\"seconds\": 1"));
        assertThat(json(read).path("number").asString()).isEqualTo(Card.SAMPLE.number());
        assertThat(error(told(message("g", "card.read", "\"seconds\": 0")))).isEqualTo("no-card");
        assertThat(String.join("\n", paper)).doesNotContain(Card.SAMPLE.number(), "林秀英");
    }

    @Test
    void itsOwnPageShowsTheDevicesAndNobodyElseMayPlayThem() throws Exception {
        told(message("h", "strip.show", "\"text\": {\"zh\": \"<b>\"}"));
        assertThat(send(HttpRequest.newBuilder(own("/"))).body()).contains("&lt;b&gt;");
        HttpRequest.Builder card =
                HttpRequest.newBuilder(own("/card")).POST(HttpRequest.BodyPublishers.noBody());
        assertThat(send(card.copy().header("Origin", HOUSE)).statusCode()).isEqualTo(403);
        assertThat(send(card).statusCode()).isEqualTo(303);
        assertThat(told(message("i", "card.read", "\"seconds\": 0")).statusCode()).isEqualTo(200);
    }

    @Test
    void whereNoPageWasForAMinuteTheStripIsDarkAndTheTimeOfTheHouseGoesOn() throws Exception {
        AtomicLong nanos = new AtomicLong();
        Things things = new Things(new Signature(SECRET), paper::add, nanos::get);
        things.hear(Instant.parse("2026-03-02T01:00:00Z"));
        things.show("1");
        nanos.addAndGet(Duration.ofSeconds(59).toNanos());
        assertThat(things.strip()).isEqualTo("1");
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(things.strip()).isEmpty();
        things.heard();
        assertThat(things.strip()).isEqualTo("1");
        assertThat(things.said("", Duration.ZERO))
                .singleElement()
                .satisfies(on -> {
                    assertThat(on).containsEntry("type", "rating.on");
                    assertThat(on).containsEntry("at", "2026-03-02T01:01:00Z");
                });
        things.ask("T1", "?");
        nanos.addAndGet(Duration.ofMinutes(10).toNanos());
        assertThat(things.asks()).isEmpty();
    }

    private static String message(String id, String type, String rest) {
        return "{\"id\": \"%s\", \"type\": \"%s\", %s, %s}".formatted(id, type, NOW, rest);
    }

    private HttpResponse<String> told(String body) throws Exception {
        return send(
                ours(HttpRequest.newBuilder(uri("/messages")))
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private JsonNode said(String after) throws Exception {
        return json(send(ours(get("/messages?wait=0&after=" + after))));
    }

    private static JsonNode given(JsonNode said) {
        return said.path("messages")
                .valueStream()
                .filter(one -> one.path("type").asString().equals("rating.given"))
                .findFirst()
                .orElseThrow();
    }

    private static String last(JsonNode said) {
        return said.path("messages")
                .valueStream()
                .reduce((_, later) -> later)
                .orElseThrow()
                .path("no")
                .asString();
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(uri(path)).GET();
    }

    private static HttpRequest.Builder ours(HttpRequest.Builder request) {
        return request.header("Origin", HOUSE).header("Authorization", "Bearer " + TOKEN);
    }

    private URI uri(String path) {
        return own("/v1" + path);
    }

    private URI own(String path) {
        return URI.create("http://127.0.0.1:" + simulator.port() + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.builder().build().readTree(answer.body());
    }

    private static String error(HttpResponse<String> answer) {
        return json(answer).path("error").asString();
    }
}
