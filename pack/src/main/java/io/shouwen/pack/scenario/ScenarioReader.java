package io.shouwen.pack.scenario;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Consequence;
import io.shouwen.engine.standard.Rule;
import io.shouwen.engine.standard.Standard;
import io.shouwen.pack.standard.Pack;
import io.shouwen.pack.standard.Reading;
import io.shouwen.pack.standard.Times;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.ListNode;
import io.shouwen.pack.yaml.MapNode;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;
import io.shouwen.pack.yaml.Spot;
import io.shouwen.pack.yaml.Yaml;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads scenario files; what is wrong in them is told with its place, as in every other file. */
public final class ScenarioReader {
    static final Form.Keys KEYS =
            Form.Keys.of("a scenario", "name", "readings", "facts", "at", "then");

    private final Pack.Version version;
    private final Standard standard;
    private final Catalogue catalogue;
    private final Map<String, Reading> readings;
    private final Collection<String> roles;
    private final Problems problems;

    private ScenarioReader(Pack.Version version, Problems problems) {
        this.version = version;
        this.standard = version.standard();
        this.catalogue = version.catalogue();
        this.readings = version.readings();
        this.roles = version.roles().keySet();
        this.problems = problems;
    }

    /** Every scenario that lies beside the clauses of a version. */
    public static List<Scenario> read(Pack.Version version, Problems problems) {
        ScenarioReader reader = new ScenarioReader(version, problems);
        return version.scenarios().stream().flatMap(f -> reader.file(f).stream()).toList();
    }

    private List<Scenario> file(Path file) {
        String shown = file.normalize().toString().replace('\\', '/');
        Optional<Node> root = Yaml.file(file, shown, problems);
        if (root.isPresent() && !(root.get() instanceof ListNode)) {
            problems.add(
                    Slug.WRONG_SHAPE,
                    root.get().spot(),
                    "expected a list of scenarios, but found " + root.get().described(),
                    "begin each with `- name: `");
        }
        List<Scenario> scenarios = new ArrayList<>();
        Map<String, Spot> names = new HashMap<>();
        if (root.isPresent() && root.get() instanceof ListNode list) {
            for (Node item : list.items()) {
                List<Scenario> read =
                        Form.open(item, KEYS, problems)
                                .map(form -> scenarios(form, names))
                                .orElse(List.of());
                if (problems.none() && read.isEmpty()) {
                    throw new IllegalStateException("Expected all of " + file + " to be read");
                }
                scenarios.addAll(read);
            }
        }
        return scenarios;
    }

    /** One scenario for each way in which it says that the code may be read. */
    private List<Scenario> scenarios(Form form, Map<String, Spot> names) {
        Optional<ScalarNode> name = form.requiredText("name");
        name.ifPresent(text -> {
            Spot first = names.putIfAbsent(text.text(), text.spot());
            if (first != null) {
                problems.add(
                        Slug.DUPLICATE_SCENARIO,
                        text.spot(),
                        "another scenario of this file has the same name",
                        "the other is on line " + first.line());
            }
        });
        form.required("facts");
        List<Fact> facts = facts(form);
        Set<String> labels =
                facts.stream().map(fact -> fact.id().value()).collect(Collectors.toSet());
        Optional<Instant> at = at(form, facts);
        List<Map<String, String>> read = Reading.combined(form, readings, problems);
        Then then = then(form, labels, read.getFirst());
        if (name.isEmpty() || at.isEmpty() || then.isEmpty()) {
            return List.of();
        }
        Spot spot = name.get().spot();
        return read.stream()
                .map(chosen ->
                        new Scenario(
                                name.get().text(),
                                spot,
                                standard.zone(),
                                chosen,
                                facts,
                                at.get(),
                                then.judged(),
                                then.owed()))
                .toList();
    }

    private List<Fact> facts(Form form) {
        List<Fact> facts = new ArrayList<>();
        Map<String, ScalarNode> lines = new HashMap<>();
        Optional<LocalDate> day = Optional.empty();
        int number = 0;
        for (Node item : form.items("facts")) {
            number++;
            Optional<ScalarNode> line = line(item);
            if (line.isEmpty()) {
                continue;
            }
            Optional<LocalDate> earlier = day;
            Optional<FactLine.Told> told =
                    new FactLine(line.get(), catalogue, roles, standard.zone(), problems)
                            .read(day, "f" + number);
            // After a line that cannot be read the next ones lack no day: they are read for more.
            day = told.map(FactLine.Told::day).or(() -> earlier).or(() -> Optional.of(firstDay()));
            for (Fact fact : told.map(FactLine.Told::facts).orElse(List.of())) {
                if (lines.put(fact.id().value(), line.get()) != null) {
                    problems.add(
                            Slug.DUPLICATE_LABEL,
                            line.get().spot(),
                            "two facts are labelled " + Phrases.quoted(fact.id().value()));
                }
                facts.add(fact);
            }
        }
        inForce(facts, form);
        named(facts, lines);
        return facts;
    }

    private String lastDay(Instant end) {
        return end.atZone(standard.zone()).toLocalDate().minusDays(1).toString();
    }

    private LocalDate firstDay() {
        return standard.from().atZone(standard.zone()).toLocalDate();
    }

    private Optional<ScalarNode> line(Node item) {
        if (item instanceof MapNode) {
            problems.add(
                    Slug.BAD_FACT_LINE,
                    item.spot(),
                    "a fact is one line without a colon and a space in it",
                    "write attributes as `area=urban`, not as `area: urban`");
            return Optional.empty();
        }
        return Form.scalar(item, problems);
    }

    /** What came before the version may belong to the story, but something must happen in it. */
    private void inForce(List<Fact> facts, Form form) {
        if (!facts.isEmpty()
                && facts.stream().noneMatch(fact -> standard.inForce(fact.occurredAt()))) {
            problems.add(
                    Slug.NOT_IN_FORCE,
                    form.items("facts").getFirst().spot(),
                    "the version "
                            + Phrases.quoted(standard.ref().version())
                            + " is not in force when this happened, nor at any later line",
                    "it is in force from "
                            + Phrases.quoted(firstDay().toString())
                            + standard.to()
                                    .map(end -> " to " + Phrases.quoted(lastDay(end)))
                                    .orElse(" on")
                            + ", as version.yaml says; move the days of the scenario");
        }
    }

    private void named(List<Fact> facts, Map<String, ScalarNode> lines) {
        for (Fact fact : facts) {
            if (fact.kind().aboutFacts()) {
                String label = fact.value(FactKind.NAMED_FACT).map(Value::toString).orElse("");
                if (!lines.containsKey(label)) {
                    problems.add(
                            Slug.UNKNOWN_LABEL,
                            Optional.ofNullable(lines.get(fact.id().value()))
                                    .map(ScalarNode::spot)
                                    .orElseThrow(),
                            "no fact of this scenario is labelled " + Phrases.quoted(label),
                            Phrases.suggestion(label, lines.keySet().stream().sorted().toList()));
                }
            }
        }
    }

    private Optional<Instant> at(Form form, List<Fact> facts) {
        Optional<ScalarNode> written = form.text("at");
        if (written.isEmpty()) {
            return facts.stream().map(Fact::knownFrom).max(Comparator.naturalOrder());
        }
        Optional<Instant> at = Times.moment(written.get().text(), standard.zone());
        if (at.isEmpty()) {
            problems.add(
                    Slug.BAD_TIME,
                    written.get().spot(),
                    written.get().described() + " is not a moment",
                    "write it as `2026-03-02 10:30`");
        }
        return at;
    }

    /** What is expected, apart by what a clause can say. */
    private record Then(List<Scenario.Expected> judged, List<Scenario.Owed> owed) {
        boolean isEmpty() {
            return judged.isEmpty() && owed.isEmpty();
        }
    }

    private Then then(Form form, Set<String> labels, Map<String, String> read) {
        Map<String, Rule> rules =
                version.read(read).clauses().stream()
                        .collect(Collectors.toMap(one -> one.id().value(), Clause::rule));
        ExpectationReader reader = new ExpectationReader(standard.zone(), labels, problems);
        Then then = new Then(new ArrayList<>(), new ArrayList<>());
        Optional<Node> node = form.required("then");
        if (node.isPresent() && !(node.get() instanceof MapNode)) {
            problems.add(
                    Slug.WRONG_SHAPE,
                    node.get().spot(),
                    "expected clauses with their verdicts, but found " + node.get().described(),
                    "write such as `city.4.2: kept`");
        }
        if (node.isPresent() && node.get() instanceof MapNode map) {
            if (map.entries().isEmpty()) {
                problems.add(Slug.MISSING_VALUE, map.spot(), "this scenario expects nothing");
            }
            for (MapNode.Entry entry : map.entries()) {
                String id = entry.key().text();
                if (!rules.containsKey(id)) {
                    problems.add(
                            Slug.UNKNOWN_CLAUSE,
                            entry.key().spot(),
                            "no clause named " + entry.key().described(),
                            Phrases.suggestion(id, rules.keySet().stream().sorted().toList()));
                } else if (rules.get(id) instanceof Consequence) {
                    then.owed().add(owed(entry));
                } else {
                    then.judged().add(expected(entry, reader));
                }
            }
        }
        return then;
    }

    private Scenario.Owed owed(MapNode.Entry entry) {
        OwingReader reader = new OwingReader(problems);
        return new Scenario.Owed(
                new ClauseId(entry.key().text()),
                entry.key().spot(),
                texts(entry).stream().flatMap(text -> reader.read(text).stream()).toList());
    }

    private Scenario.Expected expected(MapNode.Entry entry, ExpectationReader reader) {
        return new Scenario.Expected(
                new ClauseId(entry.key().text()),
                entry.key().spot(),
                texts(entry).stream().flatMap(text -> reader.read(text).stream()).toList());
    }

    private List<ScalarNode> texts(MapNode.Entry entry) {
        List<Node> items =
                entry.value() instanceof ListNode list ? list.items() : List.of(entry.value());
        return items.stream()
                .flatMap(item -> Form.scalar(item, problems).stream())
                .filter(text -> !text.text().equals(ExpectationReader.NONE))
                .toList();
    }
}
