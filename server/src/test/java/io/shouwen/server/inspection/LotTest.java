package io.shouwen.server.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** What holds of every draw, over random weights and seeds. */
class LotTest {
    private static final int ROUNDS = 500;

    @Test
    void aSheetHasNoItemTwiceAndAtMostTwenty() {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(317L + round);
            SortedMap<String, Long> weights = weights(random);
            int wanted = random.nextInt(40);
            List<String> drawn = Lot.draw(weights, "seed" + round, wanted);
            assertThat(drawn)
                    .doesNotHaveDuplicates()
                    .hasSize(Math.min(Math.min(wanted, Lot.MOST), weights.size()));
            assertThat(weights.keySet()).containsAll(drawn);
        }
    }

    @Test
    void theSameSeedDrawsTheSameSheetAndMoreItemsContinueIt() {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(318L + round);
            SortedMap<String, Long> weights = weights(random);
            List<String> ten = Lot.draw(weights, "seed" + round, 10);
            assertThat(Lot.draw(new TreeMap<>(weights), "seed" + round, 10)).isEqualTo(ten);
            assertThat(Lot.draw(weights, "seed" + round, Lot.MOST))
                    .startsWith(ten.toArray(String[]::new));
        }
    }

    @Test
    void anItemIsDrawnFirstAsOftenAsItsWeightSays() {
        SortedMap<String, Long> weights = new TreeMap<>();
        weights.put("light", 1L);
        weights.put("middle", 3L);
        weights.put("heavy", 6L);
        int rounds = 10_000;
        SortedMap<String, Long> first = new TreeMap<>();
        for (int round = 0; round < rounds; round++) {
            first.merge(Lot.draw(weights, "seed " + round, 1).getFirst(), 1L, Long::sum);
        }
        assertThat(first.get("light")).isBetween(850L, 1150L);
        assertThat(first.get("middle")).isBetween(2800L, 3200L);
        assertThat(first.get("heavy")).isBetween(5750L, 6250L);
    }

    @Test
    void whatIsFixedComesFirstAndIsNotDrawnAgain() {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(319L + round);
            SortedMap<String, Long> weights = weights(random);
            List<String> fixed = weights.keySet().stream().limit(random.nextInt(Lot.MOST)).toList();
            Drawn drawn = Drawn.draw("seed" + round, weights, fixed, "asked", random.nextInt(30));
            assertThat(drawn.items()).doesNotHaveDuplicates();
            assertThat(drawn.items().subList(0, fixed.size())).isEqualTo(fixed);
            assertThat(drawn.items().size()).isLessThanOrEqualTo(Lot.MOST);
            assertThat(drawn.same()).isTrue();
            assertThat(Drawn.weights(drawn.written())).isEqualTo(drawn.weights());
            assertThat(drawn.items()).noneMatch(drawn.left()::containsKey);
        }
    }

    @Test
    void riskGrowsWithFindingsAndWithTheTimeSinceSomebodyLooked() {
        Instant now = Instant.parse("2026-03-02T02:00:00Z");
        Optional<Instant> yesterday = Optional.of(now.minus(Duration.ofDays(1)));
        Optional<Instant> inAutumn = Optional.of(now.minus(Duration.ofDays(150)));
        long least = Risk.weight(0, yesterday, now);
        assertThat(least).isPositive();
        assertThat(Risk.weight(0, inAutumn, now)).isGreaterThan(least);
        assertThat(Risk.weight(0, Optional.empty(), now))
                .isGreaterThan(Risk.weight(0, inAutumn, now));
        assertThat(Risk.weight(1, yesterday, now)).isGreaterThan(least);
        assertThat(Risk.weight(99, yesterday, now)).isEqualTo(Risk.weight(5, yesterday, now));
    }

    private static SortedMap<String, Long> weights(Random random) {
        SortedMap<String, Long> weights = new TreeMap<>();
        int items = 1 + random.nextInt(80);
        for (int i = 0; i < items; i++) {
            weights.put("cable." + i, 1L + random.nextInt(40));
        }
        return weights;
    }
}
