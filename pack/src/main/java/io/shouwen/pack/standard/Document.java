package io.shouwen.pack.standard;

import io.shouwen.engine.standard.Reference;
import io.shouwen.engine.standard.Words;
import io.shouwen.pack.yaml.ScalarNode;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Another document that a code refers to, as far as its version can meet it (D22).
 *
 * @param name the name by which the version refers to it
 * @param dated whether the code binds to one edition; then there is no other here
 * @param editions by the first day in force; the first is in force when the version comes into it
 */
public record Document(String name, Words title, boolean dated, List<Edition> editions) {
    public Document {
        editions = List.copyOf(editions);
    }

    /** One edition: its name, its first day in force, and its values as they are written. */
    public record Edition(String name, LocalDate from, Map<String, ScalarNode> values) {
        public Edition {
            values = new TreeMap<>(values);
        }
    }

    /** The names of all values that an edition has. */
    TreeSet<String> names() {
        TreeSet<String> names = new TreeSet<>();
        editions.forEach(edition -> names.addAll(edition.values().keySet()));
        return names;
    }

    /**
     * One value in all editions.
     *
     * @param read what a written value means; empty where it has a problem
     */
    <T> Reference.Edited<T> value(String value, Function<ScalarNode, Optional<T>> read) {
        List<Reference.Edition<T>> all = new ArrayList<>();
        for (Edition edition : editions) {
            Optional<T> found = Optional.ofNullable(edition.values().get(value)).flatMap(read);
            all.add(new Reference.Edition<>(edition.name(), edition.from(), found));
        }
        return new Reference.Edited<>(name, value, all);
    }
}
