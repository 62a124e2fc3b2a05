package io.shouwen.server.page;

import io.shouwen.server.organisation.OrgId;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Tells open pages that something they show has changed. It sends only the name of what changed;
 * the page asks for its own fragment again, so that each person is shown what that person may see.
 *
 * <p>The id of an event is the commit that made the change. A page that comes back after a break
 * names the last one it heard and is told each later one once.
 */
@Component
public class Live {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final long NO_TIMEOUT = 0L;

    private final Map<Topic, Set<Listener>> listeners = new ConcurrentHashMap<>();
    private final AtomicBoolean open = new AtomicBoolean(true);

    /**
     * One thing of one organisation that pages show, such as {@code desk} or a request's number.
     */
    public record Topic(OrgId org, String name) {}

    /**
     * Opens the stream of a page; the handler has checked that the person may listen.
     *
     * @param from the commit up to which the page knows everything
     * @param missed the later commits that concern the topic, in order; asked once this listens, so
     *     that nothing falls between the two
     */
    public SseEmitter listen(Topic topic, long from, Supplier<List<Long>> missed) {
        SseEmitter emitter = new SseEmitter(NO_TIMEOUT);
        if (!open.get()) {
            emitter.complete();
            return emitter;
        }
        Listener listener = new Listener(emitter, topic.name(), from, missed);
        listeners.computeIfAbsent(topic, t -> ConcurrentHashMap.newKeySet()).add(listener);
        emitter.onCompletion(() -> forget(topic, listener));
        emitter.onError(e -> forget(topic, listener));
        listener.start();
        return emitter;
    }

    /** Sends the event {@code changed}, with the commit as its id, to all who listen. */
    public void ring(Topic topic, long commit) {
        listeners.getOrDefault(topic, Set.of()).forEach(listener -> listener.hear(commit));
    }

    /** Which topics anybody listens to: the tail of the journal need not ring others. */
    public Set<Topic> heard() {
        return Set.copyOf(listeners.keySet());
    }

    private void forget(Topic topic, Listener listener) {
        listener.stop();
        listeners.computeIfPresent(
                topic,
                (t, all) -> {
                    all.remove(listener);
                    return all.isEmpty() ? null : all;
                });
    }

    /** Finds connections that died silently. */
    @EventListener(ContextRefreshedEvent.class)
    void beat() {
        Thread.ofVirtual().name("live-heartbeat").start(this::beatUntilClosed);
    }

    private void beatUntilClosed() {
        while (open.get()) {
            try {
                Thread.sleep(HEARTBEAT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            listeners.values().forEach(all -> all.forEach(Listener::beat));
        }
    }

    /** An open stream would keep the server from stopping for half a minute. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        open.set(false);
        listeners.values().forEach(all -> all.forEach(Listener::stop));
    }
}
