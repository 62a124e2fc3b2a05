package io.shouwen.server.eventlog;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.StoredFact;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** XES as IEEE 1849-2016 has it: a request is a trace, a fact is an event. */
final class XesLogWriter implements LogWriter {
    private static final String SPACE = "http://www.xes-standard.org/";

    private final Writer out;
    private final XMLStreamWriter xml;

    XesLogWriter(Writer out) throws IOException {
        this.out = out;
        try {
            this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("log");
            xml.writeDefaultNamespace(SPACE);
            xml.writeAttribute("xes.version", "1849-2016");
            xml.writeAttribute("xes.features", "");
            extension("Concept", "concept");
            extension("Time", "time");
            extension("Organizational", "org");
            global("trace", Map.of("concept:name", "string"));
            global(
                    "event",
                    new TreeMap<>(Map.of("concept:name", "string", "time:timestamp", "date")));
            xml.writeEmptyElement("classifier");
            xml.writeAttribute("name", "kind");
            xml.writeAttribute("keys", "concept:name");
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    private void extension(String name, String prefix) throws XMLStreamException {
        xml.writeEmptyElement("extension");
        xml.writeAttribute("name", name);
        xml.writeAttribute("prefix", prefix);
        xml.writeAttribute("uri", SPACE + prefix + ".xesext");
    }

    private void global(String scope, Map<String, String> types) throws XMLStreamException {
        xml.writeStartElement("global");
        xml.writeAttribute("scope", scope);
        for (Map.Entry<String, String> type : types.entrySet()) {
            boolean date = type.getValue().equals("date");
            attribute(type.getValue(), type.getKey(), date ? "1970-01-01T00:00:00Z" : "");
        }
        xml.writeEndElement();
    }

    @Override
    public void write(History request, Set<FactId> counted) throws IOException {
        try {
            xml.writeCharacters("\n");
            xml.writeStartElement("trace");
            attribute("string", "concept:name", request.id().number());
            attribute("string", "org:group", Integer.toString(request.unit()));
            for (StoredFact stored : request.stored()) {
                event(stored, counted.contains(stored.fact().id()));
            }
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    private void event(StoredFact stored, boolean counts) throws XMLStreamException {
        Fact fact = stored.fact();
        xml.writeCharacters("\n");
        xml.writeStartElement("event");
        attribute("string", "concept:name", fact.kind().name());
        attribute("date", "time:timestamp", fact.occurredAt().toString());
        attribute("string", "org:resource", fact.actor());
        attribute("string", "org:role", stored.toldAs());
        attribute("int", "n", Integer.toString(stored.n()));
        attribute("date", "recorded_at", fact.recordedAt().toString());
        attribute("string", "source", stored.source());
        attribute("string", "standing", fact.standing().name().toLowerCase(Locale.ROOT));
        attribute("string", "counts", counts ? "yes" : "no");
        for (Map.Entry<String, Value> value : new TreeMap<>(fact.values()).entrySet()) {
            attribute(
                    type(value.getValue()),
                    CsvLogWriter.VALUE + value.getKey(),
                    LogWriter.text(value.getValue()));
        }
        xml.writeEndElement();
    }

    private static String type(Value value) {
        return switch (value) {
            case Value.Text _, Value.Day _ -> "string";
            case Value.Whole _ -> "int";
            case Value.Flag _ -> "boolean";
            case Value.Moment _ -> "date";
            case Value.Money _ -> "float";
        };
    }

    private void attribute(String type, String key, String value) throws XMLStreamException {
        xml.writeEmptyElement(type);
        xml.writeAttribute("key", key);
        xml.writeAttribute("value", printable(value));
    }

    /** XML has no place for most control characters. */
    private static String printable(String value) {
        return value.chars().allMatch(c -> c >= ' ' || c == '\t' || c == '\n' || c == '\r')
                ? value
                : value.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", "\uFFFD");
    }

    @Override
    public void end() throws IOException {
        try {
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.flush();
            out.flush();
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    private static IOException failed(XMLStreamException e) {
        return e.getCause() instanceof IOException io ? io : new IOException(e);
    }
}
