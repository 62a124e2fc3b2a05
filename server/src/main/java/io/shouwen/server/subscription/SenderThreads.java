package io.shouwen.server.subscription;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** One thread for each address. They end after the rounds that begin them, before all else does. */
@Component
final class SenderThreads implements Senders, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SenderThreads.class);

    /** Longer than any message takes. */
    private static final int PATIENCE_SECONDS = 15;

    private static final int AFTER_THE_ROUNDS = 0;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Override
    public void begin(Runnable telling) {
        threads.execute(() -> {
            try {
                telling.run();
            } catch (RuntimeException e) {
                LOG.warn("Telling an address broke off; its lease runs out, then on", e);
            }
        });
    }

    @Override
    public boolean ending() {
        return threads.isShutdown();
    }

    @Override
    public void start() {}

    @Override
    public void stop() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return !ending();
    }

    @Override
    public int getPhase() {
        return AFTER_THE_ROUNDS;
    }
}
