package io.shouwen.assess;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class MappingProblemsTest {
    @TempDir private Path folder;

    @Test
    void everyProblemOfAMappingIsToldWithItsPlace() {
        Runs runs = new Runs(folder);
        Path mapping =
                runs.log(
                        "mapping.yaml",
                        """
                        case: case
                        times:
                          zone: Asia/Shangai
                          patterns: "yyyy-MM-dd b"
                        facts:
                          - fact: repair.reportd
                            at: at
                          - fact: visit.arrived
                            att: at
                          - fact: repair.reported
                            at: at
                            attributes:
                              aera: place
                              wish: {column: wish, type: day}
                        other-verdict:
                          column: verdict
                          words: {OK: keptt}
                        """);
        Runs.Run run = runs.assess(runs.log("log.csv", "case,at\n"), mapping);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err().lines().filter(line -> line.contains("error[")).map(this::shown))
                .containsExactly(
                        "3:9: error[unknown-zone]: no time zone is called `Asia/Shangai`",
                        "4:13: error[bad-pattern]: `yyyy-MM-dd b` is not a pattern of a date and"
                                + " time",
                        "6:11: error[unknown-fact-kind]: the standard knows no fact"
                                + " `repair.reportd`",
                        "9:5: error[unknown-key]: no key `att` in a fact of the mapping",
                        "13:7: error[unknown-attribute]: a fact `repair.reported` has no attribute"
                                + " `aera`",
                        "14:34: error[wrong-type]: the attribute `wish` is of the type `moment`,"
                                + " but here it says `day`",
                        "17:15: error[unknown-choice]: there is no verdict `keptt`");
        assertThat(run.err()).contains("help: did you mean `Asia/Shanghai`?");
    }

    private String shown(String line) {
        return line.substring(line.indexOf("mapping.yaml:") + "mapping.yaml:".length());
    }

    @Test
    void aColumnThatTheLogLacksIsToldAtItsPlaceInTheMapping() {
        Runs runs = new Runs(folder);
        Runs.Run run = runs.assess(runs.log("log.csv", "case,what,att,place,who,team\n"));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .contains("mapping.yaml:6:13: error[unknown-column]: the log has no column `at`")
                .contains("help: did you mean `att`?");
        assertThat(run.report()).doesNotExist();
    }
}
