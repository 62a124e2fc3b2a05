package io.shouwen.pack.command;

import io.shouwen.pack.docs.CodePage;
import io.shouwen.pack.scenario.Scenario;
import io.shouwen.pack.scenario.ScenarioReader;
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

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * {@code shouwen docs}: written codes as pages to read. Exit 0, 1 if a code has problems, 2 usage.
 */
@Command(
        name = "docs",
        mixinStandardHelpOptions = true,
        description = {
            "Writes each code, in its last version, as one page in Chinese and one in English.",
            "A page opens without a network and needs no script."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:written", "1:a code has problems", "2:wrong usage"})
public final class DocsCommand implements Callable<Integer> {
    private static final List<Locale> LANGUAGES = List.of(Locale.CHINESE, Locale.ENGLISH);

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "FOLDER",
            description = "the folder of a code, or a folder of such folders")
    private List<Path> folders = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "where to write the pages; made if it is not there (default: ${DEFAULT-VALUE})")
    private Path out = Path.of("docs-of-codes");

    @Option(names = "--json", description = "print one JSON object a page")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter printed = spec.commandLine().getOut();
        CodesRead read = CodesRead.in(folders);
        ProblemPrinter.print(read.problems(), json, printed);
        if (read.problems().none()) {
            for (Pack pack : read.codes().map(Codes::packs).orElse(List.of())) {
                for (Path page : written(pack)) {
                    printed.println(json ? Json.of(fields(pack, page)) : page.toString());
                }
            }
        }
        printed.flush();
        return read.problems().none() ? 0 : 1;
    }

    private List<Path> written(Pack pack) {
        List<Scenario> scenarios = ScenarioReader.read(pack.versions().getLast(), new Problems());
        List<Path> pages = new ArrayList<>();
        try {
            Files.createDirectories(out);
            for (Locale language : LANGUAGES) {
                Path page = out.resolve(CodePage.file(pack.code(), language));
                Files.writeString(page, CodePage.of(pack, scenarios, language));
                pages.add(page);
            }
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(), "--out: cannot write to " + out + ": " + e.getMessage(), e);
        }
        return pages;
    }

    private static Map<String, Object> fields(Pack pack, Path page) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("code", pack.code());
        fields.put("version", pack.versions().getLast().standard().ref().version());
        fields.put("page", page.toString());
        return fields;
    }
}
