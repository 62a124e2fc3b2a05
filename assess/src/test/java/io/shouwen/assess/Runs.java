package io.shouwen.assess;

import io.shouwen.cli.Shouwen;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs the command on logs that a test writes, with the small repairs code. */
final class Runs {
    static final Path REPAIRS = Path.of("src/test/resources/repairs");

    private final Path folder;

    Runs(Path folder) {
        this.folder = folder;
    }

    /** What a run said and left. */
    record Run(int exit, String out, String err, Path report) {
        String file(String name) {
            try {
                return Files.readString(report.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Run assess(Path log, String... more) {
        return assess(log, REPAIRS.resolve("mapping.yaml"), more);
    }

    Run assess(Path log, Path mapping, String... more) {
        Path report = folder.resolve("report-" + log.getFileName());
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "assess",
                                "--standard",
                                REPAIRS.resolve("standards/repairs").toString(),
                                "--facts",
                                log.toString(),
                                "--mapping",
                                mapping.toString(),
                                "--out",
                                report.toString()));
        arguments.addAll(Stream.of(more).toList());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Shouwen.commandLine();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exit = line.execute(arguments.toArray(String[]::new));
        return new Run(exit, out.toString(), err.toString(), report);
    }

    Path log(String name, String text) {
        return log(name, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    Path log(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
