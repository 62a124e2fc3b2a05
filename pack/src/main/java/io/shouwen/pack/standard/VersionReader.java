package io.shouwen.pack.standard;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Attribute;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.StandardRef;
import io.shouwen.engine.standard.Words;
import io.shouwen.pack.service.ServiceCatalogue;
import io.shouwen.pack.service.ServiceReader;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.ListNode;
import io.shouwen.pack.yaml.MapNode;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;
import io.shouwen.pack.yaml.Yaml;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Reads one version of a code from its folder. */
final class VersionReader {
    static final Form.Keys KEYS =
            Form.Keys.of(
                    "a version",
                    "in-force",
                    "zone",
                    "calendars",
                    "references",
                    "roles",
                    "findings",
                    "attributes",
                    "readings",
                    "imports");
    static final Form.Keys IN_FORCE = Form.Keys.of("the time in force", "from", "to");
    static final Form.Keys READING = Form.Keys.of("a reading", "says", "options");

    private final VersionFolder folder;
    private final Problems problems;

    VersionReader(VersionFolder folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** The version; empty if {@code version.yaml} is missing or of no use. */
    Optional<Pack.Version> read(String code, Words title) {
        Optional<Form> form =
                Yaml.file(folder.file("version.yaml"), folder.shown("version.yaml"), problems)
                        .flatMap(node -> Form.open(node, KEYS, problems));
        List<Path> imports = form.map(this::imports).orElse(List.of());
        Catalogue catalogue = catalogue(imports);
        ClauseReader clauses = new ClauseReader(problems);
        folder.clauses(problems).forEach(clauses::meet);
        folder.tellStray(named(form, imports), problems);
        if (form.isEmpty()) {
            return Optional.empty();
        }
        return read(form.get(), code, title, imports, catalogue, clauses);
    }

    private Optional<Pack.Version> read(
            Form form,
            String code,
            Words title,
            List<Path> imports,
            Catalogue catalogue,
            ClauseReader clauses) {
        Optional<ZoneId> zone = zone(form);
        SequencedMap<String, Path> calendars = calendars(form);
        Optional<Form> inForce =
                form.required("in-force").flatMap(n -> form.form("in-force", IN_FORCE));
        Optional<LocalDate> first =
                inForce.flatMap(f -> {
                    f.required("from");
                    return Times.day(f, "from", problems);
                });
        Optional<LocalDate> last = inForce.flatMap(f -> Times.day(f, "to", problems));
        SequencedMap<String, Document> references = references(form, first, last);
        SequencedMap<String, Words> roles = named(form, "roles");
        SequencedMap<String, Words> findings = named(form, "findings");
        Vocabulary words =
                new Vocabulary(
                        zone.orElse(ZoneId.of("UTC")),
                        catalogue,
                        calendars.keySet(),
                        references,
                        roles.keySet(),
                        findings.keySet(),
                        clauses.ids(),
                        clauses.clausesByFinding(),
                        clauses.consequences(),
                        clauses.origins(),
                        problems);
        SequencedMap<String, Reading> readings = readings(form);
        ByReading byReading = new ByReading(readings, problems);
        Map<String, List<Variant<Attribute>>> attributes =
                attributes(form, new AttributeReader(words, byReading));
        List<Clause> read = clauses.clauses(words, byReading);
        ServiceCatalogue services = services(clauses.ids(), catalogue);
        if (zone.isEmpty() || first.isEmpty()) {
            return Optional.empty();
        }
        if (last.isPresent() && last.get().isBefore(first.get())) {
            problems.add(
                    Slug.BAD_RANGE,
                    inForce.get().keySpot("to"),
                    "the last day in force is before the first");
            return Optional.empty();
        }
        Instant from = first.get().atStartOfDay(zone.get()).toInstant();
        Optional<Instant> to =
                last.map(day -> day.plusDays(1).atStartOfDay(zone.get()).toInstant());
        Standard standard =
                new Standard(
                        new StandardRef(code, folder.name(), folder.hash(imports)),
                        title,
                        from,
                        to,
                        zone.get(),
                        usual(attributes, byReading),
                        read);
        return Optional.of(
                new Pack.Version(
                        folder.path(),
                        standard,
                        catalogue,
                        calendars,
                        references,
                        clauses.refers(),
                        roles,
                        findings,
                        readings,
                        attributes,
                        clauses.variants(),
                        folder.scenarios(),
                        services));
    }

    private Map<String, List<Variant<Attribute>>> attributes(Form form, AttributeReader reader) {
        Map<String, List<Variant<Attribute>>> attributes = new HashMap<>();
        each(
                form,
                "attributes",
                (name, node) -> attributes.put(name.text(), reader.read(name, node)));
        return attributes;
    }

    private static Map<String, Attribute> usual(
            Map<String, List<Variant<Attribute>>> attributes, ByReading byReading) {
        Map<String, Attribute> usual = new HashMap<>();
        attributes.forEach((name, variants) ->
                byReading.usual(variants).ifPresent(one -> usual.put(name, one)));
        return usual;
    }

    private List<Path> imports(Form form) {
        return form.texts("imports").stream().flatMap(name -> existing(name).stream()).toList();
    }

    /** A file that the version names; that it is missing is told where it is named. */
    private Optional<Path> existing(ScalarNode name) {
        Path file = folder.file(name.text());
        if (Files.isRegularFile(file)) {
            return Optional.of(file);
        }
        problems.add(
                Slug.UNREADABLE_FILE,
                name.spot(),
                "there is no file " + name.described(),
                "it is looked for as seen from the folder of this file");
        return Optional.empty();
    }

    /** The files that the version names itself. */
    private List<Path> named(Optional<Form> form, List<Path> imports) {
        List<Path> named = new ArrayList<>(imports);
        for (String key : List.of("calendars", "references")) {
            if (form.flatMap(f -> f.node(key)).orElse(null) instanceof MapNode map) {
                map.entries()
                        .forEach(entry ->
                                written(entry.value()).map(folder::file).ifPresent(named::add));
            }
        }
        return named;
    }

    /** The file as it is written, by itself or under `file`. */
    private static Optional<String> written(Node node) {
        return switch (node) {
            case ScalarNode name -> Optional.of(name.text());
            case MapNode map -> map.get("file").flatMap(VersionReader::written);
            case ListNode list -> Optional.empty();
        };
    }

    private Catalogue catalogue(List<Path> imports) {
        FactsReader facts = new FactsReader(problems);
        List<Path> files = new ArrayList<>(imports);
        Path own = folder.file("facts.yaml");
        if (imports.isEmpty() || Files.exists(own)) {
            files.add(own);
        }
        for (Path file : files) {
            Yaml.file(file, VersionFolder.shown(file), problems).ifPresent(facts::read);
        }
        return facts.catalogue();
    }

    /** Of which clauses services may speak is told by their ids, also of those that are wrong. */
    private ServiceCatalogue services(Collection<ClauseId> clauses, Catalogue catalogue) {
        Path file = folder.file(ServiceReader.FILE);
        if (!Files.exists(file)) {
            return ServiceCatalogue.NONE;
        }
        ServiceReader reader =
                new ServiceReader(
                        clauses.stream().map(ClauseId::value).toList(),
                        catalogue.kinds().keySet().stream().map(FactKind::name).sorted().toList(),
                        problems);
        return Yaml.file(file, VersionFolder.shown(file), problems)
                .map(reader::read)
                .orElse(ServiceCatalogue.NONE);
    }

    private Optional<ZoneId> zone(Form form) {
        Optional<ScalarNode> written = form.requiredText("zone");
        if (written.isEmpty()) {
            return Optional.empty();
        }
        String name = written.get().text();
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            problems.add(
                    Slug.UNKNOWN_ZONE,
                    written.get().spot(),
                    "no time zone named " + Phrases.quoted(name),
                    Phrases.suggestion(name, new TreeSet<>(ZoneId.getAvailableZoneIds()))
                            .or(() -> Optional.of("write it as `Asia/Shanghai`")));
            return Optional.empty();
        }
    }

    private SequencedMap<String, Path> calendars(Form form) {
        SequencedMap<String, Path> calendars = new LinkedHashMap<>();
        each(
                form,
                "calendars",
                (name, node) ->
                        Form.scalar(node, problems)
                                .flatMap(this::existing)
                                .ifPresent(file -> calendars.put(name.text(), file)));
        return calendars;
    }

    /** Each document with the file of its editions, and the one edition where one is named. */
    private SequencedMap<String, Document> references(
            Form form, Optional<LocalDate> first, Optional<LocalDate> last) {
        SequencedMap<String, Document> references = new LinkedHashMap<>();
        DocumentReader documents = new DocumentReader(problems);
        each(
                form,
                "references",
                (name, node) -> {
                    Optional<Form> map =
                            node instanceof MapNode
                                    ? Form.open(node, DocumentReader.REFERENCE, problems)
                                    : Optional.empty();
                    Optional<ScalarNode> file =
                            node instanceof MapNode
                                    ? map.flatMap(one -> one.requiredText("file"))
                                    : Form.scalar(node, problems);
                    file.flatMap(this::existing)
                            .flatMap(path ->
                                    documents.read(
                                            name.text(),
                                            path,
                                            map.flatMap(one -> one.text("edition")),
                                            first,
                                            last))
                            .ifPresent(document -> references.put(name.text(), document));
                });
        return references;
    }

    private SequencedMap<String, Words> named(Form form, String key) {
        SequencedMap<String, Words> named = new LinkedHashMap<>();
        each(
                form,
                key,
                (name, node) ->
                        named.put(
                                name.text(),
                                Texts.read(Form.open(node, Texts.KEYS, problems))
                                        .orElse(new Words("", ""))));
        return named;
    }

    private SequencedMap<String, Reading> readings(Form form) {
        SequencedMap<String, Reading> readings = new LinkedHashMap<>();
        each(
                form,
                "readings",
                (name, node) ->
                        Form.open(node, READING, problems)
                                .flatMap(this::reading)
                                .ifPresent(reading -> readings.put(name.text(), reading)));
        return readings;
    }

    private Optional<Reading> reading(Form form) {
        Optional<Words> says = Texts.words(form, "says");
        form.required("options");
        SequencedMap<String, Words> options = named(form, "options");
        if (form.has("options") && options.size() < 2) {
            problems.add(
                    Slug.MISSING_VALUE,
                    form.keySpot("options"),
                    "a reading has at least two options",
                    "the first is how the code is read unless a site says otherwise");
            return Optional.empty();
        }
        return says.map(words -> new Reading(words, options));
    }

    private void each(Form form, String key, BiConsumer<ScalarNode, Node> use) {
        Optional<Node> node = form.node(key);
        if (node.isPresent() && node.get() instanceof MapNode map) {
            map.entries().forEach(entry -> use.accept(entry.key(), entry.value()));
        } else {
            node.ifPresent(other ->
                    problems.add(
                            Slug.WRONG_SHAPE,
                            other.spot(),
                            "expected names with their values under "
                                    + Phrases.quoted(key)
                                    + ", but found "
                                    + other.described()));
        }
    }
}
