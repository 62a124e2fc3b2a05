package io.shouwen.pack.standard;

import io.shouwen.pack.service.ServiceReader;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.Slug;
import io.shouwen.pack.yaml.Spot;
import io.shouwen.pack.yaml.Yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The files of one version, in the order of their names. */
record VersionFolder(Path path) {
    private static final String SCENARIO = ".scenario.yaml";
    private static final List<String> OWN = List.of("version.yaml", "facts.yaml", "clauses.yaml");

    /** One file has one path, however the folder was written. */
    VersionFolder {
        path = path.normalize();
    }

    /** Whether a folder is meant as a version: it holds at least one of a version's files. */
    static boolean looksLikeOne(Path folder) {
        return Stream.of("version.yaml", "facts.yaml", "clauses.yaml", "clauses")
                .anyMatch(name -> Files.exists(folder.resolve(name)));
    }

    /** A path as problems print it. */
    static String shown(Path file) {
        return file.normalize().toString().replace('\\', '/');
    }

    /** The entries of a folder by name, those that begin with a dot left out. */
    static List<Path> entries(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return path.getFileName().toString();
    }

    Path file(String name) {
        return path.resolve(name).normalize();
    }

    String shown(String name) {
        return shown(file(name));
    }

    /** Every clause of the version; a file that would be passed over is a problem. */
    List<Node> clauses(Problems problems) {
        List<Node> clauses = new ArrayList<>();
        int found = 0;
        if (Files.exists(file("clauses.yaml"))) {
            found++;
            clauses.addAll(Yaml.files(file("clauses.yaml"), shown("clauses.yaml"), problems));
        }
        for (Path file : entries(file("clauses"))) {
            String name = file.getFileName().toString();
            if (name.endsWith(".yaml") && !name.endsWith(SCENARIO)) {
                found++;
                Yaml.file(file, shown(file), problems).ifPresent(clauses::add);
            } else if (!name.endsWith(SCENARIO) && !name.endsWith(".md")) {
                problems.add(
                        Slug.STRAY_FILE,
                        new Spot(shown(file), 1, 1),
                        "this would not be read",
                        "clauses stand in files that end in `.yaml`, without folders in between");
            }
        }
        if (found == 0) {
            problems.add(
                    Slug.MISSING_FILE,
                    new Spot(shown(path), 1, 1),
                    "this version has no clauses",
                    "write them into a folder `clauses`, one a file, or into `clauses.yaml`");
        }
        return clauses;
    }

    List<Path> scenarios() {
        return Stream.concat(entries(path).stream(), entries(file("clauses")).stream())
                .filter(file -> file.getFileName().toString().endsWith(SCENARIO))
                .toList();
    }

    /** Tells the YAML files of the version's own folder that nothing reads. */
    void tellStray(List<Path> named, Problems problems) {
        for (Path file : entries(path)) {
            String name = file.getFileName().toString();
            boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
            boolean own = OWN.contains(name) || name.equals(ServiceReader.FILE);
            if (yaml && !own && !name.endsWith(SCENARIO) && !named.contains(file)) {
                problems.add(
                        Slug.STRAY_FILE,
                        new Spot(shown(file), 1, 1),
                        "this would not be read",
                        "a version has `version.yaml`, `facts.yaml`, `clauses.yaml` or a folder"
                                + " `clauses`, `services.yaml`, scenarios, and the files that"
                                + " `imports` and `calendars` name");
            }
        }
    }

    /**
     * SHA-256 over names and contents of all that is judged by; scenarios, calendars and services
     * are not.
     */
    String hash(List<Path> imports) {
        List<Path> files = new ArrayList<>();
        Stream.concat(OWN.stream().map(this::file), entries(file("clauses")).stream())
                .filter(Files::isRegularFile)
                .filter(file -> file.getFileName().toString().endsWith(".yaml"))
                .filter(file -> !file.getFileName().toString().endsWith(SCENARIO))
                .forEach(files::add);
        files.addAll(imports);
        return hash(path, files);
    }

    /** SHA-256 over the names, as seen from a folder, and the contents of files. */
    static String hash(Path from, List<Path> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files) {
                String name = shown(from.relativize(file));
                byte[] content = Files.readAllBytes(file);
                String head = name + "\0" + content.length + "\0";
                digest.update(head.getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256 in every Java, but it is missing", e);
        } catch (IOException e) {
            // An unreadable file is told where it is read; the version is refused for it.
            return "";
        }
    }
}
