package io.shouwen.pack.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** The public days off and make-up working days that ship with Shouwen, by the name to include. */
enum PublicDays {
    /** China, from the notice for 2007 to the notice for 2026. */
    CN_PUBLIC("cn-public");

    /** One public day: off, or a working day on what would be a weekend. */
    record Day(LocalDate date, String name, boolean off) {}

    private final String word;

    PublicDays(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    List<Day> days() {
        String file = word + ".csv";
        InputStream bytes = PublicDays.class.getResourceAsStream(file);
        if (bytes == null) {
            throw new IllegalStateException("the program is incomplete: " + file + " is missing");
        }
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("date,"))
                    .map(PublicDays::day)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Day day(String line) {
        int name = line.indexOf(',');
        int off = line.lastIndexOf(',');
        return new Day(
                LocalDate.parse(line.substring(0, name)),
                line.substring(name + 1, off),
                Boolean.parseBoolean(line.substring(off + 1)));
    }
}
