package io.shouwen.pack.log;

import io.shouwen.pack.mapping.Mapping;
import io.shouwen.pack.yaml.Problems;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A log with one JSON object a line. A column is the path of a value, with dots between; the items
 * of an array are numbered from 0. Blank lines are no rows.
 */
final class JsonLog implements EventLog {
    private final LogFile file;
    private final Mapping mapping;
    private final RowSlots slots;
    private final PathSlots paths;
    private final Cells cells;
    private final JsonFactory json = new JsonFactory();

    JsonLog(LogFile file, Mapping mapping) {
        this.file = file;
        this.mapping = mapping;
        this.slots = RowSlots.byName(mapping);
        this.paths = new PathSlots(slots);
        this.cells = new Cells(slots.count(), mapping.layout().empty());
    }

    @Override
    public Reading read(RowMapper.Sink sink, Problems problems) throws IOException {
        RowMapper mapper = new RowMapper(mapping, slots, cells, sink);
        long rows = 0;
        try (TextLines lines =
                new TextLines(new DecodingReader(file.open(), mapping.layout().encoding()))) {
            while (lines.next()) {
                if (lines.blank()) {
                    continue;
                }
                rows++;
                Optional<Bad> bad = bad(lines);
                if (bad.isPresent()) {
                    Bad why = bad.get();
                    sink.bad(lines.number(), why.reason, why.column, why.text);
                } else {
                    mapper.map(lines.number());
                }
            }
        }
        List<String> unseen = rows > 0 ? paths.unseen(mapping, slots, problems) : List.of();
        return new Reading(rows, mapper.latest(), unseen);
    }

    private record Bad(BadLine reason, String column, String text) {}

    /** Puts the mapped values of a line into the cells, or says why not. */
    private Optional<Bad> bad(TextLines lines) {
        if (lines.tooLong()) {
            return Optional.of(new Bad(BadLine.TOO_LONG, "", ""));
        }
        if (lines.damaged()) {
            return Optional.of(new Bad(BadLine.WRONG_ENCODING, "", ""));
        }
        cells.clear();
        try (JsonParser parser =
                json.createParser(ObjectReadContext.empty(), lines.chars(), 0, lines.length())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.of(new Bad(BadLine.BROKEN_JSON, "", lines.text()));
            }
            Optional<Bad> bad = inside(parser, paths.root());
            return bad.isEmpty() && parser.nextToken() != null
                    ? Optional.of(new Bad(BadLine.BROKEN_JSON, "", lines.text()))
                    : bad;
        } catch (JacksonException e) {
            return Optional.of(new Bad(BadLine.BROKEN_JSON, "", lines.text()));
        }
    }

    /** The rest of an object or array whose beginning was read. */
    private Optional<Bad> inside(JsonParser parser, PathSlots.Place place) {
        boolean array = parser.currentToken() == JsonToken.START_ARRAY;
        Optional<Bad> bad = Optional.empty();
        JsonToken token = parser.nextToken();
        for (int item = 0; !token.isStructEnd(); item++) {
            String key = array ? Integer.toString(item) : parser.currentName();
            token = array ? token : parser.nextToken();
            PathSlots.Place at = paths.at(place, key);
            Optional<Bad> here = value(parser, token, at);
            bad = bad.isPresent() ? bad : here;
            token = parser.nextToken();
        }
        return bad;
    }

    private Optional<Bad> value(JsonParser parser, JsonToken token, PathSlots.Place at) {
        if (token.isScalarValue()) {
            if (at.slot() >= 0 && token != JsonToken.VALUE_NULL) {
                cells.put(
                        at.slot(),
                        parser.getStringCharacters(),
                        parser.getStringOffset(),
                        parser.getStringLength());
            }
            return Optional.empty();
        }
        if (at == PathSlots.NOWHERE) {
            parser.skipChildren();
            return Optional.empty();
        }
        boolean array = token == JsonToken.START_ARRAY;
        Optional<Bad> inner = inside(parser, at);
        return at.slot() < 0
                ? inner
                : Optional.of(
                        new Bad(BadLine.BAD_VALUE, slots.name(at.slot()), array ? "[…]" : "{…}"));
    }
}
