package io.shouwen.server.eventlog;

import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Home;
import io.shouwen.pack.standard.Pack;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/** The mapping file by which {@code bin/shouwen assess} reads an exported log by a written code. */
final class LogMapping {
    private LogMapping() {}

    static String of(Pack.Version version, LogFormat format) {
        boolean xes = format == LogFormat.XES;
        ZoneId zone = version.standard().zone();
        StringBuilder yaml = new StringBuilder();
        yaml.append("# How an exported event log becomes facts of ")
                .append(version.standard().ref())
                .append(".\n");
        yaml.append("case: ").append(xes ? "trace.concept:name" : "case").append('\n');
        yaml.append("times: {zone: ").append(zone.getId()).append("}\n");
        yaml.append("facts:\n");
        kinds(version.catalogue()).forEach(kind -> rule(yaml, kind, xes));
        return yaml.toString();
    }

    /** Those that may be told of a request, by name. */
    private static List<Catalogue.Kind> kinds(Catalogue catalogue) {
        return catalogue.kinds().values().stream()
                .filter(kind -> !kind.kind().aboutFacts())
                .filter(kind -> kind.homes().found().contains(Home.REQUEST))
                .sorted(Comparator.comparing(kind -> kind.kind().name()))
                .toList();
    }

    private static void rule(StringBuilder yaml, Catalogue.Kind kind, boolean xes) {
        yaml.append("  - fact: ").append(kind.kind().name()).append('\n');
        yaml.append("    at: ").append(xes ? "time:timestamp" : "occurred_at").append('\n');
        yaml.append("    recorded: recorded_at\n    id: n\n");
        yaml.append("    person: ").append(xes ? "org:resource" : "actor").append('\n');
        yaml.append("    unit: ").append(xes ? "trace.org:group" : "unit").append('\n');
        yaml.append("    when: {")
                .append(xes ? "concept:name" : "kind")
                .append(": ")
                .append(kind.kind().name())
                .append(", counts: \"yes\"}\n");
        if (!kind.fields().isEmpty()) {
            yaml.append("    attributes:\n");
            kind.fields().keySet().stream()
                    .sorted()
                    .forEach(name ->
                            yaml.append("      ")
                                    .append(name)
                                    .append(": ")
                                    .append(CsvLogWriter.VALUE)
                                    .append(name)
                                    .append('\n'));
        }
    }
}
