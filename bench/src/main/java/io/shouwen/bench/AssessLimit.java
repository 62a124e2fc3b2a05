package io.shouwen.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A limit that the bench of logs judges by: the code that gives it, and the log it is about. */
enum AssessLimit {
    /** By the wall clock. */
    ELAPSED("30 min"),
    /** In the opening hours of a hall. */
    WORKING("20 working min on hall");

    private static final long STRIDE = 6_700_417;

    private final String within;

    AssessLimit(String within) {
        this.within = within;
    }

    @Override
    public String toString() {
        return within;
    }

    /** Writes the code into a folder and tells what {@code assess} is to be asked. */
    List<String> question(Path folder, Path log, Path report) throws IOException {
        writeCode(folder);
        return List.of(
                "assess",
                "--standard=" + folder.resolve("repairs"),
                "--facts=" + log,
                "--mapping=" + folder.resolve("mapping.yaml"),
                "--out=" + report);
    }

    /** Two facts a case, in an order that jumps through the whole file. */
    static void writeLog(Path log, long facts) throws IOException {
        DateTimeFormatter shown = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
        LocalDateTime start = LocalDateTime.of(2025, 1, 1, 0, 0);
        try (BufferedWriter out = Files.newBufferedWriter(log)) {
            out.write("case,kind,at\n");
            for (long row = 0; row < facts; row++) {
                long at = Math.floorMod(row * STRIDE + 12_345, facts);
                long number = at / 2;
                long second = number * 7 % 31_000_000;
                boolean arrived = at % 2 == 1;
                long after = arrived ? number * 7919 % 2_400 : 0;
                out.write("R" + number + (arrived ? ",arrived," : ",reported,"));
                out.write(start.plusSeconds(second + after).format(shown));
                out.write('\n');
            }
        }
    }

    private void writeCode(Path folder) throws IOException {
        Path version = Files.createDirectories(folder.resolve("repairs/2025"));
        Files.writeString(
                folder.resolve("repairs/standard.yaml"),
                """
                standard: repairs
                title:  {zh: 维修规范, en: Repairs code}
                source: written for this bench
                """);
        Files.writeString(
                version.resolve("version.yaml"),
                """
                in-force: {from: 2025-01-01}
                zone: Asia/Shanghai
                calendars: {hall: ../../hall.yaml}
                roles: {technician: {zh: 维修员, en: Technician}}
                findings: {late-arrival: {zh: 到场超时, en: Late arrival}}
                """);
        Files.writeString(
                folder.resolve("hall.yaml"),
                """
                zone: Asia/Shanghai
                hours: {mon-fri: [08:00-12:00, 14:00-18:00]}
                """);
        Files.writeString(
                version.resolve("facts.yaml"),
                """
                repair.reported: {says: {zh: 报修, en: Fault reported}, producers: [import]}
                visit.arrived: {says: {zh: 到场, en: On site}, producers: [import]}
                """);
        Files.writeString(
                version.resolve("clauses.yaml"),
                """
                clause: repairs.1
                cite:   {article: '1'}
                says:   {zh: 按时到场, en: On site in time}
                promise:
                  when:    repair.reported
                  kept-by: visit.arrived
                  within:  %s
                  answers: technician
                  broken:  late-arrival
                """
                        .formatted(within));
        Files.writeString(
                folder.resolve("mapping.yaml"),
                """
                case: case
                times: {zone: Asia/Shanghai}
                facts:
                  - {fact: repair.reported, at: at, when: {kind: reported}}
                  - {fact: visit.arrived, at: at, when: {kind: arrived}}
                """);
    }
}
