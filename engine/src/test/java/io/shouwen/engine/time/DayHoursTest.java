package io.shouwen.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class DayHoursTest {
    @Test
    void spansAreSortedAndTouchingOnesJoined() {
        assertThat(DayHours.of("14:00-18:00", "08:00-12:00", "12:00-13:00"))
                .hasToString("08:00-13:00, 14:00-18:00");
        assertThat(DayHours.of("00:00-24:00")).isEqualTo(DayHours.ALL_DAY);
        assertThat(DayHours.of()).isEqualTo(DayHours.CLOSED).hasToString("closed");
    }

    @Test
    void badSpansAreRefusedWithTheWayToMendThem() {
        refuses(
                "`22:00-02:00` runs past midnight; write 22:00-24:00 on this day and 00:00-02:00 on"
                        + " the next day",
                "22:00-02:00");
        refuses(
                "`18:00-00:00` ends before it starts; midnight at the end of a day is 24:00, so"
                        + " write 18:00-24:00",
                "18:00-00:00");
        refuses("`09:00-09:00` is empty; a whole day is 00:00-24:00", "09:00-09:00");
        refuses("`nine to five` is not a span of hours; write it as 08:00-12:00", "nine to five");
        refuses(
                "`08:00-24:30` names 24:30, which no clock shows; the day runs from 00:00 to 24:00",
                "08:00-24:30");
        refuses("08:00-12:00 and 11:00-13:00 of one day overlap", "08:00-12:00", "11:00-13:00");
    }

    private static void refuses(String message, String... spans) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DayHours.of(spans))
                .withMessage(message);
    }

    @Test
    void intervalsUniteAndIntersect() {
        List<Interval> united =
                Interval.unite(
                        List.of(
                                interval(50, 60),
                                interval(0, 10),
                                interval(10, 20),
                                interval(15, 18),
                                interval(70, 70)));
        assertThat(united).containsExactly(interval(0, 20), interval(50, 60));
        assertThat(Interval.intersect(united, List.of(interval(5, 8), interval(19, 55))))
                .containsExactly(interval(5, 8), interval(19, 20), interval(50, 55));
        assertThat(interval(0, 10).intersection(interval(10, 20))).isEmpty();
    }

    private static Interval interval(long from, long to) {
        return new Interval(Instant.ofEpochSecond(from), Instant.ofEpochSecond(to));
    }
}
