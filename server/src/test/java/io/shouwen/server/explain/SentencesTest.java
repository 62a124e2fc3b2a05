package io.shouwen.server.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Standing;
import io.shouwen.engine.fact.Subject;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.judge.Evidence;
import io.shouwen.engine.judge.Failing;
import io.shouwen.engine.judge.Judged;
import io.shouwen.engine.judge.Move;
import io.shouwen.engine.judge.OccasionId;
import io.shouwen.engine.judge.Verdict;
import io.shouwen.engine.standard.Calendars;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Citation;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Shown;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.StandardRef;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.standard.Words;
import io.shouwen.server.text.Language;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class SentencesTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant TEN = Instant.parse("2026-03-02T02:00:00Z");
    private static final Instant DUE = TEN.plusSeconds(1800);
    private static final ClauseId CLAUSE = new ClauseId("city.4.2");
    private static final StandardRef REF = new StandardRef("city", "2026", "00");
    private static final Map<FactId, Fact> FACTS =
            Map.of(
                    new FactId("1"), fact("1", "repair.reported", TEN, TEN),
                    new FactId("2"),
                            fact(
                                    "2",
                                    "visit.arrived",
                                    DUE.minusSeconds(360),
                                    DUE.plusSeconds(9000)));

    private final Sentences zh = Sentences.in(Language.ZH, standards(), ZONE, FACTS);
    private final Sentences en = Sentences.in(Language.EN, standards(), ZONE, FACTS);

    @Test
    void anOverduePromiseSaysWhenItWasDueAndThatItIsNotDone() {
        Judged judged = judged(new Verdict.Overdue(), List.of());
        assertThat(en.happened(judged, DUE.plusSeconds(1)))
                .isEqualTo(
                        "Fault reported at 2026-03-02 10:00. Due at 2026-03-02 10:30 and not done"
                                + " by 2026-03-02 10:30:01.");
        assertThat(zh.happened(judged, DUE.plusSeconds(1)))
                .isEqualTo(
                        "2026-03-02 10:00 报修。应于 2026-03-02 10:30 前办到，至 2026-03-02 10:30:01 仍未办到。");
    }

    @Test
    void aBrokenPromiseSaysHowLate() {
        Judged judged =
                judged(
                        new Verdict.Broken(DUE.plusSeconds(3900), Duration.ofMinutes(65)),
                        List.of());
        assertThat(en.verdict(judged, DUE))
                .isEqualTo("Due at 2026-03-02 10:30, done at 2026-03-02 11:35: 1 h 5 min late.");
        assertThat(zh.verdict(judged, DUE)).contains("超时 1 小时 5 分钟");
        assertThat(zh.word(judged.verdict())).isEqualTo("超期办结");
    }

    @Test
    void aMovedDueMomentStandsBesideTheFirstOne() {
        Instant slot = DUE.plusSeconds(7200);
        Judged judged =
                new Judged(
                        REF,
                        CLAUSE,
                        OccasionId.of(new FactId("1")),
                        TEN,
                        Optional.of(DUE),
                        Optional.of(slot),
                        List.of(
                                new Move(
                                        Move.Cause.APPOINTMENT,
                                        TEN.plusSeconds(300),
                                        Optional.of(slot),
                                        "9")),
                        new Verdict.Pending(),
                        List.of());
        assertThat(en.happened(judged, TEN))
                .endsWith("the clock is running. It was first due at 2026-03-02 10:30.");
        assertThat(en.moves(judged))
                .containsExactly(
                        "At 2026-03-02 10:05 another time was agreed (9); due then at 2026-03-02"
                                + " 12:30.");
    }

    @Test
    void aFactToldLaterThanItHappenedShowsBothTimes() {
        assertThat(en.fact(new FactId("2")))
                .isEqualTo("Arrived at 2026-03-02 10:24, recorded at 2026-03-02 13:00");
        assertThat(zh.fact(new FactId("2"))).isEqualTo("2026-03-02 10:24 到场（2026-03-02 13:00 登记）");
    }

    @Test
    void everyVerdictMoveAndRoleHasItsSentenceInBothLanguages() {
        List<Verdict> verdicts =
                List.of(
                        new Verdict.Pending(),
                        new Verdict.Kept(TEN, Duration.ZERO),
                        new Verdict.Kept(TEN, Duration.ofSeconds(61)),
                        new Verdict.Overdue(),
                        new Verdict.Broken(TEN, Duration.ofMillis(3)),
                        new Verdict.Excused(new FactId("2")),
                        new Verdict.Void(Verdict.Void.Reason.WITHDRAWN, new FactId("2")),
                        new Verdict.Void(Verdict.Void.Reason.AMENDED, new FactId("2")),
                        new Verdict.Void(Verdict.Void.Reason.CARRIED, new FactId("2")),
                        new Verdict.Deviation(new FactId("2")),
                        new Verdict.Measured(Optional.of(DUE)),
                        new Verdict.Measured(Optional.empty()),
                        new Verdict.Unprovable(Verdict.Unprovable.Gap.ATTRIBUTE, "area"),
                        new Verdict.Unprovable(Verdict.Unprovable.Gap.PRODUCER, "visit.arrived"),
                        new Verdict.Unprovable(Verdict.Unprovable.Gap.OBSERVER, "2"));
        for (Sentences sentences : List.of(zh, en)) {
            for (Verdict verdict : verdicts) {
                assertThat(sentences.happened(judged(verdict, moves()), DUE))
                        .doesNotContain("[", "{", "?");
                assertThat(sentences.word(verdict)).doesNotContain("[");
            }
            assertThat(sentences.moves(judged(new Verdict.Overdue(), moves())))
                    .hasSize(5)
                    .allSatisfy(move -> assertThat(move).doesNotContain("[", "{"));
            for (Evidence.Role role : Evidence.Role.values()) {
                assertThat(sentences.role(role)).doesNotContain("[");
            }
        }
    }

    @Test
    void attributesAreCalledAsInTheRestOfTheHouse() {
        Verdict missing = new Verdict.Unprovable(Verdict.Unprovable.Gap.ATTRIBUTE, "area");
        Verdict wrong = new Verdict.Breached(TEN, new Failing.Wrong("severity"));
        Verdict decided = new Verdict.Decided(1, Map.of("area", new Value.Text("urban")));
        assertThat(en.verdict(judged(missing, List.of()), DUE)).contains("“Area”");
        assertThat(zh.verdict(judged(missing, List.of()), DUE)).contains("“区域”");
        assertThat(en.verdict(judged(wrong, List.of()), DUE)).contains("“Severity”");
        assertThat(zh.verdict(judged(decided, List.of()), DUE)).contains("区域 = 城区");
    }

    @Test
    void amountsAreExactAndCarryTheirSign() {
        assertThat(en.figures().points(-150)).isEqualTo("−1.5 points");
        assertThat(zh.figures().money(10_000)).isEqualTo("100 元");
        assertThat(zh.figures().money(-5)).isEqualTo("−0.05 元");
        assertThat(Figures.plain(0)).isEqualTo("0");
    }

    @Test
    void theClauseSpeaksInTheVersionInForce() {
        assertThat(en.clause(CLAUSE, TEN)).isEqualTo("On site within half an hour");
        assertThat(zh.clause(new ClauseId("city.9"), TEN)).isEqualTo("city.9");
    }

    private static List<Move> moves() {
        return List.of(
                new Move(Move.Cause.PAUSE, TEN, Optional.empty(), "1"),
                new Move(Move.Cause.PAUSE, TEN, Optional.of(DUE), "1"),
                new Move(Move.Cause.APPOINTMENT, TEN, Optional.of(DUE), "1"),
                new Move(Move.Cause.EXCUSE, TEN, Optional.of(DUE), "1"),
                new Move(Move.Cause.CALENDAR, TEN, Optional.of(DUE), "2026-b"));
    }

    private static Judged judged(Verdict verdict, List<Move> moves) {
        return new Judged(
                REF,
                CLAUSE,
                OccasionId.of(new FactId("1")),
                TEN,
                Optional.of(DUE),
                Optional.of(DUE),
                moves,
                verdict,
                List.of());
    }

    private static Fact fact(String id, String kind, Instant occurred, Instant recorded) {
        return new Fact(
                new FactId(id),
                new Subject("request", "7"),
                new FactKind(kind),
                occurred,
                recorded,
                "T7",
                Standing.COUNTED,
                Map.of());
    }

    private static Standards standards() {
        Standard standard =
                new Standard(
                        REF,
                        new Words("城市规范", "City code"),
                        Instant.EPOCH,
                        Optional.empty(),
                        ZONE,
                        Map.of(),
                        List.of(
                                new Clause(
                                        CLAUSE,
                                        new Citation("", "4.2"),
                                        new Words("半小时内到场", "On site within half an hour"),
                                        new Shown("record"))));
        return Standards.of(
                List.of(standard),
                new Catalogue(
                        Map.of(
                                new FactKind("repair.reported"),
                                kind("repair.reported", "报修", "Fault reported"),
                                new FactKind("visit.arrived"),
                                kind("visit.arrived", "到场", "Arrived"))),
                Calendars.NONE);
    }

    private static Catalogue.Kind kind(String name, String zh, String en) {
        return new Catalogue.Kind(
                new FactKind(name), new Words(zh, en), Map.of(), Set.of("field"), Duration.ZERO);
    }
}
