package io.shouwen.server.postgres;

import io.shouwen.server.text.TerminalProblem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The folder that holds everything an embedded database keeps. One live process holds it at a time;
 * the operating system lets go of the lock when that process dies in whatever way.
 */
public final class DataFolder implements AutoCloseable {
    private static final long SPACE_FOR_NEW = 300L << 20;
    private static final long SPACE_FOR_OLD = 50L << 20;

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Creates the folder if needed and takes it, or says in one sentence why not. */
    public static DataFolder hold(Path wanted) {
        try {
            Files.createDirectories(wanted);
            Path path = wanted.toRealPath();
            DataFolder folder = new DataFolder(path, lock(path));
            folder.checkSpace();
            return folder;
        } catch (IOException e) {
            throw problem(wanted, e);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        Path file = path.resolve("lock");
        FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        if (tryLock(channel).isEmpty()) {
            String holder = Files.readString(file).strip();
            channel.close();
            throw new TerminalProblem(
                    TerminalProblem.Kind.FILES,
                    "start.folder-locked",
                    path,
                    holder,
                    path.resolve("db.url"));
        }
        byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
        channel.truncate(0).write(ByteBuffer.wrap(pid), 0);
        return channel;
    }

    /** The lock lives as long as its channel is open. */
    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }

    private void checkSpace() throws IOException {
        long needed = Files.exists(cluster()) ? SPACE_FOR_OLD : SPACE_FOR_NEW;
        long free = Files.getFileStore(path).getUsableSpace();
        if (free < needed) {
            close();
            throw new TerminalProblem(
                    TerminalProblem.Kind.DISK, "start.disk-full", path, free >> 20, needed >> 20);
        }
    }

    /** Turns a failure of the file system under a path into its sentence. */
    static TerminalProblem problem(Path path, IOException e) {
        String why = String.valueOf(e.getMessage());
        if (why.contains("No space left")) {
            return new TerminalProblem(TerminalProblem.Kind.DISK, "start.disk-full", path, 0, 300);
        }
        String key =
                switch (e) {
                    case AccessDeniedException _ -> "start.folder-denied";
                    case FileAlreadyExistsException _ -> "start.folder-no-folder";
                    default -> "start.folder-unusable";
                };
        return new TerminalProblem(TerminalProblem.Kind.FILES, key, path, why);
    }

    public Path path() {
        return path;
    }

    Path cluster() {
        return path.resolve("cluster");
    }

    Path log() {
        return path.resolve("postgres.log");
    }

    /**
     * Holds the address, with password, that a second process is given; only the owner reads it.
     */
    public Path addressFile() {
        return path.resolve("db.url");
    }

    /** Writes a file that only its owner can read, whole or not at all. */
    void writeSecret(Path file, String content) {
        try {
            Path fresh = Files.createTempFile(path, "secret", ".new");
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
            Files.writeString(fresh, content);
            Files.move(
                    fresh,
                    file,
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw problem(path, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
