package io.shouwen.assess.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;

/** A line writes instants, numbers and texts as Java's own types do. */
class LineTest {
    @Test
    void instantsAreWrittenAsIso() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            Instant at =
                    Instant.ofEpochSecond(
                            random.nextLong(-100_000_000_000L, 400_000_000_000L),
                            random.nextInt(4) == 0 ? random.nextInt(1_000_000) * 1_000L : 0);
            assertThat(written(new Line(1).instant(at))).isEqualTo(at.toString());
        }
    }

    @Test
    void theSameDayIsWrittenAgainFromMemory() {
        Line line = new Line(1);
        line.instant(Instant.parse("2026-03-02T10:00:00Z"))
                .one(' ')
                .instant(Instant.parse("2026-03-02T23:59:59Z"))
                .one(' ')
                .instant(Instant.parse("2028-12-20T00:00:00Z"))
                .one(' ')
                .instant(Instant.parse("2026-03-02T00:00:01Z"));
        assertThat(written(line))
                .isEqualTo(
                        "2026-03-02T10:00:00Z 2026-03-02T23:59:59Z 2028-12-20T00:00:00Z"
                                + " 2026-03-02T00:00:01Z");
    }

    @Test
    void numbersOfAnyLengthAndSignAreWritten() {
        for (long number :
                new long[] {0, 9, 10, 99, 100, 86_400, -1, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThat(written(new Line(1).number(number))).isEqualTo(Long.toString(number));
        }
    }

    @Test
    void textsAreWrittenInUtf8() {
        assertThat(written(new Line(1).text("plain ").text("工单 😀 é").text("").text(" again")))
                .isEqualTo("plain 工单 😀 é again");
    }

    private static String written(Line line) {
        return new String(line.array(), 0, line.size(), StandardCharsets.UTF_8);
    }
}
