package io.shouwen.engine.time;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which hours hold on which date: those of the special day, else the season, else the weekday. */
record Almanac(WeekHours base, List<Season> seasons, Map<LocalDate, SpecialDay> specials) {
    Almanac {
        seasons = List.copyOf(seasons);
        specials = Map.copyOf(specials);
    }

    static Almanac of(
            String calendar,
            WeekHours base,
            List<Season> seasons,
            Collection<SpecialDay> specials) {
        refuseOverlap(calendar, seasons);
        Map<LocalDate, SpecialDay> byDate = new HashMap<>();
        for (SpecialDay special : specials) {
            SpecialDay other = byDate.put(special.date(), special);
            if (other != null) {
                throw new IllegalArgumentException(
                        "calendar `%s` has two special days on %s: `%s` and `%s`"
                                .formatted(calendar, special.date(), other.name(), special.name()));
            }
        }
        return new Almanac(base, seasons, byDate);
    }

    private static void refuseOverlap(String calendar, List<Season> seasons) {
        LocalDate leapYear = LocalDate.of(2000, 1, 1);
        for (int day = 0; day < leapYear.lengthOfYear(); day++) {
            MonthDay date = MonthDay.from(leapYear.plusDays(day));
            List<Season> in = seasons.stream().filter(season -> season.includes(date)).toList();
            if (in.size() > 1) {
                throw new IllegalArgumentException(
                        "calendar `%s` is in two seasons on %02d-%02d: `%s` and `%s`"
                                .formatted(
                                        calendar,
                                        date.getMonthValue(),
                                        date.getDayOfMonth(),
                                        in.get(0).name(),
                                        in.get(1).name()));
            }
        }
    }

    DayHours hoursOn(LocalDate day) {
        SpecialDay special = specials.get(day);
        return special != null ? special.hours() : usualHoursOn(day);
    }

    DayHours usualHoursOn(LocalDate day) {
        for (Season season : seasons) {
            if (season.includes(day)) {
                return season.hours().on(day.getDayOfWeek());
            }
        }
        return base.on(day.getDayOfWeek());
    }
}
