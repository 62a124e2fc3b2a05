package io.shouwen.server.page;

import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;

/**
 * One open stream. Its own thread writes: first what was missed, then what is heard, in the order
 * of commits and each once. A reader so slow that this overflows is cut off: it comes back and
 * names the last event it got.
 */
final class Listener {
    private static final int MOST = 1_000;
    private static final long BEAT = -1;
    private static final long RECONNECT_MILLIS = 2_000;

    private final SseEmitter emitter;
    private final String topic;
    private final Supplier<List<Long>> missed;
    private final BlockingQueue<Long> heard = new ArrayBlockingQueue<>(MOST);
    private final Thread writer;
    private long last;

    Listener(SseEmitter emitter, String topic, long from, Supplier<List<Long>> missed) {
        this.emitter = emitter;
        this.topic = topic;
        this.last = from;
        this.missed = missed;
        this.writer = Thread.ofVirtual().name("live").unstarted(this::write);
    }

    void start() {
        writer.start();
    }

    void hear(long commit) {
        if (!heard.offer(commit)) {
            stop();
        }
    }

    void beat() {
        hear(BEAT);
    }

    void stop() {
        writer.interrupt();
    }

    private void write() {
        try {
            emitter.send(
                    SseEmitter.event()
                            .id(Long.toString(last))
                            .reconnectTime(RECONNECT_MILLIS)
                            .name("open")
                            .data(topic));
            for (long commit : missed.get()) {
                tell(commit);
            }
            while (!Thread.currentThread().isInterrupted()) {
                tell(heard.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException gone) {
            emitter.completeWithError(gone);
        } finally {
            emitter.complete();
        }
    }

    private void tell(long commit) throws IOException {
        if (commit == BEAT) {
            emitter.send(SseEmitter.event().comment("beat"));
        } else if (commit > last) {
            SseEventBuilder event =
                    SseEmitter.event().id(Long.toString(commit)).name("changed").data(topic);
            emitter.send(event);
            last = commit;
        }
    }
}
