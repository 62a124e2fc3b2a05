package io.shouwen.pack.standard;

import io.shouwen.engine.standard.Clause;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.ListNode;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;
import io.shouwen.pack.yaml.Yaml;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads `adoption.yaml`: how a site takes a code over. */
final class AdoptionReader {
    static final String FILE = "adoption.yaml";
    static final Form.Keys KEYS =
            Form.Keys.of(
                    "an adoption", "unit", "from", "to", "clauses", "trial", "bind", "readings");
    static final Form.Keys TRIAL = Form.Keys.of("a trial", "clauses", "until");

    private final List<Pack.Version> versions;
    private final Problems problems;

    AdoptionReader(List<Pack.Version> versions, Problems problems) {
        this.versions = versions;
        this.problems = problems;
    }

    /** The adoption beside a code; empty if there is none, and the whole code is judged by. */
    Optional<Adoption> read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        return Yaml.file(file, VersionFolder.shown(file), problems)
                .map(node ->
                        new Adoption(
                                (node instanceof ListNode list ? list.items() : List.of(node))
                                        .stream()
                                                .flatMap(one ->
                                                        Form.open(one, KEYS, problems).stream())
                                                .map(this::terms)
                                                .toList(),
                                VersionFolder.hash(folder, List.of(file))));
    }

    private Adoption.Terms terms(Form form) {
        if (!form.has("clauses") && !form.has("trial")) {
            form.required("clauses");
        }
        Optional<LocalDate> from = Times.day(form, "from", problems);
        Optional<LocalDate> to = Times.day(form, "to", problems);
        if (from.isPresent() && to.filter(last -> last.isBefore(from.get())).isPresent()) {
            problems.add(Slug.BAD_RANGE, form.keySpot("to"), "the last day comes before the first");
        }
        Optional<Adoption.Trial> trial =
                form.form("trial", TRIAL).flatMap(found -> trial(found, from));
        return new Adoption.Terms(
                form.text("unit").map(ScalarNode::text),
                from,
                to,
                clauses(form),
                trial,
                new BoundLimits(versions, problems).read(form.node("bind")),
                readings(form));
    }

    private Optional<Adoption.Trial> trial(Form form, Optional<LocalDate> from) {
        form.required("clauses");
        form.required("until");
        List<String> clauses = clauses(form);
        Optional<LocalDate> until = Times.day(form, "until", problems);
        if (from.isPresent() && until.filter(day -> day.isBefore(from.get())).isPresent()) {
            problems.add(
                    Slug.BAD_RANGE,
                    form.keySpot("until"),
                    "the trial is over before these terms begin",
                    "name a day from " + Phrases.quoted(from.get().toString()) + " on");
        }
        return until.map(day -> new Adoption.Trial(clauses, day));
    }

    private Map<String, String> readings(Form form) {
        SequencedMap<String, Reading> known = new LinkedHashMap<>();
        versions.forEach(version -> known.putAll(version.readings()));
        return Reading.chosen(form, known, problems);
    }

    private List<String> clauses(Form form) {
        List<Clause> known =
                versions.stream().flatMap(v -> v.standard().clauses().stream()).toList();
        for (ScalarNode written : form.texts("clauses")) {
            if (known.stream().noneMatch(Adoption.meaning(written.text()))) {
                problems.add(
                        Slug.UNKNOWN_CLAUSE,
                        written.spot(),
                        "no clause named " + Phrases.quoted(written.text()),
                        Phrases.suggestion(
                                written.text(),
                                known.stream().map(clause -> clause.id().value()).toList()));
            }
        }
        return form.texts("clauses").stream().map(ScalarNode::text).toList();
    }
}
