package io.shouwen.pack.yaml;

import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Says what the parser stumbled over in words that a person who never heard of YAML understands.
 */
final class SyntaxWords {
    /** In front of a line: another space than the ordinary one, or what is no `- `. */
    private static final Pattern BEGINNING =
            Pattern.compile("( *)(?:([\\u3000\\u00A0])|(-(?=[^-\\s])|[－—–•·] *)(.*))");

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
        Optional<Said> sign =
                IntStream.of(here.line() - 1, here.line())
                        .boxed()
                        .flatMap(line -> signAtTheBeginning(line).stream())
                        .findFirst();
        if (sign.isPresent()) {
            return sign.get();
        }
        if (context.contains("alias") || context.contains("anchor")) {
            return layout(
                    opened,
                    "a value that begins with `*` or `&` means something else in these files",
                    "put the value in quotes");
        }
        if (context.contains("flow ")) {
            return insideBracket();
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
                here().startsWith(",")
                        ? "a comma stands behind the value"
                        : "this does not fit the lines above it",
                here().startsWith(",")
                        ? "remove it: only inside `{ }` and `[ ]` commas part the values"
                        : "keys of one map stand exactly below each other; list items begin with"
                                + " `- `");
    }

    /** A space or dash of another alphabet in front of a line, or a dash without its space. */
    private Optional<Said> signAtTheBeginning(int number) {
        Matcher sign = BEGINNING.matcher(line(number));
        if (!sign.lookingAt()) {
            return Optional.empty();
        }
        Spot spot = new Spot(here.file(), number, sign.group(1).length() + 1);
        return Optional.of(
                sign.group(2) != null
                        ? layout(
                                spot,
                                "this line is indented with another sign than the space",
                                "use ordinary spaces, two for each level")
                        : layout(
                                spot,
                                "a list item begins with `-` and a space",
                                "write " + Phrases.quoted("- " + sign.group(4).strip())));
    }

    /** What stands in the way of a closing bracket. */
    private Said insideBracket() {
        String first = line(opened.line());
        int comment = first.indexOf(" #");
        long quotes = first.chars().filter(sign -> sign == '"').count();
        if (quotes % 2 == 1 && here.line() != opened.line()) {
            int quote = first.lastIndexOf('"');
            return new Said(
                    Slug.UNCLOSED_QUOTE,
                    new Spot(here.file(), opened.line(), first.codePointCount(0, quote) + 1),
                    "the quote opened here is not closed on its line",
                    "close it with the same kind of quote");
        }
        if (comment > 0 && here.line() != opened.line()) {
            return layout(
                    new Spot(here.file(), opened.line(), first.codePointCount(0, comment) + 2),
                    "from a space and `#` on, the rest of a line is a comment",
                    "put text that holds ` #` in quotes");
        }
        return here().startsWith(": ") ? secondColon() : openBracket();
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
                "keys of one map stand exactly below each other; move one of the two lines");
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
        return line(here.line());
    }

    private String line(int number) {
        return 1 <= number && number <= lines.size() ? lines.get(number - 1) : "";
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
