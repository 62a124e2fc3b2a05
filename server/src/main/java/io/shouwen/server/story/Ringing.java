package io.shouwen.server.story;

import io.shouwen.server.journal.Tail;
import io.shouwen.server.page.Live;
import io.shouwen.server.page.Live.Topic;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import java.util.Set;

/** Tells open pages that a fact was recorded, whichever process recorded it. */
@Component
final class Ringing {
    private final Tail tail;
    private final Live live;
    private Tail.Subscription subscription = () -> {};

    Ringing(Tail tail, Live live) {
        this.tail = tail;
        this.live = live;
    }

    @EventListener(ContextRefreshedEvent.class)
    void start() {
        subscription = tail.subscribe(this::ring);
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        subscription.close();
    }

    private void ring(Tail.Heard heard) {
        String number = heard.subject().number();
        Topic story = new Topic(heard.org(), number);
        Topic board = new Topic(heard.org(), Boards.TOPIC);
        Set<Topic> listened = live.heard();
        for (Topic topic : Set.of(story, board)) {
            if (listened.contains(topic)) {
                live.ring(topic, number + "/" + heard.n());
            }
        }
    }
}
