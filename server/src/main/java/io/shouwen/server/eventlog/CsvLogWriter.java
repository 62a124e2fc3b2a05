package io.shouwen.server.eventlog;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.server.page.Csv;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.StoredFact;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One line a fact, one column an attribute. */
final class CsvLogWriter implements LogWriter {
    /** What stands before the names of attributes. */
    static final String VALUE = "value.";

    private static final List<String> HEAD =
            List.of(
                    "case",
                    "unit",
                    "n",
                    "kind",
                    "occurred_at",
                    "recorded_at",
                    "actor",
                    "told_as",
                    "source",
                    "standing",
                    "counts");

    private final Writer out;
    private final List<String> attributes;

    CsvLogWriter(Writer out, List<String> attributes) throws IOException {
        this.out = out;
        this.attributes = List.copyOf(attributes);
        List<String> head = new ArrayList<>(HEAD);
        attributes.forEach(name -> head.add(VALUE + name));
        out.write(Csv.MARK);
        out.write(Csv.line(head));
    }

    @Override
    public void write(History request, Set<FactId> counted) throws IOException {
        for (StoredFact stored : request.stored()) {
            Fact fact = stored.fact();
            List<String> cells = new ArrayList<>(HEAD.size() + attributes.size());
            cells.add(request.id().number());
            cells.add(Integer.toString(request.unit()));
            cells.add(Integer.toString(stored.n()));
            cells.add(fact.kind().name());
            cells.add(fact.occurredAt().toString());
            cells.add(fact.recordedAt().toString());
            cells.add(fact.actor());
            cells.add(stored.toldAs());
            cells.add(stored.source());
            cells.add(fact.standing().name().toLowerCase(Locale.ROOT));
            cells.add(counted.contains(fact.id()) ? "yes" : "no");
            for (String name : attributes) {
                cells.add(
                        Optional.ofNullable(fact.values().get(name))
                                .map(LogWriter::text)
                                .orElse(""));
            }
            out.write(Csv.line(cells));
        }
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }
}
