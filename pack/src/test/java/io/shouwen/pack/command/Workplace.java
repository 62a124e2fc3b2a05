package io.shouwen.pack.command;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with one small written code in it, and the commands run there. */
final class Workplace {
    /** Repairs: somebody comes within half an hour of a report. */
    static final String ARRIVAL =
            """
            clause: city.1
            cite:   {article: "1"}
            says:   {zh: 半小时内到场, en: On site within half an hour}
            promise:
              when:    {fact: repair.reported, area: urban}
              kept-by: visit.arrived
              within:  30 min
              answers: technician
              broken:  late-arrival
            """;

    static final String FACTS =
            """
            repair.reported:
              says: {zh: 客户报修, en: Fault reported}
              producers: agent
              attributes: {area: {one-of: [urban, rural]}}
            visit.arrived:
              says: {zh: 到达现场, en: On site}
              producers: technician
            crawl.observed:
              says: {zh: 网页抓取, en: Site seen by a crawler}
            inspection.noted:
              says: {zh: 督查记录, en: Inspector's note}
              producers: inspector
              attributes: {item: text, result: {one-of: [pass, fail]}, value: whole}
            """;

    private final Path root;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Begins with the catalogue and the words of the version; the clauses are up to the test. */
    Workplace(Path root) {
        this.root = root;
        write(
                "city/standard.yaml",
                "standard: city\ntitle: {zh: 城市, en: City}\nsource: the city's handbook\n");
        version("1", "2026-01-01");
    }

    /** Another version of the code, with the same words. */
    Workplace version(String name, String from) {
        write(
                "city/" + name + "/version.yaml",
                """
                in-force: {from: %s}
                zone: Asia/Shanghai
                roles:
                  technician: {zh: 维修员, en: Technician}
                findings:
                  late-arrival: {zh: 到场超时, en: Late arrival}
                """
                        .formatted(from));
        return write("city/" + name + "/facts.yaml", FACTS);
    }

    Workplace clause(String text) {
        return clauses("1", text);
    }

    /** A clause of a version, in a file that is named like it. */
    Workplace clauses(String version, String text) {
        String id = text.lines().findFirst().orElseThrow().replace("clause: ", "").strip();
        return write("city/" + version + "/clauses/" + id + ".yaml", text);
    }

    Workplace write(String file, String text) {
        try {
            Path path = root.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path(String file) {
        return root.resolve(file);
    }

    /** Runs a command and gives its exit code; {@code @} before a word makes a path of it. */
    int run(Object command, String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] arguments = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            arguments[i] =
                    words[i].startsWith("@") ? path(words[i].substring(1)).toString() : words[i];
        }
        return new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    /** What the last command printed, the folder of the test shown as {@code @}. */
    String printed() {
        return out.toString().replace(root + "/", "@");
    }

    String complained() {
        return err.toString().replace(root + "/", "@");
    }
}
