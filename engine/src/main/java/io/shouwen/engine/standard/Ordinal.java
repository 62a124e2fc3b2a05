package io.shouwen.engine.standard;

import static io.shouwen.engine.check.Checks.checkArgument;

import io.shouwen.engine.time.Cycle;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;

/**
 * The place that an offence must have among those of the same person, unit or day (C21, C23, C29).
 *
 * @param per the attributes on which those counted together agree
 * @param counts which earlier offences count
 * @param least the first place that is meant
 * @param most the last place that is meant; {@link #ON} for all that follow
 */
public record Ordinal(List<String> per, Window window, Condition counts, long least, long most) {
    /** All further places. */
    public static final long ON = Long.MAX_VALUE;

    public Ordinal {
        checkArgument(1 <= least && least <= most, "places go from %d up to %d", least, most);
        per = List.copyOf(per);
    }

    public boolean means(long place) {
        return least <= place && place <= most;
    }

    /** How far back is counted. */
    public sealed interface Window {
        /** True when something on the earlier day still counts on the later one. */
        boolean reaches(LocalDate earlier, LocalDate later);

        /** The same day, month or year of the calendar. */
        record Calendar(Cycle every) implements Window {
            @Override
            public boolean reaches(LocalDate earlier, LocalDate later) {
                return every.startOf(earlier).equals(every.startOf(later));
            }
        }

        /** So long before, both ends included. */
        record Rolling(Period back) implements Window {
            @Override
            public boolean reaches(LocalDate earlier, LocalDate later) {
                return !later.isAfter(earlier.plus(back));
            }
        }
    }
}
