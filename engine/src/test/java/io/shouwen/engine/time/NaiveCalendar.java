package io.shouwen.engine.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calendar's second opinion: it walks minute by minute and looks at the clock on the wall. */
record NaiveCalendar(
        ZoneId zone, WeekHours base, List<Season> seasons, Map<LocalDate, SpecialDay> specials) {
    WorkCalendar quick() {
        return WorkCalendar.of("random", zone, base, seasons, specials.values());
    }

    DayHours hoursOn(LocalDate date) {
        SpecialDay special = specials.get(date);
        if (special != null) {
            return special.hours();
        }
        for (Season season : seasons) {
            for (int year = date.getYear() - 1; year <= date.getYear(); year++) {
                LocalDate first = season.from().atYear(year);
                boolean wraps = season.to().isBefore(season.from());
                LocalDate last = season.to().atYear(wraps ? year + 1 : year);
                if (!date.isBefore(first) && !date.isAfter(last)) {
                    return season.hours().on(date.getDayOfWeek());
                }
            }
        }
        return base.on(date.getDayOfWeek());
    }

    boolean isOpen(Instant at) {
        ZonedDateTime wall = at.atZone(zone);
        int minute = wall.getHour() * 60 + wall.getMinute();
        for (Span span : hoursOn(wall.toLocalDate()).spans()) {
            if (span.fromMinute() <= minute && minute < span.toMinute()) {
                return true;
            }
        }
        return false;
    }

    Instant plus(Instant start, Duration working) {
        Duration left = working;
        Instant at = start;
        while (true) {
            Instant next = at.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
            if (isOpen(at)) {
                Duration here = Duration.between(at, next);
                if (left.compareTo(here) <= 0) {
                    return at.plus(left);
                }
                left = left.minus(here);
            }
            at = next;
        }
    }

    Duration between(Instant from, Instant to) {
        Duration open = Duration.ZERO;
        Instant at = from;
        while (at.isBefore(to)) {
            Instant minuteEnd = at.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
            Instant next = minuteEnd.isBefore(to) ? minuteEnd : to;
            open = isOpen(at) ? open.plus(Duration.between(at, next)) : open;
            at = next;
        }
        return open;
    }

    Instant nextOpen(Instant at) {
        Instant found = at;
        while (!isOpen(found)) {
            found = found.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
        }
        return found;
    }

    /** The end of the last open minute that the wall clock shows on this date. */
    Optional<Instant> closing(LocalDate date) {
        Instant at = date.plusDays(1).atStartOfDay(zone).toInstant().plus(Duration.ofHours(3));
        Instant earliest = date.atStartOfDay(zone).toInstant().minus(Duration.ofHours(3));
        for (; at.isAfter(earliest); at = at.minusSeconds(60)) {
            Instant before = at.minusSeconds(60);
            if (before.atZone(zone).toLocalDate().equals(date) && isOpen(before)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    Instant plusWorkingDays(Instant start, int n, List<Interval> pauses) {
        LocalDate date = start.atZone(zone).toLocalDate();
        int left = n;
        while (true) {
            date = date.plusDays(1);
            Optional<Instant> closing = closing(date);
            boolean counts =
                    closing.isPresent()
                            && pauses.stream().noneMatch(pause -> pause.contains(closing.get()));
            left = counts ? left - 1 : left;
            if (left == 0) {
                return closing.orElseThrow();
            }
        }
    }

    /** Whether the season table of this calendar is one that the real calendar would refuse. */
    boolean hasOverlappingSeasons() {
        return LocalDate.of(2000, 1, 1)
                .datesUntil(LocalDate.of(2001, 1, 1))
                .map(MonthDay::from)
                .anyMatch(
                        day -> seasons.stream().filter(season -> season.includes(day)).count() > 1);
    }
}
