package io.shouwen.pack.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class CoverageCommandTest {
    @TempDir private Path root;
    private Workplace place;

    @BeforeEach
    void oneClauseOfEachKind() {
        place = new Workplace(root);
        place.clause(Workplace.ARRIVAL);
        place.clause(
                """
                clause: city.2
                cite:   {article: "2"}
                says:   {zh: 看得见, en: It can be seen}
                cover:
                  when:    repair.reported
                  until:   visit.arrived
                  present: {from: crawl.observed, until: crawl.observed}
                  answers: technician
                  broken:  late-arrival
                """);
        place.clause(
                """
                clause: city.3
                cite:   {article: "3"}
                says:   {zh: 微笑, en: Smile}
                practice: {look: {zh: 笑了吗, en: Is there a smile}, answers: technician, broken: late-arrival}
                """);
        shown("4", "right");
        shown("5", "unlawful");
        shown("9", "role");
    }

    private void shown(String number, String kind) {
        place.clause(
                "clause: city."
                        + number
                        + "\ncite:   {article: \"1\"}\nsays:   {zh: 条款, en: Clause}\ntext-only: "
                        + kind
                        + "\n");
    }

    private void inventory(String... ids) {
        place.write(
                "counted/city.csv",
                "id,gist\n" + String.join(",\"said, with a comma\"\n", ids) + ",\n");
    }

    @Test
    void everyClauseIsOfOneKindAndTheRestIsUnmentioned() {
        inventory("city.1", "city.2", "city.3", "city.4", "city.5", "city.6", "city.7");

        assertThat(place.run(new CoverageCommand(), "--inventory", "@counted", "--json", "@city"))
                .isEqualTo(1);
        assertThat(place.printed())
                .isEqualTo(
                        "{\"codes\":{\"city\":{\"total\":7,\"executed\":1,\"unfed\":1,"
                                + "\"apart\":0,\"inspected\":1,\"recorded\":1,\"notExecutable\":1,"
                                + "\"unmentioned\":[\"city.6\",\"city.7\"]}}}\n");
    }

    @Test
    void whatIsUnfedNamesTheFactAndWhatIsMissing() {
        inventory("city.1", "city.2", "city.3", "city.4", "city.5", "city.6", "city.7");

        assertThat(place.run(new CoverageCommand(), "--inventory", "@counted", "@city"))
                .isEqualTo(1);
        assertThat(place.printed())
                .isEqualTo(
                        """
                        inventory  clauses  executed  unfed  apart  inspected  recorded  not executable  unmentioned
                        city             7         1      1      0          1         1               1            2

                        city
                          unfed: city.2 needs `crawl.observed` (Site seen by a crawler), which nobody produces; \
                        name who tells it under `producers`, such as `technician`, `api` or a device
                          inspected, since only a person can see it (1):
                            city.3
                          recorded, since it gives somebody a right (`right`) (1):
                            city.4
                          not executable, since it asks for what no law lets an employer do (`unlawful`) (1):
                            city.5
                          unmentioned, no clause has this id (2):
                            city.6 city.7
                          not in the inventory and not counted above (1):
                            city.9
                        """);
    }

    @Test
    void whatIsToldOfDifferentSubjectsIsApart() {
        place.write(
                "city/1/facts.yaml",
                Workplace.FACTS
                        .replace("producers: agent\n", "producers: agent\n  home: request\n")
                        .replace(
                                "producers: technician\n",
                                "producers: technician\n  home: person\n"));
        inventory("city.1");

        place.run(new CoverageCommand(), "--inventory", "@counted", "@city");

        assertThat(place.printed())
                .contains(
                        "  apart: city.1 needs `repair.reported` (Fault reported) and"
                                + " `visit.arrived` (On site), which never lie in one subject");

        place.write(
                "city/1/facts.yaml",
                Workplace.FACTS
                        .replace(
                                "producers: agent\n",
                                "producers: agent\n  home: request\n  told: person\n")
                        .replace(
                                "producers: technician\n",
                                "producers: technician\n  home: person\n"));
        place.run(new CoverageCommand(), "--inventory", "@counted", "--json", "@city");

        assertThat(place.printed()).contains("\"executed\":1,\"unfed\":0,\"apart\":0");
    }

    @Test
    void nothingUnmentionedIsClean() {
        inventory("city.1", "city.2");

        assertThat(place.run(new CoverageCommand(), "--inventory", "@counted", "@city")).isZero();
    }

    @Test
    void anInventoryOfAnotherCodeIsUnmentionedAsAWhole() {
        place.write("counted/bank.csv", "id\nbank.1\nbank.2\n");

        assertThat(place.run(new CoverageCommand(), "--inventory", "@counted", "@city"))
                .isEqualTo(1);
        assertThat(place.printed()).endsWith("\nbank\n  unmentioned, no clause of it is written\n");
    }

    @Test
    void anInventoryThatCannotBeReadIsWrongUsage() {
        place.write("counted/city.csv", "number\n1\n");
        place.write("empty/note.txt", "");

        assertThat(place.run(new CoverageCommand(), "--inventory", "@counted", "@city"))
                .isEqualTo(2);
        assertThat(place.complained())
                .contains("--inventory: @counted/city.csv has no column `id` in its first line");
        assertThat(place.run(new CoverageCommand(), "--inventory", "@empty", "@city")).isEqualTo(2);
        assertThat(place.run(new CoverageCommand(), "--inventory", "@none", "@city")).isEqualTo(2);
        assertThat(place.complained()).contains("there is no folder @none");
    }

    @Test
    void aCodeWithProblemsHasNoFigures() {
        inventory("city.1");
        place.clause(Workplace.ARRIVAL.replace("30 min", "soon"));

        assertThat(place.run(new CoverageCommand(), "--inventory", "@counted", "--json", "@city"))
                .isEqualTo(1);
        assertThat(place.printed()).contains("bad-limit").doesNotContain("codes");
    }
}
