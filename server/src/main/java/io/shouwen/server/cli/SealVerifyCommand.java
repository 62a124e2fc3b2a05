package io.shouwen.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shouwen.server.paper.Attached;
import io.shouwen.server.seal.CaseCheck;
import io.shouwen.server.seal.CaseProof;
import io.shouwen.server.seal.SealReport;
import io.shouwen.server.seal.SealVerifier;
import io.shouwen.server.seal.WitnessFile;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.TerminalProblem;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Callable;

@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Proves that every sealed fact is there and unchanged and that none is missing.",
            "With a witness file also that history was not rewritten or cut off.",
            "With --case: that one case, as it was given away, is unchanged."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything holds",
            "1:something does not hold: it is named",
            "2:it could not be checked; a sentence says why"
        })
final class SealVerifyCommand implements Callable<Integer> {
    private final Map<String, String> environment;
    private final Language language;
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Target target = new Target();

    @Option(
            names = "--witness",
            paramLabel = "FILE",
            description = "Roots that were kept outside the house, one JSON object a line.")
    private Optional<Path> witness = Optional.empty();

    @Option(
            names = "--case",
            paramLabel = "FILE",
            description =
                    "Checks one case without a database: a PDF of it, or the file attached there.")
    private Optional<Path> caseFile = Optional.empty();

    @Option(
            names = "--grace",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long a settled fact may wait for its seal. Default: 60.")
    private long graceSeconds;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    SealVerifyCommand(Map<String, String> environment, Language language) {
        this.environment = environment;
        this.language = language;
    }

    @Override
    public Integer call() throws Exception {
        WitnessFile kept = witness.isPresent() ? read(witness.get()) : WitnessFile.none();
        if (caseFile.isPresent()) {
            return verify(caseFile.get(), kept);
        }
        try (Target.Opened opened = target.open(environment);
                Connection connection = opened.connect()) {
            SealReport report =
                    new SealVerifier(connection, kept, Duration.ofSeconds(graceSeconds)).verify();
            SealTexts texts = new SealTexts(report, witness.isPresent());
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(texts.json());
            } else {
                texts.sentences(language).forEach(out::println);
            }
            return report.sound() ? 0 : 1;
        }
    }

    private int verify(Path file, WitnessFile kept) {
        CaseCheck check = CaseCheck.of(proof(file), kept);
        CaseTexts texts = new CaseTexts(check, witness.isPresent());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(texts.json());
        } else {
            texts.sentences(language).forEach(out::println);
        }
        return check.sound() ? 0 : 1;
    }

    private static String proof(Path file) {
        try {
            byte[] read = Files.readAllBytes(file);
            boolean pdf = new String(read, 0, Math.min(5, read.length), UTF_8).equals("%PDF-");
            return pdf
                    ? new String(Attached.in(read, CaseProof.ENDING).orElseThrow(), UTF_8)
                    : new String(read, UTF_8);
        } catch (IOException | NoSuchElementException e) {
            throw new TerminalProblem(TerminalProblem.Kind.FILES, "seal.case.unreadable", file);
        }
    }

    private static WitnessFile read(Path file) {
        try {
            return WitnessFile.read(file);
        } catch (IOException e) {
            throw new TerminalProblem(
                    TerminalProblem.Kind.FILES, "seal.verify.witness-unreadable", file);
        }
    }
}
