package io.shouwen.server.postgres;

import io.shouwen.server.text.TerminalProblem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.stream.Stream;

/**
 * How PostgreSQL, which refuses to run as root, is started by whoever we are: as ourselves, in a
 * user namespace of its own, or as the system user nobody.
 */
enum Privileges {
    OURSELVES(""),
    NAMESPACE("unshare -U"),
    NOBODY("setpriv --reuid=nobody --regid=nogroup --clear-groups");

    private final String prefix;

    Privileges(String prefix) {
        this.prefix = prefix;
    }

    static Privileges detect() {
        if (!OURSELVES.userId().equals("0")) {
            return OURSELVES;
        }
        String wanted = System.getProperty("shouwen.postgres.user", "");
        String inside = wanted.equals("nobody") ? "" : NAMESPACE.userId();
        return inside.isEmpty() || inside.equals("0") ? NOBODY : NAMESPACE;
    }

    /** The command that runs another command with these privileges. */
    List<String> command(List<String> command) {
        return Stream.concat(words(), command.stream()).toList();
    }

    /** Gives a folder and all in it to the user the database will run as. */
    void own(Path folder) throws IOException {
        if (this != NOBODY) {
            return;
        }
        UserPrincipal nobody =
                FileSystems.getDefault()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName("nobody");
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.toList()) {
                Files.getFileAttributeView(
                                path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                        .setOwner(nobody);
            }
        }
    }

    /** Fails with a sentence if the database's user cannot reach a program. */
    void checkReach(String program) {
        if (this == NOBODY && !run(command(List.of("test", "-x", program))).ok()) {
            throw new TerminalProblem(
                    TerminalProblem.Kind.FILES, "start.folder-unreachable", program);
        }
    }

    private String userId() {
        Output id = run(command(List.of("id", "-u")));
        return id.ok() ? id.text().strip() : "";
    }

    private Stream<String> words() {
        return prefix.isEmpty() ? Stream.empty() : Stream.of(prefix.split(" ", -1));
    }

    private record Output(boolean ok, String text) {}

    private static Output run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String text =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Output(process.waitFor() == 0, text);
        } catch (IOException e) {
            return new Output(false, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Output(false, "interrupted");
        }
    }
}
