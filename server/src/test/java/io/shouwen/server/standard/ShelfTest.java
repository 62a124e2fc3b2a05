package io.shouwen.server.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Promise;
import io.shouwen.pack.standard.Codes;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.server.organisation.OrgId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a part of a house is judged by. */
class ShelfTest {
    private static final OrgId HOUSE = new OrgId(1);
    private static final Map<Integer, Set<String>> NAMES =
            Map.of(1, Set.of("公司"), 2, Set.of("公司", "城东班"));
    private static final Instant MARCH = Instant.parse("2026-03-02T02:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-02T02:00:00Z");

    @TempDir private Path folder;

    @Test
    void aUnitIsJudgedAsTheTermsThatNameItSayAndTheRestAsTheOthersDo() throws IOException {
        Shelf shelf = shelf();

        assertThat(judged(shelf, 1, MARCH)).isFalse();
        assertThat(judged(shelf, 2, MARCH)).isTrue();
        assertThat(shelf.of(HOUSE, 2).hash()).isEqualTo(shelf.of(HOUSE).hash());
    }

    @Test
    void aTrialEndsWithItsLastDay() throws IOException {
        Shelf shelf = shelf();

        assertThat(shelf.onTrial(HOUSE, 2, new ClauseId("c.1"), MARCH)).isTrue();
        assertThat(shelf.onTrial(HOUSE, 2, new ClauseId("c.1"), JULY)).isFalse();
        assertThat(judged(shelf, 2, JULY)).isTrue();
    }

    private static boolean judged(Shelf shelf, int unit, Instant at) {
        return shelf.of(HOUSE, unit)
                .standards()
                .clause(new ClauseId("c.1"), at)
                .filter(clause -> clause.rule() instanceof Promise)
                .isPresent();
    }

    private Shelf shelf() throws IOException {
        Path code = folder.resolve("repairs");
        Files.createDirectories(code.resolve("1"));
        write(
                code,
                "standard.yaml",
                "{standard: repairs, title: {zh: 规范, en: Code}, source: none}");
        write(
                code,
                "adoption.yaml",
                """
                - {clauses: c.2}
                - {unit: 城东班, clauses: c.2, trial: {clauses: c.1, until: 2026-06-30}}
                """);
        write(
                code,
                "1/version.yaml",
                """
                in-force: {from: 2026-01-01}
                zone: Asia/Shanghai
                roles: {clerk: {zh: 柜员, en: Clerk}}
                findings: {late: {zh: 超时, en: Late}}
                """);
        write(
                code,
                "1/facts.yaml",
                """
                repair.reported: {says: {zh: 报修, en: Reported}, producers: app}
                repair.fixed: {says: {zh: 修复, en: Fixed}, producers: app}
                """);
        write(code, "1/clauses.yaml", clause("c.1") + "---\n" + clause("c.2"));
        Problems problems = new Problems();
        Codes codes = Codes.read(List.of(code), problems).orElseThrow();
        Shelf shelf = new Shelf(List.of(), (org, unit) -> NAMES.getOrDefault(unit, Set.of()));
        shelf.put(codes, "");
        return shelf;
    }

    private static String clause(String id) {
        return """
        clause: %s
        cite: {article: 第一条}
        says: {zh: 条款, en: Clause}
        promise: {when: repair.reported, kept-by: repair.fixed, within: 1 hour, answers: clerk, broken: late}
        """
                .formatted(id);
    }

    private static void write(Path code, String name, String text) throws IOException {
        Files.writeString(code.resolve(name), text);
    }
}
