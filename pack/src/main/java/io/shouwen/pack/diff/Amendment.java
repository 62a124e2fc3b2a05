package io.shouwen.pack.diff;

import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Rule;
import io.shouwen.engine.standard.Words;
import io.shouwen.pack.explain.Explainer;
import io.shouwen.pack.explain.Explanation;
import io.shouwen.pack.explain.Names;
import io.shouwen.pack.standard.Pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What changed between two versions of a code, clause by clause. Ids survive versions, so a clause
 * that was moved or said anew is the same clause.
 */
public record Amendment(List<Entry> entries) {
    public Amendment {
        entries = List.copyOf(entries);
    }

    /** What became of one clause. */
    public enum What {
        ADDED,
        REMOVED,
        CHANGED
    }

    /** A clause of either version, with what changed in it. */
    public record Entry(What what, ClauseId clause, Words says, List<Change> changes) {
        public Entry {
            changes = List.copyOf(changes);
        }
    }

    /**
     * One difference.
     *
     * @param about {@code words}, {@code place}, {@code kind}, a part of the rule, or an answer by
     *     which the clause does something else
     */
    public record Change(String about, Words from, Words to) {}

    /** Compares an old version with a new one. */
    public static Amendment between(Pack.Version old, Pack.Version now) {
        SequencedMap<ClauseId, Clause> before = byId(old);
        SequencedMap<ClauseId, Clause> after = byId(now);
        List<Entry> entries = new ArrayList<>();
        for (ClauseId id : new TreeSet<>(union(before, after))) {
            Optional<Clause> was = Optional.ofNullable(before.get(id));
            Optional<Clause> is = Optional.ofNullable(after.get(id));
            if (was.isEmpty()) {
                is.ifPresent(c -> entries.add(new Entry(What.ADDED, id, c.says(), List.of())));
            } else if (is.isEmpty()) {
                entries.add(new Entry(What.REMOVED, id, was.get().says(), List.of()));
            } else {
                List<Change> changes = changes(was.get(), old, is.get(), now);
                if (!changes.isEmpty()) {
                    entries.add(new Entry(What.CHANGED, id, is.get().says(), changes));
                }
            }
        }
        return new Amendment(entries);
    }

    private static List<ClauseId> union(Map<ClauseId, Clause> before, Map<ClauseId, Clause> after) {
        List<ClauseId> ids = new ArrayList<>(before.keySet());
        ids.addAll(after.keySet());
        return ids;
    }

    private static SequencedMap<ClauseId, Clause> byId(Pack.Version version) {
        SequencedMap<ClauseId, Clause> byId = new LinkedHashMap<>();
        version.standard().clauses().forEach(clause -> byId.put(clause.id(), clause));
        return byId;
    }

    private static List<Change> changes(Clause was, Pack.Version old, Clause is, Pack.Version now) {
        List<Change> changes = new ArrayList<>();
        add(changes, "words", was.says(), is.says());
        add(changes, "place", place(was), place(is));
        changes.addAll(usually(was, old, is, now));
        compare(changes, otherwise(was, old), otherwise(is, now));
        return changes;
    }

    /** What a clause does by each answer but the usual one. */
    private static SequencedMap<String, Words> otherwise(Clause clause, Pack.Version version) {
        SequencedMap<String, Words> otherwise = new LinkedHashMap<>();
        version.variants(clause).stream()
                .skip(1)
                .forEach(one ->
                        otherwise.put("read as " + one.written(), sentence(one.value(), version)));
        return otherwise;
    }

    private static List<Change> usually(Clause was, Pack.Version old, Clause is, Pack.Version now) {
        List<Change> changes = new ArrayList<>();
        if (!was.rule().getClass().equals(is.rule().getClass())) {
            add(changes, "kind", sentence(was.rule(), old), sentence(is.rule(), now));
            return changes;
        }
        compare(changes, parts(was, old), parts(is, now));
        return changes;
    }

    private static void compare(
            List<Change> changes,
            SequencedMap<String, Words> before,
            SequencedMap<String, Words> after) {
        List<String> labels = new ArrayList<>(before.keySet());
        after.keySet().stream().filter(label -> !labels.contains(label)).forEach(labels::add);
        Words nothing = new Words("（无）", "nothing");
        for (String label : labels) {
            add(
                    changes,
                    label,
                    before.getOrDefault(label, nothing),
                    after.getOrDefault(label, nothing));
        }
    }

    private static void add(List<Change> changes, String about, Words from, Words to) {
        if (!from.equals(to)) {
            changes.add(new Change(about, from, to));
        }
    }

    private static Words place(Clause clause) {
        String place = (clause.cite().part() + " " + clause.cite().article()).strip();
        return new Words(place, place);
    }

    private static Words sentence(Rule rule, Pack.Version version) {
        return new Words(
                explained(rule, version, Locale.CHINESE).sentence(),
                explained(rule, version, Locale.ENGLISH).sentence());
    }

    private static SequencedMap<String, Words> parts(Clause clause, Pack.Version version) {
        Map<String, String> chinese = parts(explained(clause.rule(), version, Locale.CHINESE));
        SequencedMap<String, Words> both = new LinkedHashMap<>();
        parts(explained(clause.rule(), version, Locale.ENGLISH))
                .forEach((label, text) ->
                        both.put(label, new Words(chinese.getOrDefault(label, ""), text)));
        return both;
    }

    private static Map<String, String> parts(Explanation explanation) {
        return explanation.parts().stream()
                .collect(
                        Collectors.toMap(
                                part ->
                                        part.label()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-'),
                                Explanation.Part::text,
                                (one, other) -> one + "; " + other,
                                LinkedHashMap::new));
    }

    private static Explanation explained(Rule rule, Pack.Version version, Locale language) {
        return new Explainer(Names.of(version, language)).of(rule);
    }
}
