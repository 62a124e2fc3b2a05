package io.shouwen.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What a bench found: printed line by line while it runs, and written as a page at the end. */
final class Figures {
    private final String name;
    private final Path folder;
    private final LocalDate today;
    private final List<String> lines = new ArrayList<>();

    private Figures(String name, Path folder, LocalDate today) {
        this.name = name;
        this.folder = folder;
        this.today = today;
    }

    /** Begins with the machine, the versions and the command line. */
    static Figures begin(String name, Path folder, String command) throws IOException {
        Figures figures = new Figures(name, folder, LocalDate.now(Clock.systemUTC()));
        figures.say("# bench %s, %s".formatted(name, LocalDate.now(Clock.systemUTC())));
        figures.say("");
        figures.say("- command: `bench %s`".formatted(command));
        figures.say("- machine: %s".formatted(Machine.line()));
        figures.say(
                "- JDK %s, %s"
                        .formatted(
                                Runtime.version(), System.getProperty("java.vm.name", "unnamed")));
        figures.sayLoad("at the start");
        return figures;
    }

    void say(String line) {
        lines.add(line);
        System.out.println(line);
        System.out.flush();
    }

    /** The load of the machine tells how far to trust the figures. */
    void sayLoad(String when) throws IOException {
        say("- load average %s: %s".formatted(when, load()));
    }

    static String load() throws IOException {
        return String.join(" ", List.of(read("/proc/loadavg").split(" ", -1)).subList(0, 3));
    }

    private static String read(String file) throws IOException {
        return Files.readString(Path.of(file), StandardCharsets.UTF_8).strip();
    }

    /** Writes the page; one of the same day is replaced. */
    void write() throws IOException {
        sayLoad("at the end");
        Files.createDirectories(folder);
        Path page = folder.resolve("%s-%s.md".formatted(name, today));
        Files.write(page, lines);
        System.out.println("written to " + page);
    }
}
