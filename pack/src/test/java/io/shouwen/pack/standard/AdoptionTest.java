package io.shouwen.pack.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Rule;
import io.shouwen.engine.standard.Shown;
import io.shouwen.engine.standard.Standard;
import io.shouwen.pack.yaml.Problems;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How a site takes a code over. */
class AdoptionTest {
    @TempDir private Path folder;

    @BeforeEach
    void aCodeOfThreeClauses() throws IOException {
        write("standard.yaml", "standard: repairs\ntitle: {zh: 规范, en: Code}\nsource: Example\n");
        write(
                "1/version.yaml",
                """
                in-force: {from: 2026-01-01}
                zone: Asia/Shanghai
                roles:
                  clerk: {zh: 柜员, en: Clerk}
                findings:
                  late: {zh: 超时, en: Late}
                """);
        write(
                "1/facts.yaml",
                """
                repair.reported: {says: {zh: 报修, en: Reported}, producers: app}
                repair.fixed: {says: {zh: 修复, en: Fixed}, producers: app}
                """);
        write(
                "1/clauses.yaml",
                String.join(
                        "---\n",
                        promise("c.1.a", "30 min", "broken: late"),
                        promise("c.1.b", "{site: prompt}", "broken: late"),
                        promise("c.2", "{site: soon}", "")));
    }

    @Test
    void withoutAnAdoptionTheWholeCodeIsJudgedBy() {
        assertThat(rules(""))
                .allSatisfy((id, rule) -> assertThat(rule).isInstanceOf(Promise.class));
    }

    @Test
    void whatIsNotAdoptedIsOnlyShown() {
        Map<String, Rule> rules = rules("clauses: c.1*\n");

        assertThat(rules.get("c.1.a")).isInstanceOf(Promise.class);
        assertThat(rules.get("c.1.b")).isInstanceOf(Promise.class);
        assertThat(rules.get("c.2")).isEqualTo(new Shown("not-adopted"));
    }

    @Test
    void aNumberIsBoundToASoftWord() {
        assertThat(rules("clauses: [c.1.a, c.1.b]\nbind: {prompt: 10 min}\n"))
                .hasEntrySatisfying(
                        "c.1.b",
                        rule ->
                                assertThat(rule)
                                        .asInstanceOf(InstanceOfAssertFactories.type(Promise.class))
                                        .extracting(Promise::within)
                                        .isEqualTo(new Limit.Elapsed(Duration.ofMinutes(10))));
    }

    @Test
    void anAdoptionMakesAnotherVersionOfIt() throws IOException {
        Standard whole = adopted("").getFirst();
        Standard part = adopted("clauses: c.1*\n").getFirst();

        assertThat(part.ref().version()).isEqualTo(whole.ref().version());
        assertThat(part.ref().hash())
                .startsWith(whole.ref().hash())
                .isNotEqualTo(whole.ref().hash());
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() throws IOException {
        write(
                "adoption.yaml",
                """
                clauses: [c.3, c.9*]
                bind: {promt: 5 min, soon: 5 min, prompt: five}
                trial: c.1
                """);
        Problems problems = new Problems();

        assertThat(Codes.read(List.of(folder), problems)).isEmpty();
        assertThat(problems.rendered())
                .contains("error[unknown-key]: no key `trial` in an adoption")
                .contains("error[unknown-clause]: no clause named `c.3`")
                .contains("error[unknown-clause]: no clause named `c.9*`")
                .contains("error[unknown-key]: no clause leaves a limit named `promt` to the site")
                .contains("error[missing-key]: a clause that uses `soon` names no finding")
                .contains("error[bad-limit]: `five` is not a limit");
    }

    /** Neither would ever be due. */
    @Test
    void aSoftWordIsBoundToNoDateAndToNoEndOfAPeriod() throws IOException {
        write("adoption.yaml", "clauses: c.1.b\nbind: {prompt: {date: until}}\n");
        Problems date = new Problems();
        assertThat(Codes.read(List.of(folder), date)).isEmpty();
        write("adoption.yaml", "clauses: c.1.b\nbind: {prompt: end of period}\n");
        Problems period = new Problems();
        assertThat(Codes.read(List.of(folder), period)).isEmpty();

        assertThat(date.rendered()).contains("error[bad-limit]: a soft word is bound to a number");
        assertThat(period.rendered()).contains("error[bad-limit]: a promise that a fact opens");
    }

    private Map<String, Rule> rules(String adoption) {
        return adopted(adoption).getFirst().clauses().stream()
                .collect(Collectors.toMap(clause -> clause.id().value(), Clause::rule));
    }

    private List<Standard> adopted(String adoption) {
        try {
            if (!adoption.isEmpty()) {
                write("adoption.yaml", adoption);
            }
            Problems problems = new Problems();
            Codes codes = Codes.read(List.of(folder), problems).orElseThrow();
            return codes.adopted().standards().versions();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, String text) throws IOException {
        if (!folder.endsWith("repairs")) {
            folder = folder.resolve("repairs");
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String promise(String id, String within, String broken) {
        return """
        clause: %s
        cite: {article: 第一条}
        says: {zh: 条款, en: Clause}
        promise:
          when: repair.reported
          kept-by: repair.fixed
          within: %s
          answers: clerk
          %s
        """
                .formatted(id, within, broken);
    }
}
