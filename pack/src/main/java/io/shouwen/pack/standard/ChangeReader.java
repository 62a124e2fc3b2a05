package io.shouwen.pack.standard;

import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Obligation;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.StandardRef;
import io.shouwen.engine.standard.Standards;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.MapNode;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;
import io.shouwen.pack.yaml.Yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads a change that somebody thinks of: other limits, numbers for soft words, clauses less and
 * clauses more. What comes out is judged by beside the code as it is written; the code itself
 * stays.
 */
public final class ChangeReader {
    private static final Form.Keys KEYS =
            Form.Keys.of("a change", "clauses", "site", "drop", "add");
    private static final Form.Keys CLAUSE = Form.Keys.of("a changed clause", "within");
    private final Path file;
    private final List<Pack.Version> versions;
    private final Problems problems;

    private ChangeReader(Path file, Codes codes, Problems problems) {
        this.file = file;
        this.versions = codes.packs().stream().flatMap(p -> p.versions().stream()).toList();
        this.problems = problems;
    }

    /** The codes with the change made; empty if it has a problem. */
    public static Optional<Standards> file(Path file, Codes codes, Problems problems) {
        Optional<List<Standard>> changed =
                Yaml.file(file, file.toString(), problems)
                        .flatMap(node -> Form.open(node, KEYS, problems))
                        .map(form -> new ChangeReader(file, codes, problems).changed(form));
        Standards standards = codes.standards();
        return changed.filter(read -> problems.none())
                .map(read -> Standards.of(read, standards.catalogue(), standards.calendars()));
    }

    private List<Standard> changed(Form form) {
        if (form.entries().findAny().isEmpty()) {
            problems.add(
                    Slug.MISSING_KEY,
                    form.spot(),
                    "a change changes something",
                    "write `clauses`, `site`, `drop` or `add`");
        }
        Map<String, Limit> bound = new BoundLimits(versions, problems).read(form.node("site"));
        List<String> dropped = dropped(form);
        List<Path> added =
                form.texts("add").stream().map(name -> file.resolveSibling(name.text())).toList();
        List<Node> clauses = new ArrayList<>();
        added.forEach(path -> clauses.addAll(Yaml.files(path, path.toString(), problems)));
        Map<ClauseId, Node> within = within(form);
        String hash =
                VersionFolder.hash(
                        file.toAbsolutePath().resolveSibling(""),
                        Stream.concat(Stream.of(file), added.stream())
                                .map(Path::toAbsolutePath)
                                .toList());
        List<Standard> changed = new ArrayList<>();
        for (int at = 0; at < versions.size(); at++) {
            List<Node> more = at + 1 == versions.size() ? clauses : List.of();
            changed.add(changed(versions.get(at), bound, dropped, within, more, hash));
        }
        return changed;
    }

    private List<String> dropped(Form form) {
        List<Clause> known = clauses().toList();
        for (ScalarNode written : form.texts("drop")) {
            if (known.stream().noneMatch(Adoption.meaning(written.text()))) {
                unknown(written);
            }
        }
        return form.texts("drop").stream().map(ScalarNode::text).toList();
    }

    private Stream<Clause> clauses() {
        return versions.stream().flatMap(version -> version.standard().clauses().stream());
    }

    private void unknown(ScalarNode written) {
        problems.add(
                Slug.UNKNOWN_CLAUSE,
                written.spot(),
                "no clause named " + Phrases.quoted(written.text()),
                Phrases.suggestion(
                        written.text(),
                        clauses().map(clause -> clause.id().value()).distinct().toList()));
    }

    /** The new limits as they are written, by clause. */
    private Map<ClauseId, Node> within(Form form) {
        Map<ClauseId, Node> within = new HashMap<>();
        Optional<Node> node = form.node("clauses");
        node.filter(found -> !(found instanceof MapNode))
                .ifPresent(found ->
                        problems.add(
                                Slug.WRONG_SHAPE,
                                found.spot(),
                                "expected clauses with what changes, but found "
                                        + found.described()));
        if (node.orElse(null) instanceof MapNode map) {
            for (MapNode.Entry entry : map.entries()) {
                Optional<Node> limit =
                        Form.open(entry.value(), CLAUSE, problems)
                                .flatMap(clause -> clause.required("within"));
                if (known(entry.key()) && limit.isPresent()) {
                    within.put(new ClauseId(entry.key().text()), limit.get());
                }
            }
        }
        return within;
    }

    private boolean known(ScalarNode name) {
        List<Clause> meant =
                clauses().filter(clause -> clause.id().value().equals(name.text())).toList();
        if (meant.isEmpty()) {
            unknown(name);
        } else if (!(meant.getLast().rule() instanceof Promise promise)) {
            problems.add(
                    Slug.BAD_LIMIT,
                    name.spot(),
                    "the clause " + name.described() + " is no promise and has no limit");
        } else if (promise.broken().isEmpty()) {
            problems.add(
                    Slug.MISSING_KEY,
                    name.spot(),
                    "the clause " + name.described() + " names no finding",
                    "give it the key `broken`; only then can a limit be broken");
        } else {
            return true;
        }
        return false;
    }

    private Standard changed(
            Pack.Version version,
            Map<String, Limit> bound,
            List<String> dropped,
            Map<ClauseId, Node> within,
            List<Node> more,
            String hash) {
        Standard standard = version.standard();
        List<Clause> clauses = new ArrayList<>();
        for (Clause clause : standard.clauses()) {
            if (dropped.stream().noneMatch(name -> Adoption.meaning(name).test(clause))) {
                clauses.add(changed(version, clause, bound, within));
            }
        }
        clauses.addAll(added(version, clauses, more));
        StandardRef ref = standard.ref();
        return new Standard(
                new StandardRef(ref.code(), ref.version(), ref.hash() + "+" + hash),
                standard.title(),
                standard.from(),
                standard.to(),
                standard.zone(),
                standard.attributes(),
                clauses);
    }

    private Clause changed(
            Pack.Version version,
            Clause clause,
            Map<String, Limit> bound,
            Map<ClauseId, Node> within) {
        Node written = within.get(clause.id());
        if (written != null && clause.rule() instanceof Promise promise) {
            return limit(version, promise, written)
                    .map(limit ->
                            new Clause(
                                    clause.id(),
                                    clause.cite(),
                                    clause.says(),
                                    Adoption.within(promise, limit)))
                    .orElse(clause);
        }
        return new Clause(
                clause.id(), clause.cite(), clause.says(), Adoption.bound(clause.rule(), bound));
    }

    private Optional<Limit> limit(Pack.Version version, Promise promise, Node written) {
        Vocabulary words =
                BoundLimits.vocabulary(version, Set.of(), Map.of(), origins(version), problems);
        Optional<Limit> limit =
                new LimitReader(words)
                        .read(written, ObligationParts.kind(promise.opening(), words));
        if (limit.orElse(null) instanceof Limit.AnyTime) {
            LimitReader.tellNeverLate(written.spot(), problems);
        }
        if (limit.orElse(null) instanceof Limit.EndOfPeriod
                && !(promise.opening() instanceof Opening.EachPeriod)) {
            LimitReader.tellNoPeriod(written.spot(), problems);
        }
        return limit;
    }

    private static Origins origins(Pack.Version version) {
        Origins origins = new Origins();
        for (Clause clause : version.standard().clauses()) {
            if (clause.rule() instanceof Obligation obligation) {
                origins.meet(clause.id(), obligation);
            }
        }
        return origins;
    }

    private List<Clause> added(Pack.Version version, List<Clause> present, List<Node> more) {
        ClauseReader reader = new ClauseReader(problems);
        more.forEach(reader::meet);
        Set<ClauseId> ids = new HashSet<>(reader.ids());
        Map<String, List<ClauseId>> byFinding = new HashMap<>(reader.clausesByFinding());
        Origins origins = reader.origins();
        for (Clause clause : present) {
            ids.add(clause.id());
            if (clause.rule() instanceof Obligation obligation) {
                byFinding
                        .computeIfAbsent(obligation.broken(), name -> new ArrayList<>())
                        .add(clause.id());
                origins.meet(clause.id(), obligation);
            }
            if (reader.ids().contains(clause.id())) {
                twice(more, clause);
            }
        }
        return reader.clauses(
                BoundLimits.vocabulary(version, ids, byFinding, origins, problems),
                new ByReading(version.readings(), problems));
    }

    private void twice(List<Node> more, Clause clause) {
        more.stream()
                .flatMap(node ->
                        node instanceof MapNode map ? map.get("clause").stream() : Stream.empty())
                .filter(id ->
                        id instanceof ScalarNode name && name.text().equals(clause.id().value()))
                .forEach(id ->
                        problems.add(
                                Slug.DUPLICATE_CLAUSE,
                                id.spot(),
                                "the code has a clause "
                                        + Phrases.quoted(clause.id().value())
                                        + " already",
                                "drop that one, or give this one another id"));
    }
}
