package io.shouwen.server.story;

import io.shouwen.server.access.Me;
import io.shouwen.server.journal.Tail;
import io.shouwen.server.journal.Tail.Heard;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.page.Live;
import io.shouwen.server.page.Live.Topic;
import io.shouwen.server.subject.SubjectId;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The streams by which open pages learn that a fact was recorded, whichever process recorded it. A
 * stream carries no content, so it shows nobody anything.
 */
@Component
public final class Streams {
    private static final String BOARDS = "boards";

    private final Tail tail;
    private final Live live;
    private Tail.Subscription subscription = () -> {};

    Streams(Tail tail, Live live) {
        this.tail = tail;
        this.live = live;
    }

    /**
     * How far a page has read.
     *
     * @param lastEventId what the browser says when it comes back after a break, else empty
     * @param after what the page said when it was made
     */
    public record Read(String lastEventId, String after) {
        private Optional<Long> commit() {
            return Stream.of(lastEventId, after)
                    .filter(id -> id.matches("[0-9]{1,18}"))
                    .map(Long::valueOf)
                    .findFirst();
        }
    }

    /** The commit up to which a page made from now on knows everything. */
    public long position() {
        return tail.position();
    }

    /** A stream for a page that lists requests. */
    public SseEmitter boards(Me me, Read read) {
        return boards(me.org(), read);
    }

    /** The same for a screen that nobody is signed in at. */
    public SseEmitter boards(OrgId org, Read read) {
        return open(new Topic(org, BOARDS), read);
    }

    /** A stream for the page of one request. */
    public SseEmitter request(OrgId org, SubjectId request, Read read) {
        return open(new Topic(org, request.number()), read);
    }

    private SseEmitter open(Topic topic, Read read) {
        long now = tail.position();
        long from = read.commit().orElse(now);
        // Another journal's number, as after a restore: what the page shows may all be old.
        return from > now
                ? live.listen(topic, now - 1, () -> List.of(now))
                : live.listen(topic, from, () -> missed(topic, from));
    }

    /** If it was too much to be told one by one, one event stands for all. */
    private List<Long> missed(Topic topic, long from) {
        return tail.since(from)
                .map(facts ->
                        facts.stream()
                                .filter(fact -> topics(fact).contains(topic))
                                .map(Heard::commit)
                                .distinct()
                                .toList())
                .orElseGet(() -> List.of(tail.position()));
    }

    private static Set<Topic> topics(Heard fact) {
        return Set.of(
                new Topic(fact.org(), fact.subject().number()), new Topic(fact.org(), BOARDS));
    }

    @EventListener(ContextRefreshedEvent.class)
    void start() {
        subscription = tail.subscribe(this::ring);
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        subscription.close();
    }

    private void ring(Heard fact) {
        Set<Topic> listened = live.heard();
        for (Topic topic : topics(fact)) {
            if (listened.contains(topic)) {
                live.ring(topic, fact.commit());
            }
        }
    }
}
