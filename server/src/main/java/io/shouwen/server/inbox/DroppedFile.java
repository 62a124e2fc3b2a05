package io.shouwen.server.inbox;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/**
 * A file that somebody left in the watched folder.
 *
 * @param folder the folder below the watched one; empty for itself
 */
record DroppedFile(Path path, String folder) {
    static final String MAPPING = "mapping.yaml";
    static final String DONE = "done";
    static final String REJECTED = "rejected";

    /** The ends of names that are still being written. */
    private static final Set<String> UNFINISHED =
            Set.of(".part", ".tmp", ".filepart", ".crdownload");

    private static final Set<String> KINDS = Set.of(".csv", ".xes", ".ndjson", ".jsonl");

    /** Whether it is one to be read, once it is whole. */
    static boolean fits(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        return !name.startsWith(".")
                && UNFINISHED.stream().noneMatch(name::endsWith)
                && KINDS.stream().anyMatch(plain::endsWith)
                && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    String name() {
        return path.getFileName().toString();
    }

    Path mapping() {
        return path.resolveSibling(MAPPING);
    }

    boolean there() {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * What it and its reports are called once it is read: with the beginning of its hash, so that
     * another file of its name is another one.
     */
    String nameWith(byte[] hash) {
        String mark = HexFormat.of().formatHex(hash, 0, 4);
        int dot = name().indexOf('.', 1);
        return dot < 0
                ? name() + "." + mark
                : name().substring(0, dot) + "." + mark + name().substring(dot);
    }

    /** The folder beside it for what was read, or could not be; a link to another is none. */
    Path beside(String sub) throws IOException {
        Path beside = path.resolveSibling(sub);
        try {
            Files.createDirectory(beside);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(beside, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        }
        return beside;
    }

    /** Moves it; where it is gone already, somebody did before us. */
    void moveTo(Path target) throws IOException {
        if (there()) {
            Files.move(
                    path,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
