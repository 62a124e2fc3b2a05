package io.shouwen.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Standing;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.judge.Verdict.Unprovable;
import io.shouwen.engine.standard.Calendars.Edition;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Shift;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.time.WeekHours;
import io.shouwen.engine.time.WorkCalendar;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Whatever the facts say, the judge answers; what no calendar can tell it says. */
class TotalityTest {
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

    @Test
    void aDateBeyondTheCalendarIsUnprovable() {
        for (Limit limit : List.of(Codes.workingHours(4), Codes.workingDays(2))) {
            Standards code =
                    Codes.standards(Codes.when("report").keptBy("fix").within(limit).as("a"));
            for (Instant at : List.of(FIRST, LAST)) {
                assertThat(verdict(code, List.of(fact("report", at, Map.of()))))
                        .isEqualTo(new Unprovable(Unprovable.Gap.CALENDAR, "hall"));
            }
        }
    }

    @Test
    void aCalendarThatIsNeverOpenMakesItsPromisesUnprovable() {
        WorkCalendar closed =
                WorkCalendar.of("hall", Codes.ZONE, WeekHours.CLOSED, List.of(), List.of());
        Standards code =
                Codes.standards(
                        Map.of(),
                        new Edition(Instant.EPOCH, "first", closed),
                        Codes.when("report").keptBy("fix").within(Codes.workingHours(1)).as("a"));
        assertThat(verdict(code, List.of(fact("report", Instant.EPOCH, Map.of()))))
                .isEqualTo(new Unprovable(Unprovable.Gap.CALENDAR, "hall"));
    }

    @Test
    void aKeepingFactFarBeyondTheCalendarDoesNotBreakTheJudge() {
        Standards code =
                Codes.standards(
                        Codes.when("report").keptBy("fix").within(Codes.workingHours(1)).as("a"));
        List<Fact> facts =
                List.of(
                        fact("report", VerdictTable.instant("Mon 10:00"), Map.of()),
                        fact("fix", LAST, Map.of()));
        assertThat(verdict(code, facts)).isEqualTo(new Unprovable(Unprovable.Gap.CALENDAR, "hall"));
    }

    @Test
    void elapsedLimitsAndShiftsReachTheEndOfTheYearsWithoutAnException() {
        Standards code =
                Codes.standards(
                        Codes.when("report")
                                .keptBy("fix")
                                .within(new Limit.Elapsed(Limit.LONGEST))
                                .agreed("agree", new Shift.Target.RestartAt("slot"))
                                .excused("rain", new Shift.Target.EndOfDay(Integer.MAX_VALUE))
                                .pause("wait", "go")
                                .as("a"),
                        Codes.when("report")
                                .keptBy("fix")
                                .within(new Limit.EndOfDay(Integer.MAX_VALUE))
                                .pause("wait", "go")
                                .as("b"));
        List<Fact> facts =
                List.of(
                        fact("report", FIRST, Map.of()),
                        fact("wait", FIRST.plusSeconds(1), Map.of()),
                        fact("go", LAST.minusSeconds(2), Map.of()),
                        fact("rain", LAST.minusSeconds(1), Map.of()),
                        fact("agree", LAST, Map.of("slot", new Value.Moment(LAST))));
        assertThat(verdict(code, facts)).isEqualTo(new Verdict.Pending());
    }

    /** Between two microseconds there is no instant at which an alarm could ring. */
    @Test
    void whatIsFinerThanAMicrosecondIsCutAtTheDoor() {
        Instant fine = VerdictTable.instant("Mon 10:00").plusNanos(1500);
        Fact report = fact("report", fine, Map.of("slot", new Value.Moment(fine)));
        assertThat(report.occurredAt()).isEqualTo(VerdictTable.instant("Mon 10:00+"));
        Standards code =
                Codes.standards(
                        Codes.when("report")
                                .keptBy("fix")
                                .within(new Limit.Elapsed(Duration.ofNanos(1_500)))
                                .as("a"));
        State state = Judge.fold(code, VerdictTable.REQUEST, List.of(report));
        Assessment now = Judge.assess(code, state, fine);
        assertThat(now.next()).contains(VerdictTable.instant("Mon 10:00").plusNanos(3_000));
        assertThat(
                        Judge.assess(code, state, now.next().orElseThrow())
                                .judged()
                                .getFirst()
                                .verdict())
                .isEqualTo(new Verdict.Overdue());
    }

    private static Verdict verdict(Standards code, List<Fact> facts) {
        State state = Judge.fold(code, VerdictTable.REQUEST, facts);
        return Judge.assess(code, state, LAST).judged().getFirst().verdict();
    }

    private static Fact fact(String kind, Instant at, Map<String, Value> values) {
        return new Fact(
                new FactId(kind),
                VerdictTable.REQUEST,
                new FactKind(kind),
                at,
                at,
                "T7",
                Standing.COUNTED,
                values);
    }
}
