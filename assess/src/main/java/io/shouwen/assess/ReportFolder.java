package io.shouwen.assess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of a report. It is written beside its place and moved there when it is whole, so that
 * nobody ever finds half a report; an end of the process on the way removes what was written.
 */
final class ReportFolder implements AutoCloseable {
    private static final String SIGN = "summary.json";

    private final Path place;
    private final Path part;
    private final Thread atExit;

    private ReportFolder(Path place, Path part) {
        this.place = place;
        this.part = part;
        this.atExit = new Thread(() -> remove(part), "remove-half-report");
    }

    /**
     * Opens a new report. An earlier report in its place stays until this one is whole; any other
     * folder with something in it is refused.
     */
    static ReportFolder open(Path out) throws IOException {
        Path place = out.toAbsolutePath().normalize();
        if (Files.exists(place) && !replaceable(place)) {
            throw new FileAlreadyExistsException(
                    out.toString(), null, "it exists and is not an earlier report");
        }
        Path part = place.resolveSibling(place.getFileName() + ".part");
        remove(part);
        Files.createDirectories(part);
        ReportFolder folder = new ReportFolder(place, part);
        Runtime.getRuntime().addShutdownHook(folder.atExit);
        Files.createDirectories(folder.scratch());
        return folder;
    }

    private static boolean replaceable(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(place)) {
            List<String> names = inside.map(path -> path.getFileName().toString()).toList();
            return names.isEmpty() || names.contains(SIGN);
        }
    }

    Path file(String name) {
        return part.resolve(name);
    }

    /** Where work may be spilled; it is gone when the report is whole. */
    Path scratch() {
        return part.resolve(".scratch");
    }

    /** Puts the whole report in its place. */
    void complete() throws IOException {
        remove(scratch());
        Path earlier = place.resolveSibling(place.getFileName() + ".earlier");
        remove(earlier);
        if (Files.exists(place)) {
            Files.move(place, earlier, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
        remove(earlier);
    }

    @Override
    public void close() {
        remove(part);
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook runs by itself.
            return;
        }
    }

    /** Removes a folder, also while others still write into it. */
    private static void remove(Path folder) {
        for (int attempt = 0; attempt < 20 && Files.exists(folder); attempt++) {
            try (Stream<Path> inside = Files.walk(folder)) {
                for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            } catch (IOException | UncheckedIOException e) {
                java.util.concurrent.locks.LockSupport.parkNanos(20_000_000L);
            }
        }
    }
}
