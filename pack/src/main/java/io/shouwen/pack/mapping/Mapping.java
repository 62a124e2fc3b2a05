package io.shouwen.pack.mapping;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.judge.Verdict;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Words;
import io.shouwen.pack.yaml.Spot;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the columns of another system's log become facts.
 *
 * @param cases the columns whose texts together name a case; joined with {@code /}
 */
public record Mapping(
        Layout layout,
        List<Column> cases,
        Times times,
        List<FactRule> facts,
        Optional<OtherVerdict> other) {
    public Mapping {
        cases = List.copyOf(cases);
        facts = List.copyOf(facts);
    }

    /**
     * The same mapping, but another system's verdict is taken from a column: in the words that the
     * mapping has for it, else in those of our verdicts.
     */
    public Mapping comparedWith(Column column) {
        OtherVerdict said =
                other.map(known ->
                                new OtherVerdict(
                                        known.clause(),
                                        column,
                                        known.words(),
                                        known.due(),
                                        known.explained()))
                        .orElseGet(() -> OtherVerdict.inOurWords(column));
        return new Mapping(layout, cases, times, facts, Optional.of(said));
    }

    /**
     * How the file is written.
     *
     * @param empty texts that mean that nothing is there, besides the empty one
     */
    public record Layout(char delimiter, Charset encoding, Set<String> empty) {
        public Layout {
            empty = Set.copyOf(empty);
        }
    }

    /** A column by the name in the file's first line, and where the mapping speaks of it. */
    public record Column(String name, Spot spot) {}

    /**
     * How dates and times are written.
     *
     * @param patterns tried in order; empty for the ISO forms
     * @param zoneTwice the log took the zone's offset off twice, as happens when local times were
     *     taken for UTC and shown as local times once more
     */
    public record Times(ZoneId zone, List<DateTimeFormatter> patterns, boolean zoneTwice) {
        public Times {
            patterns = List.copyOf(patterns);
        }
    }

    /**
     * One kind of fact that a row may tell.
     *
     * @param at when it happened; an empty cell means that it did not
     * @param when what else must hold of the row
     */
    public record FactRule(
            FactKind kind,
            Column at,
            Optional<Column> recorded,
            Optional<Column> id,
            Optional<Column> person,
            Optional<Column> unit,
            List<When> when,
            List<AttributeRule> attributes) {
        public FactRule {
            when = List.copyOf(when);
            attributes = List.copyOf(attributes);
        }
    }

    /**
     * A condition on a cell.
     *
     * @param words the texts allowed, or forbidden if {@code not}; an empty cell is the text ""
     */
    public record When(Column column, Set<String> words, boolean not) {
        public When {
            words = Set.copyOf(words);
        }
    }

    /** An attribute and where its value is taken from. */
    public record AttributeRule(String name, Catalogue.Type type, From from) {}

    /** Where a value is taken from. */
    public sealed interface From {
        /** The cell of a column, through the words if there are any. */
        record Cell(Column column, Map<String, String> words) implements From {
            public Cell {
                words = Map.copyOf(words);
            }
        }

        /** The same text in every row. */
        record Constant(String text) implements From {}
    }

    /**
     * What the other system itself said of a case, to stand beside our verdict.
     *
     * @param clause the clause it corresponds to; empty if all
     * @param words its words, each with the verdicts of ours that it agrees with
     * @param due its own due moment
     * @param explained why certain pairs differ, as the author of the mapping explains it
     */
    public record OtherVerdict(
            Optional<ClauseId> clause,
            Column column,
            Map<String, Set<String>> words,
            Optional<Column> due,
            List<Explained> explained) {
        public OtherVerdict {
            words = Map.copyOf(words);
            explained = List.copyOf(explained);
        }

        static OtherVerdict inOurWords(Column column) {
            Map<String, Set<String>> words = new HashMap<>();
            Verdict.WORDS.forEach(word -> words.put(word, Set.of(word)));
            return new OtherVerdict(Optional.empty(), column, words, Optional.empty(), List.of());
        }
    }

    /** One pair of verdicts that differ, and why. */
    public record Explained(String theirs, String ours, Words because) {}
}
