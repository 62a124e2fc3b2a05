package io.shouwen.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.engine.Gen;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;

class ForecastTest {
    private static final List<Duration> FOUR_MINUTES =
            Collections.nCopies(Forecast.FEWEST, Duration.ofMinutes(4));

    private static List<Duration> services(Gen gen) {
        return LongStream.range(0, gen.number(20, 80))
                .mapToObj(n -> Duration.ofSeconds(gen.number(30, 900)))
                .toList();
    }

    @Test
    void aFreeCounterAndNobodyAheadIsNoWait() {
        assertThat(new Forecast(FOUR_MINUTES).of(0, List.of(), 1).most()).isZero();
    }

    @Test
    void servicesThatAllLastAlikeAreForetoldToTheSecond() {
        Forecast.Wait wait =
                new Forecast(FOUR_MINUTES)
                        .of(3, List.of(Duration.ofMinutes(1), Duration.ofMinutes(3)), 0);
        // The counters are free after 1 and 3 minutes; 1+4 and 3+4 take the next two, 5+4 the
        // third.
        assertThat(wait.usual()).isEqualTo(Duration.ofMinutes(7));
        assertThat(wait.least()).isEqualTo(wait.most());
    }

    @Test
    void oneMoreAheadNeverShortensTheWaitAndOneMoreCounterNeverLengthensIt() {
        Gen.forAll(
                300,
                gen -> {
                    Forecast forecast = new Forecast(services(gen));
                    int ahead = gen.number(0, 30);
                    List<Duration> busy =
                            LongStream.range(0, gen.number(1, 5))
                                    .mapToObj(n -> Duration.ofSeconds(gen.number(0, 600)))
                                    .toList();
                    Forecast.Wait wait = forecast.of(ahead, busy, 0);
                    assertThat(wait.least()).isLessThanOrEqualTo(wait.usual());
                    assertThat(wait.usual()).isLessThanOrEqualTo(wait.most());
                    assertThat(forecast.of(ahead + 1, busy, 0).usual())
                            .isGreaterThanOrEqualTo(wait.usual());
                    assertThat(forecast.of(ahead, busy, 1).most()).isLessThanOrEqualTo(wait.most());
                    assertThat(forecast.of(ahead, busy, 0)).isEqualTo(wait);
                });
    }

    @Test
    void tooFewServicesForetellNothing() {
        assertThatThrownBy(() -> new Forecast(FOUR_MINUTES.subList(1, Forecast.FEWEST)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
