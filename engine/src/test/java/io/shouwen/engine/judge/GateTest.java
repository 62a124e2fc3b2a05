package io.shouwen.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Standing;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Calendars;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Check;
import io.shouwen.engine.standard.Check.Demand;
import io.shouwen.engine.standard.Citation;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.StandardRef;
import io.shouwen.engine.standard.Standards;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a check does to a live command: a gate refuses it, a warning lets it pass. */
class GateTest {
    private static final Instant TEN = VerdictTable.instant("Mon 10:00");
    private static final FactKind CONFIRMED = new FactKind("receipt.confirmed");
    private static final FactKind SHIPPED = new FactKind("goods.shipped");
    private static final Catalogue.Field AREA =
            new Catalogue.Field(Catalogue.Type.TEXT, false, Set.of());
    private static final Demand HOLDS_AREA =
            new Demand.Holds(new Condition.OneOf("area", Set.of(new Value.Text("north"))));
    private static final ClauseId CLAUSE = new ClauseId("c.1");

    @Test
    void aGateRefusesAnActThatLacksWhatMustComeFirst() {
        Standards code = code(Check.Mode.GATE);

        assertThat(admit(code, shipped("1", TEN, TEN))).isEqualTo(new Admission.Barred(lacking()));
    }

    @Test
    void aGateIsOpenOnceItHasHappened() {
        Standards code = code(Check.Mode.GATE);
        Fact confirmed = fact("1", CONFIRMED, TEN, TEN);

        assertThat(admit(code, shipped("2", TEN, TEN), confirmed))
                .isEqualTo(new Admission.Admitted(List.of()));
    }

    @Test
    void whatHasAlreadyHappenedIsRecordedAndJudged() {
        Standards code = code(Check.Mode.GATE);
        Instant later = TEN.plus(AdmissionRules.AHEAD).plus(Judge.GRAIN);
        Fact told = shipped("1", TEN, later);

        assertThat(admit(code, shipped("1", TEN, TEN.plus(AdmissionRules.AHEAD))))
                .isInstanceOf(Admission.Barred.class);
        assertThat(admit(code, told)).isEqualTo(new Admission.Admitted(List.of()));
        State after = Judge.fold(code, VerdictTable.REQUEST, List.of(told));
        assertThat(Judge.assess(code, after, later).judged().getFirst().verdict())
                .isEqualTo(new Verdict.Breached(TEN, lacking().failing()));
    }

    @Test
    void aWarningLetsTheActPass() {
        assertThat(admit(code(Check.Mode.WARN), shipped("1", TEN, TEN)))
                .isEqualTo(new Admission.Admitted(List.of(lacking())));
    }

    @Test
    void aRecordingCheckSaysNothingToWhoeverActs() {
        assertThat(admit(code(Check.Mode.RECORD), shipped("1", TEN, TEN)))
                .isEqualTo(new Admission.Admitted(List.of()));
    }

    /** check.md: what the act itself does not say must be said before a gate can open. */
    @Test
    void aGateAsksForWhatTheActItselfDoesNotSay() {
        Standards code = code(Check.Mode.GATE, HOLDS_AREA);

        assertThat(admit(code, shipped("1", TEN, TEN)))
                .isEqualTo(
                        new Admission.Refused(
                                "attribute-missing", List.of(SHIPPED.name(), "area")));
        Fact told = shipped("2", TEN, TEN.plus(AdmissionRules.AHEAD).plus(Judge.GRAIN));
        assertThat(admit(code, told)).isEqualTo(new Admission.Admitted(List.of(untold("area"))));
    }

    @Test
    void aWarningTellsThatNobodyCanTell() {
        assertThat(admit(code(Check.Mode.WARN, HOLDS_AREA), shipped("1", TEN, TEN)))
                .isEqualTo(new Admission.Admitted(List.of(untold("area"))));
        assertThat(admit(code(Check.Mode.RECORD, HOLDS_AREA), shipped("1", TEN, TEN)))
                .isEqualTo(new Admission.Admitted(List.of()));
    }

    /** The clerk cannot mend what another fact does not say, so the act passes with a warning. */
    @Test
    void aGateThatHangsOnWhatAnotherFactDoesNotSayWarns() {
        Demand before =
                new Demand.After(
                        Pattern.any(CONFIRMED), Optional.empty(), Set.of("area"), false, false);
        Standards code = code(Check.Mode.GATE, before);
        Fact confirmed = fact("1", CONFIRMED, TEN, TEN);
        Fact act = shipped("2", TEN, TEN);
        Fact north =
                new Fact(
                        act.id(),
                        act.subject(),
                        SHIPPED,
                        TEN,
                        TEN,
                        "T7",
                        Standing.COUNTED,
                        Map.of("area", new Value.Text("north")));

        assertThat(admit(code, north, confirmed))
                .isEqualTo(new Admission.Admitted(List.of(untold("area"))));
        assertThat(admit(code, act, confirmed)).isInstanceOf(Admission.Refused.class);
        assertThat(admit(code, act)).isEqualTo(new Admission.Barred(lacking()));
    }

    private static Admission.Objection untold(String attribute) {
        return new Admission.Objection(CLAUSE, new Failing.Lacking(attribute));
    }

    private static Admission.Objection lacking() {
        return new Admission.Objection(CLAUSE, new Failing.Lacking(CONFIRMED.name()));
    }

    private static Admission admit(Standards code, Fact fact, Fact... before) {
        State state = Judge.fold(code, VerdictTable.REQUEST, List.of(before));
        return Judge.admit(code, state, fact, Optional.empty());
    }

    private static Fact shipped(String id, Instant occurred, Instant recorded) {
        return fact(id, SHIPPED, occurred, recorded);
    }

    private static Fact fact(String id, FactKind kind, Instant occurred, Instant recorded) {
        return new Fact(
                new FactId(id),
                VerdictTable.REQUEST,
                kind,
                occurred,
                recorded,
                "T7",
                Standing.COUNTED,
                Map.of());
    }

    private static Standards code(Check.Mode mode) {
        return code(
                mode,
                new Demand.After(Pattern.any(CONFIRMED), Optional.empty(), Set.of(), false, false));
    }

    private static Standards code(Check.Mode mode, Demand demand) {
        Check check =
                new Check(
                        mode,
                        new Opening.OnFact(List.of(Pattern.any(SHIPPED))),
                        List.of(demand),
                        List.of(),
                        Promise.Wording.MUST,
                        "clerk",
                        "wrong");
        Standard standard =
                new Standard(
                        new StandardRef("code", "1", "hash"),
                        Codes.WORDS,
                        Instant.EPOCH,
                        Optional.empty(),
                        ZoneId.of("Asia/Shanghai"),
                        Map.of(),
                        List.of(new Clause(CLAUSE, new Citation("", "1"), Codes.WORDS, check)));
        return Standards.of(
                List.of(standard),
                new Catalogue(Map.of(CONFIRMED, kind(CONFIRMED), SHIPPED, kind(SHIPPED))),
                Calendars.NONE);
    }

    private static Catalogue.Kind kind(FactKind kind) {
        return new Catalogue.Kind(
                kind, Codes.WORDS, Map.of("area", AREA), Set.of("clerk"), Duration.ofHours(2));
    }
}
