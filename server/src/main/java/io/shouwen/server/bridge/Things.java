package io.shouwen.server.bridge;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The simulated things that hang on a bridge: a light strip, a printer, a card reader and a rating
 * device. What the rating device says is kept until the page has said that it was heard.
 */
public final class Things {
    private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

    /** As long as a device of a counter asks. */
    private static final Duration ASKING = Duration.ofMinutes(10);

    private final Signature signature;
    private final Consumer<String> paper;
    private final LongSupplier nanos;
    private final HouseClock clock;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Deque<Map<String, String>> said = new ArrayDeque<>();
    private final List<String> slips = new ArrayList<>();
    private String strip = "";
    private Optional<Asked> asked = Optional.empty();
    private Optional<Card> laid = Optional.empty();
    private boolean hasPaper = true;
    private long no;
    private long onAt;
    private long heardAt;

    Things(Signature signature, Consumer<String> paper, LongSupplier nanos) {
        this.signature = signature;
        this.paper = paper;
        this.nanos = nanos;
        this.clock = new HouseClock(nanos);
        this.onAt = nanos.getAsLong() - MINUTE_NANOS;
        this.heardAt = nanos.getAsLong();
    }

    /** A page is there. */
    synchronized void heard() {
        heardAt = nanos.getAsLong();
    }

    /** Whose rating is asked for, and since when. */
    record Asked(String visit, String words, Instant since) {}

    /** A thing that cannot do what it is told, in the words of the protocol. */
    static final class Unable extends Exception {
        private static final long serialVersionUID = 1L;

        private final String error;

        Unable(String error) {
            super(error);
            this.error = error;
        }

        String error() {
            return error;
        }
    }

    synchronized void hear(Instant now) {
        clock.is(now);
    }

    synchronized void show(String text) {
        if (!strip.equals(text)) {
            strip = text;
            paper.accept("[LED] " + text);
        }
    }

    /** What the light strip shows: nothing once no page was there for a minute. */
    public synchronized String strip() {
        return nanos.getAsLong() - heardAt < MINUTE_NANOS ? strip : "";
    }

    synchronized void print(String slip) throws Unable {
        if (!hasPaper) {
            throw new Unable("no-paper");
        }
        slips.add(slip);
        paper.accept(slip);
    }

    /** What was printed, the newest last. */
    public synchronized List<String> slips() {
        return List.copyOf(slips);
    }

    public synchronized void paper(boolean there) {
        hasPaper = there;
        paper.accept(there ? "[paper in]" : "[paper out]");
    }

    synchronized void ask(String visit, String words) {
        asked = clock.now().map(now -> new Asked(visit, words, now));
        paper.accept("[rating] " + words + " (1-5)");
    }

    /** What the rating device asks; empty while it asks nobody. */
    public synchronized Optional<String> asks() {
        return asking().map(Asked::words);
    }

    private Optional<Asked> asking() {
        return asked.filter(one ->
                clock.now().filter(now -> now.isBefore(one.since().plus(ASKING))).isPresent());
    }

    /** A key of the rating device is pressed. Answers whether anybody was asked. */
    public synchronized boolean rate(int level, boolean anonymous) {
        Optional<Asked> one = asking();
        one.ifPresent(ask -> {
            String at = clock.now().orElseThrow().toString();
            String how = Integer.toString(level);
            String hidden = Boolean.toString(anonymous);
            Map<String, String> message = new LinkedHashMap<>();
            message.put("type", "rating.given");
            message.put("at", at);
            message.put("visit", ask.visit());
            message.put("level", how);
            message.put("anonymous", hidden);
            message.put("mac", signature.of("rating.given", at, ask.visit(), how, hidden));
            say(message);
            asked = Optional.empty();
            paper.accept("[rating] " + level);
        });
        return one.isPresent();
    }

    private void say(Map<String, String> message) {
        no++;
        message.put("no", run + "-" + no);
        said.add(message);
        notifyAll();
    }

    /** The customer lays a card on the reader. */
    public synchronized void lay(Card card) {
        laid = Optional.of(card);
        notifyAll();
    }

    /** The card that lies there or is laid there meanwhile; it is taken away again. */
    synchronized Card read(Duration patience) throws Unable, InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (laid.isEmpty()) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                throw new Unable("no-card");
            }
            wait(millis(left));
        }
        Card card = laid.get();
        laid = Optional.empty();
        return card;
    }

    /** What was said after this; what came before was heard, and is forgotten. */
    synchronized List<Map<String, String>> said(String after, Duration patience)
            throws InterruptedException {
        if (said.stream().anyMatch(one -> after.equals(one.get("no")))) {
            while (!after.equals(said.element().get("no"))) {
                said.remove();
            }
            said.remove();
        }
        sayOn();
        long until = System.nanoTime() + patience.toNanos();
        while (said.isEmpty() && until - System.nanoTime() > 0) {
            wait(millis(until - System.nanoTime()));
        }
        return List.copyOf(said);
    }

    /** Once a minute the rating device says that it is on. */
    private void sayOn() {
        boolean due = nanos.getAsLong() - onAt >= MINUTE_NANOS;
        clock.now()
                .filter(_ -> due)
                .ifPresent(now -> {
                    onAt = nanos.getAsLong();
                    Map<String, String> message = new LinkedHashMap<>();
                    message.put("type", "rating.on");
                    message.put("at", now.toString());
                    message.put("mac", signature.of("rating.on", now.toString()));
                    say(message);
                });
    }

    /** Never nothing, which would be for ever. */
    private static long millis(long nanos) {
        return Math.max(1, Duration.ofNanos(nanos).toMillis());
    }
}
