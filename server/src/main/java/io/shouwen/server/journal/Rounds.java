package io.shouwen.server.journal;

import io.shouwen.server.clock.Round;
import io.shouwen.server.judgement.Alarms;
import io.shouwen.server.outbox.Outbox;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.List;

/** What every process does beside answering: rings alarms, delivers letters, hears the tail. */
@Component
final class Rounds implements SmartLifecycle {
    private static final Duration REST = Duration.ofMillis(200);
    private static final Duration DAY = Duration.ofDays(1);

    private final Alarms alarms;
    private final Outbox outbox;
    private final Tail tail;
    private final Months months;
    private List<Round> running = List.of();

    Rounds(Alarms alarms, Outbox outbox, Tail tail, Months months) {
        this.alarms = alarms;
        this.outbox = outbox;
        this.tail = tail;
        this.months = months;
    }

    @Override
    public synchronized void start() {
        alarms.ringChanged();
        running =
                List.of(
                        Round.start("alarms", REST, alarms::ring),
                        Round.start("letters", REST, outbox::deliver),
                        Round.start("tail", REST, tail::listen),
                        Round.start(
                                "months",
                                DAY,
                                () -> {
                                    months.prepare();
                                    return false;
                                }));
    }

    @Override
    public synchronized void stop() {
        running.forEach(Round::close);
        running = List.of();
    }

    @Override
    public synchronized boolean isRunning() {
        return !running.isEmpty();
    }
}
