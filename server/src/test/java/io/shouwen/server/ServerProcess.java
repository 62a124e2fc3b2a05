package io.shouwen.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A second server, in a process of its own, over the database of a first one. */
public final class ServerProcess implements AutoCloseable {
    private static final Pattern OPEN = Pattern.compile("http://localhost:\\d+");

    private final Process process;
    private final URI address;

    private ServerProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it and waits until it says where it is open. */
    public static ServerProcess beside(TestServer first) {
        ProcessBuilder command =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx384m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ShouwenServer.class.getName());
        command.environment().put("SHOUWEN_PORT", "0");
        command.environment().put("SHOUWEN_DATA", "target");
        command.environment().put("SHOUWEN_STANDARDS", "../standards");
        command.environment().put("SHOUWEN_DB_URL", first.database().address().url());
        try {
            Process process = command.redirectErrorStream(true).start();
            BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
            StringBuilder before = new StringBuilder();
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                Matcher open = OPEN.matcher(line);
                if (open.find()) {
                    Thread.ofVirtual().start(() -> said.lines().forEach(rest -> {}));
                    return new ServerProcess(process, URI.create(open.group()));
                }
                before.append(line).append('\n');
            }
            throw new IllegalStateException("The second server did not start:\n" + before);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
