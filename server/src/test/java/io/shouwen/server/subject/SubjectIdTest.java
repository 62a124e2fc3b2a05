package io.shouwen.server.subject;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Random;

class SubjectIdTest {
    private final Random random = new Random(7);

    @Test
    void aNumberIsReadBackHoweverItIsTyped() {
        SubjectId id = new SubjectId((2611L << 40) | 123);
        assertThat(id.number()).startsWith("2611-000123-");
        assertThat(SubjectId.parse(id.number())).contains(id);
        assertThat(SubjectId.parse(id.number().replace("-", ""))).contains(id);
        assertThat(SubjectId.parse(" " + id.number().replace('2', '２') + " ")).contains(id);
        assertThat(SubjectId.parse("")).isEmpty();
        assertThat(SubjectId.parse("２")).isEmpty();
        assertThat(SubjectId.parse("9".repeat(40))).isEmpty();
    }

    @Test
    void everyWrongDigitAndEverySwapOfNeighboursIsNoticed() {
        for (int i = 0; i < 200; i++) {
            SubjectId id = new SubjectId((2611L << 40) | (1 + random.nextLong(1L << 39)));
            String digits = id.number().replace("-", "");
            assertThat(SubjectId.parse(digits)).contains(id);
            for (int at = 0; at < digits.length(); at++) {
                char wrong = (char) ('0' + (digits.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
                assertThat(
                                SubjectId.parse(
                                        digits.substring(0, at) + wrong + digits.substring(at + 1)))
                        .isEmpty();
                if (at > 0 && digits.charAt(at) != digits.charAt(at - 1)) {
                    String swapped =
                            digits.substring(0, at - 1)
                                    + digits.charAt(at)
                                    + digits.charAt(at - 1)
                                    + digits.substring(at + 1);
                    assertThat(SubjectId.parse(swapped)).isEmpty();
                }
            }
        }
    }
}
