package io.shouwen.server.operations;

import io.shouwen.server.text.TerminalProblem;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A backup opened for reading, every byte of which has been checked. */
final class BackupFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final ZipFile zip;
    private final JsonNode manifest;
    private final JsonNode summary;

    private BackupFile(Path file, ZipFile zip, JsonNode manifest, JsonNode summary) {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest;
        this.summary = summary;
    }

    /** Opens a backup, or says what is wrong with it. */
    static BackupFile open(Path file) throws IOException {
        ZipFile zip = new ZipFile(file.toFile());
        try {
            check(file, zip);
            JsonNode manifest = json(file, zip, Backup.MANIFEST);
            if (manifest.path("format").asInt(0) != Backup.FORMAT) {
                throw new TerminalProblem(
                        TerminalProblem.Kind.FILES, "restore.newer", manifest.path("format"));
            }
            return new BackupFile(file, zip, manifest, json(file, zip, Backup.SUMMARY));
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** Folders hold nothing: a backup that somebody packed anew may name them. */
    private static void check(Path file, ZipFile zip) throws IOException {
        Set<String> unchecked =
                zip.stream()
                        .filter(entry -> !entry.isDirectory())
                        .map(ZipEntry::getName)
                        .collect(Collectors.toCollection(TreeSet::new));
        unchecked.remove(Backup.CHECKSUMS);
        String checksums = new String(bytes(file, zip, Backup.CHECKSUMS), StandardCharsets.UTF_8);
        for (String line : checksums.lines().toList()) {
            String[] parts = line.split(" {2}", 2);
            if (parts.length != 2
                    || !unchecked.remove(parts[1])
                    || !sha256(zip, parts[1]).equals(parts[0])) {
                throw new TerminalProblem(TerminalProblem.Kind.FILES, "backup.damaged", file, line);
            }
        }
        if (!unchecked.isEmpty() || checksums.isEmpty()) {
            throw new TerminalProblem(
                    TerminalProblem.Kind.FILES, "backup.damaged", file, unchecked);
        }
    }

    private static String sha256(ZipFile zip, String name) throws IOException {
        MessageDigest digest = Backup.sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] bytes(Path file, ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new TerminalProblem(TerminalProblem.Kind.FILES, "backup.damaged", file, name);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private static JsonNode json(Path file, ZipFile zip, String name) throws IOException {
        try {
            return JsonMapper.shared().readTree(bytes(file, zip, name));
        } catch (JacksonException e) {
            throw new TerminalProblem(TerminalProblem.Kind.FILES, "backup.damaged", file, name);
        }
    }

    Path file() {
        return file;
    }

    JsonNode manifest() {
        return manifest;
    }

    JsonNode summary() {
        return summary;
    }

    /** The entries with a table's rows, organisation by organisation. */
    List<String> entriesOf(String table) {
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.matches("data/" + table + "(\\.[0-9]+)?\\.copy"))
                .sorted()
                .toList();
    }

    InputStream data(String entry) throws IOException {
        return zip.getInputStream(zip.getEntry(entry));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
