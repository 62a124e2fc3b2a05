package io.shouwen.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingTest {
    @Test
    void aMilderVerdictKeepsTheConfirmation() {
        Finding finding = FindingStory.raised(true).confirmed(100).broken(600).finding();
        assertThat(finding.state()).isEqualTo(FindingState.CONFIRMED);
        assertThat(finding.revision().no()).isEqualTo(2);
        assertThat(finding.confirmedRevision()).isEqualTo(1);
    }

    @Test
    void aGraverVerdictReopensAndWhatWasConfirmedStandsUntilSomebodyDecides() {
        Finding finding =
                FindingStory.raised(true).broken(600).confirmed(100).broken(900).finding();
        assertThat(finding.state()).isEqualTo(FindingState.RAISED);
        assertThat(finding.reopened()).isTrue();
        assertThat(finding.standing())
                .hasValueSatisfying(d -> assertThat(d.pointsHundredths()).isEqualTo(100));
        assertThat(finding.toldAt()).isEqualTo(FindingStory.START.plusSeconds(180));
    }

    @Test
    void aVerdictAsGraveAsTheConfirmedOneKeepsItWhateverTheEvidence() {
        Finding finding =
                FindingStory.raised(true).broken(600).confirmed(100).broken(600).finding();
        assertThat(finding.state()).isEqualTo(FindingState.CONFIRMED);
    }

    @Test
    void whatNothingKeepsAnyMoreIsGraverThanAnyLateness() {
        Finding finding =
                FindingStory.raised(true).broken(999_999).confirmed(100).overdue().finding();
        assertThat(finding.state()).isEqualTo(FindingState.RAISED);
    }

    @Test
    void aDismissalHoldsUnlessTheVerdictGetsGraver() {
        assertThat(FindingStory.raised(true).dismissed().broken(600).finding().state())
                .isEqualTo(FindingState.DISMISSED);
        Finding again = FindingStory.raised(true).broken(60).dismissed().broken(600).finding();
        assertThat(again.state()).isEqualTo(FindingState.RAISED);
        assertThat(again.reopened()).isFalse();
        assertThat(again.standing()).isEmpty();
    }

    @Test
    void theSecondConfirmationTakesThePlaceOfTheFirst() {
        Finding finding =
                FindingStory.raised(true)
                        .broken(600)
                        .confirmed(100)
                        .broken(900)
                        .confirmed(200)
                        .finding();
        assertThat(finding.confirmedRevision()).isEqualTo(3);
        assertThat(finding.standing())
                .hasValueSatisfying(d -> assertThat(d.pointsHundredths()).isEqualTo(200));
    }

    @Test
    void dismissingAReopenedFindingTakesTheOldConfirmationBack() {
        Finding finding =
                FindingStory.raised(true)
                        .broken(600)
                        .confirmed(100)
                        .broken(900)
                        .dismissed()
                        .finding();
        assertThat(finding.state()).isEqualTo(FindingState.DISMISSED);
        assertThat(finding.standing()).isEmpty();
    }

    @Test
    void anAnswerToAMilderVerdictIsAskedForAgainWhenItGetsGraver() {
        assertThat(FindingStory.raised(true).answered().broken(5).finding().answer()).isPresent();
        assertThat(FindingStory.raised(true).broken(5).answered().broken(9).finding().answer())
                .isEmpty();
    }

    @Test
    void aBreachTakenAwayWithdrawsEvenWhatAnAppealUpheld() {
        Finding finding =
                FindingStory.raised(true)
                        .confirmed(100)
                        .appealed()
                        .appealDecided(true)
                        .withdrawn()
                        .finding();
        assertThat(finding.state()).isEqualTo(FindingState.WITHDRAWN);
        assertThat(finding.standing()).isEmpty();
    }

    @Test
    void aBreachThatComesBackIsRaisedAnew() {
        Finding finding = FindingStory.raised(true).confirmed(100).withdrawn().broken(5).finding();
        assertThat(finding.state()).isEqualTo(FindingState.RAISED);
        assertThat(finding.reopened()).isFalse();
        assertThat(finding.revision().no()).isEqualTo(3);
    }

    @Test
    void anUpheldAppealKeepsTheConfirmationAndAnOverturnedOneEndsIt() {
        FindingStory upheld = FindingStory.raised(true).confirmed(100).appealed();
        assertThat(upheld.appealDecided(true).finding().standing()).isPresent();
        FindingStory overturned = FindingStory.raised(true).confirmed(100).appealed();
        Finding finding = overturned.appealDecided(false).finding();
        assertThat(finding.state()).isEqualTo(FindingState.OVERTURNED);
        assertThat(finding.standing()).isEmpty();
    }
}
