package io.shouwen.pack.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the commands say of a clause that does one thing or another. */
class ByReadingCommandsTest {
    private static final String VERSION =
            """
            in-force: {from: 2026-01-01}
            zone: Asia/Shanghai
            roles: {technician: {zh: 维修员, en: Technician}}
            findings: {late-arrival: {zh: 到场超时, en: Late arrival}}
            readings:
              R-1:
                says: {zh: 多快算及时, en: How soon is soon}
                options:
                  half-an-hour: {zh: 半小时, en: half an hour}
                  same-day: {zh: 当日, en: the same day}
            """;
    private static final String SOON =
            """
            clause: city.1
            cite:   {article: "1"}
            says:   {zh: 及时到场, en: On site soon}
            by-reading:
              reading: R-1
              rules:
                half-an-hour:
                  promise:
                    when:    {fact: repair.reported, area: urban}
                    kept-by: visit.arrived
                    within:  30 min
                    answers: technician
                    broken:  late-arrival
                same-day:
                  promise:
                    when:    {fact: repair.reported, area: urban}
                    kept-by: visit.arrived
                    within:  end of day
                    answers: technician
                    broken:  late-arrival
            """;

    /** By either answer. */
    private static final String EITHER =
            """
            - name: there at once
              readings: {R-1: [half-an-hour, same-day]}
              facts:
                - 2026-03-02 10:00 repair.reported area=urban
                - 10:30 visit.arrived
              then: {city.1: kept}
            """;

    private static final String BOTH =
            """
            - name: in the thirtieth minute
              facts:
                - 2026-03-02 10:00 repair.reported area=urban
                - 10:30 visit.arrived
              then: {city.1: "kept, due 2026-03-02 10:30"}
            - name: a village
              readings: {R-1: [half-an-hour, same-day]}
              facts: 2026-03-02 10:00 repair.reported area=rural
              then: {city.1: none}
            - name: until midnight
              readings: {R-1: same-day}
              facts:
                - 2026-03-02 10:00 repair.reported area=urban
                - 10:30 visit.arrived
              then: {city.1: "kept, due 2026-03-03 00:00"}
            """;

    @TempDir private Path root;
    private Workplace place;

    @BeforeEach
    void soon() {
        place = new Workplace(root).write("city/1/version.yaml", VERSION).clause(SOON);
    }

    private void scenarios(String text) {
        place.write("city/1/clauses/city.1.scenario.yaml", text);
    }

    @Test
    void explainSaysWhatItDoesByEachAnswer() {
        assertThat(place.run(new ExplainCommand(), "--lang", "en", "@city")).isZero();
        assertThat(place.printed())
                .isEqualTo(
                        """
                        city.1
                          On site soon
                            After “Fault reported” (`area` is urban), “On site” must come within 30 minutes; \
                        answerable: Technician; a breach raises “Late arrival”.
                            `R-1: same-day`: After “Fault reported” (`area` is urban), “On site” must come by the end \
                        of that day; answerable: Technician; a breach raises “Late arrival”.
                        """);
        place.run(new ExplainCommand(), "--lang", "en", "--json", "@city");
        assertThat(place.printed())
                .contains("\"otherwise\":[{\"readings\":{\"R-1\":\"same-day\"},\"does\":\"After");
    }

    @Test
    void theyAreOnThePageWithQuestionAndAnswer() throws IOException {
        scenarios(EITHER);
        assertThat(place.run(new DocsCommand(), "--out", "@pages", "@city")).isZero();

        String page = Files.readString(place.path("pages/city-en.html"));
        assertThat(page)
                .contains("<summary>Readings (1), the usual answer first</summary>")
                .contains("<li><code>half-an-hour</code> half an hour</li><li>")
                .contains("<summary>How soon is soon: the same day</summary>")
                .contains("<summary>Examples (1)</summary>")
                .contains("<small>How soon is soon → half an hour / the same day</small>");
        assertThat(Files.readString(place.path("pages/city-zh.html")))
                .contains("<summary>多快算及时：当日</summary>");
    }

    @Test
    void lintLooksAtEachAnswerAndTellsItsPlace() {
        place.clause(Workplace.ARRIVAL.replace("city.1", "city.2"))
                .write(
                        "city/1/clauses/city.9.yaml",
                        """
                        clause: city.9
                        cite:   {article: "9"}
                        says:   {zh: 扣一分, en: A point is lost}
                        consequence: {findings: late-arrival, points: 1}
                        """);

        assertThat(place.run(new LintCommand(), "@city")).isEqualTo(1);
        assertThat(place.printed())
                .isEqualTo(
                        """
                        @city/1/clauses/city.2.yaml:7:3: lint[overlap]: city.2: one fact may open this and \
                        city.1, the same facts keep both, and their limits differ
                          help: part the two by a condition under `when`, or let one yield to the other with \
                        `yields-to`

                        1 hit
                        """);
        place.clause(
                SOON.replace(
                        "kept-by: visit.arrived\n        within:  end",
                        "kept-by: visit.arrived\n        force: strive\n        within:  end"));
        place.run(new LintCommand(), "@city");
        assertThat(place.printed()).isEqualTo("nothing found\n");
    }

    @Test
    void aRuleThatOnlyOneAnswerHidesIsToldWhereItStands() {
        place.clause(
                SOON.replaceFirst(
                        "(?s)(same-day:.*)\\{fact: repair.reported, area: urban}",
                        "$1[repair.reported, {fact: repair.reported, area: urban}]"));

        place.run(new LintCommand(), "@city");
        assertThat(place.printed())
                .startsWith("@city/1/clauses/city.1.yaml:16:36: lint[unreachable]: city.1: ");
    }

    @Test
    void diffTellsWhatChangedInOneAnswerOnly() {
        place.write(
                        "city/1/version.yaml",
                        VERSION.replace("2026-01-01}", "2026-01-01, to: 2026-12-31}"))
                .version("2", "2027-01-01")
                .write("city/2/version.yaml", VERSION.replace("2026", "2027"))
                .clauses("2", SOON.replace("end of day", "end of next day"));

        assertThat(place.run(new DiffCommand(), "@city/1", "@city/2")).isEqualTo(1);
        assertThat(place.printed())
                .contains("  read as `R-1: same-day`:\n")
                .contains("must come by the end of that day")
                .contains("must come by the end of the next day")
                .endsWith("0 added, 0 removed, 1 changed\n");
    }

    @Test
    void aFailureSaysByWhichAnswer() {
        scenarios(EITHER.replace("10:30", "10:31"));

        assertThat(place.run(new TestCommand(), "@city")).isEqualTo(1);
        assertThat(place.printed())
                .startsWith(
                        "@city/1/clauses/city.1.scenario.yaml:1:9: failed: there at once, read as"
                                + " `R-1: half-an-hour`\n")
                .endsWith("1 passed, 1 failed\n");
        place.run(new TestCommand(), "--json", "@city");
        assertThat(place.printed())
                .contains("\"readings\":{\"R-1\":\"half-an-hour\"},\"passed\":false");
    }

    @Test
    void aChangeIsNoticedByTheAnswerInWhichItIsMade() {
        scenarios(BOTH);
        assertThat(place.run(new TestCommand(), "--mutate", "@city")).isZero();
        assertThat(place.printed()).endsWith("7 changes tried, 0 noticed by no scenario\n");

        scenarios(BOTH.replace("[half-an-hour, same-day]", "half-an-hour"));
        assertThat(place.run(new TestCommand(), "--mutate", "@city")).isEqualTo(1);
        assertThat(place.printed())
                .contains(
                        "@city/1/clauses/city.1.yaml:16:42: unnoticed: city.1: read as `R-1:"
                                + " same-day`: without the condition on `area`\n");
    }

    @Test
    void whatAVersionSaysOfAnAttributeIsChangedTooByEachAnswer() {
        place.write(
                        "city/1/version.yaml",
                        VERSION
                                + """
                                attributes:
                                  area:
                                    by-reading:
                                      reading: R-1
                                      rules:
                                        half-an-hour: {otherwise: urban}
                                        same-day: {amended: {by: area.corrected, requires: reason}}
                                """)
                .write(
                        "city/1/facts.yaml",
                        Workplace.FACTS
                                + """
                                area.corrected:
                                  says: {zh: 更正区域, en: Area corrected}
                                  producers: agent
                                  attributes: {area: {one-of: [urban, rural]}, reason: text}
                                """);
        scenarios(BOTH);
        place.run(new TestCommand(), "--mutate", "@city");

        assertThat(place.printed().lines().filter(line -> line.contains("`area`: ")))
                .containsExactly(
                        "@city/1/version.yaml:16:24: unnoticed: `area`: read as `R-1:"
                                + " half-an-hour`: without `otherwise`",
                        "@city/1/version.yaml:16:24: unnoticed: `area`: read as `R-1:"
                                + " half-an-hour`: otherwise urban becomes rural",
                        "@city/1/version.yaml:17:20: unnoticed: `area`: read as `R-1: same-day`:"
                                + " without amending by `area.corrected`",
                        "@city/1/version.yaml:17:50: unnoticed: `area`: read as `R-1: same-day`:"
                                + " without requiring `reason`");

        scenarios(
                BOTH
                        + """
                        - name: nobody said where
                          facts: 2026-03-02 10:00 repair.reported
                          at: 2026-03-02 10:01
                          then: {city.1: pending}
                        - name: put right without a reason
                          readings: {R-1: same-day}
                          facts:
                            - 2026-03-02 10:00 repair.reported area=urban
                            - 10:10 area.corrected area=rural
                          then: {city.1: pending}
                        - name: put right with a reason
                          readings: {R-1: same-day}
                          facts:
                            - 2026-03-02 10:00 repair.reported area=urban
                            - 10:10 area.corrected area=rural reason=map
                          then: {city.1: void}
                        """);
        assertThat(place.run(new TestCommand(), "--mutate", "@city")).isZero();
        assertThat(place.printed()).endsWith("11 changes tried, 0 noticed by no scenario\n");
    }
}
