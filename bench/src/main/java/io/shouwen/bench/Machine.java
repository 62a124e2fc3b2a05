package io.shouwen.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine that a figure was measured on, without which it says nothing. */
final class Machine {
    private Machine() {}

    static String line() throws IOException {
        String model =
                Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse("unknown processor");
        String load = Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
        return "%s, %d cores, %s %s, Java %s, load %s"
                .formatted(
                        model,
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("java.version"),
                        load);
    }
}
