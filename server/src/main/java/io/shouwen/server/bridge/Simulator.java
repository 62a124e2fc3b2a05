package io.shouwen.server.bridge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * A bridge without devices: it does what {@code docs/reference/bridge.md} asks of one, and shows on
 * its own page what the devices would. It is reached from its own machine alone.
 */
public final class Simulator implements AutoCloseable {
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int BAD = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int TOO_LONG = 413;
    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_SECONDS = 60;
    private static final int REMEMBERED = 1000;
    private static final String UNKNOWN = "unknown-message";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Signature signature;
    private final Set<String> origins;
    private final Things things;

    /** What was answered before: a message that comes twice is done once. */
    private final Map<String, Map<String, Object>> answered =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Map<String, Object>> eldest) {
                    return size() > REMEMBERED;
                }
            };

    private Simulator(
            HttpServer server, String secret, Set<String> origins, Consumer<String> paper) {
        this.server = server;
        this.signature = new Signature(secret);
        this.origins = Set.copyOf(origins);
        this.things = new Things(signature, paper, System::nanoTime);
    }

    /**
     * Starts one.
     *
     * @param port zero for any that is free
     * @param origins the addresses of houses whose pages may speak to it
     * @param paper where it writes what the devices show and print
     */
    public static Simulator start(
            int port, String secret, Set<String> origins, Consumer<String> paper)
            throws IOException {
        HttpServer server =
                HttpServer.create(
                        new InetSocketAddress(
                                InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port),
                        0);
        Simulator simulator = new Simulator(server, secret, origins, paper);
        server.setExecutor(simulator.workers);
        server.createContext("/", simulator::front);
        server.createContext("/v1", simulator::answer);
        server.start();
        return simulator;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public Things things() {
        return things;
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    /** A page of the house speaks. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<String> origin = header(exchange, "Origin");
            if (!ownHost(exchange) || origin.filter(origins::contains).isEmpty()) {
                say(exchange, FORBIDDEN, error("wrong-origin"));
                return;
            }
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", origin.get());
            exchange.getResponseHeaders().set("Vary", "Origin");
            if (exchange.getRequestMethod().equals("OPTIONS")) {
                allow(exchange);
            } else if (header(exchange, "Authorization")
                    .filter(("Bearer " + signature.token())::equals)
                    .isEmpty()) {
                say(exchange, UNAUTHORIZED, error("wrong-secret"));
            } else {
                spoken(exchange);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void allow(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Access-Control-Allow-Methods", "GET, POST");
        exchange.getResponseHeaders()
                .set("Access-Control-Allow-Headers", "Authorization, Content-Type");
        exchange.getResponseHeaders().set("Access-Control-Max-Age", "600");
        exchange.sendResponseHeaders(NO_CONTENT, -1);
    }

    private void spoken(HttpExchange exchange) throws IOException, InterruptedException {
        things.heard();
        String door = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        switch (door) {
            case "GET /v1" ->
                    say(
                            exchange,
                            OK,
                            Map.of(
                                    "bridge",
                                    "shouwen",
                                    "version",
                                    1,
                                    "program",
                                    "Shouwen simulator",
                                    "things",
                                    List.of("strip", "printer", "card", "rating")));
            case "GET /v1/messages" -> {
                Query query = Query.of(exchange);
                say(
                        exchange,
                        OK,
                        Map.of(
                                "messages",
                                things.said(query.text("after"), query.seconds("wait"))));
            }
            case "POST /v1/messages" -> told(exchange);
            default -> say(exchange, NOT_FOUND, error("unknown-address"));
        }
    }

    private void told(HttpExchange exchange) throws IOException, InterruptedException {
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            say(exchange, TOO_LONG, error("too-long"));
            return;
        }
        JsonNode message;
        Instant now;
        try {
            message = JSON.readTree(body);
            now = Instant.parse(message.path("now").asString(""));
        } catch (JacksonException | DateTimeException _) {
            say(exchange, BAD, error("not-a-message"));
            return;
        }
        things.hear(now);
        try {
            say(exchange, OK, once(message));
        } catch (Things.Unable unable) {
            boolean unknown = unable.error().equals(UNKNOWN);
            say(exchange, unknown ? BAD : CONFLICT, error(unable.error()));
        }
    }

    /** A card is read anew each time; nothing of it is remembered. */
    private Map<String, Object> once(JsonNode message) throws Things.Unable, InterruptedException {
        if (message.path("type").asString("").equals("card.read")) {
            Card card = things.read(Query.seconds(message.path("seconds").asInt(MOST_SECONDS)));
            return Map.of("name", card.name(), "number", card.number(), "address", card.address());
        }
        String id = message.path("id").asString("");
        synchronized (answered) {
            Map<String, Object> before = answered.get(id);
            if (before == null) {
                before = done(message);
                answered.put(id, before);
            }
            return before;
        }
    }

    private Map<String, Object> done(JsonNode message) throws Things.Unable {
        switch (message.path("type").asString("")) {
            case "strip.show" -> things.show(text(message));
            case "rating.ask" -> things.ask(message.path("visit").asString(""), text(message));
            case "print" -> things.print(slip(message.path("lines")));
            default -> throw new Things.Unable(UNKNOWN);
        }
        return Map.of("done", true);
    }

    private static String text(JsonNode message) {
        return message.path("text").path("zh").asString("");
    }

    private static String slip(JsonNode lines) {
        StringBuilder slip = new StringBuilder();
        for (JsonNode line : lines) {
            slip.append(
                            line.has("qr")
                                    ? "[QR] " + line.path("qr").asString("")
                                    : line.path("text").asString(""))
                    .append('\n');
        }
        return slip.toString();
    }

    /** A person at this machine looks at the devices, or plays the customer. */
    private void front(HttpExchange exchange) throws IOException {
        try (exchange) {
            String own = "http://127.0.0.1:" + port();
            boolean foreign =
                    header(exchange, "Origin").filter(origin -> !origin.equals(own)).isPresent();
            if (!ownHost(exchange) || foreign) {
                say(exchange, FORBIDDEN, error("wrong-origin"));
                return;
            }
            String path = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("POST")) {
                played(path);
                exchange.getResponseHeaders().set("Location", "/");
                exchange.sendResponseHeaders(303, -1);
            } else if (path.equals("/")) {
                byte[] page = FrontPage.of(things).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                exchange.getResponseHeaders().set("Cache-Control", "no-store");
                exchange.sendResponseHeaders(OK, page.length);
                exchange.getResponseBody().write(page);
            } else {
                say(exchange, NOT_FOUND, error("unknown-address"));
            }
        }
    }

    private void played(String path) {
        if (path.matches("/rate/[1-5]")) {
            things.rate(path.charAt(path.length() - 1) - '0', false);
        }
        switch (path) {
            case "/card" -> things.lay(Card.SAMPLE);
            case "/paper/out" -> things.paper(false);
            case "/paper/in" -> things.paper(true);
            default -> {
                // A key that the simulated devices do not have does nothing.
            }
        }
    }

    /** A name that somebody else's server points at this machine is not its own. */
    private boolean ownHost(HttpExchange exchange) {
        return header(exchange, "Host").filter(("127.0.0.1:" + port())::equals).isPresent();
    }

    private static Optional<String> header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    private static Map<String, Object> error(String word) {
        return Map.of("error", word);
    }

    private static void say(HttpExchange exchange, int status, Map<String, Object> said)
            throws IOException {
        byte[] body = JSON.writeValueAsBytes(said);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /** What stands behind the question mark. */
    private record Query(Map<String, String> values) {
        static Query of(HttpExchange exchange) {
            Map<String, String> values = new LinkedHashMap<>();
            String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
            for (String one : query.split("&", -1)) {
                int equals = one.indexOf('=');
                if (equals > 0) {
                    values.put(one.substring(0, equals), one.substring(equals + 1));
                }
            }
            return new Query(values);
        }

        String text(String name) {
            return values.getOrDefault(name, "");
        }

        Duration seconds(String name) {
            return text(name).matches("[0-9]{1,3}")
                    ? seconds(Integer.parseInt(text(name)))
                    : Duration.ZERO;
        }

        static Duration seconds(int wanted) {
            return Duration.ofSeconds(Math.clamp(wanted, 0, MOST_SECONDS));
        }
    }
}
