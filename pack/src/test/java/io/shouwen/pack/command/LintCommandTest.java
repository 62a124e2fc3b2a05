package io.shouwen.pack.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class LintCommandTest {
    private static final String DEDUCTION =
            """
            clause: city.9
            cite:   {article: "9"}
            says:   {zh: 扣一分, en: A point is lost}
            consequence: {findings: late-arrival, points: 1}
            """;
    private static final String SAME_DAY =
            Workplace.ARRIVAL
                    .replace("city.1", "city.2")
                    .replace(", area: urban", "")
                    .replace("within:  30 min", "within:  end of day");

    @TempDir private Path root;
    private Workplace place;

    @BeforeEach
    void arrival() {
        place = new Workplace(root).clause(Workplace.ARRIVAL).clause(DEDUCTION);
    }

    @Test
    void whatIsMeantSoIsNotTold() {
        assertThat(place.run(new LintCommand(), "@city")).isZero();
        assertThat(place.printed()).isEqualTo("nothing found\n");
    }

    @Test
    void twoLimitsForOneCase() {
        place.clause(SAME_DAY);

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
    }

    @Test
    void limitsThatExcludeEachOtherOrOfWhichOneYieldsAreNotTold() {
        place.clause(
                SAME_DAY.replace(
                        "{fact: repair.reported}", "{fact: repair.reported, area: rural}"));
        assertThat(place.run(new LintCommand(), "@city")).isZero();

        place.clause(SAME_DAY.replace("  answers:", "  yields-to: city.1\n  answers:"));
        assertThat(place.run(new LintCommand(), "@city")).isZero();

        place.clause(SAME_DAY.replace("  answers:", "  force: strive\n  answers:"));
        assertThat(place.run(new LintCommand(), "@city")).isZero();
    }

    @Test
    void aCommentWithAReasonAcknowledgesAHit() {
        place.clause(
                SAME_DAY.replace(
                        "  within:",
                        "  # lint: overlap: the source starts both clocks\n  within:"));
        assertThat(place.run(new LintCommand(), "@city")).isZero();

        place.clause(SAME_DAY.replace("  within:", "  # lint: overlap:\n  within:"));
        assertThat(place.run(new LintCommand(), "@city")).isEqualTo(1);

        place.clause(SAME_DAY.replace("  within:", "  # lint: swallowed: no\n  within:"));
        assertThat(place.run(new LintCommand(), "@city")).isEqualTo(1);
    }

    @Test
    void findingsWithoutConsequencesAndConsequencesWithoutFindings() {
        place.clause(DEDUCTION.replace("findings: late-arrival", "clauses: city.9"));
        place.write(
                "city/1/version.yaml",
                """
                in-force: {from: 2026-01-01}
                zone: Asia/Shanghai
                roles:
                  technician: {zh: 维修员, en: Technician}
                  organisation: {zh: 公司, en: Company}
                  ghost: {zh: 无, en: Nobody}
                findings:
                  late-arrival: {zh: 到场超时, en: Late arrival}
                  idle: {zh: 闲, en: Idle}
                """);

        assertThat(place.run(new LintCommand(), "--json", "@city")).isEqualTo(1);
        assertThat(place.printed())
                .isEqualTo(
                        """
                        {"lint":"consequence-never-raised","file":"@city/1/clauses/city.9.yaml","line":4,\
                        "column":15,"sentence":"city.9: none of the clauses that it follows can be broken",\
                        "help":"name clauses that have `broken`, or findings"}
                        {"lint":"role-unused","file":"@city/1/version.yaml","line":5,"column":3,\
                        "sentence":"no clause names the role `organisation`",\
                        "help":"name it under `answers` of what it does, or take it out"}
                        {"lint":"role-unused","file":"@city/1/version.yaml","line":6,"column":3,\
                        "sentence":"no clause names the role `ghost`",\
                        "help":"name it under `answers` of what it does, or take it out"}
                        {"lint":"finding-without-consequence","file":"@city/1/version.yaml","line":8,\
                        "column":3,"sentence":"the finding `late-arrival` has no consequence",\
                        "help":"name it under `findings` of a consequence, if the source gives one"}
                        {"lint":"finding-never-raised","file":"@city/1/version.yaml","line":9,"column":3,\
                        "sentence":"no clause raises the finding `idle`",\
                        "help":"name it under `broken` of a clause, or take it out"}
                        """);
    }

    @Test
    void whereTheWholeOrganisationAnswersNobodyDoes() {
        place.write(
                "city/1/version.yaml",
                """
                in-force: {from: 2026-01-01}
                zone: Asia/Shanghai
                roles: {organisation: {zh: 公司, en: Company}}
                findings: {late-arrival: {zh: 到场超时, en: Late arrival}}
                """);
        place.clause(Workplace.ARRIVAL.replace("technician", "organisation"));

        assertThat(place.run(new LintCommand(), "@city")).isEqualTo(1);
        assertThat(place.printed())
                .startsWith(
                        "@city/1/version.yaml:3:9: lint[nobody-answers]: the whole `organisation`"
                                + " answers for 1 of the clauses, so nobody does");
    }
}
