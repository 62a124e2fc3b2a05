package io.shouwen.engine.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.Gen;
import io.shouwen.engine.RandomCondition;
import io.shouwen.engine.fact.Value;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must hold of conditions whatever they say and whatever attributes there are. */
class ConditionLawsTest {
    private static final int RUNS = 5000;
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    /**
     * An attribute of another type than the comparison needs is missing as if it were not there.
     */
    @Test
    void conditionsAnswerAsANaiveReaderAndNameTheFirstThatKeepsThemUndecided() {
        Gen.forAll(
                RUNS,
                gen -> {
                    Condition condition = RandomCondition.of(gen, 3);
                    Map<String, Value> values = values(gen);
                    Attributes attributes = name -> Optional.ofNullable(values.get(name));
                    String answer = NaiveCondition.answer(condition, naive(values));
                    assertThat(condition.test(attributes))
                            .as("%s of %s", condition, values)
                            .isEqualTo(
                                    switch (answer) {
                                        case NaiveCondition.YES -> Truth.YES;
                                        case NaiveCondition.NO -> Truth.NO;
                                        default -> Truth.UNKNOWN;
                                    });
                    boolean told =
                            answer.equals(NaiveCondition.YES) || answer.equals(NaiveCondition.NO);
                    assertThat(condition.missing(attributes))
                            .as("missing of %s in %s", condition, values)
                            .isEqualTo(told ? Optional.empty() : Optional.of(answer));
                });
    }

    private static Map<String, Value> values(Gen gen) {
        Map<String, Value> values = new HashMap<>();
        for (String name : List.of("area", "severity", "meter", "count", "date", "bought")) {
            if (gen.chance(75)) {
                values.put(name, gen.chance(85) ? usual(gen, name) : usual(gen, "area"));
            }
        }
        values.put(Condition.ReportedBetween.MINUTE_OF_DAY, new Value.Whole(gen.number(0, 1439)));
        values.put(Condition.Within.DAY, new Value.Day(TODAY));
        return values;
    }

    private static Value usual(Gen gen, String name) {
        return switch (name) {
            case "meter", "count" -> new Value.Whole(gen.number(0, 4));
            case "date" -> new Value.Moment(Instant.EPOCH);
            case "bought" -> new Value.Day(TODAY.minusDays(gen.number(0, 33)));
            default -> new Value.Text(gen.oneOf("urban", "minor", "major"));
        };
    }

    private static Map<String, Value> naive(Map<String, Value> values) {
        Map<String, Value> naive = new HashMap<>(values);
        naive.put(NaiveCondition.MINUTE, values.get(Condition.ReportedBetween.MINUTE_OF_DAY));
        naive.put(NaiveCondition.TODAY, values.get(Condition.Within.DAY));
        return naive;
    }
}
