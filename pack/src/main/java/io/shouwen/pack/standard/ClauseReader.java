package io.shouwen.pack.standard;

import io.shouwen.engine.standard.Citation;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Rule;
import io.shouwen.engine.standard.Words;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.ListNode;
import io.shouwen.pack.yaml.MapNode;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;
import io.shouwen.pack.yaml.Spot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads clauses in two rounds: first their ids and finding names, then what they do, because a
 * clause may speak of one that stands in a later file.
 */
final class ClauseReader {
    static final List<RuleReader> RULES =
            List.of(
                    new PromiseReader(),
                    new CheckReader(),
                    new ProcedureReader(),
                    new DutyReader(),
                    new CoverReader(),
                    new ThresholdReader(),
                    new EntitlementReader(),
                    new PracticeReader(),
                    new ConsequenceReader(),
                    new TextOnlyReader());
    static final Form.Keys KEYS =
            new Form.Keys(
                    "a clause",
                    Stream.concat(
                                    Stream.of("clause", "cite", "refers", "says", ByReading.KEY),
                                    RULES.stream().map(RuleReader::key))
                            .toList());
    static final Form.Keys RULE =
            new Form.Keys(
                    "a rule",
                    Stream.concat(RULES.stream().map(RuleReader::key), Stream.of(ByReading.KEY))
                            .toList());
    static final Form.Keys CITE = Form.Keys.of("a citation", "part", "article");

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private static final ClauseId UNNAMED = new ClauseId("-");

    private final Problems problems;
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<ClauseId, Spot> ids = new HashMap<>();
    private final Map<String, List<ClauseId>> clausesByFinding = new HashMap<>();
    private final Map<ClauseId, Set<String>> consequences = new HashMap<>();
    private final Origins origins = new Origins();
    private final Map<ClauseId, List<String>> refers = new HashMap<>();
    private final Map<ClauseId, List<Variant<Rule>>> variants = new HashMap<>();

    /** A clause of which only the id is known. */
    private record Draft(ClauseId id, Form form) {}

    ClauseReader(Problems problems) {
        this.problems = problems;
    }

    /** First round. */
    void meet(Node node) {
        if (node instanceof ListNode) {
            problems.add(
                    Slug.WRONG_SHAPE,
                    node.spot(),
                    "expected a clause, but found a list",
                    "scenarios stand in a file whose name ends in `.scenario.yaml`; a clause begins"
                            + " with `clause: ` and its id");
            return;
        }
        Optional<Form> form = Form.open(node, KEYS, problems);
        Optional<ScalarNode> id = form.flatMap(f -> f.requiredText("clause"));
        if (form.isEmpty() || id.isEmpty()) {
            return;
        }
        if (!ID.matcher(id.get().text()).matches()) {
            problems.add(
                    Slug.BAD_NAME,
                    id.get().spot(),
                    id.get().described() + " cannot name a clause",
                    "write letters, digits, `.`, `-` and `_`, such as `city.4.2`");
            drafts.add(new Draft(UNNAMED, form.get()));
            return;
        }
        ClauseId clause = new ClauseId(id.get().text());
        Spot first = ids.putIfAbsent(clause, id.get().spot());
        // What else is wrong in a clause is told even if its id is.
        drafts.add(new Draft(clause, form.get()));
        if (first != null) {
            problems.add(
                    Slug.DUPLICATE_CLAUSE,
                    id.get().spot(),
                    "the clause " + Phrases.quoted(clause.value()) + " stands here a second time",
                    "the first is " + first.file() + ", line " + first.line());
            return;
        }
        Set<String> keys =
                rules(form.get())
                        .filter(rule -> rule.getKey().equals("consequence"))
                        .flatMap(rule -> rule.getValue().entries().stream())
                        .map(entry -> entry.key().text())
                        .collect(Collectors.toSet());
        if (!keys.isEmpty()) {
            consequences.put(clause, keys);
        }
        rules(form.get()).forEach(rule -> origins.meet(clause, rule.getKey(), rule.getValue()));
        findings(form.get())
                .forEach(name ->
                        clausesByFinding
                                .computeIfAbsent(name, key -> new ArrayList<>())
                                .add(clause));
    }

    private static Stream<String> findings(Form form) {
        return rules(form)
                .flatMap(rule -> rule.getValue().get("broken").stream())
                .filter(ScalarNode.class::isInstance)
                .map(node -> ((ScalarNode) node).text())
                .distinct();
    }

    /** What a clause does, under its key; by reading, all that it may do. */
    private static Stream<Map.Entry<String, MapNode>> rules(Form form) {
        Stream<Map.Entry<String, Node>> own =
                RULES.stream()
                        .flatMap(reader ->
                                form.node(reader.key()).stream()
                                        .map(node -> Map.entry(reader.key(), node)));
        Stream<Map.Entry<String, Node>> byReading =
                form.node(ByReading.KEY).stream()
                        .flatMap(ByReading::rules)
                        .flatMap(rule -> rule.entries().stream())
                        .map(entry -> Map.entry(entry.key().text(), entry.value()));
        return Stream.concat(own, byReading)
                .filter(rule -> rule.getValue() instanceof MapNode)
                .map(rule -> Map.entry(rule.getKey(), (MapNode) rule.getValue()));
    }

    Set<ClauseId> ids() {
        return ids.keySet();
    }

    Map<String, List<ClauseId>> clausesByFinding() {
        return clausesByFinding;
    }

    /**
     * The keys of the clauses that are consequences, by some reading at least: what they say can be
     * told before they are read.
     */
    Map<ClauseId, Set<String>> consequences() {
        return consequences;
    }

    /** What opens the clauses, as far as that can be told before they are read. */
    Origins origins() {
        return origins;
    }

    /** Second round; the clauses in the order of their files, as usually read. */
    List<Clause> clauses(Vocabulary words, ByReading byReading) {
        List<Clause> clauses =
                drafts.stream().flatMap(draft -> clause(draft, words, byReading).stream()).toList();
        if (problems.none() && clauses.size() != drafts.size()) {
            throw new IllegalStateException("Expected a problem for every clause not read");
        }
        return clauses;
    }

    /** What clauses do by reading; complete after the second round. */
    Map<ClauseId, List<Variant<Rule>>> variants() {
        return variants;
    }

    /** The documents that clauses refer to by their words; complete after the second round. */
    Map<ClauseId, List<String>> refers() {
        return refers;
    }

    private Optional<Clause> clause(Draft draft, Vocabulary words, ByReading byReading) {
        Form form = draft.form();
        Optional<Words> says = Texts.words(form, "says");
        Optional<Citation> cite = cite(form);
        List<String> documents =
                form.texts("refers").stream()
                        .flatMap(name -> words.document(name).stream())
                        .map(Document::name)
                        .toList();
        if (!documents.isEmpty()) {
            refers.put(draft.id(), documents);
        }
        List<Variant<Rule>> rules = rules(draft.id(), form, words, byReading);
        Optional<Rule> rule = byReading.usual(rules);
        if (form.has(ByReading.KEY)) {
            variants.put(draft.id(), rules);
        }
        return says.isEmpty() || cite.isEmpty() || rule.isEmpty()
                ? Optional.empty()
                : Optional.of(new Clause(draft.id(), cite.get(), says.get(), rule.get()));
    }

    /** What a clause does: one rule, or one by each answer. */
    private List<Variant<Rule>> rules(
            ClauseId clause, Form form, Vocabulary words, ByReading byReading) {
        Optional<String> key = alone(form, RULE.names());
        if (key.isEmpty()) {
            return List.of();
        }
        Node node = form.node(key.get()).orElseThrow();
        return key.get().equals(ByReading.KEY)
                ? byReading.read(
                        node,
                        inner ->
                                Form.open(inner, RULE, problems)
                                        .map(rule -> rules(clause, rule, words, byReading))
                                        .orElse(List.of()))
                : rule(clause, key.get(), node, words).map(Variant::always).stream().toList();
    }

    private static Optional<Rule> rule(ClauseId clause, String key, Node node, Vocabulary words) {
        return RULES.stream()
                .filter(reader -> reader.key().equals(key))
                .findFirst()
                .flatMap(reader -> reader.read(clause, node, words));
    }

    /** The one key of these that stands in the form; none or several are a problem. */
    private Optional<String> alone(Form form, List<String> keys) {
        List<String> present = keys.stream().filter(form::has).toList();
        if (present.size() > 1) {
            problems.add(
                    Slug.CONFLICTING_KEYS,
                    form.keySpot(present.get(1)),
                    "a clause does one thing; "
                            + Phrases.quoted(present.get(0))
                            + " and "
                            + Phrases.quoted(present.get(1))
                            + " do not stand together",
                    "make two clauses of it");
            return Optional.empty();
        }
        if (present.isEmpty()) {
            problems.add(
                    Slug.MISSING_KEY,
                    form.spot(),
                    "a clause needs one of the keys " + Phrases.listed(keys),
                    "a clause that is only shown has `text-only` and its kind");
        }
        return present.stream().findFirst();
    }

    private static Optional<Citation> cite(Form form) {
        if (form.required("cite").isEmpty()) {
            return Optional.empty();
        }
        Optional<Form> cite = form.form("cite", CITE);
        String part = cite.flatMap(f -> f.text("part")).map(ScalarNode::text).orElse("");
        return cite.flatMap(f -> f.requiredText("article"))
                .map(article -> new Citation(part, article.text()));
    }
}
