package io.shouwen.pack.yaml;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds the tree of one text from the parser's events. Works on events and not on the parser's own
 * nodes because anchors, duplicate keys and depth must be told with their place, all at once.
 */
final class TreeReader {
    private static final int DEEPEST = 32;
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(1 << 21).build();

    private static final String CORE_TAG = "tag:yaml.org,2002:";
    private static final String MERGE = "<<";

    private final String file;
    private final String text;
    private final Problems problems;
    private boolean tooDeep;

    TreeReader(String file, String text, Problems problems) {
        this.file = file;
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        this.problems = problems;
    }

    List<Node> documents() {
        if (tabsIndent()) {
            return List.of();
        }
        List<Node> documents = new ArrayList<>();
        try {
            Iterator<Event> events = new Parse(SETTINGS).parseString(text).iterator();
            while (events.hasNext() && !tooDeep) {
                if (events.next() instanceof DocumentStartEvent) {
                    documents.add(node(events.next(), events, 1));
                }
            }
        } catch (ReaderException e) {
            badCharacter(e);
            return List.of();
        } catch (MarkedYamlEngineException e) {
            SyntaxWords.tell(e, file, text.lines().toList(), problems);
            return List.of();
        } catch (YamlEngineException e) {
            problems.add(
                    Slug.BROKEN_LAYOUT, new Spot(file, 1, 1), "the file is not readable as YAML");
            return List.of();
        }
        return tooDeep ? List.of() : whole(documents);
    }

    /** An empty document, such as a file of comments alone, is told and left out. */
    private List<Node> whole(List<Node> documents) {
        List<Node> filled =
                documents.stream()
                        .filter(node -> !(node instanceof ScalarNode scalar && scalar.blank()))
                        .toList();
        if (filled.isEmpty()) {
            problems.add(Slug.EMPTY_FILE, new Spot(file, 1, 1), "the file holds nothing");
        }
        return filled;
    }

    private Node node(Event event, Iterator<Event> events, int depth) {
        Spot spot = spot(event);
        if (event instanceof AliasEvent alias) {
            shorthand(spot, "*" + alias.getAlias().getValue(), "write the value out again");
            return new ScalarNode(spot, "", false);
        }
        refuseShorthand(event, spot);
        if (event instanceof ScalarEvent scalar) {
            return new ScalarNode(spot, scalar.getValue(), !scalar.isPlain());
        }
        if (depth > DEEPEST && !tooDeep) {
            tooDeep = true;
            problems.add(
                    Slug.TOO_DEEP, spot, "more than " + DEEPEST + " levels lie inside each other");
        }
        if (tooDeep) {
            return new ScalarNode(spot, "", false);
        }
        return event instanceof MappingStartEvent
                ? map(spot, events, depth)
                : list(spot, events, depth);
    }

    private ListNode list(Spot spot, Iterator<Event> events, int depth) {
        List<Node> items = new ArrayList<>();
        for (Event event = events.next();
                !(event instanceof SequenceEndEvent) && !tooDeep;
                event = events.next()) {
            items.add(node(event, events, depth + 1));
        }
        return new ListNode(spot, items);
    }

    private MapNode map(Spot spot, Iterator<Event> events, int depth) {
        List<MapNode.Entry> entries = new ArrayList<>();
        Map<String, Spot> seen = new HashMap<>();
        for (Event event = events.next();
                !(event instanceof MappingEndEvent) && !tooDeep;
                event = events.next()) {
            Node key = node(event, events, depth + 1);
            if (tooDeep) {
                break;
            }
            Node value = node(events.next(), events, depth + 1);
            if (!(key instanceof ScalarNode name) || name.blank()) {
                problems.add(
                        Slug.KEY_NOT_TEXT, key.spot(), "expected a word before the colon here");
                continue;
            }
            if (name.text().equals(MERGE)) {
                shorthand(name.spot(), MERGE, "write the keys out again");
                continue;
            }
            Spot first = seen.putIfAbsent(name.text(), name.spot());
            if (first == null) {
                entries.add(new MapNode.Entry(name, value));
            } else {
                problems.add(
                        Slug.DUPLICATE_KEY,
                        name.spot(),
                        "the key " + Phrases.quoted(name.text()) + " stands here a second time",
                        "the first is on line " + first.line() + "; keep one of the two");
            }
        }
        return new MapNode(spot, entries);
    }

    private void refuseShorthand(Event event, Spot spot) {
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            shorthand(
                    spot,
                    "&" + node.getAnchor().get().getValue(),
                    "remove it, and write the value out wherever it is needed");
        }
        Optional<String> tag =
                switch (event) {
                    case ScalarEvent scalar -> scalar.getTag();
                    case CollectionStartEvent collection -> collection.getTag();
                    default -> Optional.empty();
                };
        tag.ifPresent(name ->
                shorthand(
                        spot,
                        name.startsWith("!") ? name : name.replace(CORE_TAG, "!!"),
                        "remove it, or put the value in quotes"));
    }

    private void shorthand(Spot spot, String mark, String help) {
        problems.add(
                Slug.SHORTHAND,
                spot,
                "the mark " + Phrases.quoted(mark) + " is not used in these files",
                help);
    }

    /** Tabs in front of a line break the layout in ways the parser explains badly: told first. */
    private boolean tabsIndent() {
        int number = 0;
        int before = problems.count();
        for (String line : text.lines().toList()) {
            number++;
            int tab = line.indexOf('\t');
            if (tab >= 0 && line.substring(0, tab).isBlank() && !line.isBlank()) {
                problems.add(
                        Slug.TAB_INDENT,
                        new Spot(file, number, tab + 1),
                        "this line is indented with a tab",
                        "use spaces, two for each level");
            }
        }
        return problems.count() > before;
    }

    private void badCharacter(ReaderException e) {
        int at = text.offsetByCodePoints(0, Math.min(e.getPosition(), text.length()));
        String before = text.substring(0, at).replace("\r\n", "\n").replace('\r', '\n');
        int lastLine = before.lastIndexOf('\n') + 1;
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        problems.add(
                Slug.BAD_CHARACTER,
                new Spot(file, line, before.codePointCount(lastLine, before.length()) + 1),
                String.format(
                        "the invisible character U+%04X may not stand here", e.getCodePoint()),
                "remove it; it often comes along when text is copied");
    }

    private Spot spot(Event event) {
        return event.getStartMark()
                .map(mark -> new Spot(file, mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(new Spot(file, 1, 1));
    }
}
