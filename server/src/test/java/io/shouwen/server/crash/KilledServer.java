package io.shouwen.server.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.clock.Round;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Cable;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Office;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.keys.KeyFolder;
import io.shouwen.server.postgres.Database;
import io.shouwen.server.postgres.DatabaseAddress;
import io.shouwen.server.request.Requests.Opening;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.seal.Sealer;
import io.shouwen.server.subject.SubjectId;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * A server process that is there to be killed: it carries out commands over HTTP, rings alarms,
 * delivers letters and seals, like any server, but without screens. A command is one line, {@code
 * key verb subject}; its answer is {@code done subject n,n} or {@code refused why}.
 */
public final class KilledServer {
    private static final Duration REST = Duration.ofMillis(200);
    private static final Actor HANDLER = Actor.person(5, Set.of("agent"));
    private static final Actor ALL = Actor.person(7, Set.of("agent", "technician", "chief"));

    private final Office office;

    private KilledServer(Office office) {
        this.office = office;
    }

    /** Prints its port when it is ready, and serves until it is killed. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Database database = Database.at(DatabaseAddress.parse(args[0]));
        KilledServer server = new KilledServer(Office.on(database.pool(), Cable.standards()));
        Shape.Heard.by(server.office);
        Sealer sealer =
                new Sealer(database.pool(), server.office.scope, new KeyFolder(Path.of(args[1])));
        HttpServer http =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", server::answer);
        http.start();
        try (Round.Going alarms =
                        Round.whileMore(REST, "alarms", server.office.alarms::ring).start();
                Round.Going letters =
                        Round.whileMore(REST, "letters", server.office.outbox::deliver).start();
                Round.Going tail =
                        Round.whileMore(REST, "tail", server.office.tail::listen).start();
                Round.Going seal =
                        Round.whileMore(REST, "seal", () -> sealer.sealAll() > 0).start()) {
            System.out.println(http.getAddress().getPort());
            System.out.flush();
            new CountDownLatch(1).await();
            System.err.println(
                    "Ended without being killed: " + List.of(alarms, letters, tail, seal));
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String line = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int status = 200;
        String answer;
        try {
            answer = text(carryOut(line.split(" ", -1)));
        } catch (RuntimeException e) {
            status = 500;
            answer = e.toString();
        }
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private Outcome carryOut(String[] words) {
        Sender sender = new Sender(Shape.ORG, ALL, words[0], "load");
        Sender handler = new Sender(Shape.ORG, HANDLER, words[0], "load");
        if (words[1].equals("open")) {
            NewFact fault = NewFact.now(Cable.REPORTED, Map.of("area", new Value.Text("urban")));
            return office.requests.open(
                    sender,
                    new Opening(3, Optional.empty(), 5, Optional.empty(), 5, List.of(fault)));
        }
        SubjectId request = new SubjectId(Long.parseLong(words[2]));
        return switch (words[1]) {
            case "note" ->
                    office.requests.add(
                            sender,
                            request,
                            List.of(
                                    NewFact.now(
                                            Cable.NOTED,
                                            Map.of("text", new Value.Text(words[0])))));
            case "arrive" ->
                    office.requests.add(
                            sender, request, List.of(NewFact.now(Cable.ARRIVED, Map.of())));
            case "offer" -> office.requests.offer(handler, request, 7, "转");
            case "accept" -> office.requests.accept(sender, request, 7);
            case "assign" -> office.requests.assign(sender, request, 5, "急");
            default -> Outcome.Refused.of("unknown-verb", words[1]);
        };
    }

    private static String text(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done ->
                    "done %s %s"
                            .formatted(
                                    done.subject(),
                                    done.facts().stream()
                                            .map(fact -> fact.n() + ":" + fact.kind().name())
                                            .collect(Collectors.joining(",")));
            case Outcome.Refused refused -> "refused " + refused.problem();
        };
    }
}
