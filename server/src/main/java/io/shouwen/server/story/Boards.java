package io.shouwen.server.story;

import io.shouwen.server.access.Me;
import io.shouwen.server.page.Live;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The stream by which lists of requests learn that one of them changed. */
@Component
public final class Boards {
    static final String TOPIC = "boards";

    private final Live live;

    Boards(Live live) {
        this.live = live;
    }

    /** A stream for one page; it carries no content, so it shows nobody anything. */
    public SseEmitter listen(Me me) {
        return live.listen(new Live.Topic(me.org(), TOPIC));
    }
}
