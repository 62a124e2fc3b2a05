package io.shouwen.pack.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
                readings:
                  R-1:
                    says: {zh: 自何时起算, en: From when it counts}
                    options:
                      from-report: {zh: 自报修起, en: from the report}
                      by-evening: {zh: 当日内, en: the same day}
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
                        promise("c.2", "{site: soon}", ""),
                        """
                        clause: c.3
                        cite: {article: 第一条}
                        says: {zh: 条款, en: Clause}
                        by-reading:
                          reading: R-1
                          rules:
                            from-report: {promise: {when: repair.reported, kept-by: repair.fixed, within: 2 hours, answers: clerk, broken: late}}
                            by-evening: {promise: {when: repair.reported, kept-by: repair.fixed, within: end of day, answers: clerk, broken: late}}
                        """));
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
    void aReadingIsAnsweredAsTheCodeIsUsuallyReadUnlessTheSiteSaysOtherwise() {
        assertThat(limit(rules(""), "c.3")).isEqualTo(new Limit.Elapsed(Duration.ofHours(2)));
        assertThat(limit(rules("clauses: c.*\nreadings: {R-1: by-evening}\n"), "c.3"))
                .isInstanceOf(Limit.EndOfDay.class);
    }

    private static Limit limit(Map<String, Rule> rules, String clause) {
        return rules.get(clause) instanceof Promise promise
                ? promise.within()
                : new Limit.Unbound("no promise");
    }

    @Test
    void anAdoptionHoldsFromItsFirstDayToItsLast() {
        List<Standard> parts =
                adopted("{from: 2026-03-01, to: 2026-03-31, clauses: c.1*}\n", Set.of());

        assertThat(parts)
                .extracting(one -> one.from().atZone(one.zone()).toLocalDate() + adopts(one))
                .containsExactly("2026-01-01", "2026-03-01 c.1.a c.1.b", "2026-04-01");
        assertThat(parts)
                .extracting(Standard::to)
                .containsExactly(
                        Optional.of(parts.get(1).from()),
                        Optional.of(parts.get(2).from()),
                        Optional.empty());
        assertThat(parts).extracting(part -> part.ref().hash()).doesNotHaveDuplicates();
    }

    @Test
    void aPartOfTheSiteHasAnAdoptionOfItsOwn() {
        String terms = "- {clauses: c.1.a}\n- {unit: 城东班, from: 2026-03-01, clauses: c.2}\n";

        assertThat(adopted(terms, Set.of("总部", "城西班")))
                .extracting(AdoptionTest::adopts)
                .containsExactly(" c.1.a");
        assertThat(adopted(terms, Set.of("总部", "城东班")))
                .extracting(AdoptionTest::adopts)
                .containsExactly(" c.1.a", " c.2");
    }

    @Test
    void whatIsOnTrialIsJudgedByAndMarkedToTheEndOfItsLastDay() {
        List<Standard> parts =
                adopted("{clauses: c.1.a, trial: {clauses: c.1.b, until: 2026-06-30}}\n", Set.of());

        assertThat(parts)
                .extracting(AdoptionTest::adopts)
                .containsExactly(" c.1.a c.1.b", " c.1.a c.1.b");
        assertThat(parts)
                .extracting(Standard::onTrial)
                .containsExactly(Set.of(new ClauseId("c.1.b")), Set.of());
        assertThat(parts.getLast().from()).isEqualTo(Instant.parse("2026-06-30T16:00:00Z"));
    }

    private static String adopts(Standard part) {
        return part.clauses().stream()
                .filter(clause -> clause.rule() instanceof Promise)
                .map(clause -> " " + clause.id().value())
                .collect(Collectors.joining());
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() throws IOException {
        write(
                "adoption.yaml",
                """
                clauses: [c.4, c.9*]
                from: 2026-02-30
                bind: {promt: 5 min, soon: 5 min, prompt: five}
                trial: {clauses: c.1}
                readings: {R-1: by-morning, R-2: by-evening}
                """);
        Problems problems = new Problems();

        assertThat(Codes.read(List.of(folder), problems)).isEmpty();
        assertThat(problems.rendered())
                .contains("error[bad-date]: `2026-02-30` is not a day")
                .contains("error[missing-key]: a trial needs the key `until`")
                .contains("error[unknown-clause]: no clause named `c.1`")
                .contains("error[unknown-choice]: the reading has no option `by-morning`")
                .contains("error[unknown-choice]: the code has no reading named `R-2`")
                .contains("error[unknown-clause]: no clause named `c.4`")
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
        return adopted(adoption, Set.of());
    }

    private List<Standard> adopted(String adoption, Set<String> units) {
        try {
            if (!adoption.isEmpty()) {
                write("adoption.yaml", adoption);
            }
            Problems problems = new Problems();
            Codes codes = Codes.read(List.of(folder), problems).orElseThrow();
            return codes.adopted(units).versions();
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
