package io.shouwen.server.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Somebody outside the house who takes signed posts, at first a few times in vain. */
public final class TestReceiver implements AutoCloseable {
    private static final byte[] SECRET =
            "a secret that both sides know".getBytes(StandardCharsets.UTF_8);

    private static final long DRIP_NANOS = 20_000_000;

    private final HttpServer server;
    private final AtomicInteger refusing = new AtomicInteger();
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private volatile byte[] secret = SECRET;
    private volatile boolean dripping;
    private volatile boolean silent;

    public TestReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        ids.add(exchange.getRequestHeaders().getFirst("webhook-id"));
        bodies.add(signed(exchange));
        if (dripping) {
            drip(exchange);
            return;
        }
        if (silent) {
            stopped.join();
        }
        boolean refused = refusing.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        exchange.sendResponseHeaders(refused ? 503 : 204, -1);
        exchange.close();
    }

    /** Says that all is well, and then goes on writing until nobody listens any more. */
    private void drip(HttpExchange exchange) {
        try (OutputStream out = exchange.getResponseBody()) {
            exchange.sendResponseHeaders(200, 0);
            while (!stopped.isDone()) {
                out.write('.');
                out.flush();
                LockSupport.parkNanos(DRIP_NANOS);
            }
        } catch (IOException e) {
            exchange.close();
        }
    }

    /** The body, if its signature is right. */
    private String signed(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
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
                address(),
                "whsec_" + Base64.getEncoder().encodeToString(SECRET),
                Clock.systemUTC());
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** From now on it knows the house by another secret, which begins with {@code whsec_}. */
    public void knows(String written) {
        secret = Base64.getDecoder().decode(written.substring("whsec_".length()));
    }

    /** The next so many posts are answered with 503. */
    public void refuse(int times) {
        refusing.set(times);
    }

    /** From now on the bodies of its answers do not end. */
    public void drip() {
        dripping = true;
    }

    /** From now on it takes posts and does not answer. */
    public void fallSilent() {
        silent = true;
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
        stopped.complete(null);
        server.stop(0);
    }
}
