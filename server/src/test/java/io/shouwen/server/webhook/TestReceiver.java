package io.shouwen.server.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Somebody outside the house who takes signed posts, at first a few times in vain. */
public final class TestReceiver implements AutoCloseable {
    private static final byte[] SECRET = "a secret that both know".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final AtomicInteger refusing = new AtomicInteger();
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();

    public TestReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        ids.add(exchange.getRequestHeaders().getFirst("webhook-id"));
        bodies.add(signed(exchange));
        boolean refused = refusing.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        exchange.sendResponseHeaders(refused ? 503 : 204, -1);
        exchange.close();
    }

    /** The body, if its signature is right. */
    private static String signed(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
            String signed =
                    "%s.%s.%s"
                            .formatted(
                                    exchange.getRequestHeaders().getFirst("webhook-id"),
                                    exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                                    body);
            String expected =
                    "v1,"
                            + Base64.getEncoder()
                                    .encodeToString(
                                            mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
            String signature = exchange.getRequestHeaders().getFirst("webhook-signature");
            return expected.equals(signature) ? body : "wrong signature";
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** The way to it. */
    public SignedPost post() {
        return new SignedPost(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"),
                "whsec_" + Base64.getEncoder().encodeToString(SECRET),
                Clock.systemUTC());
    }

    /** The next so many posts are answered with 503. */
    public void refuse(int times) {
        refusing.set(times);
    }

    /** The ids that came, one for each post. */
    public List<String> ids() {
        return List.copyOf(ids);
    }

    /** What came with a right signature, one for each post. */
    public List<String> bodies() {
        return List.copyOf(bodies);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
