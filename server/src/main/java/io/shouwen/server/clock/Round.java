package io.shouwen.server.clock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Work that goes round and round on a thread of its own: at once while there is more to do, after a
 * rest while there is not. A round that fails is told and tried again after the rest.
 */
public final class Round implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    private final String name;
    private final Duration rest;
    private final BooleanSupplier work;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    private Round(String name, Duration rest, BooleanSupplier work) {
        this.name = name;
        this.rest = rest;
        this.work = work;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /**
     * Starts going round.
     *
     * @param work answers whether there is more to do at once
     */
    public static Round start(String name, Duration rest, BooleanSupplier work) {
        Round round = new Round(name, rest, work);
        round.thread.start();
        return round;
    }

    private void run() {
        boolean told = false;
        while (stop.getCount() > 0) {
            boolean busy = false;
            try {
                busy = work.getAsBoolean();
                told = false;
            } catch (RuntimeException e) {
                if (!told && stop.getCount() > 0) {
                    LOG.warn("A round of {} failed and is tried again", name, e);
                    told = true;
                }
            }
            if (!busy && rested()) {
                return;
            }
        }
    }

    private boolean rested() {
        try {
            return stop.await(rest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Stops after the round under way, and waits for it. */
    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
