package io.shouwen.server.postgres;

import io.shouwen.server.postgres.EmbeddedPostgres.Durability;
import io.shouwen.server.text.TerminalProblem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One database cluster on disk: made whole or not at all, started, and taken back after a crash.
 */
record Cluster(DataFolder folder, Binaries binaries, Privileges privileges, Durability durability) {
    private static final int ATTEMPTS = 8;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(400);

    /**
     * Holds the pipe from this process: when this process dies the pipe closes, and PostgreSQL is
     * told to shut down at once but cleanly.
     */
    private static final String SUPERVISOR =
            """
            exec 3<&0; "$@" </dev/null 3<&- & p=$!; \
            (cat <&3 >/dev/null; kill -INT $p 2>/dev/null) & c=$!; \
            exec 3<&-; wait $p; r=$?; kill $c 2>/dev/null; exit $r\
            """;

    private Path data() {
        return folder.cluster();
    }

    /** Makes the cluster beside its place and moves it there when it is complete. */
    void create(String superuserPassword) {
        if (Files.exists(data())) {
            return;
        }
        privileges.checkReach(binaries.program("postgres"));
        Path fresh = folder.path().resolve("cluster.new");
        Path password = folder.path().resolve("cluster.password");
        try {
            Binaries.delete(fresh);
            Files.createDirectory(
                    fresh,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            folder.writeSecret(password, superuserPassword + "\n");
            privileges.own(fresh);
            privileges.own(password);
            run(initdb(fresh, password));
            Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw DataFolder.problem(folder.path(), e);
        } finally {
            password.toFile().delete();
        }
    }

    private List<String> initdb(Path fresh, Path password) {
        List<String> command = new ArrayList<>();
        command.addAll(List.of(binaries.program("initdb"), "-D", fresh.toString()));
        // Passwords are hashed anew at each connection: much work, where none of it is kept secret.
        String entry = durability == Durability.IN_MEMORY ? "password" : "scram-sha-256";
        command.addAll(List.of("-U", "postgres", "-A", entry, "--pwfile=" + password));
        command.addAll(List.of("-E", "UTF8", "--locale=C", "--locale-provider=builtin"));
        command.addAll(List.of("--builtin-locale=C.UTF-8", "--no-instructions"));
        if (durability == Durability.IN_MEMORY) {
            command.add("--no-sync");
        }
        return privileges.command(command);
    }

    private void run(List<String> command) throws IOException {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.path().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.log().toFile())
                        .start();
        process.getOutputStream().close();
        if (Postmaster.waitFor(process) != 0) {
            throw broken();
        }
    }

    /** Starts PostgreSQL, waiting out the remains of one that was killed. */
    Postmaster start(int firstPort) {
        int port = firstPort;
        try {
            Postmaster.stopOrphan(data());
            for (int attempt = 1; ; attempt++) {
                Postmaster postmaster = launch(port);
                if (postmaster.awaitReady()) {
                    return postmaster;
                }
                String log = logTail();
                boolean portTaken = log.contains("could not bind");
                if (attempt == ATTEMPTS || !(portTaken || log.contains("shared memory block"))) {
                    throw broken();
                }
                port = portTaken ? Port.any() : port;
                Thread.sleep(BETWEEN_ATTEMPTS);
            }
        } catch (IOException e) {
            throw DataFolder.problem(folder.path(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw broken();
        }
    }

    private Postmaster launch(int port) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", SUPERVISOR, "shouwen"));
        command.addAll(List.of(binaries.program("postgres"), "-D", data().toString()));
        command.addAll(List.of("-p", Integer.toString(port), "-h", "127.0.0.1"));
        for (String setting : settings()) {
            command.addAll(List.of("-c", setting));
        }
        // A session of its own: Ctrl-C at the terminal reaches this process alone, which stops
        // PostgreSQL last.
        List<String> whole = new ArrayList<>(List.of("setsid"));
        whole.addAll(privileges.command(command));
        Process process =
                new ProcessBuilder(whole)
                        .directory(folder.path().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.log().toFile())
                        .start();
        return new Postmaster(process, port, data());
    }

    private List<String> settings() {
        List<String> settings = new ArrayList<>();
        settings.add("unix_socket_directories=");
        settings.add("max_connections=100");
        settings.add("shared_buffers=128MB");
        settings.add("timezone=UTC");
        settings.add("log_timezone=UTC");
        settings.add("lc_messages=C");
        settings.add("jit=off");
        if (durability == Durability.IN_MEMORY) {
            settings.add("fsync=off");
            settings.add("full_page_writes=off");
            settings.add("synchronous_commit=off");
            settings.add("scram_iterations=1");
        } else {
            settings.add("fsync=on");
            settings.add("synchronous_commit=on");
        }
        return settings;
    }

    private TerminalProblem broken() {
        String log = logTail();
        if (log.contains("No space left")) {
            return new TerminalProblem(
                    TerminalProblem.Kind.DISK, "start.disk-full", folder.path(), 0, 300);
        }
        return new TerminalProblem(
                TerminalProblem.Kind.DATABASE,
                "start.database-broken",
                folder.log(),
                lastLine(log));
    }

    private String logTail() {
        try {
            String log = Files.readString(folder.log());
            return log.substring(Math.max(0, log.length() - 4000));
        } catch (IOException e) {
            return "";
        }
    }

    private static String lastLine(String log) {
        return log.strip().lines().reduce("", (before, line) -> line);
    }
}
