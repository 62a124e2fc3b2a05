package io.shouwen.server.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Obligation;
import io.shouwen.engine.standard.Practice;
import io.shouwen.engine.standard.Shown;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Standards;
import io.shouwen.pack.coverage.Need;
import io.shouwen.pack.standard.Codes;
import io.shouwen.pack.yaml.Problems;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Holds docs/reference/live-clauses.md to the adoption of the sample organisation. */
class LiveClausesTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([a-z]+\\.\\S+) \\| (.+) \\|$");
    private static final Path STANDARDS = Path.of("../standards");
    private static final Codes CODES = Codes.read(List.of(STANDARDS), new Problems()).orElseThrow();

    /** A unit of the sample that works by codes of its own besides. */
    private static final Set<String> HALL = Set.of("城区营业厅");

    @Test
    void thePageNamesTheClausesThatAreNotAdoptedAndNoOther() throws IOException {
        String page = Files.readString(Path.of("../docs/reference/live-clauses.md"));
        Set<String> named =
                ROW.matcher(page)
                        .results()
                        .map(row -> row.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(ROW.matcher(page).results().map(MatchResult::group)).hasSameSizeAs(named);

        Set<String> without =
                CODES.adopted(HALL).versions().stream()
                        .filter(LiveClausesTest::judgedBy)
                        .flatMap(version -> version.clauses().stream())
                        .filter(LiveClausesTest::notAdopted)
                        .map(clause -> clause.id().value())
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).isEqualTo(without);
    }

    @Test
    void outsideTheHallOnlyTheCableCodeIsJudgedBy() {
        assertThat(CODES.adopted().versions())
                .filteredOn(LiveClausesTest::judgedBy)
                .extracting(version -> version.ref().code())
                .containsExactly("yingshan-cable");
    }

    @Test
    void inTheHallTwoCodesOfItsTradeAreToo() {
        assertThat(CODES.adopted(HALL).versions())
                .filteredOn(LiveClausesTest::judgedBy)
                .extracting(version -> version.ref().code())
                .containsExactly("dalian-power-hall", "power-bureau", "yingshan-cable");
    }

    @Test
    void whatIsAdoptedCanBeJudgedSomewhere() {
        Standards adopted = CODES.adopted(HALL);
        assertThat(clauses(adopted))
                .filteredOn(clause -> clause.rule() instanceof Obligation)
                .filteredOn(clause -> !(clause.rule() instanceof Practice))
                .allSatisfy(clause ->
                        assertThat(Need.meeting((Obligation) clause.rule(), adopted.catalogue()))
                                .as(clause.id().value())
                                .isNotEmpty());
    }

    private static boolean judgedBy(Standard version) {
        return version.clauses().stream().anyMatch(clause -> !(clause.rule() instanceof Shown));
    }

    private static boolean notAdopted(Clause clause) {
        return clause.rule() instanceof Shown shown && shown.kind().equals("not-adopted");
    }

    private static List<Clause> clauses(Standards standards) {
        return standards.versions().stream().flatMap(one -> one.clauses().stream()).toList();
    }
}
