package io.shouwen.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.pack.standard.Pack;
import io.shouwen.pack.standard.PackReader;
import io.shouwen.pack.yaml.Problems;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A code of one clause, for tests that are about a rule and nothing else. */
public final class OneRule {
    private static final String FACTS =
            """
            act.done:   {says: {zh: 一, en: Act}, producers: app, attributes: {a: text, b: text, n: whole, f: flag, m: money, on: day, due: moment}}
            act.after:  {says: {zh: 二, en: Next}, producers: app, attributes: {a: text, n: whole, at: moment, month: text, m: money}}
            act.ended:  {says: {zh: 三, en: End}, producers: app, attributes: {a: text}}
            inspection.noted: {says: {zh: 记录, en: Note}, producers: app, attributes: {item: text, result: text, value: whole}}
            """;

    private OneRule() {}

    /** The version in whose clause {@code c.1} the rule stands, written into a folder. */
    public static Pack.Version in(Path folder, String rule) {
        write(folder, "standard.yaml", "standard: c\ntitle: {zh: 规, en: C}\nsource: s\n");
        write(
                folder,
                "1/version.yaml",
                """
                in-force: {from: 2026-01-01}
                zone: Asia/Shanghai
                calendars: {hall: hall.yaml}
                references: {norm: norm.yaml}
                roles: {r: {zh: 员, en: Clerk}}
                findings: {f: {zh: 失, en: Fault}}
                """);
        write(
                folder,
                "1/hall.yaml",
                "name: hall\nzone: Asia/Shanghai\nhours: {mon-fri: \"08:00-17:00\"}\n");
        write(
                folder,
                "1/norm.yaml",
                """
                title: {zh: 标准, en: Norm}
                editions:
                  - {edition: 2020, in-force: 2020-01-01, values: {most: 10, time: 2 days}}
                  - {edition: 2026, in-force: 2026-07-01, values: {most: 7, time: 1 day, least: 5}}
                """);
        write(folder, "1/facts.yaml", FACTS);
        write(
                folder,
                "1/clauses.yaml",
                "clause: c.1\ncite: {article: \"1\"}\nsays: {zh: 条, en: C}\n" + rule + "\n");
        Problems problems = new Problems();
        List<Pack> packs = PackReader.read(List.of(folder.resolve("c")), problems);
        assertThat(problems.rendered()).isEmpty();
        return packs.getFirst().versions().getFirst();
    }

    private static void write(Path folder, String file, String text) {
        try {
            Path path = folder.resolve("c").resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
