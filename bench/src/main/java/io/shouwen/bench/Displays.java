package io.shouwen.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Screens on the walls of a hall as a browser shows them: each hears what changes and asks for its
 * picture anew, at most twice a second.
 */
final class Displays implements AutoCloseable {
    /** As the page itself: htmx throttles what it hears. */
    private static final Duration THROTTLE = Duration.ofMillis(500);

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ConcurrentLinkedQueue<Double> millis = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final List<URI> addresses;

    private Displays(List<URI> addresses) {
        this.addresses = addresses;
    }

    /** Hangs them all up. */
    static Displays at(List<URI> addresses) {
        Displays displays = new Displays(List.copyOf(addresses));
        displays.addresses.forEach(displays::hang);
        return displays;
    }

    private void hang(URI address) {
        Semaphore changed = new Semaphore(1);
        threads.execute(() -> hear(address, changed));
        threads.execute(() -> renew(address, changed));
    }

    private void hear(URI address, Semaphore changed) {
        try {
            HttpResponse<Stream<String>> told =
                    client.send(asked(address, "/changes"), BodyHandlers.ofLines());
            told.body().filter(line -> line.startsWith("data")).forEach(line -> changed.release());
        } catch (IOException | UncheckedIOException e) {
            failed.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void renew(URI address, Semaphore changed) {
        try {
            while (true) {
                changed.acquire();
                changed.drainPermits();
                look(address);
                Thread.sleep(THROTTLE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(URI address) throws InterruptedException {
        long began = System.nanoTime();
        try {
            HttpResponse<String> picture =
                    client.send(asked(address, "/now"), BodyHandlers.ofString());
            if (picture.statusCode() == 200) {
                millis.add((System.nanoTime() - began) / 1e6);
            } else {
                failed.incrementAndGet();
            }
        } catch (IOException e) {
            failed.incrementAndGet();
        }
    }

    private static HttpRequest asked(URI address, String part) {
        return HttpRequest.newBuilder(URI.create(address + part)).build();
    }

    /** How often they were renewed, and how long a picture took. */
    String said() {
        List<Double> sorted = new ArrayList<>(millis).stream().sorted().toList();
        if (sorted.isEmpty()) {
            return "%d displays, never renewed, %d times refused"
                    .formatted(addresses.size(), failed.get());
        }
        return "%d displays, renewed %,d times, %d times refused, a picture p50 %.0f ms, p99 %.0f ms"
                .formatted(
                        addresses.size(),
                        sorted.size(),
                        failed.get(),
                        sorted.get(sorted.size() / 2),
                        sorted.get(sorted.size() * 99 / 100));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.shutdownNow();
    }
}
