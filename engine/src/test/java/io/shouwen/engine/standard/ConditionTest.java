package io.shouwen.engine.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What conditions say of present and of missing attributes. */
class ConditionTest {
    private static final Condition YES = new Condition.Present("there");
    private static final Condition NO = new Condition.Not(YES);
    private static final Condition UNKNOWN = between(1, 2);
    private static final Attributes ATTRIBUTES =
            name -> Optional.ofNullable(name.equals("there") ? new Value.Whole(5) : null);

    private static Condition between(long least, long most) {
        return new Condition.Between("missing", least, most);
    }

    private static Truth all(Condition... parts) {
        return new Condition.All(List.of(parts)).test(ATTRIBUTES);
    }

    private static Truth any(Condition... parts) {
        return new Condition.Any(List.of(parts)).test(ATTRIBUTES);
    }

    @Test
    void oneNoDecidesAllAndOneUnknownLeavesItOpen() {
        assertThat(all()).isEqualTo(Truth.YES);
        assertThat(all(YES, YES)).isEqualTo(Truth.YES);
        assertThat(all(YES, UNKNOWN)).isEqualTo(Truth.UNKNOWN);
        assertThat(all(UNKNOWN, YES)).isEqualTo(Truth.UNKNOWN);
        assertThat(all(UNKNOWN, NO)).isEqualTo(Truth.NO);
        assertThat(all(NO, UNKNOWN)).isEqualTo(Truth.NO);
    }

    @Test
    void oneYesDecidesAnyAndOneUnknownLeavesItOpen() {
        assertThat(any()).isEqualTo(Truth.NO);
        assertThat(any(NO, NO)).isEqualTo(Truth.NO);
        assertThat(any(NO, UNKNOWN)).isEqualTo(Truth.UNKNOWN);
        assertThat(any(UNKNOWN, NO)).isEqualTo(Truth.UNKNOWN);
        assertThat(any(UNKNOWN, YES)).isEqualTo(Truth.YES);
        assertThat(any(YES, UNKNOWN)).isEqualTo(Truth.YES);
    }

    @Test
    void whatIsUnknownIsUnknownTheOtherWayRoundToo() {
        assertThat(new Condition.Not(UNKNOWN).test(ATTRIBUTES)).isEqualTo(Truth.UNKNOWN);
        assertThat(new Condition.Not(NO).test(ATTRIBUTES)).isEqualTo(Truth.YES);
    }

    @Test
    void bothBoundsBelongToABetween() {
        for (long least : List.of(4L, 5L, 6L)) {
            for (long most : List.of(4L, 5L, 6L)) {
                assertThat(new Condition.Between("there", least, most).test(ATTRIBUTES))
                        .as("5 in %d..%d", least, most)
                        .isEqualTo(least <= 5 && 5 <= most ? Truth.YES : Truth.NO);
            }
        }
    }

    @Test
    void anAmountIsComparedInFenAndATextIsNoAmount() {
        Condition cheap = new Condition.Between("fee", 0, 500);
        Attributes fen = name -> Optional.of(new Value.Money(500));
        Attributes more = name -> Optional.of(new Value.Money(501));
        Attributes text = name -> Optional.of(new Value.Text("500"));
        assertThat(cheap.test(fen)).isEqualTo(Truth.YES);
        assertThat(cheap.test(more)).isEqualTo(Truth.NO);
        assertThat(cheap.test(text)).isEqualTo(Truth.UNKNOWN);
        assertThat(cheap.missing(text)).contains("fee");
    }

    @Test
    void theFirstMissingAttributeIsNamedHoweverDeepItStands() {
        Condition deep =
                new Condition.All(
                        List.of(YES, new Condition.Any(List.of(NO, new Condition.Not(UNKNOWN)))));
        assertThat(deep.missing(ATTRIBUTES)).contains("missing");
        assertThat(new Condition.Present("missing").missing(ATTRIBUTES)).isEmpty();
    }

    @Test
    void aCutOffIsHalfOpen() {
        Condition evening = new Condition.ReportedBetween(20 * 60, 21 * 60);
        Map<Long, Truth> answers =
                Map.of(1199L, Truth.NO, 1200L, Truth.YES, 1259L, Truth.YES, 1260L, Truth.NO);
        answers.forEach((minute, answer) ->
                assertThat(evening.test(name -> Optional.of(new Value.Whole(minute))))
                        .as("minute %d", minute)
                        .isEqualTo(answer));
    }

    @Test
    void aCodeThatNamesAMissingCalendarIsNotJudgedBy() {
        Promise promise =
                new Promise(
                        Pattern.any(new FactKind("asked")),
                        Promise.Keeping.by(Pattern.any(new FactKind("sent"))),
                        new Limit.WorkingTime(Duration.ofHours(1), "hall"),
                        Promise.Changes.NONE,
                        Promise.Wording.MUST,
                        "agent",
                        "late");
        Words words = new Words("条", "clause");
        Standard standard =
                new Standard(
                        new StandardRef("code", "1", "-"),
                        words,
                        Instant.EPOCH,
                        Optional.empty(),
                        ZoneId.of("Asia/Shanghai"),
                        Map.of(),
                        List.of(
                                new Clause(
                                        new ClauseId("c.1"),
                                        new Citation("", "1"),
                                        words,
                                        promise)));
        assertThatThrownBy(() ->
                        Standards.of(List.of(standard), new Catalogue(Map.of()), Calendars.NONE))
                .isInstanceOfSatisfying(
                        MissingCalendarException.class,
                        missing -> {
                            assertThat(missing.clause()).isEqualTo(new ClauseId("c.1"));
                            assertThat(missing.calendar()).isEqualTo("hall");
                        })
                .hasMessage("the clause c.1 names the calendar hall, which is missing");
    }
}
