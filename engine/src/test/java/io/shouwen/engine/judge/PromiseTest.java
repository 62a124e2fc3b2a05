package io.shouwen.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Standing;
import io.shouwen.engine.fact.Subject;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Calendars;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Citation;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.StandardRef;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.standard.Words;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class PromiseTest {
    private static final Subject REQUEST = new Subject("request", "1");
    private static final FactKind REPORTED = new FactKind("repair.reported");
    private static final FactKind ARRIVED = new FactKind("visit.arrived");

    @Test
    void aVisitInTheThirtiethMinuteIsKeptAndOneLaterIsBroken() {
        Fact reported = fact("a", REPORTED, "10:00", Map.of("area", new Value.Text("urban")));
        assertThat(judge("10:30", reported).verdict()).isEqualTo(new Verdict.Pending());
        assertThat(judge("10:31", reported).verdict()).isEqualTo(new Verdict.Overdue());
        assertThat(judge("12:00", reported, fact("b", ARRIVED, "10:30", Map.of())).verdict())
                .isEqualTo(new Verdict.Kept(at("10:30"), Duration.ZERO));
        assertThat(judge("12:00", reported, fact("b", ARRIVED, "10:42", Map.of())).verdict())
                .isEqualTo(new Verdict.Broken(at("10:42"), Duration.ofMinutes(12)));
    }

    @Test
    void aReportWithoutItsAreaIsUnprovableAndNeverGuessed() {
        assertThat(judge("12:00", fact("a", REPORTED, "10:00", Map.of())).verdict())
                .isEqualTo(new Verdict.Unprovable(Verdict.Unprovable.Gap.ATTRIBUTE, "area"));
    }

    private static Judged judge(String asOf, Fact... facts) {
        Standards standards = standards();
        State state = Judge.fold(standards, REQUEST, List.of(facts));
        return Judge.assess(standards, state, at(asOf)).judged().getFirst();
    }

    private static Standards standards() {
        Promise promise =
                new Promise(
                        new Pattern(
                                REPORTED,
                                new Condition.OneOf("area", Set.of(new Value.Text("urban")))),
                        Promise.Keeping.by(Pattern.any(ARRIVED)),
                        new Limit.Elapsed(Duration.ofMinutes(30)),
                        Promise.Changes.NONE,
                        Promise.Wording.MUST,
                        "technician",
                        "late-arrival");
        Clause clause =
                new Clause(
                        new ClauseId("cable.3.3.2a"),
                        new Citation("", "3.3.2"),
                        new Words("城区半小时到", "urban: half an hour"),
                        promise);
        Standard standard =
                new Standard(
                        new StandardRef("cable", "2013", "-"),
                        new Words("规范", "code"),
                        Instant.EPOCH,
                        Optional.empty(),
                        ZoneId.of("Asia/Shanghai"),
                        Map.of(),
                        List.of(clause));
        return Standards.of(List.of(standard), new Catalogue(Map.of()), Calendars.NONE);
    }

    private static Fact fact(String id, FactKind kind, String time, Map<String, Value> values) {
        return new Fact(
                new FactId(id), REQUEST, kind, at(time), at(time), "T7", Standing.COUNTED, values);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + ":00Z");
    }
}
