package io.shouwen.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.journal.Outcome.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;

class ActRulesTest {
    private static final Terms TERMS = new Terms(true, Duration.ofHours(24), 5, "");
    private static final Instant LATER = FindingStory.START.plus(Duration.ofHours(30));
    private static final Instant APPEAL_UNTIL = FindingStory.START.plus(Duration.ofDays(7));
    private static final int CHIEF = 30;
    private static final int OTHER_DECIDER = 21;

    /**
     * Person 7 is found; 20 decided; 21 decides too; 30 is the line chief and holds such a post.
     */
    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource(
            textBlock =
                    """
                    # state,    who,      act,      outcome
                    raised,     person,   answer,   allowed
                    raised,     decider,  answer,   finding-not-yours
                    raised,     chief,    answer,   finding-not-yours
                    raised,     nobody,   answer,   finding-not-yours
                    raised,     decider,  confirm,  allowed
                    raised,     other,    confirm,  allowed
                    raised,     person,   confirm,  finding-own
                    raised,     chief,    confirm,  finding-line-chief
                    raised,     nobody,   confirm,  finding-no-power
                    raised,     decider,  dismiss,  allowed
                    raised,     person,   dismiss,  finding-own
                    raised,     chief,    dismiss,  finding-line-chief
                    raised,     nobody,   dismiss,  finding-no-power
                    raised,     person,   appeal,   finding-not-open
                    raised,     other,    uphold,   finding-not-open
                    raised,     other,    overturn, finding-not-open
                    answered,   person,   answer,   finding-not-open
                    answered,   decider,  confirm,  allowed
                    confirmed,  person,   answer,   finding-not-open
                    confirmed,  decider,  confirm,  finding-not-open
                    confirmed,  decider,  dismiss,  finding-not-open
                    confirmed,  person,   appeal,   allowed
                    confirmed,  chief,    appeal,   finding-not-yours
                    confirmed,  decider,  appeal,   finding-not-yours
                    confirmed,  other,    overturn, finding-not-open
                    appealed,   person,   appeal,   finding-not-open
                    appealed,   decider,  uphold,   appeal-same-decider
                    appealed,   decider,  overturn, appeal-same-decider
                    appealed,   other,    uphold,   allowed
                    appealed,   other,    overturn, allowed
                    appealed,   person,   overturn, finding-own
                    appealed,   chief,    overturn, finding-line-chief
                    appealed,   nobody,   overturn, finding-no-power
                    appealed,   other,    confirm,  finding-not-open
                    dismissed,  person,   answer,   finding-not-open
                    dismissed,  decider,  confirm,  finding-not-open
                    dismissed,  person,   appeal,   finding-not-open
                    upheld,     person,   appeal,   finding-not-open
                    upheld,     other,    overturn, finding-not-open
                    overturned, person,   appeal,   finding-not-open
                    overturned, decider,  confirm,  finding-not-open
                    withdrawn,  person,   answer,   finding-not-open
                    withdrawn,  decider,  confirm,  finding-not-open
                    withdrawn,  decider,  dismiss,  finding-not-open
                    withdrawn,  person,   appeal,   finding-not-open
                    """)
    void whoMayDoWhat(String state, String who, String act, String outcome) {
        assertThat(outcome(in(state), Act.valueOf(act.toUpperCase(Locale.ROOT)), who, LATER))
                .isEqualTo(outcome);
    }

    @Test
    void aConfirmationWaitsForTheAnswerOrForTheEndOfTheAnswerPeriod() {
        Finding silent = FindingStory.raised(true).finding();
        Instant end = FindingStory.START.plus(Duration.ofHours(24));
        assertThat(outcome(silent, Act.CONFIRM, "decider", end.minusMillis(1)))
                .isEqualTo("finding-unanswered");
        assertThat(outcome(silent, Act.CONFIRM, "decider", end)).isEqualTo("allowed");
        assertThat(outcome(silent, Act.DISMISS, "decider", FindingStory.START))
                .isEqualTo("allowed");
        Finding answered = FindingStory.raised(true).answered().finding();
        assertThat(outcome(answered, Act.CONFIRM, "decider", FindingStory.START))
                .isEqualTo("allowed");
    }

    @Test
    void anAppealComesInTime() {
        Finding confirmed = FindingStory.raised(true).confirmed(100).finding();
        assertThat(outcome(confirmed, Act.APPEAL, "person", APPEAL_UNTIL)).isEqualTo("allowed");
        assertThat(outcome(confirmed, Act.APPEAL, "person", APPEAL_UNTIL.plusMillis(1)))
                .isEqualTo("appeal-late");
    }

    @Test
    void theChiefSpeaksForAUnitOfWhichNobodyIsKnownAndDoesNotDecideAboutIt() {
        Finding unit = FindingStory.raised(false).finding();
        assertThat(outcome(unit, Act.ANSWER, "chief", LATER)).isEqualTo("allowed");
        assertThat(outcome(unit, Act.ANSWER, "person", LATER)).isEqualTo("finding-not-yours");
        assertThat(outcome(unit, Act.CONFIRM, "chief", LATER)).isEqualTo("finding-line-chief");
    }

    @Test
    void whoeverRaisedItDoesNotDecideIt() {
        Finding finding = FindingStory.raised(true).finding();
        Breach by = finding.breach();
        Breach raised =
                new Breach(
                        by.subject(),
                        by.clause(),
                        by.occasion(),
                        by.person(),
                        by.unit(),
                        List.of(FindingStory.DECIDER + 7, FindingStory.DECIDER),
                        by.day(),
                        by.openedAt(),
                        by.brokenAt(),
                        false,
                        false,
                        by.raisedAt());
        Finding inspected =
                new Finding(
                        finding.id(),
                        raised,
                        finding.state(),
                        finding.toldAt(),
                        finding.revision(),
                        finding.decided(),
                        finding.awaiting(),
                        finding.answer(),
                        finding.appeal());
        assertThat(outcome(inspected, Act.CONFIRM, "decider", LATER)).isEqualTo("finding-raiser");
        assertThat(outcome(inspected, Act.CONFIRM, "other", LATER)).isEqualTo("allowed");
    }

    @Test
    void aPageOffersExactlyWhatIsAllowed() {
        Finding finding = FindingStory.raised(true).finding();
        assertThat(new ActRules(finding, TERMS).allowed(who("person", LATER)))
                .isEqualTo(Set.of(Act.ANSWER));
        assertThat(new ActRules(finding, TERMS).allowed(who("other", LATER)))
                .isEqualTo(Set.of(Act.CONFIRM, Act.DISMISS));
        assertThat(new ActRules(finding, TERMS).allowed(who("nobody", LATER))).isEmpty();
    }

    private static String outcome(Finding finding, Act act, String who, Instant now) {
        return new ActRules(finding, TERMS)
                .against(act, who(who, now))
                .map(Refused::problem)
                .orElse("allowed");
    }

    private static Acting who(String who, Instant now) {
        int person =
                switch (who) {
                    case "person" -> FindingStory.PERSON;
                    case "decider" -> FindingStory.DECIDER;
                    case "other" -> OTHER_DECIDER;
                    case "chief" -> CHIEF;
                    default -> 50;
                };
        return new Acting(
                person,
                !who.equals("nobody"),
                Set.of(CHIEF),
                now,
                APPEAL_UNTIL,
                ZoneId.of("Asia/Shanghai"));
    }

    private static Finding in(String state) {
        return switch (state) {
            case "raised" -> FindingStory.raised(true).finding();
            case "answered" -> FindingStory.raised(true).answered().finding();
            case "confirmed" -> FindingStory.raised(true).confirmed(100).finding();
            case "dismissed" -> FindingStory.raised(true).dismissed().finding();
            case "appealed" -> FindingStory.raised(true).confirmed(100).appealed().finding();
            case "upheld" ->
                    FindingStory.raised(true).confirmed(1).appealed().appealDecided(true).finding();
            case "overturned" ->
                    FindingStory.raised(true)
                            .confirmed(1)
                            .appealed()
                            .appealDecided(false)
                            .finding();
            case "withdrawn" -> FindingStory.raised(true).withdrawn().finding();
            default -> throw new IllegalArgumentException(state);
        };
    }
}
