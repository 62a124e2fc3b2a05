package io.shouwen.engine.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.Fact;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The worked cases about points and money, number for number. */
class BankBookTest {
    private static final Instant LATER = Instant.parse("2027-12-31T00:00:00Z");

    private static Score score(List<Fact> facts) {
        return Scores.of(Books.code(), facts, LATER);
    }

    private static LocalDate day(int month, int day) {
        return LocalDate.of(2026, month, day);
    }

    private static List<String> due(Score score) {
        return score.lines().stream()
                .map(line ->
                        "%s %s %s %d"
                                .formatted(
                                        line.finding(),
                                        line.due().account(),
                                        line.due().currency(),
                                        line.due().amount()))
                .toList();
    }

    @Test
    void theSameAgainOnTheThirtiethDayIsDoubledAndTheFixedAmountIsNot() {
        Score score =
                score(
                        List.of(
                                Books.offence(
                                        "V1", day(3, 1), "plain", "person=T7", "holder_head=H1"),
                                Books.offence(
                                        "V2", day(3, 31), "plain", "person=T7", "holder_head=H1"),
                                Books.offence(
                                        "V3", day(5, 1), "plain", "person=T7", "holder_head=H1")));

        assertThat(due(score))
                .containsExactly(
                        "V1 T7 POINTS -200",
                        "V1 T7 CNY -20000",
                        "V1 H1 POINTS -100",
                        "V1 H1 CNY -10000",
                        "V2 T7 POINTS -400",
                        "V2 T7 CNY -40000",
                        "V2 H1 POINTS -100",
                        "V2 H1 CNY -10000",
                        "V3 T7 POINTS -200",
                        "V3 T7 CNY -20000",
                        "V3 H1 POINTS -100",
                        "V3 H1 CNY -10000");
    }

    @Test
    void theThirdPersonOfASectionInADayCostsItsHeadOnceAndTheFourthNothing() {
        List<Fact> facts = new ArrayList<>();
        for (String person : List.of("T1", "T2", "T3", "T4")) {
            facts.add(
                    Books.offence(
                            "V" + person,
                            day(3, 2),
                            "training",
                            "person=" + person,
                            "section=S1",
                            "holder_head=H1"));
        }

        assertThat(due(score(facts)))
                .containsExactly(
                        "VT1 T1 POINTS -100",
                        "VT1 T1 CNY -5000",
                        "VT2 T2 POINTS -100",
                        "VT2 T2 CNY -5000",
                        "VT3 T3 POINTS -100",
                        "VT3 T3 CNY -5000",
                        "VT3 H1 POINTS -100",
                        "VT3 H1 CNY -5000",
                        "VT4 T4 POINTS -100",
                        "VT4 T4 CNY -5000");
    }

    @ParameterizedTest
    @CsvSource({
        "10, 1, B",
        "8, 2, B",
        "6, 3, C",
        "5, 3, C",
        "6, 4, C",
        "5, 4, D",
        "5, 0, -",
        "11, 4, -"
    })
    void pointsAndComplaintsCapTheGrade(int points, int complaints, String grade) {
        List<Fact> facts = new ArrayList<>();
        int left = 12 - points;
        for (int i = 0; i < complaints; i++) {
            // Only one of them costs points, so that any number of complaints meets any balance.
            boolean costs = i == 0 && left > 0;
            facts.add(
                    Books.offence(
                            "V" + i,
                            day(3 + 2 * i, 1),
                            costs ? "complaint" : "heavy",
                            "person=T7",
                            "source=complaint",
                            "intent=negligent",
                            "points=" + (costs ? 100 * left : 0),
                            "money=0"));
        }
        if (complaints == 0) {
            facts.add(
                    Books.offence(
                            "V",
                            day(3, 1),
                            "complaint",
                            "person=T7",
                            "source=unit",
                            "points=" + 100 * left,
                            "money=0"));
        }

        Score score = score(facts);

        assertThat(score.balances())
                .containsExactly(
                        new Score.Points(
                                score.balances().getFirst().by(), "T7", "2026", 100L * points));
        assertThat(score.grades().stream().map(Score.Grade::grade).toList())
                .isEqualTo(grade.equals("-") ? List.of() : List.of(grade));
    }

    @Test
    void anUnpaidDeductionCostsAPointAfterTheEndOfTheSixthAndIsALink() {
        List<Fact> facts =
                List.of(
                        Books.offence("V1", day(3, 1), "plain", "person=T7"),
                        Books.fact("n", BookFacts.NOTIFIED, day(3, 1), "finding=V1", "person=T7"),
                        Books.offence("V2", day(3, 5), "training", "person=T7", "section=S1"));
        Instant end = LocalDate.of(2026, 3, 7).atStartOfDay(Books.ZONE).toInstant();

        Score before = Scores.of(Books.code(), facts, end);
        Score after = Scores.of(Books.code(), facts, end.plusNanos(1000));

        assertThat(before.next()).contains(end.plusNanos(1000));
        assertThat(due(before)).hasSize(4);
        assertThat(before.proposals()).isEmpty();
        assertThat(due(after)).hasSize(5).endsWith("V1 T7 POINTS -100");
        assertThat(after.proposals()).extracting(Proposal::name).containsExactly("off-post");
    }

    @Test
    void theSecondIntentionalOneCostsFifteenThousandWithSharesAndASuspension() {
        Score score =
                score(
                        List.of(
                                Books.offence(
                                        "V1",
                                        day(3, 1),
                                        "heavy",
                                        "person=T7",
                                        "intent=negligent",
                                        "money=300000"),
                                Books.offence(
                                        "V2",
                                        day(5, 1),
                                        "heavy",
                                        "person=T7",
                                        "intent=intentional",
                                        "money=1500000",
                                        "second=L1",
                                        "holder_head=H1",
                                        "holder_deputy=D1")));

        assertThat(due(score))
                .containsExactly(
                        "V1 T7 CNY -300000",
                        "V2 T7 CNY -1500000",
                        "V2 D1 CNY -300000",
                        "V2 H1 CNY -150000");
        assertThat(score.proposals())
                .extracting(one -> one.name() + " " + one.span().orElseThrow())
                .containsExactly("suspension P2Y");
    }

    @Test
    void whatMayBeImposedIsToldForAFindingThatIsStillToBeDecided() {
        List<Fact> book =
                List.of(
                        Books.offence(
                                "V1",
                                day(3, 1),
                                "heavy",
                                "person=T7",
                                "intent=negligent",
                                "money=300000"));
        Fact proposed = Books.offence("V2", day(5, 1), "heavy", "person=T7", "intent=intentional");

        Terms terms =
                Scores.rulings(Books.code(), book, proposed, Instant.EPOCH).getFirst().terms();

        assertThat(terms.nth()).isEqualTo(2);
        assertThat(terms.refuses(0, 1_299_999, true)).contains(Terms.Refusal.OUTSIDE);
        assertThat(terms.refuses(0, 1_300_000, false)).contains(Terms.Refusal.SECOND);
        assertThat(terms.refuses(0, 1_300_000, true)).isEmpty();
    }

    @Test
    void whatIsMilderThanTheNewLeastStandsUntilSomebodyDecidesAgain() {
        List<Fact> facts =
                List.of(
                        Books.offence(
                                "V2",
                                day(5, 1),
                                "heavy",
                                "person=T7",
                                "intent=negligent",
                                "money=300000"),
                        Books.offence(
                                "V1",
                                day(3, 1),
                                "heavy",
                                "person=T7",
                                "intent=negligent",
                                "money=300000"));

        Score score = score(facts);

        assertThat(due(score)).containsExactly("V1 T7 CNY -300000", "V2 T7 CNY -300000");
        assertThat(score.ruling("V2", "T7").orElseThrow().state())
                .isEqualTo(Ruling.State.DECIDE_AGAIN);
    }
}
