package io.shouwen.pack.standard;

import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Words;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

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

    /** The code as the site has adopted it: what it is judged by. */
    public Pack adopted() {
        return adoption.map(how ->
                        new Pack(
                                code,
                                title,
                                source,
                                versions.stream()
                                        .map(v -> v.with(how.applyTo(v.standard())))
                                        .toList(),
                                adoption))
                .orElse(this);
    }

    /**
     * One version of it, with the words that the engine does not need but screens do.
     *
     * @param folder where it was read from
     * @param calendars the files of the calendars it names
     * @param roles who may answer, by role
     * @param findings the breaches, by finding name
     * @param scenarios the scenario files that lie beside its clauses
     */
    public record Version(
            Path folder,
            Standard standard,
            Catalogue catalogue,
            SequencedMap<String, Path> calendars,
            SequencedMap<String, Words> roles,
            SequencedMap<String, Words> findings,
            List<Path> scenarios) {
        public Version {
            scenarios = List.copyOf(scenarios);
        }

        Version with(Standard other) {
            return new Version(folder, other, catalogue, calendars, roles, findings, scenarios);
        }
    }
}
