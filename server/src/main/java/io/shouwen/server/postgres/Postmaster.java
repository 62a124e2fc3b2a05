package io.shouwen.server.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A running PostgreSQL, seen through the shell that supervises it and its pid file. */
record Postmaster(Process supervisor, int port, Path data) {
    private static final Duration RECOVERY_LIMIT = Duration.ofMinutes(10);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final int PID_LINE = 0;
    private static final int STATUS_LINE = 7;

    /** Waits until connections are accepted; false if it ended instead. */
    boolean awaitReady() throws InterruptedException, IOException {
        long limit = System.nanoTime() + RECOVERY_LIMIT.toNanos();
        while (supervisor.isAlive() && System.nanoTime() < limit) {
            List<String> lines = pidFile(data);
            if (lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready")) {
                return true;
            }
            Thread.sleep(10);
        }
        return false;
    }

    long pid() {
        try {
            return Long.parseLong(pidFile(data).get(PID_LINE).strip());
        } catch (IOException | IndexOutOfBoundsException e) {
            throw new IllegalStateException("PostgreSQL is not running", e);
        }
    }

    void onExit(Runnable action) {
        CompletableFuture<Void> running = supervisor.onExit().thenRun(action);
        if (running.isCompletedExceptionally()) {
            throw new IllegalStateException("The watch over PostgreSQL failed");
        }
    }

    /** Closes the pipe, which asks for a fast shutdown, and waits for it. */
    void stop() throws IOException {
        supervisor.getOutputStream().close();
        try {
            if (!supervisor.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("PostgreSQL still runs after " + STOP_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Stops a PostgreSQL that outlived its supervisor, and removes a pid file that names no such
     * process: PostgreSQL itself would refuse to start if another program had got that number.
     */
    static void stopOrphan(Path data) throws IOException, InterruptedException {
        List<String> lines = pidFile(data);
        if (lines.isEmpty()) {
            return;
        }
        Optional<ProcessHandle> orphan = orphan(lines.get(PID_LINE).strip(), data);
        if (orphan.isPresent()) {
            long limit = System.nanoTime() + STOP_LIMIT.toNanos();
            signal("INT", orphan.get());
            while (orphan.get().isAlive() && System.nanoTime() < limit) {
                Thread.sleep(20);
            }
            if (orphan.get().isAlive()) {
                signal("QUIT", orphan.get());
                Thread.sleep(1000);
            }
        }
        Files.deleteIfExists(data.resolve("postmaster.pid"));
    }

    private static Optional<ProcessHandle> orphan(String pid, Path data) throws IOException {
        try {
            String command = Files.readString(Path.of("/proc", pid, "cmdline"));
            boolean ours = command.contains("postgres") && command.contains(data.toString());
            return ours ? ProcessHandle.of(Long.parseLong(pid)) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static void signal(String name, ProcessHandle process)
            throws IOException, InterruptedException {
        Process kill =
                new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(name, process.pid()))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        waitFor(kill);
    }

    private static List<String> pidFile(Path data) throws IOException {
        try {
            return Files.readAllLines(data.resolve("postmaster.pid"), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    static int waitFor(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
