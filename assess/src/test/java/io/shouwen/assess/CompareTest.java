package io.shouwen.assess;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** Another system's verdicts beside ours, each disagreement listed. */
class CompareTest {
    private static final String LOG =
            """
            case,what,at,place,who,team,note
            C1,reported,2026-03-02 10:00,city,,,kept
            C1,arrived,2026-03-02 10:30,,T7,East,
            C2,reported,2026-03-02 11:00,city,,,kept
            C2,arrived,2026-03-02 11:45,,T8,West,
            C3,reported,2026-03-02 12:00,city,,,
            C4,reported,2026-03-02 12:10,,,,overdue
            C5,reported,2026-03-02 12:20,country,,,kept
            """;

    @TempDir private Path folder;
    private Runs runs;

    @BeforeEach
    void open() {
        runs = new Runs(folder);
    }

    @Test
    void everyDisagreementIsListedWithBothSidesAndWhy() {
        Runs.Run run = runs.assess(runs.log("log.csv", LOG), "--compare", "note");
        assertThat(run.exit()).isZero();
        assertThat(run.file("disagreements.csv"))
                .isEqualTo(
                        """
                        case,clause,ours,theirs,due,their_due,kept_at,why
                        C2,repairs.urban,broken,kept,2026-03-02T03:30:00Z,,2026-03-02T03:45:00Z,no-due-to-compare
                        C3,repairs.urban,pending,,2026-03-02T04:30:00Z,,,they-are-silent
                        C4,repairs.urban,unprovable,overdue,,,,attribute-missing
                        C5,,,kept,,,,no-clause-asks
                        """);
        assertThat(run.file("verdicts.csv").lines().findFirst().orElseThrow())
                .endsWith(",their_verdict,their_due");
        assertThat(run.file("report.html")).contains("disagreements.csv");
    }

    @Test
    void aWordThatIsNoVerdictMakesItsLineBad() {
        Runs.Run run =
                runs.assess(
                        runs.log("log.csv", LOG.replace("overdue", "OVERDUE")),
                        "--compare",
                        "note");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.file("problems.csv")).contains("7,unknown-word,note,OVERDUE");
    }

    @Test
    void aColumnThatTheLogLacksIsTold() {
        Runs.Run run = runs.assess(runs.log("log.csv", LOG), "--compare", "sla");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("error[unknown-column]: the log has no column `sla`");
    }
}
