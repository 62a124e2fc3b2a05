package io.shouwen.pack.command;

import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Rule;
import io.shouwen.pack.explain.Explainer;
import io.shouwen.pack.explain.Explanation;
import io.shouwen.pack.explain.Names;
import io.shouwen.pack.standard.Codes;
import io.shouwen.pack.standard.Pack;
import io.shouwen.pack.standard.Variant;
import io.shouwen.pack.yaml.Json;
import io.shouwen.pack.yaml.Phrases;

import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * {@code shouwen explain}: what each clause does, in a sentence. Exit 0, 1 if a code has problems,
 * 2 usage.
 */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Says what each clause of written codes does, in their last versions, in one sentence a"
                    + " language; of a clause that depends on a reading, one for each answer.",
            "The sentence is made from the rule that is judged by, so it shows what was written,"
                    + " not what was meant.",
            "A clause by reading is said as it is usually read, then by each other answer."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:explained", "1:a code has problems", "2:wrong usage"})
public final class ExplainCommand implements Callable<Integer> {
    /** The languages that there are. */
    private enum Language {
        ZH,
        EN;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Languages as they are written on the command line. */
    private static final class Written implements ITypeConverter<Language> {
        @Override
        public Language convert(String word) {
            return switch (word) {
                case "zh" -> Language.ZH;
                case "en" -> Language.EN;
                default ->
                        throw new TypeConversionException("there is `zh` and `en`, but no " + word);
            };
        }
    }

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "CLAUSE|FOLDER",
            description = {
                "ids of clauses, or their beginnings with a `*`; without any, all",
                "the folder of a code, or a folder of such folders"
            })
    private List<String> words = List.of();

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            converter = Written.class,
            description = "in one language only; without it in both")
    private List<Language> languages = new ArrayList<>();

    @Option(names = "--json", description = "print one JSON object a clause")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Path> folders =
                words.stream().map(Path::of).filter(path -> Files.isDirectory(path)).toList();
        List<String> clauses =
                words.stream().filter(word -> !Files.isDirectory(Path.of(word))).toList();
        if (folders.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "None of these is a folder: " + String.join(", ", words));
        }
        CodesRead read = CodesRead.in(folders);
        ProblemPrinter.print(read.problems(), json, out);
        read.codes().ifPresent(codes -> print(codes, clauses, out));
        out.flush();
        return read.problems().none() ? 0 : 1;
    }

    private void print(Codes codes, List<String> asked, PrintWriter out) {
        check(asked, codes.packs().stream().map(pack -> pack.versions().getLast()).toList());
        for (Pack pack : codes.packs()) {
            Pack.Version version = pack.versions().getLast();
            for (Clause clause : version.standard().clauses()) {
                if (asked.isEmpty() || asked.stream().anyMatch(word -> means(word, clause))) {
                    Optional<Rule> adopted = adopted(clause, pack);
                    out.println(
                            json
                                    ? Json.of(fields(clause, version, adopted))
                                    : text(clause, version, adopted));
                }
            }
        }
    }

    /**
     * What the clause does as the whole site has last adopted it, where that is something else: a
     * number bound to a soft word, a reading, a clause that is only shown.
     */
    private static Optional<Rule> adopted(Clause clause, Pack pack) {
        return pack.adopted(Set.of()).getLast().clauses().stream()
                .filter(one -> one.id().equals(clause.id()))
                .map(Clause::rule)
                .filter(rule -> !rule.equals(clause.rule()))
                .findFirst();
    }

    private void check(List<String> asked, List<Pack.Version> versions) {
        List<Clause> known =
                versions.stream()
                        .flatMap(version -> version.standard().clauses().stream())
                        .toList();
        for (String word : asked) {
            if (known.stream().noneMatch(clause -> means(word, clause))) {
                String suggestion =
                        Phrases.suggestion(word, known.stream().map(c -> c.id().value()).toList())
                                .orElse("");
                throw new ParameterException(
                        spec.commandLine(), "No clause named " + word + "; " + suggestion);
            }
        }
    }

    private static boolean means(String word, Clause clause) {
        String id = clause.id().value();
        return word.endsWith("*")
                ? id.startsWith(word.substring(0, word.length() - 1))
                : id.equals(word);
    }

    private List<Language> shown() {
        return languages.isEmpty() ? List.of(Language.values()) : languages;
    }

    private String text(Clause clause, Pack.Version version, Optional<Rule> adopted) {
        StringBuilder text = new StringBuilder(clause.id().value());
        for (Language language : shown()) {
            boolean chinese = language == Language.ZH;
            text.append("\n  ")
                    .append(chinese ? clause.says().zh() : clause.says().en())
                    .append("\n    ")
                    .append(explained(clause.rule(), version, language).sentence());
            for (Variant<Rule> other : others(clause, version)) {
                text.append("\n    ")
                        .append(other.written())
                        .append(chinese ? "：" : ": ")
                        .append(explained(other.value(), version, language).sentence());
            }
            adopted.ifPresent(rule ->
                    text.append(chinese ? "\n    本单位：" : "\n    as adopted: ")
                            .append(explained(rule, version, language).sentence()));
        }
        return text.toString();
    }

    /** What the clause does by other answers than the usual ones. */
    private static List<Variant<Rule>> others(Clause clause, Pack.Version version) {
        return version.variants(clause).stream().skip(1).toList();
    }

    private static Explanation explained(Rule rule, Pack.Version version, Language language) {
        return new Explainer(Names.of(version, Locale.of(language.word()))).of(rule);
    }

    private Map<String, Object> fields(
            Clause clause, Pack.Version version, Optional<Rule> adopted) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("clause", clause.id().value());
        fields.put("code", version.standard().ref().code());
        fields.put("version", version.standard().ref().version());
        for (Language language : shown()) {
            Map<String, Object> said = new LinkedHashMap<>();
            said.put("says", language == Language.ZH ? clause.says().zh() : clause.says().en());
            said.putAll(fields(explained(clause.rule(), version, language)));
            List<Map<String, Object>> others = new ArrayList<>();
            for (Variant<Rule> other : others(clause, version)) {
                Map<String, Object> read = new LinkedHashMap<>();
                read.put("readings", other.answers());
                read.putAll(fields(explained(other.value(), version, language)));
                others.add(read);
            }
            if (!others.isEmpty()) {
                said.put("otherwise", others);
            }
            adopted.ifPresent(
                    rule -> said.put("adopted", fields(explained(rule, version, language))));
            fields.put(language.word(), said);
        }
        return fields;
    }

    private static Map<String, Object> fields(Explanation explanation) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("does", explanation.sentence());
        fields.put("parts", explanation.parts().stream().map(ExplainCommand::fields).toList());
        return fields;
    }

    private static Map<String, Object> fields(Explanation.Part part) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("label", part.label().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        fields.put("title", part.title());
        fields.put("text", part.text());
        return fields;
    }
}
