package io.shouwen.server.clock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Work that goes round and round: at once while there is more to do, after a rest while there is
 * not. A round that fails is told and tried again after the rest. {@link Rounds} takes those that
 * are beans.
 */
public final class Round {
    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    private final String name;
    private final Duration rest;
    private final BooleanSupplier work;

    private Round(String name, Duration rest, BooleanSupplier work) {
        this.name = name;
        this.rest = rest;
        this.work = work;
    }

    /** Work that rests after each time. */
    public static Round every(Duration rest, String name, Runnable work) {
        return new Round(
                name,
                rest,
                () -> {
                    work.run();
                    return false;
                });
    }

    /**
     * Work that rests only when there is no more of it.
     *
     * @param work answers whether there is more to do at once
     */
    public static Round whileMore(Duration rest, String name, BooleanSupplier work) {
        return new Round(name, rest, work);
    }

    /** Begins on a thread of its own. */
    public Going start() {
        CountDownLatch stop = new CountDownLatch(1);
        return new Going(stop, Thread.ofVirtual().name(name).start(() -> go(stop)));
    }

    private void go(CountDownLatch stop) {
        boolean told = false;
        Duration pause = Duration.ZERO;
        while (!ended(stop, pause)) {
            try {
                pause = work.getAsBoolean() ? Duration.ZERO : rest;
                told = false;
            } catch (RuntimeException e) {
                pause = rest;
                if (!told && stop.getCount() > 0) {
                    LOG.warn("A round of {} failed and is tried again", name, e);
                    told = true;
                }
            }
        }
    }

    private static boolean ended(CountDownLatch stop, Duration pause) {
        try {
            return stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Work under way. */
    public record Going(CountDownLatch stop, Thread thread) implements AutoCloseable {
        private static final Duration PATIENCE = Duration.ofSeconds(30);

        /** Begins no further round. */
        void last() {
            stop.countDown();
        }

        /** Stops after the round under way, and waits for it. */
        @Override
        public void close() {
            last();
            try {
                thread.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
