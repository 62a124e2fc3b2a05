package io.shouwen.pack.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

class CalendarCommandTest {
    @TempDir Path folder;
    private Path calendar = Path.of("");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter messages = new StringWriter();
    private final StringWriter usage = new StringWriter();

    @BeforeEach
    void write() throws IOException {
        calendar = folder.resolve("hall.yaml");
        Files.writeString(calendar, "zone: UTC\nhours: {mon-fri: 08:00-12:00}\n");
    }

    private int run(String input, String... arguments) {
        return new CommandLine(
                        new CalendarCommand(new ByteArrayInputStream(input.getBytes(UTF_8)), out))
                .setErr(new PrintWriter(messages, true))
                .setOut(new PrintWriter(usage, true))
                .execute(arguments);
    }

    @Test
    void everyLineAnsweredIsZero() {
        String line = "{\"op\":\"open\",\"at\":\"2026-03-02T10:00\"}\n";
        assertThat(run(line + "\n" + line, "--calendar", calendar.toString())).isZero();
        assertThat(out.toString(UTF_8)).isEqualTo("{\"result\":true}\n{\"result\":true}\n");
    }

    @Test
    void oneBadLineIsOneAndTheOthersAreAnswered() {
        int code =
                run(
                        "nonsense\n{\"op\":\"open\",\"at\":\"2026-03-02T10:00\"}",
                        "--calendar",
                        calendar.toString());
        assertThat(code).isEqualTo(1);
        assertThat(out.toString(UTF_8)).startsWith("{\"line\":1,").endsWith("{\"result\":true}\n");
        assertThat(messages.toString()).isEqualTo("1 of 2 lines could not be answered.\n");
    }

    @Test
    void aBadCalendarFileIsTwoWithItsProblems() throws IOException {
        Files.writeString(calendar, "zone: UTC\nhours: {mon: 8-12}\n");
        assertThat(run("", "--calendar", calendar.toString())).isEqualTo(2);
        assertThat(messages.toString()).contains("hall.yaml:2:14: error[bad-hours]: `8-12`");
        assertThat(run("", "--calendar", calendar.toString(), "--json")).isEqualTo(2);
        assertThat(out.toString(UTF_8))
                .startsWith("{\"problem\":\"bad-hours\",\"file\":\"")
                .contains("\"line\":2,\"column\":14,\"error\":\"`8-12` is not a span of hours");
    }

    @Test
    void wrongUsageIsTwoAndHelpIsZero() {
        assertThat(run("")).isEqualTo(2);
        assertThat(run("", "--calendar", "no-such-file.yaml")).isEqualTo(2);
        assertThat(messages.toString()).contains("--calendar").contains("there is no such file");
        assertThat(run("", "--help")).isZero();
        assertThat(usage.toString()).contains("Exit codes:").contains("working hours");
    }

    /** The reference page is run: its calendar, its operations, its answers. */
    @Test
    void theExamplesOfTheReferencePageHold() throws IOException {
        String page = Files.readString(Path.of("../docs/reference/calendar.md"));
        List<String> yaml = blocks(page, "yaml");
        List<String> json = blocks(page, "json");
        Files.writeString(calendar, yaml.get(0));
        assertThat(run(json.get(0), "--calendar", calendar.toString())).isEqualTo(1);
        assertThat(out.toString(UTF_8)).isEqualTo(json.get(1));
    }

    private static List<String> blocks(String page, String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(result -> result.group(1))
                .toList();
    }
}
