package io.shouwen.pack.command;

import io.shouwen.pack.scaffold.Scaffold;
import io.shouwen.pack.yaml.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code shouwen new}: begins a written code. Exit 0 written, 1 the folder is there, 2 usage. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = {
            "Begins a written code: one clause with its scenarios, which pass `check` and `test`.",
            "Never writes into a folder that is there."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:written",
            "1:there is a folder of that name, or it cannot be written",
            "2:wrong usage"
        })
public final class NewCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "CODE",
            description = "the name of the code: lower-case letters, digits and `-`")
    private String code = "";

    @Option(
            names = "--in",
            paramLabel = "DIR",
            description = "the folder of the codes (default: ${DEFAULT-VALUE})")
    private Path standards = Path.of("standards");

    @Option(
            names = "--year",
            paramLabel = "YEAR",
            required = true,
            description = "the version, and the year in which it comes into force")
    private int year;

    @Option(names = "--json", description = "print one JSON object")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (!Scaffold.NAME.matcher(code).matches()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "`" + code + "` cannot name a code; write lower-case letters, digits and `-`");
        }
        if (year < 1000 || year > 9999) {
            throw new ParameterException(spec.commandLine(), year + " is no year");
        }
        try {
            print(Scaffold.write(standards, code, year), out);
            return 0;
        } catch (FileAlreadyExistsException e) {
            return refused("there is a folder " + e.getFile() + "; choose another name");
        } catch (IOException e) {
            return refused("cannot write below " + standards + ": " + e.getMessage());
        }
    }

    private void print(List<Path> files, PrintWriter out) {
        if (json) {
            List<String> names = files.stream().map(Path::toString).toList();
            out.println(Json.of(Map.of("files", names)));
        } else {
            files.forEach(file -> out.println("wrote " + file));
            out.println("next: bin/shouwen test " + standards.resolve(code));
        }
        out.flush();
    }

    private int refused(String sentence) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(sentence);
        err.flush();
        return 1;
    }
}
