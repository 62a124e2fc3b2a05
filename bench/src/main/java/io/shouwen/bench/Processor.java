package io.shouwen.bench;

import com.sun.management.OperatingSystemMXBean;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Processor time in microseconds, of this process, of PostgreSQL and of ended children. */
final class Processor {
    /** The kernel counts in hundredths of a second on every platform that this runs on. */
    private static final long MICROS_A_TICK = 10_000;

    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    private final long postmaster;

    Processor(long postmaster) {
        this.postmaster = postmaster;
    }

    /** Processor time used until now. */
    record Used(long server, long postgres, long children) {
        Used since(Used before) {
            return new Used(
                    server - before.server, postgres - before.postgres, children - before.children);
        }
    }

    Used used() {
        OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long children =
                stat(ProcessHandle.current().pid())
                        .map(self -> micros(self, CHILDREN_USER) + micros(self, CHILDREN_SYSTEM))
                        .orElse(0L);
        return new Used(system.getProcessCpuTime() / 1_000, postgres(), children);
    }

    /** The postmaster, the ended children it has counted, and the children that live. */
    private long postgres() {
        long own =
                stat(postmaster)
                        .map(master ->
                                micros(master, USER)
                                        + micros(master, SYSTEM)
                                        + micros(master, CHILDREN_USER)
                                        + micros(master, CHILDREN_SYSTEM))
                        .orElse(0L);
        return own
                + ProcessHandle.allProcesses()
                        .map(process -> stat(process.pid()))
                        .flatMap(Optional::stream)
                        .filter(process -> process[PARENT].equals(Long.toString(postmaster)))
                        .mapToLong(process -> micros(process, USER) + micros(process, SYSTEM))
                        .sum();
    }

    private static long micros(String[] stat, int field) {
        return Long.parseLong(stat[field]) * MICROS_A_TICK;
    }

    /** The fields after the name of the program, which may hold anything. */
    private static Optional<String[]> stat(long process) {
        try {
            String line =
                    Files.readString(
                            Path.of("/proc", Long.toString(process), "stat"),
                            StandardCharsets.ISO_8859_1);
            return Optional.of(line.substring(line.lastIndexOf(')') + 2).split(" ", -1));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("No such process")) {
                return Optional.empty();
            }
            throw new UncheckedIOException(e);
        }
    }
}
