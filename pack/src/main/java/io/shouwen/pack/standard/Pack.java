package io.shouwen.pack.standard;

import io.shouwen.engine.standard.Attribute;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Rule;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Words;
import io.shouwen.pack.service.ServiceCatalogue;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One written code as read from its folder.
 *
 * @param source the document it restates
 * @param versions by the first instant in force
 * @param adoption how the site takes it over; empty if it takes it whole
 */
public record Pack(
        String code,
        Words title,
        String source,
        List<Version> versions,
        Optional<Adoption> adoption) {
    public Pack {
        versions = List.copyOf(versions);
    }

    /** What a part of the site is judged by: a version for each stretch of time, oldest first. */
    public List<Standard> adopted(Set<String> units) {
        return versions.stream()
                .flatMap(version ->
                        adoption.map(how -> how.applyTo(version, units).stream())
                                .orElse(Stream.of(version.standard())))
                .toList();
    }

    /**
     * One version of it, with the words that the engine does not need but screens do.
     *
     * @param folder where it was read from
     * @param calendars the files of the calendars it names
     * @param references the documents it refers to, by their names in it
     * @param refers which of them the clauses refer to by their words
     * @param roles who may answer, by role
     * @param findings the breaches, by finding name
     * @param readings the questions that its text leaves open, by name
     * @param attributes what is said of attributes, by every answer
     * @param variants what clauses do by reading; the standard has all as usually read
     * @param scenarios the scenario files that lie beside its clauses
     * @param services what is done for customers, with papers, forms and prices
     */
    public record Version(
            Path folder,
            Standard standard,
            Catalogue catalogue,
            SequencedMap<String, Path> calendars,
            SequencedMap<String, Document> references,
            Map<ClauseId, List<String>> refers,
            SequencedMap<String, Words> roles,
            SequencedMap<String, Words> findings,
            SequencedMap<String, Reading> readings,
            Map<String, List<Variant<Attribute>>> attributes,
            Map<ClauseId, List<Variant<Rule>>> variants,
            List<Path> scenarios,
            ServiceCatalogue services) {
        public Version {
            refers = Map.copyOf(refers);
            attributes = Map.copyOf(attributes);
            variants = Map.copyOf(variants);
            scenarios = List.copyOf(scenarios);
        }

        Version with(Standard other) {
            return new Version(
                    folder,
                    other,
                    catalogue,
                    calendars,
                    references,
                    refers,
                    roles,
                    findings,
                    readings,
                    attributes,
                    variants,
                    scenarios,
                    services);
        }

        /** The version read otherwise: readings by name with the option chosen. */
        public Standard read(Map<String, String> chosen) {
            return Adoption.replacing(standard, attributes(chosen), clause -> read(clause, chosen));
        }

        /** What is said of attributes by the options chosen. */
        public Map<String, Attribute> attributes(Map<String, String> chosen) {
            Map<String, Attribute> read = new HashMap<>();
            attributes.forEach((name, variants) ->
                    held(variants, chosen).ifPresent(one -> read.put(name, one)));
            return read;
        }

        /** What a clause does by the options chosen. */
        public Rule read(Clause clause, Map<String, String> chosen) {
            return held(variants.getOrDefault(clause.id(), List.of()), chosen)
                    .orElse(clause.rule());
        }

        private <T> Optional<T> held(List<Variant<T>> variants, Map<String, String> chosen) {
            return variants.stream()
                    .filter(one -> one.holds(chosen, readings))
                    .map(Variant::value)
                    .findFirst();
        }

        /** Every way in which something is read, by the answers that something asks for. */
        public List<Map<String, String>> answers() {
            return Stream.concat(
                            attributes.values().stream().flatMap(List::stream),
                            variants.values().stream().flatMap(List::stream))
                    .map(Variant::answers)
                    .<Map<String, String>>map(answers -> answers)
                    .distinct()
                    .toList();
        }

        /** What a clause does by reading, as it is usually read first, each once. */
        public List<Variant<Rule>> variants(Clause clause) {
            Map<Rule, Variant<Rule>> byRule = new LinkedHashMap<>();
            variants.getOrDefault(clause.id(), List.of()).stream()
                    .sorted(Comparator.comparing(one -> !one.holds(Map.of(), readings)))
                    .forEach(one -> byRule.putIfAbsent(one.value(), one));
            return List.copyOf(byRule.values());
        }

        /** Where the rule of a clause stands by the options chosen, keys from the outside in. */
        public List<String> path(ClauseId clause, Map<String, String> chosen) {
            return variants.getOrDefault(clause, List.of()).stream()
                    .filter(one -> one.holds(chosen, readings))
                    .map(Variant::path)
                    .findFirst()
                    .orElse(List.of());
        }
    }
}
