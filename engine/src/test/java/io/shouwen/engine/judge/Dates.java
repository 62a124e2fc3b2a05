package io.shouwen.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Standing;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Standards;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/** The due days of the periods of a stretch, each as {@code period: day on which it is over}. */
record Dates(List<String> found) {
    /** What a stretch owes that began on one day at noon, as of the noon of another. */
    static Dates of(Standards code, String opened, String asOf) {
        Standard standard = code.versions().getFirst();
        State state = Judge.fold(code, VerdictTable.REQUEST, List.of(open(noon(standard, opened))));
        return new Dates(
                Judge.assess(code, state, noon(standard, asOf)).judged().stream()
                        .map(one -> one.occasion().part() + ": " + due(one, standard))
                        .toList());
    }

    void are(String... expected) {
        assertThat(found).containsExactly(expected);
    }

    private static Instant noon(Standard standard, String day) {
        return LocalDate.parse(day).atTime(LocalTime.NOON).atZone(standard.zone()).toInstant();
    }

    /** A due moment at midnight is written as its day. */
    private static String due(Judged judged, Standard standard) {
        var at = judged.due().orElseThrow().atZone(standard.zone()).toLocalDateTime();
        return at.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? at.toLocalDate().toString()
                : at.toString();
    }

    private static Fact open(Instant at) {
        return new Fact(
                new FactId("open"),
                VerdictTable.REQUEST,
                new FactKind("open"),
                at,
                at,
                "T7",
                Standing.COUNTED,
                Map.of());
    }
}
