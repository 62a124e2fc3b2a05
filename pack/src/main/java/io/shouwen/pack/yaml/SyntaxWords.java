package io.shouwen.pack.yaml;

import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

import java.util.List;
import java.util.Optional;

/**
 * Says what the parser stumbled over in words that a person who never heard of YAML understands.
 */
final class SyntaxWords {
    private SyntaxWords() {}

    static void tell(
            MarkedYamlEngineException e, String file, List<String> lines, Problems problems) {
        String problem = Optional.ofNullable(e.getProblem()).orElse("");
        String context = Optional.ofNullable(e.getContext()).orElse("");
        Spot here = spot(e.getProblemMark().or(e::getContextMark), file);
        Spot opened = spot(e.getContextMark().or(e::getProblemMark), file);
        if (context.contains("quoted scalar")) {
            problems.add(
                    problem.contains("escape") ? Slug.BROKEN_LAYOUT : Slug.UNCLOSED_QUOTE,
                    problem.contains("escape") ? here : opened,
                    problem.contains("escape")
                            ? "a backslash inside double quotes begins a sign that does not exist"
                            : "the quote opened here is never closed",
                    problem.contains("escape")
                            ? "use single quotes, or write the backslash twice"
                            : "close it with the same kind of quote");
        } else if (context.contains("flow ")) {
            problems.add(
                    Slug.BROKEN_LAYOUT,
                    here,
                    "the bracket opened on line "
                            + opened.line()
                            + ", column "
                            + opened.column()
                            + " is not closed before this",
                    "set a comma between two values, and close every `{` with `}`, every `[` with"
                            + " `]`");
        } else if (problem.contains("mapping values are not allowed")
                && !lines.get(here.line() - 1).substring(0, before(here, lines)).contains(": ")) {
            problems.add(
                    Slug.BROKEN_LAYOUT,
                    here,
                    "this line is indented deeper than the line above, which already has a value",
                    "keys of one map stand exactly below each other");
        } else if (problem.contains("mapping values are not allowed")) {
            problems.add(
                    Slug.BROKEN_LAYOUT,
                    here,
                    "a second colon on one line",
                    "put text that holds a colon and a space in quotes");
        } else if (problem.contains("could not find expected ':'")) {
            problems.add(
                    Slug.BROKEN_LAYOUT,
                    opened,
                    "expected a key, a colon and a value on this line",
                    "write `key: value`, with a space after the colon");
        } else if (problem.contains("cannot start any token")) {
            problems.add(
                    Slug.BROKEN_LAYOUT,
                    here,
                    "a value cannot begin with this sign",
                    "put the value in quotes");
        } else {
            problems.add(
                    Slug.BROKEN_LAYOUT,
                    here,
                    "this does not fit the lines above it",
                    "keys of one map stand exactly below each other; list items begin with `- `");
        }
    }

    private static int before(Spot spot, List<String> lines) {
        String line = lines.get(spot.line() - 1);
        return line.offsetByCodePoints(
                0, Math.min(spot.column() - 1, line.codePointCount(0, line.length())));
    }

    private static Spot spot(Optional<Mark> mark, String file) {
        return mark.map(m -> new Spot(file, m.getLine() + 1, m.getColumn() + 1))
                .orElse(new Spot(file, 1, 1));
    }
}
