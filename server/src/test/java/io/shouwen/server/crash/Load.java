package io.shouwen.server.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * Clients that send commands to whichever server answers, each again with its key until it has an
 * answer, and write down what was acknowledged.
 */
final class Load {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> VERBS =
            List.of("note", "note", "note", "arrive", "offer", "accept", "assign");

    private final List<IntSupplier> ports;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger again = new AtomicInteger();
    private final List<Thread> clients = new ArrayList<>();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private volatile boolean ending;

    /**
     * @param ports where the servers listen now; zero for one that is down
     */
    Load(List<IntSupplier> ports) {
        this.ports = List.copyOf(ports);
    }

    void start(int many, long seed) {
        for (int client = 0; client < many; client++) {
            Random random = new Random(seed * 1_000 + client);
            clients.add(Thread.ofVirtual().name("client " + client).start(() -> run(random)));
        }
    }

    private void run(Random random) {
        while (!ending) {
            String key = "c" + sent.incrementAndGet();
            boolean open = requests.isEmpty() || random.nextInt(5) == 0;
            String line =
                    open
                            ? key + " open"
                            : "%s %s %s"
                                    .formatted(
                                            key,
                                            VERBS.get(random.nextInt(VERBS.size())),
                                            // The newest few, so that clients meet on one subject.
                                            requests.get(
                                                    Math.max(
                                                            0,
                                                            requests.size()
                                                                    - 1
                                                                    - random.nextInt(6))));
            String answer = untilAnswered(line, random);
            answers.put(key, answer);
            if (open) {
                requests.add(answer.split(" ", -1)[1]);
            }
        }
    }

    private String untilAnswered(String line, Random random) {
        while (true) {
            int port = ports.get(random.nextInt(ports.size())).getAsInt();
            if (port > 0) {
                try {
                    HttpResponse<String> response =
                            http.send(
                                    HttpRequest.newBuilder(
                                                    URI.create("http://127.0.0.1:" + port + "/"))
                                            .timeout(PATIENCE)
                                            .POST(HttpRequest.BodyPublishers.ofString(line))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString());
                    if (response.statusCode() == 200) {
                        return response.body();
                    }
                } catch (IOException e) {
                    // Nobody knows whether it was done: ask again with the same key.
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            }
            again.incrementAndGet();
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How many commands have an answer. */
    int answered() {
        return answers.size();
    }

    /** How often a client had to ask again. */
    int again() {
        return again.get();
    }

    /** The answers by key; complete once ended. */
    Map<String, String> answers() {
        return Map.copyOf(answers);
    }

    /** Sends nothing new, and waits until every command has its answer. */
    void end() throws InterruptedException {
        ending = true;
        for (Thread client : clients) {
            client.join();
        }
    }
}
