package io.shouwen.server;

import io.shouwen.server.text.Language;
import io.shouwen.server.text.TerminalProblem;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the environment and the command line say at start.
 *
 * @param port 0 lets the system choose one
 * @param databaseUrl empty for the embedded database
 * @param demo create the sample organisation at once if nothing was chosen yet
 */
public record StartSettings(int port, Path dataFolder, String databaseUrl, boolean demo) {
    static StartSettings of(Map<String, String> environment, String... args) {
        return new StartSettings(
                port(environment.getOrDefault("SHOUWEN_PORT", "8080").strip()),
                dataFolder(environment.getOrDefault("SHOUWEN_DATA", "")),
                environment.getOrDefault("SHOUWEN_DB_URL", "").strip(),
                List.of(args).contains("--demo"));
    }

    private static Path dataFolder(String written) {
        return Path.of(written.isBlank() ? "data" : written.strip());
    }

    private static int port(String written) {
        try {
            int port = Integer.parseInt(written);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw unreadable(written);
        }
        throw unreadable(written);
    }

    private static TerminalProblem unreadable(String written) {
        return new TerminalProblem(TerminalProblem.Kind.SETTING, "start.port-unreadable", written);
    }

    static TerminalProblem portTaken(int port) {
        return new TerminalProblem(TerminalProblem.Kind.PORT, "start.port-taken", port);
    }

    /** Finds a taken port before a database is started for nothing. */
    void checkPort() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException e) {
            throw portTaken(port);
        }
    }

    /** The language of the terminal, by the usual variables. */
    static Language terminalLanguage(Map<String, String> environment) {
        String tag = environment.getOrDefault("LANG", "");
        return Language.of(environment.getOrDefault("LC_ALL", tag));
    }

    Map<String, Object> properties() {
        return Map.of(
                "server.port", port, "shouwen.demo", demo, "shouwen.data", dataFolder.toString());
    }
}
