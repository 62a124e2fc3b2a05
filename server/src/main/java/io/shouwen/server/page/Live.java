package io.shouwen.server.page;

import io.shouwen.server.organisation.OrgId;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells open pages that something they show has changed. It sends only the name of what changed;
 * the page asks for its own fragment again, so that each person is shown what that person may see.
 */
@Component
public class Live {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final long NO_TIMEOUT = 0L;

    private final Map<Topic, Set<SseEmitter>> listeners = new ConcurrentHashMap<>();
    private final AtomicBoolean open = new AtomicBoolean(true);

    /**
     * One thing of one organisation that pages show, such as {@code desk} or a request's number.
     */
    public record Topic(OrgId org, String name) {}

    /** Opens the stream of a page; the handler has checked that the person may listen. */
    public SseEmitter listen(Topic topic) {
        SseEmitter emitter = new SseEmitter(NO_TIMEOUT);
        if (!open.get()) {
            emitter.complete();
            return emitter;
        }
        listeners.computeIfAbsent(topic, t -> ConcurrentHashMap.newKeySet()).add(emitter);
        emitter.onCompletion(() -> forget(topic, emitter));
        emitter.onError(e -> forget(topic, emitter));
        send(
                topic,
                emitter,
                SseEmitter.event().reconnectTime(2000).name("open").data(topic.name()));
        return emitter;
    }

    /** Sends the event {@code changed}, with the commit cursor as its id, to all who listen. */
    public void ring(Topic topic, String cursor) {
        for (SseEmitter emitter : listeners.getOrDefault(topic, Set.of())) {
            SseEmitter.SseEventBuilder event =
                    SseEmitter.event().id(cursor).name("changed").data(topic.name());
            Thread.ofVirtual().name("live").start(() -> send(topic, emitter, event));
        }
    }

    /** Which topics anybody listens to: the tail of the journal need not ring others. */
    public Set<Topic> heard() {
        return Set.copyOf(listeners.keySet());
    }

    private void send(Topic topic, SseEmitter emitter, SseEmitter.SseEventBuilder event) {
        try {
            emitter.send(event);
        } catch (IOException | IllegalStateException e) {
            forget(topic, emitter);
            emitter.complete();
        }
    }

    private void forget(Topic topic, SseEmitter emitter) {
        listeners.computeIfPresent(
                topic,
                (t, emitters) -> {
                    emitters.remove(emitter);
                    return emitters.isEmpty() ? null : emitters;
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
            listeners.forEach((topic, emitters) ->
                    emitters.forEach(
                            emitter -> send(topic, emitter, SseEmitter.event().comment("beat"))));
        }
    }

    /** An open stream would keep the server from stopping for half a minute. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        open.set(false);
        listeners.values().forEach(emitters -> emitters.forEach(SseEmitter::complete));
    }
}
