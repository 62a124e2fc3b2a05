package io.shouwen.server.standard;

import io.shouwen.pack.standard.Codes;
import io.shouwen.pack.standard.Pack;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.server.text.TerminalProblem;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/**
 * Puts the written codes of the folder {@code SHOUWEN_STANDARDS} on the shelf at start. With a
 * problem in any of them nothing is served: the server does not judge by half a code.
 */
@Component
final class StandardsFolder implements InitializingBean {
    private final Path folder;
    private final Shelf shelf;

    StandardsFolder(@Value("${shouwen.standards:standards}") String folder, Shelf shelf) {
        this.folder = Path.of(folder);
        this.shelf = shelf;
    }

    @Override
    public void afterPropertiesSet() {
        Problems problems = new Problems();
        Codes codes =
                Codes.read(List.of(folder), problems)
                        .orElseThrow(() ->
                                new TerminalProblem(
                                        TerminalProblem.Kind.SETTING,
                                        "start.standards-unreadable",
                                        folder,
                                        problems.rendered().strip()));
        shelf.put(codes, calendarHash(codes));
    }

    /** A calendar is no part of a version, so its bytes are hashed beside the versions. */
    private static String calendarHash(Codes codes) {
        TreeSet<Path> files = new TreeSet<>();
        for (Pack pack : codes.packs()) {
            pack.versions().forEach(version -> files.addAll(version.calendars().values()));
        }
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (Path file : files) {
                sha.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (IOException e) {
            throw new TerminalProblem(
                    TerminalProblem.Kind.SETTING, "start.standards-unreadable", files, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
