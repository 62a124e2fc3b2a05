package io.shouwen.pack.standard;

import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Words;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;
import io.shouwen.pack.yaml.Spot;
import io.shouwen.pack.yaml.Yaml;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads written codes from their folders. Never throws on content: the answer is what could be read
 * and what is wrong with it; if anything is wrong, nothing of it may be judged by.
 */
public final class PackReader {
    static final Form.Keys KEYS = Form.Keys.of("a standard", "standard", "title", "source");

    private static final List<String> OWN = List.of("standard.yaml", AdoptionReader.FILE);
    private static final List<String> STEMS = List.of("standard", "adoption");

    private final Problems problems;

    private PackReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * The codes in the given folders, each the folder of one code or a folder of such folders;
     * empty as soon as there is a problem.
     */
    public static List<Pack> read(List<Path> folders, Problems problems) {
        PackReader reader = new PackReader(problems);
        List<Pack> packs = new ArrayList<>();
        for (Path folder : folders) {
            for (Path code : reader.codes(folder)) {
                reader.code(code).ifPresent(packs::add);
            }
        }
        return problems.none() ? List.copyOf(packs) : List.of();
    }

    private List<Path> codes(Path folder) {
        if (Files.exists(folder.resolve("standard.yaml"))) {
            return List.of(folder);
        }
        List<Path> inside =
                VersionFolder.entries(folder).stream()
                        .filter(entry -> Files.exists(entry.resolve("standard.yaml")))
                        .toList();
        if (inside.isEmpty()) {
            missing(
                    folder,
                    Files.isDirectory(folder)
                            ? "no `standard.yaml` in this folder nor in one inside it"
                            : "there is no such folder");
        }
        return inside;
    }

    private void missing(Path folder, String sentence) {
        problems.add(
                Slug.MISSING_FILE,
                new Spot(VersionFolder.shown(folder), 1, 1),
                sentence,
                "a written code is a folder with `standard.yaml` and a folder for each version");
    }

    private Optional<Pack> code(Path folder) {
        Path file = folder.resolve("standard.yaml");
        Optional<Form> form =
                Yaml.file(file, VersionFolder.shown(file), problems)
                        .flatMap(node -> Form.open(node, KEYS, problems));
        String code = folder.toAbsolutePath().normalize().getFileName().toString();
        form.flatMap(f -> f.requiredText("standard"))
                .filter(name -> !name.text().equals(code))
                .ifPresent(name ->
                        problems.add(
                                Slug.BAD_NAME,
                                name.spot(),
                                "the code is called "
                                        + name.described()
                                        + " here, but its folder "
                                        + Phrases.quoted(code),
                                "give both the same name"));
        tellStray(folder);
        Words title = form.flatMap(f -> Texts.words(f, "title")).orElse(new Words("", ""));
        Optional<ScalarNode> source = form.flatMap(f -> f.requiredText("source"));
        List<Pack.Version> versions = versions(folder, code, title);
        Optional<Adoption> adoption =
                versions.isEmpty()
                        ? Optional.empty()
                        : new AdoptionReader(versions, problems).read(folder);
        return source.map(text -> new Pack(code, title, text.text(), versions, adoption));
    }

    /** A file that looks like one of the code's own and would be passed over in silence. */
    private void tellStray(Path folder) {
        for (Path file : VersionFolder.entries(folder)) {
            String name = file.getFileName().toString();
            boolean own = OWN.contains(name) || Files.isDirectory(file);
            String stem = name.replaceFirst("\\.ya?ml$", "");
            boolean yaml = !stem.equals(name);
            if (!own && yaml && Phrases.nearest(stem, STEMS).isPresent()) {
                problems.add(
                        Slug.STRAY_FILE,
                        new Spot(VersionFolder.shown(file), 1, 1),
                        "this would not be read",
                        "beside its versions a code has `standard.yaml`, `adoption.yaml` and the"
                                + " files, ending in `.yaml`, that its versions name");
            }
        }
    }

    private List<Pack.Version> versions(Path folder, String code, Words title) {
        List<Path> folders =
                VersionFolder.entries(folder).stream().filter(VersionFolder::looksLikeOne).toList();
        if (folders.isEmpty()) {
            missing(folder, "no folder with a `version.yaml` in this code");
        }
        List<Pack.Version> versions = new ArrayList<>();
        for (Path version : folders) {
            new VersionReader(new VersionFolder(version), problems)
                    .read(code, title)
                    .ifPresent(versions::add);
        }
        versions.sort(Comparator.comparing(version -> version.standard().from()));
        return inTurn(folder, versions);
    }

    /** A version that names no last day ends where the next begins; two at once are a problem. */
    private List<Pack.Version> inTurn(Path folder, List<Pack.Version> versions) {
        List<Pack.Version> ended = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            Pack.Version version = versions.get(i);
            if (i + 1 == versions.size()) {
                ended.add(version);
                continue;
            }
            Standard next = versions.get(i + 1).standard();
            Optional<Instant> to = version.standard().to();
            if (to.isPresent() ? to.get().isAfter(next.from()) : overlaps(version, next)) {
                problems.add(
                        Slug.OVERLAPPING_VERSIONS,
                        new Spot(
                                VersionFolder.shown(
                                        folder.resolve(next.ref().version())
                                                .resolve("version.yaml")),
                                1,
                                1),
                        "this version is in force while "
                                + Phrases.quoted(version.standard().ref().version())
                                + " still is");
            }
            ended.add(to.isPresent() ? version : endedAt(version, next.from()));
        }
        return ended;
    }

    private static boolean overlaps(Pack.Version version, Standard next) {
        return !version.standard().from().isBefore(next.from());
    }

    private static Pack.Version endedAt(Pack.Version version, Instant to) {
        Standard open = version.standard();
        Standard closed =
                new Standard(
                        open.ref(),
                        open.title(),
                        open.from(),
                        Optional.of(to),
                        open.zone(),
                        open.attributes(),
                        open.clauses());
        return version.with(closed);
    }
}
