package io.shouwen.pack.command;

import io.shouwen.engine.standard.Words;
import io.shouwen.pack.diff.Amendment;
import io.shouwen.pack.standard.Codes;
import io.shouwen.pack.standard.Pack;
import io.shouwen.pack.yaml.Json;
import io.shouwen.pack.yaml.Problems;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * {@code shouwen diff}: what an amendment changed. Exit 0 if nothing, 1 if something or a code has
 * problems, 2 usage.
 */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Compares two versions of a code, clause by clause: added, removed, and what changed in"
                    + " words, place and rule.",
            "A version is its folder, such as standards/city/2026."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the same",
            "1:something changed, or a code has problems",
            "2:wrong usage"
        })
public final class DiffCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "OLD", description = "the folder of the old version")
    private Path old = Path.of(".");

    @Parameters(index = "1", paramLabel = "NEW", description = "the folder of the new version")
    private Path now = Path.of(".");

    @Option(names = "--json", description = "print one JSON object a clause")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Problems problems = new Problems();
        Optional<Pack.Version> before = version(old, problems);
        Optional<Pack.Version> after = version(now, problems);
        ProblemPrinter.print(problems, json, out);
        if (before.isEmpty() || after.isEmpty()) {
            out.flush();
            return 1;
        }
        Amendment amendment = Amendment.between(before.get(), after.get());
        amendment.entries().forEach(entry -> out.print(json ? line(entry) : text(entry)));
        if (!json) {
            out.println(summary(amendment));
        }
        out.flush();
        return amendment.entries().isEmpty() ? 0 : 1;
    }

    /** The version in a folder; the folder around it is that of the code. */
    private Optional<Pack.Version> version(Path folder, Problems problems) {
        Path whole = folder.toAbsolutePath().normalize();
        Path code = Optional.ofNullable(whole.getParent()).orElse(whole);
        Optional<Codes> read = Codes.read(List.of(code), problems);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                read.stream()
                        .flatMap(codes -> codes.packs().stream())
                        .flatMap(pack -> pack.versions().stream())
                        .filter(version ->
                                version.folder().toAbsolutePath().normalize().equals(whole))
                        .findFirst()
                        .orElseThrow(() ->
                                new ParameterException(
                                        spec.commandLine(),
                                        folder + " is no folder of a version")));
    }

    private static String word(Amendment.What what) {
        return what.name().toLowerCase(Locale.ROOT);
    }

    private static String text(Amendment.Entry entry) {
        StringBuilder text = new StringBuilder(word(entry.what()) + " " + entry.clause() + "\n");
        text.append("  ").append(entry.says().zh()).append(" / ").append(entry.says().en());
        text.append('\n');
        for (Amendment.Change change : entry.changes()) {
            text.append("  ").append(change.about()).append(":\n");
            both(text, "    - ", change.from());
            both(text, "    + ", change.to());
        }
        return text.append('\n').toString();
    }

    private static void both(StringBuilder text, String margin, Words words) {
        text.append(margin).append(words.zh()).append('\n');
        if (!words.en().equals(words.zh())) {
            text.append(margin).append(words.en()).append('\n');
        }
    }

    private static String summary(Amendment amendment) {
        return count(amendment, Amendment.What.ADDED)
                + " added, "
                + count(amendment, Amendment.What.REMOVED)
                + " removed, "
                + count(amendment, Amendment.What.CHANGED)
                + " changed";
    }

    private static long count(Amendment amendment, Amendment.What what) {
        return amendment.entries().stream().filter(entry -> entry.what() == what).count();
    }

    private static String line(Amendment.Entry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("clause", entry.clause().value());
        fields.put("what", word(entry.what()));
        fields.put("says", words(entry.says()));
        fields.put("changes", entry.changes().stream().map(DiffCommand::fields).toList());
        return Json.of(fields) + "\n";
    }

    private static Map<String, Object> fields(Amendment.Change change) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("about", change.about());
        fields.put("from", words(change.from()));
        fields.put("to", words(change.to()));
        return fields;
    }

    private static Map<String, Object> words(Words words) {
        Map<String, Object> both = new LinkedHashMap<>();
        both.put("zh", words.zh());
        both.put("en", words.en());
        return both;
    }
}
