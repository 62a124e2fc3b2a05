package io.shouwen.server.postgres;

import io.shouwen.server.text.TerminalProblem;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's programs, unpacked once from the archive on the class path. */
record Binaries(Path home) {
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final Pattern VERSION = Pattern.compile("-(\\d+(?:\\.\\d+)*)\\.jar");

    /** Unpacks below a folder unless this version is already there. */
    static Binaries in(Path folder) {
        URL archive = Binaries.class.getResource(ARCHIVE);
        String machine = System.getProperty("os.name") + "/" + System.getProperty("os.arch");
        if (archive == null || !machine.equals("Linux/amd64")) {
            throw new TerminalProblem(
                    TerminalProblem.Kind.DATABASE, "start.no-embedded-database", machine);
        }
        Path home = folder.resolve("postgres-" + version(archive));
        try {
            if (!unpacked(home)) {
                unpackOnce(archive, home);
            }
        } catch (IOException e) {
            throw DataFolder.problem(folder, e);
        }
        return new Binaries(home);
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static String version(URL archive) {
        Matcher jar = VERSION.matcher(archive.toString().toLowerCase(Locale.ROOT));
        return jar.find() ? jar.group(1) : "unversioned";
    }

    private static boolean unpacked(Path home) {
        return Files.isExecutable(home.resolve("bin/postgres"));
    }

    /** Two processes that share the folder unpack one after the other; the second finds it done. */
    private static synchronized void unpackOnce(URL archive, Path home) throws IOException {
        Path turn = home.resolveSibling(home.getFileName() + ".lock");
        try (FileChannel channel =
                FileChannel.open(turn, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            if (!unpacked(home)) {
                unpack(archive, home);
            }
        }
    }

    /** Unpacks beside the target and moves at the end, so a half-unpacked folder is never used. */
    private static void unpack(URL archive, Path home) throws IOException {
        Path fresh = home.resolveSibling(home.getFileName() + ".new");
        delete(fresh);
        Files.createDirectories(fresh);
        try (InputStream in = archive.openStream();
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(
                                new XZCompressorInputStream(new BufferedInputStream(in)))) {
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null) {
                unpackEntry(tar, entry, fresh);
                entry = tar.getNextEntry();
            }
        }
        delete(home);
        Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpackEntry(TarArchiveInputStream tar, TarArchiveEntry entry, Path into)
            throws IOException {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("The archive holds a path outside itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(
                into.resolve(entry.getName()).normalize().resolve("..").normalize());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        boolean executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(
                target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> walk = Files.walk(folder)) {
            deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
