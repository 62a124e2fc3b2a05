package io.shouwen.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.Gen;
import io.shouwen.engine.fact.Fact;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What must hold of the judge whatever the code says and whatever happened. */
class JudgeLawsTest {
    private static final int RUNS = 2000;

    private static RandomCase promises(Gen gen) {
        return new RandomCase(gen, RandomCode.ofPromises(gen));
    }

    /** A code of promises as often as one of every kind. */
    private static RandomCase anyRules(Gen gen) {
        return gen.chance(50) ? promises(gen) : new RandomCase(gen, RandomCode.ofEveryKind(gen));
    }

    @Test
    void theJudgeAgreesWithTheSecondJudge() {
        Gen.forAll(
                RUNS,
                gen -> {
                    RandomCase random = promises(gen);
                    for (int i = 0; i < 4; i++) {
                        Instant asOf = random.asOf();
                        assertThat(VerdictText.of(random.assess(asOf)))
                                .as("as of %s%n%s", asOf, random)
                                .isEqualTo(SecondJudge.judge(random.code, random.facts, asOf));
                    }
                });
    }

    @Test
    void theJudgeCountsAndCoversAsTheSecondJudge() {
        Gen.forAll(
                RUNS,
                gen -> {
                    RandomCase random = new RandomCase(gen, RandomCode.ofPlainRules(gen));
                    for (int i = 0; i < 4; i++) {
                        Instant asOf = random.asOf();
                        assertThat(VerdictText.of(random.assess(asOf)).lines())
                                .as("as of %s%n%s", asOf, random)
                                .containsExactlyInAnyOrderElementsOf(
                                        SecondRules.judge(random.code, random.facts, asOf));
                    }
                });
    }

    @Test
    void foldingStepByStepIsFoldingAtOnce() {
        Gen.forAll(
                RUNS,
                gen -> {
                    RandomCase random = anyRules(gen);
                    State stepped = State.of(RandomCase.SUBJECT);
                    for (Fact fact : random.facts) {
                        stepped = Judge.fold(random.standards, stepped, fact);
                    }
                    assertThat(stepped)
                            .isEqualTo(
                                    Judge.fold(random.standards, RandomCase.SUBJECT, random.facts));
                });
    }

    @Test
    void theOrderOfArrivalChangesNothingAndNeitherDoesTellingAFactTwice() {
        Gen.forAll(
                RUNS,
                gen -> {
                    RandomCase random = anyRules(gen);
                    Instant asOf = random.asOf();
                    List<Fact> twice = new ArrayList<>(random.facts);
                    twice.addAll(random.facts.subList(0, gen.number(0, random.facts.size())));
                    State other =
                            Judge.fold(random.standards, RandomCase.SUBJECT, gen.shuffled(twice));
                    assertThat(VerdictText.of(Judge.assess(random.standards, other, asOf)))
                            .as("as of %s%n%s", asOf, random)
                            .isEqualTo(VerdictText.of(random.assess(asOf)));
                });
    }

    /**
     * Holds of every kind of fact and rule at every instant from the strike on, for a strike is
     * heard before anything is judged; it holds of a strike or an acceptance, too, if it is struck
     * later than it was told. It does not hold before the strike is told, nor of {@link
     * Assessment#next}: a struck fact that is yet to come still wakes the judge.
     */
    @Test
    void aStruckFactIsAsIfItHadNeverBeen() {
        Gen.forAll(
                RUNS,
                gen -> {
                    RandomCase random = anyRules(gen);
                    Instant asOf = random.asOf();
                    Fact gone = gen.oneOf(random.facts);
                    List<Fact> without = new ArrayList<>(random.facts);
                    without.remove(gone);
                    List<Fact> struck = new ArrayList<>(random.facts);
                    struck.add(RandomCase.strike(gone, asOf));
                    assertThat(text(random, struck, asOf))
                            .as("%s struck as of %s%n%s", gone.id(), asOf, random)
                            .isEqualTo(text(random, without, asOf));
                    Instant before = asOf.minus(Judge.GRAIN);
                    assertThat(text(random, struck, before))
                            .as("%s not yet struck as of %s%n%s", gone.id(), before, random)
                            .isEqualTo(text(random, random.facts, before));
                });
    }

    private static String text(RandomCase random, List<Fact> facts, Instant asOf) {
        State state = Judge.fold(random.standards, RandomCase.SUBJECT, facts);
        return VerdictText.of(Judge.assess(random.standards, state, asOf));
    }

    @Test
    void assessingAgainChangesNothing() {
        Gen.forAll(
                RUNS / 3,
                gen -> {
                    RandomCase random = anyRules(gen);
                    Instant asOf = random.asOf();
                    assertThat(random.assess(asOf)).isEqualTo(random.assess(asOf));
                });
    }

    /** Any two instants between two next moments give the same text; alarms ring only at them. */
    @Test
    void nothingChangesBeforeTheNextMoment() {
        Gen.forAll(
                RUNS,
                gen -> {
                    RandomCase random = anyRules(gen);
                    Instant asOf = random.asOf();
                    Assessment now = random.assess(asOf);
                    Instant last =
                            now.next()
                                    .map(next -> next.minus(Judge.GRAIN))
                                    .orElse(asOf.plus(Duration.ofDays(30)));
                    assertThat(last).as("next is later than %s", asOf).isAfterOrEqualTo(asOf);
                    List<Instant> between = new ArrayList<>(List.of(asOf.plus(Judge.GRAIN), last));
                    between.add(random.asOf());
                    for (Instant at : between) {
                        if (!at.isBefore(asOf) && !at.isAfter(last)) {
                            assertThat(VerdictText.of(random.assess(at)))
                                    .as("from %s to %s%n%s", asOf, at, random)
                                    .isEqualTo(VerdictText.of(now));
                        }
                    }
                });
    }

    /**
     * The one moment at which a pending clock alone must change the text is right after its due.
     */
    @Test
    void aPendingClockWithoutNewsChangesAtItsNextMoment() {
        Gen.forAll(
                RUNS,
                gen -> {
                    RandomCase random = anyRules(gen);
                    Assessment now = random.assess(random.asOf());
                    for (Judged one : now.judged()) {
                        boolean rings =
                                now.next().isPresent()
                                        && one.verdict() instanceof Verdict.Pending
                                        && one.due()
                                                .map(due -> due.plus(Judge.GRAIN))
                                                .equals(now.next());
                        if (rings && !newsAt(random, now.asOf(), now.next().orElseThrow())) {
                            assertThat(VerdictText.of(random.assess(now.next().orElseThrow())))
                                    .as("%s", random)
                                    .isNotEqualTo(VerdictText.of(now));
                        }
                    }
                });
    }

    private static boolean newsAt(RandomCase random, Instant asOf, Instant next) {
        return random.facts.stream().anyMatch(fact -> fact.knownFrom().equals(next))
                || random.code.calendars.nextEdition(asOf).equals(Optional.of(next));
    }

    @Test
    void whatNobodyHearsChangesNothing() {
        Gen.forAll(
                RUNS / 3,
                gen -> {
                    RandomCase random = anyRules(gen);
                    State state = Judge.fold(random.standards, RandomCase.SUBJECT, random.facts);
                    assertThat(state.facts())
                            .noneMatch(fact -> fact.kind().equals(RandomCode.UNHEARD));
                });
    }

    /** Whoever follows the moves from the first date arrives at the date in force. */
    @Test
    void theMovesLeadFromTheFirstDueMomentToTheOneInForce() {
        Gen.forAll(
                RUNS,
                gen -> {
                    RandomCase random = anyRules(gen);
                    for (Judged one : random.assess(random.asOf()).judged()) {
                        Optional<Instant> due =
                                one.moves().isEmpty() ? one.firstDue() : one.moves().getLast().to();
                        assertThat(one.due()).as("%s%n%s", one, random).isEqualTo(due);
                    }
                });
    }

    /** What ended stays ended, as long as nothing is told that happened or was recorded before. */
    @Test
    void aFinishedVerdictStaysWhenTimePasses() {
        Gen.forAll(
                RUNS,
                gen -> {
                    RandomCase random = anyRules(gen);
                    Instant last =
                            random.facts.stream()
                                    .map(Fact::knownFrom)
                                    .max(Instant::compareTo)
                                    .orElseThrow();
                    Assessment then = random.assess(last);
                    Assessment later = random.assess(last.plus(Duration.ofDays(400)));
                    for (Judged one : then.judged()) {
                        if (one.verdict() instanceof Verdict.Kept
                                || one.verdict() instanceof Verdict.Broken
                                || one.verdict() instanceof Verdict.Excused
                                || one.verdict() instanceof Verdict.Void) {
                            assertThat(later.judged()).as("%s", random).contains(one);
                        }
                    }
                });
    }
}
