package io.shouwen.pack.standard;

import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Rule;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Words;

import java.nio.file.Path;
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
     * @param roles who may answer, by role
     * @param findings the breaches, by finding name
     * @param readings the questions that its text leaves open, by name
     * @param variants what clauses do by reading; the standard has them as usually read
     * @param scenarios the scenario files that lie beside its clauses
     */
    public record Version(
            Path folder,
            Standard standard,
            Catalogue catalogue,
            SequencedMap<String, Path> calendars,
            SequencedMap<String, Words> roles,
            SequencedMap<String, Words> findings,
            SequencedMap<String, Reading> readings,
            Map<ClauseId, List<Variant>> variants,
            List<Path> scenarios) {
        public Version {
            variants = Map.copyOf(variants);
            scenarios = List.copyOf(scenarios);
        }

        Version with(Standard other) {
            return new Version(
                    folder, other, catalogue, calendars, roles, findings, readings, variants,
                    scenarios);
        }

        /** The version read otherwise: readings by name with the option chosen. */
        public Standard read(Map<String, String> chosen) {
            return Adoption.replacing(standard, clause -> read(clause, chosen));
        }

        /** What a clause does by the options chosen. */
        public Rule read(Clause clause, Map<String, String> chosen) {
            return variants.getOrDefault(clause.id(), List.of()).stream()
                    .filter(one -> one.option().equals(chosen.get(one.reading())))
                    .map(Variant::rule)
                    .findFirst()
                    .orElse(clause.rule());
        }
    }
}
