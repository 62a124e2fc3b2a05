package io.shouwen.server.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * The folder of the keys that must not lie in the database: each a small text file that only its
 * owner can read. Keep a copy of it apart from the backups of the database.
 */
public record KeyFolder(Path path) {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    public Optional<String> read(String name) {
        try {
            return Optional.of(Files.readString(path.resolve(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + path.resolve(name), e);
        }
    }

    /**
     * Writes a new key whole or not at all. When another process was quicker, its key stays.
     *
     * @return what the file holds afterwards
     */
    public String create(String name, String content) {
        try {
            Path fresh = temporary(content);
            try {
                Files.createLink(path.resolve(name), fresh);
                force();
                return content;
            } catch (FileAlreadyExistsException e) {
                return Files.readString(path.resolve(name));
            } finally {
                Files.delete(fresh);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + path.resolve(name), e);
        }
    }

    /** Puts new content in the place of a key, whole or not at all. */
    public void replace(String name, String content) {
        try {
            Files.move(
                    temporary(content),
                    path.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            force();
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + path.resolve(name), e);
        }
    }

    private Path temporary(String content) throws IOException {
        Files.createDirectories(
                path,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path fresh = Files.createTempFile(path, "key", ".new", OWNER_ONLY);
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        return fresh;
    }

    /** A key must be on disk before anything is locked with it. */
    private void force() throws IOException {
        try (FileChannel folder = FileChannel.open(path)) {
            folder.force(true);
        }
    }
}
