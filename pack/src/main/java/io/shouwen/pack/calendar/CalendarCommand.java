package io.shouwen.pack.calendar;

import io.shouwen.engine.standard.Calendars.Edition;
import io.shouwen.pack.yaml.Problem;
import io.shouwen.pack.yaml.Problems;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code bin/shouwen calendar}: a calendar file and lines of operations in, answers out. */
@Command(
        name = "calendar",
        mixinStandardHelpOptions = true,
        description = {
            "Answers operations on a working calendar, one JSON object a line from standard input:",
            "  {\"op\":\"add\",\"start\":\"2026-03-02T10:00\",\"amount\":\"4 working hours\"}",
            "  {\"op\":\"between\",\"from\":\"2026-03-02T10:00\",\"to\":\"2026-03-03T10:00\"}",
            "  {\"op\":\"open\",\"at\":\"2026-03-02T10:00+08:00\"}",
            "  {\"op\":\"next-open\",\"at\":\"2026-03-02T12:30\"}",
            "Each answer is one line {\"result\": ...} or {\"line\": n, \"error\": \"...\"}, with"
                    + " the id of the line if it has one."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every line was answered",
            "1:some lines could not be answered",
            "2:wrong usage, or the calendar file has problems"
        })
public final class CalendarCommand implements Callable<Integer> {
    private final InputStream in;
    private final OutputStream out;

    @Option(
            names = "--calendar",
            required = true,
            paramLabel = "FILE",
            description = "The calendar file, YAML or JSON.")
    private Path file = Path.of("");

    @Option(
            names = "--json",
            description = "Tell problems of the calendar file as JSON lines on standard output.")
    private boolean json;

    @Spec private CommandSpec spec = CommandSpec.create();

    /** The command on standard input and output. */
    public CalendarCommand() {
        this(System.in, System.out);
    }

    CalendarCommand(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        Problems problems = new Problems();
        List<Edition> editions = CalendarReader.file(file, file.toString(), problems);
        PrintWriter messages = spec.commandLine().getErr();
        Writer answers = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        if (editions.isEmpty()) {
            if (json) {
                answers.write(asJson(problems));
                answers.flush();
            } else {
                messages.print(problems.rendered());
                messages.flush();
            }
            return 2;
        }
        BufferedReader operations =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        CalendarOps.Count count =
                new CalendarOps(editions.getLast().calendar()).run(operations, answers);
        if (count.failed() == 0) {
            return 0;
        }
        messages.printf("%d of %d lines could not be answered.%n", count.failed(), count.lines());
        messages.flush();
        return 1;
    }

    private static String asJson(Problems problems) {
        StringWriter lines = new StringWriter();
        for (Problem problem : problems.all()) {
            try (JsonGenerator line =
                    OperationLine.JSON.createGenerator(ObjectWriteContext.empty(), lines)) {
                line.writeStartObject();
                line.writeStringProperty("problem", problem.slug().toString());
                line.writeStringProperty("file", problem.spot().file());
                line.writeNumberProperty("line", problem.spot().line());
                line.writeNumberProperty("column", problem.spot().column());
                line.writeStringProperty("error", problem.sentence());
                problem.help().ifPresent(help -> line.writeStringProperty("help", help));
                line.writeEndObject();
            }
            lines.write('\n');
        }
        return lines.toString();
    }
}
