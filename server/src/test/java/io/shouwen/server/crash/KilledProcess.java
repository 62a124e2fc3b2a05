package io.shouwen.server.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** A server in a process of its own, which can be killed and started again. */
final class KilledProcess implements AutoCloseable {
    private final String database;
    private final Path keys;
    private final Path log;
    private Process process;
    private CompletableFuture<Integer> port;

    KilledProcess(String database, Path keys, Path log) throws IOException {
        this.database = database;
        this.keys = keys;
        this.log = log;
        this.process = launch();
        this.port = readPort(process);
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-Dlogging.level.root=OFF",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledServer.class.getName(),
                        database,
                        keys.toString())
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static CompletableFuture<Integer> readPort(Process started) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (var lines = started.inputReader(StandardCharsets.UTF_8)) {
                        String line = lines.readLine();
                        while (line != null && !line.matches("[0-9]+")) {
                            line = lines.readLine();
                        }
                        return line == null ? 0 : Integer.parseInt(line);
                    } catch (IOException e) {
                        return 0;
                    }
                },
                task -> Thread.ofVirtual().start(task));
    }

    /** Where it listens; zero while it is down. */
    synchronized int port() {
        return process.isAlive() ? port.getNow(0) : 0;
    }

    /** Starts it again if it is down; a start that fails because the database is down is one. */
    synchronized void revive() throws IOException {
        if (!process.isAlive()) {
            process = launch();
            port = readPort(process);
        }
    }

    /** Kill -9. */
    synchronized void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
