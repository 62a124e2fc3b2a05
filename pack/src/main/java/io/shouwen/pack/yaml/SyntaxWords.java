package io.shouwen.pack.yaml;

import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

import java.util.List;
import java.util.Optional;

/**
 * Says what the parser stumbled over in words that a person who never heard of YAML understands.
 */
final class SyntaxWords {
    private final String problem;
    private final String context;
    private final Spot here;
    private final Spot opened;
    private final List<String> lines;

    /** What is said at a place. */
    private record Said(Slug slug, Spot spot, String sentence, String help) {}

    private SyntaxWords(MarkedYamlEngineException e, String file, List<String> lines) {
        this.problem = Optional.ofNullable(e.getProblem()).orElse("");
        this.context = Optional.ofNullable(e.getContext()).orElse("");
        this.here = spot(e.getProblemMark().or(e::getContextMark), file);
        this.opened = spot(e.getContextMark().or(e::getProblemMark), file);
        this.lines = lines;
    }

    static void tell(
            MarkedYamlEngineException e, String file, List<String> lines, Problems problems) {
        SyntaxWords words = new SyntaxWords(e, file, lines);
        int line = words.here.line();
        if (problems.toldFullWidth(file, line)
                || problems.toldFullWidth(file, line - 1)
                || problems.toldFullWidth(file, words.opened.line())) {
            return;
        }
        Said said = words.said();
        problems.add(said.slug(), said.spot(), said.sentence(), said.help());
    }

    private Said said() {
        if (context.contains("quoted scalar")) {
            return problem.contains("escape") ? backslash() : openQuote();
        }
        if (context.contains("flow ")) {
            return openBracket();
        }
        if (problem.contains("mapping values are not allowed")) {
            return beforeHere().contains(": ") ? secondColon() : tooDeep();
        }
        if (problem.contains("could not find expected ':'")) {
            return layout(
                    opened,
                    "expected a key, a colon and a value on this line",
                    "write `key: value`, with a space after the colon");
        }
        if (problem.contains("cannot start any token") && here().startsWith("\t")) {
            return new Said(
                    Slug.TAB_INDENT,
                    here,
                    "a tab stands between a key and its value",
                    "use a space");
        }
        if (problem.contains("cannot start any token")) {
            return layout(here, "a value cannot begin with this sign", "put the value in quotes");
        }
        return layout(
                here,
                "this does not fit the lines above it",
                "keys of one map stand exactly below each other; list items begin with `- `");
    }

    private Said backslash() {
        return layout(
                here,
                "a backslash inside double quotes begins a sign that does not exist",
                "use single quotes, or write the backslash twice");
    }

    private Said openQuote() {
        return new Said(
                Slug.UNCLOSED_QUOTE,
                opened,
                "the quote opened here is never closed",
                "close it with the same kind of quote");
    }

    private Said openBracket() {
        return layout(
                here,
                "the bracket opened on line %d, column %d is not closed before this"
                        .formatted(opened.line(), opened.column()),
                "set a comma between two values, and close every `{` with `}`, every `[` with `]`");
    }

    private Said secondColon() {
        return layout(
                here,
                "a second colon on one line",
                "put text that holds a colon and a space in quotes");
    }

    private Said tooDeep() {
        return layout(
                here,
                "this line is indented deeper than the line above, which already has a value",
                "keys of one map stand exactly below each other");
    }

    private static Said layout(Spot spot, String sentence, String help) {
        return new Said(Slug.BROKEN_LAYOUT, spot, sentence, help);
    }

    private String beforeHere() {
        return lineHere().substring(0, offsetHere());
    }

    private String here() {
        return lineHere().substring(offsetHere());
    }

    private String lineHere() {
        return here.line() <= lines.size() ? lines.get(here.line() - 1) : "";
    }

    private int offsetHere() {
        String line = lineHere();
        int points = Math.min(here.column() - 1, line.codePointCount(0, line.length()));
        return line.offsetByCodePoints(0, points);
    }

    private static Spot spot(Optional<Mark> mark, String file) {
        return mark.map(m -> new Spot(file, m.getLine() + 1, m.getColumn() + 1))
                .orElse(new Spot(file, 1, 1));
    }
}
