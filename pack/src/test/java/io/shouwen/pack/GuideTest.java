package io.shouwen.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.pack.command.CheckCommand;
import io.shouwen.pack.command.CoverageCommand;
import io.shouwen.pack.command.DiffCommand;
import io.shouwen.pack.command.DocsCommand;
import io.shouwen.pack.command.ExplainCommand;
import io.shouwen.pack.command.LintCommand;
import io.shouwen.pack.command.NewCommand;
import io.shouwen.pack.command.TestCommand;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Walks through the guide to writing a code, block by block. What a block is stands behind its
 * language, where no reader of the page sees it: {@code write}, {@code add} (at the end), {@code
 * section} (in the place of the key it begins with) and {@code under KEY of}, each with a file as
 * seen from the code. A block without a language holds commands; the lines of a {@code text} block
 * stand in this order in what the commands since the last one have printed.
 */
class GuideTest {
    private static final Path GUIDE = Path.of("../docs/guides/write-a-code.md");
    private static final Pattern BLOCK =
            Pattern.compile("^```([^\\n]*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern WRITTEN =
            Pattern.compile("(?:yaml|csv) (write|add|section|under ([a-z]+) of) (\\S+)");
    private static final Pattern COMMAND = Pattern.compile("bin/shouwen (\\S+) (.*)");

    @TempDir private Path root = Path.of("");
    private final StringBuilder printed = new StringBuilder();

    private Path code() {
        return root.resolve("standards/repair-desk");
    }

    @Test
    void whatIsTypedDoesWhatTheGuideSays() throws IOException {
        List<MatchResult> blocks = BLOCK.matcher(Files.readString(GUIDE)).results().toList();

        assertThat(blocks).hasSizeGreaterThan(20);
        for (MatchResult block : blocks) {
            if (block.group(1).isEmpty()) {
                block.group(2).lines().map(this::run).forEach(printed::append);
            } else if (block.group(1).equals("text")) {
                assertThat(printed.toString())
                        .containsSubsequence(block.group(2).lines().map(String::strip).toList());
                printed.setLength(0);
            } else {
                write(block);
            }
        }
        assertThat(run("bin/shouwen lint standards/repair-desk")).startsWith("nothing found");
        assertThat(run("bin/shouwen coverage --inventory inventory standards/repair-desk"))
                .doesNotContain("unmentioned, ");
    }

    private void write(MatchResult block) throws IOException {
        Matcher how = WRITTEN.matcher(block.group(1));
        assertThat(how.matches()).as("block " + block.group(1)).isTrue();
        Path file = code().resolve(how.group(3)).normalize();
        Files.createDirectories(file.getParent());
        String text = Files.exists(file) ? Files.readString(file) : "";
        String more = block.group(2);
        Files.writeString(
                file,
                switch (how.group(1)) {
                    case "write" -> more;
                    case "add" -> text + more;
                    case "section" ->
                            replaced(text, more.substring(0, more.indexOf(':')), section -> more);
                    default -> replaced(text, how.group(2), section -> section + more);
                });
    }

    /** The text with the lines of a key, and those indented below it, changed. */
    private static String replaced(String text, String key, UnaryOperator<String> change) {
        Matcher section =
                Pattern.compile("^" + key + ":\\n(?: .*\\n)+", Pattern.MULTILINE).matcher(text);
        assertThat(section.find()).as(key).isTrue();
        return text.substring(0, section.start())
                + change.apply(section.group())
                + text.substring(section.end());
    }

    private String run(String line) {
        Matcher typed = COMMAND.matcher(line);
        assertThat(typed.matches()).as(line).isTrue();
        if (typed.group(1).equals("diff")) {
            amend();
        }
        List<String> words = new ArrayList<>();
        for (String word : typed.group(2).split(" ", -1)) {
            words.add(
                    word.matches("(standards|inventory|pages)(/.*)?")
                            ? root.resolve(word).toString()
                            : word);
        }
        if (typed.group(1).equals("new")) {
            words.addAll(List.of("--in", root.resolve("standards").toString()));
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        new CommandLine(command(typed.group(1)))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words.toArray(String[]::new));
        assertThat(err.toString()).as(line).isEmpty();
        return out.toString();
    }

    private static Object command(String name) {
        return switch (name) {
            case "new" -> new NewCommand();
            case "check" -> new CheckCommand();
            case "test" -> new TestCommand();
            case "explain" -> new ExplainCommand();
            case "lint" -> new LintCommand();
            case "coverage" -> new CoverageCommand();
            case "docs" -> new DocsCommand();
            case "diff" -> new DiffCommand();
            default -> throw new IllegalArgumentException("Expected a command, but got " + name);
        };
    }

    /** The amendment that the guide describes in words: another year, and a shorter limit. */
    private void amend() {
        Path old = code().resolve("2026");
        try (Stream<Path> files = Files.walk(old)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = code().resolve("2027").resolve(old.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.writeString(
                        copy,
                        Files.readString(file)
                                .replace("2026-", "2027-")
                                .replace("4 working hours", "3 working hours"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
