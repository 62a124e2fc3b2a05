package io.shouwen.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a class in a process of its own and measures it as Linux counts it. */
final class ChildProcess {
    private static final double TICKS_A_SECOND = 100;

    private ChildProcess() {}

    /** A class of this class path in a JVM like this one; its arguments may follow. */
    static List<String> command(String main, List<String> flags) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.add("-XX:+UseSerialGC");
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        return command;
    }

    static AssessBench.Measured measure(String main, List<String> flags, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = command(main, flags);
        command.addAll(arguments);
        Path said = Files.createTempFile("shouwen-bench", ".txt");
        long before = childTicks();
        long start = System.nanoTime();
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        long resident = 0;
        while (!process.waitFor(50, java.util.concurrent.TimeUnit.MILLISECONDS)) {
            resident = Math.max(resident, residentKilobytes(process.pid()));
        }
        double elapsed = (System.nanoTime() - start) / 1e9;
        String text = Files.readString(said, StandardCharsets.UTF_8);
        Files.delete(said);
        if (process.exitValue() != 0) {
            throw new IOException("a measured process failed: " + text);
        }
        double cpu = (childTicks() - before) / TICKS_A_SECOND;
        return new AssessBench.Measured(cpu, elapsed, resident / 1024);
    }

    /** Processor time of all children that have ended, in ticks: fields 16 and 17. */
    private static long childTicks() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
    }

    /** The most memory the process had so far. */
    private static long residentKilobytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            // The process has just ended.
            return 0;
        }
    }
}
