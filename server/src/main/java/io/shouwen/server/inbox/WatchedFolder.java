package io.shouwen.server.inbox;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder in which other systems leave files, and the folders in it, each with a mapping of its
 * own. A file is whole once two looks in a row find it as long and as old as before; one that is
 * renamed into place when it is whole is never seen half.
 */
final class WatchedFolder {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedFolder.class);
    private static final Set<String> OURS = Set.of(DroppedFile.DONE, DroppedFile.REJECTED);

    private final Optional<Path> root;

    /** What the last look found: only a reason to wait, so that losing it loses nothing. */
    private Map<Path, Look> before = Map.of();

    private record Look(long size, FileTime written) {}

    /**
     * @param root empty if none is watched
     */
    WatchedFolder(Optional<Path> root) {
        this.root = root;
    }

    boolean watched() {
        return root.filter(Files::isDirectory).isPresent();
    }

    /** As the settings name it; empty if they do not. */
    String written() {
        return root.map(Path::toString).orElse("");
    }

    /** The folders, and whether each has a mapping. */
    List<InboxView.Folder> folders() {
        List<InboxView.Folder> folders = new ArrayList<>();
        for (Path one : all()) {
            folders.add(
                    new InboxView.Folder(
                            name(one),
                            Files.isRegularFile(
                                    one.resolve(DroppedFile.MAPPING), LinkOption.NOFOLLOW_LINKS)));
        }
        return folders;
    }

    /** Looks once, and answers the files that are whole, by folder and name. */
    synchronized List<DroppedFile> whole() {
        Map<Path, Look> found = new HashMap<>();
        List<DroppedFile> whole = new ArrayList<>();
        for (Path one : all()) {
            for (Path path : inside(one)) {
                Optional<Look> look = DroppedFile.fits(path) ? look(path) : Optional.empty();
                look.ifPresent(seen -> {
                    found.put(path, seen);
                    if (seen.equals(before.get(path))) {
                        whole.add(new DroppedFile(path, name(one)));
                    }
                });
            }
        }
        before = found;
        return whole;
    }

    private static Optional<Look> look(Path path) {
        try {
            return Optional.of(new Look(Files.size(path), Files.getLastModifiedTime(path)));
        } catch (IOException e) {
            return Optional.empty(); // It went away under our eyes.
        }
    }

    private List<Path> all() {
        if (!watched()) {
            return List.of();
        }
        List<Path> all = new ArrayList<>();
        all.add(root.orElseThrow());
        for (Path path : inside(root.orElseThrow())) {
            String name = path.getFileName().toString();
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                    && !name.startsWith(".")
                    && !OURS.contains(name)) {
                all.add(path);
            }
        }
        return all;
    }

    private String name(Path one) {
        return root.map(top -> top.relativize(one).toString()).orElse("");
    }

    /** Nothing, if it cannot be read: the other folders can. */
    private static List<Path> inside(Path one) {
        try (Stream<Path> paths = Files.list(one)) {
            return paths.sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("A watched folder cannot be read: {}", one, e);
            return List.of();
        }
    }
}
