package io.shouwen.pack.log;

import io.shouwen.pack.mapping.Mapping;
import io.shouwen.pack.yaml.Problems;

import java.io.IOException;
import java.util.List;

import javax.xml.stream.XMLStreamException;

/**
 * A log in XES (IEEE 1849): a trace is a case, an event is a row. A column is the key of an
 * attribute of the event, with dots before the keys of attributes inside it; {@code trace.} before
 * it means the trace's. Where the XML is broken, reading goes on with the next trace that begins on
 * a later line.
 */
final class XesLog implements EventLog {
    private final LogFile file;
    private final Mapping mapping;

    XesLog(LogFile file, Mapping mapping) {
        this.file = file;
        this.mapping = mapping;
    }

    @Override
    public Reading read(RowMapper.Sink sink, Problems problems) throws IOException {
        XesRows rows = new XesRows(mapping, sink);
        XesText text = new XesText(file);
        boolean more = true;
        while (more) {
            try (XesText.Stretch stretch = text.next()) {
                more = part(stretch, rows, text, sink);
            }
        }
        List<String> unseen = rows.count() > 0 ? rows.unseen(problems) : List.of();
        return new Reading(rows.count(), rows.latest(), unseen);
    }

    /** Reads one unbroken stretch; whether there is another one behind what broke it. */
    private static boolean part(
            XesText.Stretch stretch, XesRows rows, XesText text, RowMapper.Sink sink)
            throws IOException {
        try {
            rows.read(stretch);
            return false;
        } catch (XMLStreamException e) {
            stretch.rethrow();
            long line = stretch.line(Math.max(1, e.getLocation().getLineNumber()));
            boolean more = text.resume(line);
            String lost =
                    more
                            ? "not read up to line " + (text.resumedAt() - 1)
                            : "not read from here to the end";
            sink.bad(line, BadLine.BROKEN_XML, "", lost);
            return more;
        }
    }
}
