package io.shouwen.assess;

import io.shouwen.assess.report.JudgedBy;
import io.shouwen.assess.report.ReportPage;
import io.shouwen.assess.report.Summary;
import io.shouwen.assess.report.Tally;
import io.shouwen.engine.standard.Standards;
import io.shouwen.pack.mapping.Mapping;
import io.shouwen.pack.mapping.MappingReader;
import io.shouwen.pack.standard.ChangeReader;
import io.shouwen.pack.standard.Codes;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.Spot;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.zip.ZipException;

/** {@code shouwen assess}: judges another system's log by a standard and writes a report. */
@Command(
        name = "assess",
        mixinStandardHelpOptions = true,
        description = {
            "Judges the log of another system by a written code and writes a report:",
            "report.html, verdicts.csv, summary.json and problems.csv."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every line of the log was read",
            "1:some lines could not be read, or the standard, mapping or log has problems",
            "2:wrong usage"
        })
public final class AssessCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--standard",
            required = true,
            paramLabel = "FOLDER",
            description = "the folder of the code to judge by")
    private Path standard = Path.of("");

    @Option(
            names = "--facts",
            required = true,
            paramLabel = "FILE",
            description = "the log: CSV, XES (.xes) or JSON lines (.ndjson, .jsonl), plain or .gz")
    private Path facts = Path.of("");

    @Option(
            names = "--mapping",
            required = true,
            paramLabel = "FILE",
            description = "how its columns become facts, see docs/reference/mapping.md")
    private Path mapping = Path.of("");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FOLDER",
            description = "where the report goes; an earlier report there is replaced")
    private Path out = Path.of("");

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            description =
                    "judge as of this instant, such as 2026-03-01T00:00:00Z; without it, the last"
                            + " instant in the log")
    private Optional<String> asOf = Optional.empty();

    @Option(
            names = "--what-if",
            paramLabel = "FILE",
            description =
                    "judge by this change of the code as well and tell the difference, see"
                            + " docs/reference/mapping.md")
    private Optional<Path> whatIf = Optional.empty();

    @Option(
            names = "--compare",
            paramLabel = "COLUMN",
            description =
                    "the column with another system's verdict, to stand beside ours; instead of"
                            + " the one that the mapping names")
    private Optional<String> compare = Optional.empty();

    @Option(names = "--json", description = "print the summary as JSON")
    private boolean json;

    @Override
    public Integer call() {
        try {
            return assessed();
        } catch (FileAlreadyExistsException e) {
            return failed(
                    "The folder "
                            + out
                            + " exists and is not an earlier report. Name another with --out.");
        } catch (ZipException | java.io.EOFException e) {
            return failed(
                    "The log " + facts + " is damaged: its gzip data do not unpack to the end.");
        } catch (IOException e) {
            return failed("Cannot read or write: " + e.getMessage());
        } catch (UncheckedIOException e) {
            return failed("Cannot read or write: " + e.getMessage());
        }
    }

    private int failed(String sentence) {
        spec.commandLine().getErr().println(sentence);
        return 1;
    }

    private int assessed() throws IOException {
        Optional<Instant> at = asOf();
        if (!Files.isReadable(facts) || Files.isDirectory(facts)) {
            return failed("There is no readable log " + facts + ".");
        }
        Problems problems = new Problems();
        Optional<Codes> codes = Codes.read(List.of(standard), problems);
        Optional<Mapping> mapped =
                codes.flatMap(read -> MappingReader.file(mapping, read.standards(), problems))
                        .map(this::compared);
        Optional<Standards> changed =
                whatIf.flatMap(
                        file -> codes.flatMap(read -> ChangeReader.file(file, read, problems)));
        if (codes.isEmpty() || mapped.isEmpty() || !problems.none()) {
            return told(problems);
        }
        try (ReportFolder folder = ReportFolder.open(out)) {
            Assessing assessing =
                    new Assessing(
                            codes.get().standards(),
                            changed,
                            mapped.get(),
                            facts,
                            limits(),
                            progress());
            Optional<Assessing.Outcome> outcome = assessing.run(folder, at, problems);
            if (outcome.isEmpty()) {
                return told(problems);
            }
            write(folder, codes.get(), outcome.get(), at.isPresent());
            folder.complete();
            return outcome.get().bad().count() == 0 ? 0 : 1;
        }
    }

    private Mapping compared(Mapping read) {
        return compare.map(name -> new Mapping.Column(name, new Spot("--compare", 1, 1)))
                .map(read::comparedWith)
                .orElse(read);
    }

    private Optional<Instant> asOf() {
        try {
            return asOf.map(Instant::parse);
        } catch (DateTimeException e) {
            throw new picocli.CommandLine.ParameterException(
                    spec.commandLine(),
                    "--as-of needs an instant such as 2026-03-01T00:00:00Z, but got "
                            + asOf.orElse(""));
        }
    }

    private int told(Problems problems) {
        PrintWriter err = spec.commandLine().getErr();
        err.print(problems.rendered());
        err.flush();
        return 1;
    }

    private void write(
            ReportFolder folder, Codes codes, Assessing.Outcome outcome, boolean asOfGiven)
            throws IOException {
        JudgedBy by =
                new JudgedBy(
                        codes.standards(),
                        facts.getFileName().toString(),
                        mapping.getFileName().toString(),
                        command(),
                        outcome.asOf(),
                        asOfGiven,
                        outcome.reading(),
                        whatIf.map(file -> file.getFileName().toString()),
                        outcome.bad(),
                        outcome.spilled());
        String summary = Summary.of(outcome.tally(), outcome.change(), by);
        Files.writeString(folder.file("summary.json"), summary);
        String page = ReportPage.of(outcome.tally(), outcome.change(), by);
        Files.writeString(folder.file("report.html"), page);
        PrintWriter console = spec.commandLine().getOut();
        if (json) {
            console.print(summary);
        } else {
            say(console, outcome);
        }
        console.flush();
    }

    private void say(PrintWriter console, Assessing.Outcome outcome) {
        Tally tally = outcome.tally();
        long kept = tally.all().of("kept");
        console.printf(
                "%,d cases, %,d promises: %,d kept of %,d decided%s%n",
                tally.cases(),
                tally.all().all(),
                kept,
                tally.all().decided(),
                tally.all().keptPercent().stream()
                        .mapToObj(share -> " (%.1f %%)".formatted(share))
                        .findFirst()
                        .orElse(""));
        outcome.change()
                .ifPresent(change -> console.printf("what if: %,d cases change%n", change.cases()));
        console.printf("as of %s%n", outcome.asOf());
        if (!outcome.reading().unseen().isEmpty()) {
            console.printf(
                    "no row of the log has %s%n", String.join(", ", outcome.reading().unseen()));
        }
        if (outcome.bad().count() > 0) {
            console.printf(
                    "%,d lines could not be used; see %s%n",
                    outcome.bad().count(), out.resolve("problems.csv"));
        }
        console.printf("report: %s%n", out.resolve("report.html"));
    }

    private String command() {
        return "bin/shouwen assess --standard "
                + standard
                + " --facts "
                + facts
                + " --mapping "
                + mapping
                + " --out "
                + out
                + asOf.map(at -> " --as-of " + at).orElse("")
                + whatIf.map(file -> " --what-if " + file).orElse("")
                + compare.map(column -> " --compare " + column).orElse("");
    }

    private static Assessing.Limits limits() {
        Assessing.Limits usual = Assessing.Limits.USUAL;
        return new Assessing.Limits(
                Long.getLong("shouwen.assess.bytes-in-memory", usual.bytesInMemory()),
                Math.min(usual.workers(), Runtime.getRuntime().availableProcessors()));
    }

    private Progress progress() throws IOException {
        return Boolean.getBoolean("shouwen.terminal")
                ? new ProgressBar(System.err, Files.size(facts))
                : Progress.SILENT;
    }
}
