package io.shouwen.pack.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.pack.Schemas;
import io.shouwen.pack.yaml.Form;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class CalendarSchemaTest {
    private static final Map<String, Form.Keys> FORMS =
            Map.of(
                    "", CalendarReader.CALENDAR,
                    "season", CalendarReader.SEASON,
                    "edition", CalendarReader.EDITION,
                    "special-day", SpecialDaysReader.DAY);

    @TempDir Path folder = Path.of("");

    @Test
    void schemaAndReaderKnowTheSameKeys() throws IOException {
        for (Map.Entry<String, Form.Keys> form : FORMS.entrySet()) {
            assertThat(Schemas.keys("calendar", form.getKey()))
                    .as("calendar %s", form.getKey())
                    .containsExactlyInAnyOrderElementsOf(form.getValue().names());
        }
    }

    @Test
    void theExampleOfTheReferenceFitsAndIsRead() throws IOException {
        String page = Files.readString(Path.of("../docs/reference/calendar.md"));
        String example = page.substring(page.indexOf("```yaml\n") + 8);
        Path file = folder.resolve("hall.yaml");
        Files.writeString(file, example.substring(0, example.indexOf("```")));

        assertThat(Schemas.objections("calendar", file)).isEmpty();
        CalendarReaderTest reader = new CalendarReaderTest();
        assertThat(reader.editions(Files.readString(file))).hasSize(2);
    }

    @Test
    void everyCalendarOfTheCodesAndCasesFits() throws IOException {
        List<String> objections = new ArrayList<>();
        int calendars = 0;
        for (String root : List.of("../conformance/good", "../standards", "../examples")) {
            for (Path file : calendars(Path.of(root))) {
                calendars++;
                objections.addAll(Schemas.objections("calendar", file));
            }
        }
        assertThat(objections).isEmpty();
        assertThat(calendars).isPositive();
    }

    @Test
    void anEditionWithoutItsReasonOrItsDaysDoesNotFit() throws IOException {
        for (String edition :
                List.of(
                        "{known-from: 2026-03-02 15:00, holidays: 2026-03-03}",
                        "{known-from: 2026-03-02 15:00, why: mourning}")) {
            Path file = folder.resolve("hall.yaml");
            Files.writeString(file, "zone: UTC\nhours: {daily: closed}\neditions: " + edition);
            assertThat(Schemas.objections("calendar", file)).isNotEmpty();
        }
    }

    /** A calendar is the one kind of file that has hours at its root. */
    private static List<Path> calendars(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(CalendarSchemaTest::hasHours)
                    .toList();
        }
    }

    private static boolean hasHours(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.anyMatch(line -> line.startsWith("hours:"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
