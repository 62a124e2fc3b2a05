package io.shouwen.engine.time;

import java.time.LocalDate;

/** The years in which calendars answer; they bound every search. */
final class Horizon {
    static final int FIRST_YEAR = 1900;
    static final int LAST_YEAR = 2200;

    private Horizon() {}

    /** Whether any zone may see this second within the horizon; what is left is for the table. */
    static boolean mayHold(long epochSecond) {
        return epochSecond >= LocalDate.of(FIRST_YEAR, 1, 1).minusDays(1).toEpochDay() * 86_400
                && epochSecond < LocalDate.of(LAST_YEAR, 12, 31).plusDays(2).toEpochDay() * 86_400;
    }
}
