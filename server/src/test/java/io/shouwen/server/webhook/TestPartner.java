package io.shouwen.server.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A system outside the house that answers signed questions, unless it is told to go wrong. */
public final class TestPartner implements AutoCloseable {
    private static final String SECRET =
            "whsec_"
                    + Base64.getEncoder()
                            .encodeToString(
                                    "a secret of two sides".getBytes(StandardCharsets.UTF_8));

    /** What it answers, by the door and the question. */
    @FunctionalInterface
    public interface Desk {
        String answer(String door, JsonNode question);
    }

    /** How an answer goes wrong. */
    public enum Wrong {
        /** The question never gets there. */
        BEFORE,
        /** It is done, and nobody hears of it. */
        AFTER,
        /** It is done, and the answer comes when nobody waits any more. */
        LATE,
        /** Somebody else answers. */
        UNSIGNED,
        /** It is done, and the answer is 500. */
        FAILED
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SharedSecret secret = new SharedSecret(SECRET);
    private final Desk desk;
    private final ConcurrentLinkedQueue<Wrong> wrongs = new ConcurrentLinkedQueue<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();

    public TestPartner(Desk desk) throws IOException {
        this.desk = desk;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        Wrong wrong = wrongs.poll();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        if (wrong == Wrong.BEFORE || !signed(exchange, id, body)) {
            exchange.close();
            return;
        }
        String door = exchange.getRequestURI().getPath();
        asked.add(door + " " + id);
        String answer = desk.answer(door, JsonMapper.shared().readTree(body));
        if (wrong == Wrong.AFTER) {
            exchange.close();
            return;
        }
        if (wrong == Wrong.LATE) {
            stopped.join();
        }
        say(exchange, id, answer, wrong);
    }

    private void say(HttpExchange exchange, String id, String answer, Wrong wrong)
            throws IOException {
        String timestamp = Long.toString(Clock.systemUTC().instant().getEpochSecond());
        String signed = wrong == Wrong.UNSIGNED ? answer + " " : answer;
        exchange.getResponseHeaders().set("webhook-id", id);
        exchange.getResponseHeaders().set("webhook-timestamp", timestamp);
        exchange.getResponseHeaders().set("webhook-signature", secret.sign(id, timestamp, signed));
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(wrong == Wrong.FAILED ? 500 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private boolean signed(HttpExchange exchange, String id, String body) {
        return secret.fits(
                exchange.getRequestHeaders().getFirst("webhook-signature"),
                id,
                exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                body);
    }

    /** The next answers go wrong, one after the other. */
    public void wrong(Wrong... next) {
        wrongs.addAll(List.of(next));
    }

    /** What arrived: the door and the id. */
    public List<String> asked() {
        return asked;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public String secret() {
        return SECRET;
    }

    /** The way to it. */
    public SignedCall call(Duration patience) {
        return new SignedCall(address(), SECRET, patience, Clock.systemUTC());
    }

    @Override
    public void close() {
        stopped.complete(null);
        server.stop(0);
        threads.close();
    }
}
