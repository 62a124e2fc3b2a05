package io.shouwen.pack.log;

import io.shouwen.pack.mapping.Mapping;
import io.shouwen.pack.yaml.Problems;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Finds traces and events in the XML of a log. A fact whose moment is an attribute of the trace is
 * told once a trace, every other once an event.
 */
final class XesRows {
    private static final String OF_TRACE = "trace";
    private final Mapping mapping;
    private final RowSlots slots;
    private final PathSlots paths;
    private final Cells cells;
    private final RowMapper mapper;
    private final RowMapper.Sink sink;
    private final BitSet onceATrace = new BitSet();
    private final BitSet onceAnEvent = new BitSet();
    private final Deque<PathSlots.Place> places = new ArrayDeque<>();
    private final List<TraceCell> traceCells = new ArrayList<>();
    private long rows;
    private long traceLine;
    private long eventLine;
    private boolean inTrace;
    private boolean inEvent;
    private boolean traceTold;
    private boolean traceDamaged;
    private boolean eventDamaged;

    private record TraceCell(int slot, String text) {}

    XesRows(Mapping mapping, RowMapper.Sink sink) {
        this.mapping = mapping;
        this.slots = RowSlots.byName(mapping);
        this.paths = new PathSlots(slots);
        this.cells = new Cells(slots.count(), mapping.layout().empty());
        this.mapper = new RowMapper(mapping, slots, cells, sink);
        this.sink = sink;
        for (int rule = 0; rule < mapping.facts().size(); rule++) {
            String moment = mapping.facts().get(rule).at().name();
            (moment.startsWith(OF_TRACE + ".") ? onceATrace : onceAnEvent).set(rule);
        }
    }

    /** The events so far. */
    long count() {
        return rows;
    }

    List<String> unseen(Problems problems) {
        return paths.unseen(mapping, slots, problems);
    }

    Instant latest() {
        return mapper.latest();
    }

    /** Reads what parses; what was begun before is forgotten. */
    void read(XesText.Stretch stretch) throws XMLStreamException {
        inTrace = false;
        inEvent = false;
        places.clear();
        XMLStreamReader xml = parser(stretch);
        while (xml.hasNext()) {
            int next = xml.next();
            if (next == XMLStreamConstants.START_ELEMENT) {
                start(xml, stretch);
            } else if (next == XMLStreamConstants.END_ELEMENT) {
                end(xml.getLocalName());
            }
        }
    }

    /** Nothing outside the file is ever looked at, and no entity is declared. */
    private static XMLStreamReader parser(XesText.Stretch stretch) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory.createXMLStreamReader(stretch);
    }

    private void start(XMLStreamReader xml, XesText.Stretch stretch) {
        String name = xml.getLocalName();
        long line = stretch.line(xml.getLocation().getLineNumber());
        if (name.equals(OF_TRACE)) {
            traceLine = line;
            inTrace = true;
            traceTold = false;
            traceDamaged = false;
            traceCells.clear();
        } else if (name.equals("event")) {
            tellTrace();
            eventLine = line;
            inEvent = true;
            eventDamaged = false;
            cells.clear();
        } else if (inTrace || inEvent) {
            attribute(xml, line, stretch.damaged());
        }
    }

    private void attribute(XMLStreamReader xml, long line, boolean damaged) {
        PathSlots.Place outer =
                places.isEmpty()
                        ? inEvent ? paths.root() : paths.below(OF_TRACE)
                        : places.element();
        String key = Optional.ofNullable(xml.getAttributeValue(null, "key")).orElse("");
        // The items of a list stand in an element of their own, which has no key.
        PathSlots.Place place = key.isEmpty() ? outer : paths.at(outer, key);
        places.push(place);
        String value = Optional.ofNullable(xml.getAttributeValue(null, "value")).orElse("");
        if (damaged && value.indexOf(DecodingReader.DAMAGE) >= 0) {
            eventDamaged |= inEvent;
            traceDamaged |= !inEvent;
        }
        if (place.slot() < 0 || key.isEmpty()) {
            return;
        }
        if (inEvent) {
            put(place.slot(), value);
        } else if (traceTold) {
            sink.bad(line, BadLine.AFTER_EVENTS, slots.name(place.slot()), value);
        } else {
            traceCells.add(new TraceCell(place.slot(), value));
        }
    }

    private void end(String name) {
        if (name.equals("event")) {
            inEvent = false;
            tellEvent();
        } else if (name.equals(OF_TRACE)) {
            tellTrace();
            inTrace = false;
            traceDamaged = false;
        } else if (!places.isEmpty()) {
            places.pop();
        }
    }

    private void tellEvent() {
        rows++;
        putTrace();
        tell(eventLine, traceDamaged || eventDamaged, onceAnEvent);
    }

    private void tellTrace() {
        if (inTrace && !traceTold) {
            traceTold = true;
            if (!onceATrace.isEmpty()) {
                cells.clear();
                putTrace();
                tell(traceLine, traceDamaged, onceATrace);
            }
        }
    }

    private void putTrace() {
        for (TraceCell cell : inTrace ? traceCells : List.<TraceCell>of()) {
            put(cell.slot, cell.text);
        }
    }

    private void put(int slot, String value) {
        cells.put(slot, value.toCharArray(), 0, value.length());
    }

    private void tell(long line, boolean damaged, BitSet which) {
        if (damaged) {
            sink.bad(line, BadLine.WRONG_ENCODING, "", "");
        } else {
            mapper.map(line, which);
        }
    }
}
