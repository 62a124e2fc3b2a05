package io.shouwen.pack.mapping;

import io.shouwen.engine.judge.Verdict;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.standard.Words;
import io.shouwen.pack.mapping.Mapping.Column;
import io.shouwen.pack.mapping.Mapping.Explained;
import io.shouwen.pack.mapping.Mapping.FactRule;
import io.shouwen.pack.mapping.Mapping.Layout;
import io.shouwen.pack.mapping.Mapping.OtherVerdict;
import io.shouwen.pack.mapping.Mapping.Times;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.MapNode;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;
import io.shouwen.pack.yaml.Yaml;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a mapping file against the standards it feeds. Whatever the content is, nothing is thrown:
 * every problem is added with its place, and the mapping is missing as soon as there is one.
 */
public final class MappingReader {
    private static final Form.Keys FILE =
            Form.Keys.of("a mapping", "csv", "case", "times", "facts", "other-verdict");
    private static final Form.Keys LAYOUT =
            Form.Keys.of("the layout of a file", "delimiter", "encoding", "empty");
    private static final Form.Keys TIMES =
            Form.Keys.of("the way times are written", "zone", "zone-applied", "patterns");
    private static final Form.Keys OTHER =
            Form.Keys.of(
                    "the verdict of the other system",
                    "column",
                    "clause",
                    "due",
                    "words",
                    "explained");
    private static final Form.Keys EXPLAINED =
            Form.Keys.of("an explained difference", "theirs", "ours", "because");
    private static final Form.Keys WORDS = Form.Keys.of("a text in both languages", "zh", "en");

    /** How often the offset of the zone was taken off the times of the log. */
    private enum Applied {
        ONCE,
        TWICE
    }

    private final Standards standards;
    private final Problems problems;

    private MappingReader(Standards standards, Problems problems) {
        this.standards = standards;
        this.problems = problems;
    }

    /**
     * The mapping that a file holds.
     *
     * @param how the file is opened, if not as usual
     */
    public static Optional<Mapping> file(
            Path path, Standards standards, Problems problems, OpenOption... how) {
        return Yaml.file(path, path.toString(), problems, how)
                .flatMap(node -> new MappingReader(standards, problems).mapping(node));
    }

    private Optional<Mapping> mapping(Node node) {
        Optional<Form> opened = Form.open(node, FILE, problems);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        Form form = opened.get();
        Layout layout = layout(form.form("csv", LAYOUT));
        form.required("case");
        List<Column> cases = form.texts("case").stream().map(MappingReader::column).toList();
        Times times = times(form);
        FactRuleReader rules = new FactRuleReader(standards, problems);
        List<FactRule> facts = new ArrayList<>();
        if (form.required("facts").isPresent()) {
            form.items("facts").forEach(item -> rules.rule(item).ifPresent(facts::add));
        }
        Optional<OtherVerdict> other = form.form("other-verdict", OTHER).flatMap(this::other);
        return problems.none()
                ? Optional.of(new Mapping(layout, cases, times, facts, other))
                : Optional.empty();
    }

    static Column column(ScalarNode name) {
        return new Column(name.text(), name.spot());
    }

    private Layout layout(Optional<Form> form) {
        Optional<ScalarNode> delimiter = form.flatMap(f -> f.text("delimiter"));
        delimiter
                .filter(text -> text.text().length() != 1)
                .ifPresent(text ->
                        problems.add(
                                Slug.UNKNOWN_CHOICE,
                                text.spot(),
                                "a delimiter is one character, but found " + text.described(),
                                "write `\",\"`, `\";\"`, `\"|\"` or `\"\\t\"`"));
        Set<String> empty = new HashSet<>();
        form.ifPresent(f -> f.texts("empty").forEach(text -> empty.add(text.text().strip())));
        return new Layout(
                delimiter
                        .filter(d -> d.text().length() == 1)
                        .map(d -> d.text().charAt(0))
                        .orElse(','),
                form.flatMap(f -> f.text("encoding"))
                        .map(this::encoding)
                        .orElse(StandardCharsets.UTF_8),
                empty);
    }

    private Charset encoding(ScalarNode name) {
        try {
            return Charset.forName(name.text());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            problems.add(
                    Slug.UNKNOWN_CHOICE,
                    name.spot(),
                    "no encoding is called " + name.described(),
                    Phrases.suggestion(name.text(), List.of("UTF-8", "GBK", "GB18030", "Big5")));
            return StandardCharsets.UTF_8;
        }
    }

    private Times times(Form file) {
        file.required("times");
        Optional<Form> form = file.form("times", TIMES);
        ZoneId zone =
                form.flatMap(f -> f.requiredText("zone"))
                        .map(this::zone)
                        .orElse(java.time.ZoneOffset.UTC);
        List<DateTimeFormatter> patterns = new ArrayList<>();
        for (ScalarNode pattern : form.map(f -> f.texts("patterns")).orElse(List.of())) {
            try {
                patterns.add(DateTimeFormatter.ofPattern(pattern.text(), Locale.ROOT));
            } catch (IllegalArgumentException e) {
                problems.add(
                        Slug.BAD_PATTERN,
                        pattern.spot(),
                        pattern.described() + " is not a pattern of a date and time",
                        "write for instance `dd/MM/yyyy HH:mm:ss`");
            }
        }
        boolean twice =
                form.flatMap(f -> f.choice("zone-applied", Applied.class))
                        .map(Applied.TWICE::equals)
                        .orElse(false);
        return new Times(zone, patterns, twice);
    }

    private ZoneId zone(ScalarNode name) {
        try {
            return ZoneId.of(name.text());
        } catch (DateTimeException e) {
            problems.add(
                    Slug.UNKNOWN_ZONE,
                    name.spot(),
                    "no time zone is called " + name.described(),
                    Phrases.suggestion(name.text(), ZoneId.getAvailableZoneIds()));
            return java.time.ZoneOffset.UTC;
        }
    }

    private Optional<OtherVerdict> other(Form form) {
        Optional<ScalarNode> column = form.requiredText("column");
        Map<String, Set<String>> words = words(form);
        Optional<ClauseId> clause = form.text("clause").flatMap(name -> clause(name));
        List<Explained> explained = new ArrayList<>();
        for (Node item : form.items("explained")) {
            Form.open(item, EXPLAINED, problems).flatMap(this::explained).ifPresent(explained::add);
        }
        return column.map(name ->
                new OtherVerdict(
                        clause,
                        column(name),
                        words,
                        form.text("due").map(MappingReader::column),
                        explained));
    }

    private Optional<ClauseId> clause(ScalarNode name) {
        List<String> known =
                standards.versions().stream()
                        .flatMap(standard -> standard.clauses().stream())
                        .map(clause -> clause.id().value())
                        .toList();
        if (!known.contains(name.text())) {
            problems.add(
                    Slug.UNKNOWN_CLAUSE,
                    name.spot(),
                    "no clause " + name.described() + " in the standard",
                    Phrases.suggestion(name.text(), known));
            return Optional.empty();
        }
        return Optional.of(new ClauseId(name.text()));
    }

    private Map<String, Set<String>> words(Form form) {
        Map<String, Set<String>> words = new HashMap<>();
        if (!(form.required("words").orElse(new ScalarNode(form.spot(), "", false))
                instanceof MapNode map)) {
            form.node("words")
                    .ifPresent(node ->
                            problems.add(
                                    Slug.WRONG_SHAPE,
                                    node.spot(),
                                    "expected its words, each with a verdict of ours, but found "
                                            + node.described()));
            return words;
        }
        Form inner = Form.open(map, keysOf(map), problems).orElseThrow();
        for (MapNode.Entry entry : map.entries()) {
            Set<String> ours = new HashSet<>();
            for (ScalarNode word : inner.texts(entry.key().text())) {
                verdict(word).ifPresent(ours::add);
            }
            words.put(entry.key().text(), ours);
        }
        return words;
    }

    /** A map whose keys are the author's own. */
    static Form.Keys keysOf(MapNode map) {
        return new Form.Keys(
                "this map", map.entries().stream().map(entry -> entry.key().text()).toList());
    }

    private Optional<String> verdict(ScalarNode word) {
        if (Verdict.WORDS.contains(word.text())) {
            return Optional.of(word.text());
        }
        problems.add(
                Slug.UNKNOWN_CHOICE,
                word.spot(),
                "there is no verdict " + word.described(),
                Phrases.suggestion(word.text(), Verdict.WORDS));
        return Optional.empty();
    }

    private Optional<Explained> explained(Form form) {
        Optional<ScalarNode> theirs = form.requiredText("theirs");
        Optional<String> ours = form.requiredText("ours").flatMap(this::verdict);
        form.required("because");
        Optional<Form> because = form.form("because", WORDS);
        Optional<ScalarNode> zh = because.flatMap(f -> f.requiredText("zh"));
        Optional<ScalarNode> en = because.flatMap(f -> f.requiredText("en"));
        if (theirs.isEmpty() || ours.isEmpty() || zh.isEmpty() || en.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Explained(
                        theirs.get().text(),
                        ours.get(),
                        new Words(zh.get().text(), en.get().text())));
    }
}
