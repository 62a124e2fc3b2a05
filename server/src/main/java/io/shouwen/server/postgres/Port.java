package io.shouwen.server.postgres;

import io.shouwen.server.text.TerminalProblem;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** Chooses the port of an embedded database: the one it had before if that is free. */
final class Port {
    private Port() {}

    static int preferred(Path addressFile) {
        try {
            if (Files.exists(addressFile)) {
                int before = DatabaseAddress.parse(Files.readString(addressFile)).port();
                if (isFree(before)) {
                    return before;
                }
            }
        } catch (IOException | TerminalProblem e) {
            return any();
        }
        return any();
    }

    static int any() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new TerminalProblem(TerminalProblem.Kind.PORT, "start.no-port", e.toString());
        }
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
