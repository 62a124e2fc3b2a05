package io.shouwen.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.standard.Cover;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.standard.Stretch;
import io.shouwen.engine.time.Cycle;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Covers right at the edges of presences, hours and days. */
class CoverTablesTest {
    private static final Stretch GUARD = new Stretch(Codes.pattern("came"), Codes.pattern("went"));

    private static Standards event(Stretch... presences) {
        return event(Set.of(), presences);
    }

    private static Standards event(Set<String> same, Stretch... presences) {
        return Codes.standards(
                Codes.clause(
                        "a",
                        new Cover(
                                new Opening.OnFact(List.of(Codes.pattern("began"))),
                                Optional.of(Codes.pattern("ended")),
                                same,
                                Optional.empty(),
                                List.of(presences),
                                "head",
                                "alone")));
    }

    private static Standards desk(LocalTime from, LocalTime to) {
        Stretch open = new Stretch(Codes.pattern("open"), Codes.pattern("shut"));
        return Codes.standards(
                Codes.clause(
                        "a",
                        new Cover(
                                new Opening.EachPeriod(Cycle.DAY, open, false, OptionalInt.empty()),
                                Optional.empty(),
                                Set.of(),
                                Optional.of(new Cover.Hours(from, to)),
                                List.of(GUARD),
                                "head",
                                "alone")));
    }

    @Test
    void aGapBeginsRightAfterTheGuardWentAndNotAtThatInstantS16() {
        VerdictTable.check(
                event(GUARD),
                """
                at         | fact  | a       | verdict
                Mon 09:00  | came  |         |
                Mon 09:00  | began | no date | pending
                Mon 10:00  | went  | no date | pending
                Mon 10:00+ |       | no date | breached, gap from Mon 10:00 lasting
                Mon 10:30  | came  | no date | breached, gap from Mon 10:00 lasting
                Mon 10:30+ |       | no date | breached, gap from Mon 10:00 of 0:30
                Mon 11:00  | ended | no date | breached, gap from Mon 10:00 of 0:30
                """);
    }

    /** Whoever sleeps until the next moment misses neither the beginning nor the end of a gap. */
    @Test
    void theJudgeWakesRightAfterAGuardWentOrCameS16() {
        Standards code = event(GUARD);
        State state =
                VerdictTable.state(
                        code,
                        """
                        Mon 09:00 | came
                        Mon 09:00 | began
                        Mon 10:00 | went
                        """);
        assertThat(next(code, state, "Mon 10:00")).contains(VerdictTable.instant("Mon 10:00+"));
        assertThat(next(code, state, "Mon 10:00+")).isEmpty();
    }

    @Test
    void aPresenceThatEndsByItselfOpensAGapOfItselfS16() {
        Stretch signal =
                new Stretch(
                        Codes.pattern("signal"),
                        Codes.pattern("off"),
                        Optional.of(Duration.ofMinutes(30)));
        Standards code = event(signal);
        VerdictTable.check(
                code,
                """
                at         | fact   | a       | verdict
                Mon 09:00  | signal |         |
                Mon 09:00  | began  | no date | pending
                Mon 09:30  |        | no date | pending
                Mon 09:30+ |        | no date | breached, gap from Mon 09:30 lasting
                Mon 09:40  | signal | no date | breached, gap from Mon 09:30 lasting
                Mon 10:11  |        | no date; no date | breached, gap from Mon 09:30 of 0:10; breached, gap from Mon 10:10 lasting
                """);
        State state = VerdictTable.state(code, "Mon 09:00 | signal\nMon 09:00 | began");
        assertThat(next(code, state, "Mon 09:00+")).contains(VerdictTable.instant("Mon 09:30+"));
    }

    @Test
    void hoursThatEndAtMidnightEndAtTheEndOfTheDayC13() {
        Standards code = desk(LocalTime.of(22, 0), LocalTime.MIDNIGHT);
        VerdictTable.check(
                code,
                """
                at         | fact | a             | verdict
                Mon 08:00  | open | due Tue 00:00 | pending
                Mon 22:00  |      | due Tue 00:00 | pending
                Mon 22:00+ |      | no date       | breached, gap from Mon 22:00 lasting
                Mon 23:00  | came | no date       | breached, gap from Mon 22:00 lasting
                Mon 23:59  | went | no date       | breached, gap from Mon 22:00 of 1:00
                """);
        State state = VerdictTable.state(code, "Mon 08:00 | open");
        assertThat(next(code, state, "Mon 21:00")).contains(VerdictTable.instant("Mon 22:00+"));
        assertThat(next(code, state, "Mon 22:00")).contains(VerdictTable.instant("Mon 22:00+"));
        assertThat(next(code, state, "Mon 22:01")).contains(VerdictTable.instant("Tue 00:00"));
        assertThat(next(code, state, "Tue 00:00")).contains(VerdictTable.instant("Tue 00:00+"));
    }

    @Test
    void aGuardWhoWentAtTheBeginningOfTheHoursCoversNothingAndOneWhoCameThenAllC13() {
        String history =
                """
                at         | fact | a             | verdict
                Mon 07:00  | came |               |
                Mon 07:00  | open | due Tue 00:00 | pending
                Mon 08:00  | went | due Tue 00:00 | pending
                Mon 08:00+ | %s | %s
                """;
        Standards code = desk(LocalTime.of(8, 0), LocalTime.of(9, 0));
        VerdictTable.check(code, history.formatted("came of Mon 08:00", "due Tue 00:00 | pending"));
        VerdictTable.check(
                code, history.formatted("", "no date | breached, gap from Mon 08:00 lasting"));
    }

    @Test
    void aLateWordAboutAGuardClosesTheGapAndStrikingItOpensItAgainS16() {
        VerdictTable.check(
                event(GUARD),
                """
                at         | fact                           | a       | verdict
                Mon 09:00  | began                          | no date | pending
                Mon 10:00  |                                | no date | breached, gap from Mon 09:00 lasting
                Mon 10:30  | came of Mon 09:00 as word      | no date | pending
                Mon 11:00  | fact.struck fact=word as sorry | no date | breached, gap from Mon 09:00 lasting
                """);
    }

    @Test
    void anEventWithoutLengthNeedsNobodyS16() {
        VerdictTable.check(
                event(GUARD),
                """
                at         | fact  | a       | verdict
                Mon 09:00  | began | no date | pending
                Mon 09:00  | ended | due Mon 09:00 | pending
                Mon 09:00+ |       | due Mon 09:00 | kept, 0:00 spare
                """);
    }

    @Test
    void aDayIsCoveredFromTheMomentTheDeskWasSetUpAndOnlyUpToItsOwnEndC13() {
        VerdictTable.check(
                desk(LocalTime.of(7, 0), LocalTime.of(9, 0)),
                """
                at         | fact | a       | verdict
                Mon 08:00  | open | due Tue 00:00 | pending
                Tue 06:00  | came | no date; due Wed 00:00 | breached, gap from Mon 08:00 of 1:00; pending
                Tue 08:00  | went | no date; due Wed 00:00 | breached, gap from Mon 08:00 of 1:00; pending
                Tue 12:00  | shut | no date; no date | breached, gap from Mon 08:00 of 1:00; breached, gap from Tue 08:00 of 1:00
                """);
    }

    @Test
    void whereNobodyCanTellOfAPresenceAGapIsUnprovableS16() {
        Standards fed = event(GUARD);
        Standards unfed = Codes.unfed("came", fed);
        VerdictTable.check(
                unfed,
                """
                at         | fact  | a       | verdict
                Mon 09:00  | began | no date | pending
                Mon 09:00+ |       | no date | unprovable, came
                Mon 10:00  | came  | no date | breached, gap from Mon 09:00 lasting
                Mon 10:00+ |       | no date | breached, gap from Mon 09:00 of 1:00
                """);
    }

    @Test
    void eachPlaceHasItsOwnGuardS31() {
        VerdictTable.check(
                event(Set.of("door"), GUARD),
                """
                at         | fact         | a       | verdict
                Mon 09:00  | came door=1  |         |
                Mon 09:00  | began door=1 | no date | pending
                Mon 09:00  | began door=2 | no date; no date | pending; pending
                Mon 09:30  | came door=2  | no date; no date | pending; breached, gap from Mon 09:00 lasting
                Mon 10:00  | ended door=1 | due Mon 10:00; no date | pending; breached, gap from Mon 09:00 of 0:30
                Mon 10:10  | went door=1  | due Mon 10:00; no date | kept, 0:00 spare; breached, gap from Mon 09:00 of 0:30
                Mon 10:20  | went door=2  | due Mon 10:00; no date | kept, 0:00 spare; breached, gap from Mon 09:00 of 0:30
                """);
    }

    /** A guard of nobody knows which door may be the one of this door. */
    @Test
    void aPresenceThatDoesNotSayWhereIsReadBothWaysS31() {
        VerdictTable.check(
                event(Set.of("door"), GUARD),
                """
                at         | fact         | a       | verdict
                Mon 09:00  | came         |         |
                Mon 09:00  | began door=1 | no date | pending
                Mon 09:00+ |              | no date | unprovable, door
                """);
    }

    private static Optional<Instant> next(Standards code, State state, String at) {
        return Judge.assess(code, state, VerdictTable.instant(at)).next();
    }
}
