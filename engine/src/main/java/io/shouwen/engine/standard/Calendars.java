package io.shouwen.engine.standard;

import static io.shouwen.engine.check.Checks.checkArgument;

import io.shouwen.engine.time.WorkCalendar;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The working calendars by name, each in the editions in which it became known. Calendars are no
 * part of a code's version: a holiday announced today re-dates open clocks, keeps their first date
 * and leaves finished verdicts alone.
 */
public record Calendars(Map<String, List<Edition>> byName) {
    public static final Calendars NONE = new Calendars(Map.of());

    public Calendars {
        byName =
                byName.entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey,
                                        entry ->
                                                entry.getValue().stream()
                                                        .sorted(
                                                                Comparator.comparing(
                                                                        Edition::knownFrom))
                                                        .toList()));
        byName.forEach((name, editions) ->
                checkArgument(!editions.isEmpty(), "calendar %s has an edition", name));
    }

    /** The editions of a calendar, oldest first; the oldest also serves the time before it. */
    public List<Edition> editions(String name) {
        List<Edition> editions = byName.getOrDefault(name, List.of());
        checkArgument(!editions.isEmpty(), "no calendar named %s", name);
        return editions;
    }

    /** The calendar as known at an instant; the oldest edition serves the time before it. */
    public static WorkCalendar known(List<Edition> editions, Instant at) {
        WorkCalendar known = editions.getFirst().calendar();
        for (Edition edition : editions) {
            if (!edition.knownFrom().isAfter(at)) {
                known = edition.calendar();
            }
        }
        return known;
    }

    /** The first edition of any calendar to become known after an instant. */
    public Optional<Instant> nextEdition(Instant after) {
        return byName.values().stream()
                .flatMap(List::stream)
                .map(Edition::knownFrom)
                .filter(from -> from.isAfter(after))
                .min(Comparator.naturalOrder());
    }

    /**
     * A calendar as known from an instant on.
     *
     * @param why what the edition changed, for the person whose date moved
     */
    public record Edition(Instant knownFrom, String why, WorkCalendar calendar) {}
}
