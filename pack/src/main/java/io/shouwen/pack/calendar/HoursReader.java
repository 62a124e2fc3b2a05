package io.shouwen.pack.calendar;

import io.shouwen.engine.time.DayHours;
import io.shouwen.engine.time.Span;
import io.shouwen.engine.time.WeekHours;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.ListNode;
import io.shouwen.pack.yaml.MapNode;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the hours of a week and of a day, as calendar files write them. */
final class HoursReader {
    private static final int DAYS = 7;

    private final Problems problems;

    HoursReader(Problems problems) {
        this.problems = problems;
    }

    /** The hours that a key gives its days. Fewer days are narrower, and the narrowest key wins. */
    private record Given(ScalarNode key, Set<DayOfWeek> days, DayHours hours) {}

    /** Reads {@code {mon-fri: [08:00-12:00, 14:00-18:00], sat: 09:00-12:00}}. */
    Optional<WeekHours> week(Node node) {
        if (!(node instanceof MapNode map)) {
            problems.add(
                    Slug.WRONG_SHAPE,
                    node.spot(),
                    "expected hours by weekday, but found " + node.described(),
                    "write them as `mon-fri: [08:00-12:00, 14:00-18:00]`, one key a line");
            return Optional.empty();
        }
        Map<DayOfWeek, Given> week = new EnumMap<>(DayOfWeek.class);
        for (MapNode.Entry entry : map.entries()) {
            Set<DayOfWeek> days = days(entry.key());
            Optional<DayHours> hours = day(entry.value());
            if (hours.isPresent()) {
                give(week, new Given(entry.key(), days, hours.get()));
            }
        }
        Map<DayOfWeek, DayHours> hours = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, given) -> hours.put(day, given.hours()));
        return Optional.of(new WeekHours(hours));
    }

    private void give(Map<DayOfWeek, Given> week, Given given) {
        for (DayOfWeek day : given.days()) {
            Optional<Given> other = Optional.ofNullable(week.get(day));
            int width = other.map(found -> found.days().size()).orElse(DAYS + 1);
            if (given.days().size() == width) {
                problems.add(
                        Slug.REPEATED_DAY,
                        given.key().spot(),
                        "the key %s gives %s hours a second time"
                                .formatted(
                                        Phrases.quoted(given.key().text()),
                                        Phrases.quoted(shortName(day))),
                        "the first is on line %d; keep one of the two"
                                .formatted(other.orElseThrow().key().spot().line()));
                return;
            }
            if (given.days().size() < width) {
                week.put(day, given);
            }
        }
    }

    /** The days of a key such as {@code mon}, {@code mon-fri}, {@code sat,sun} or {@code daily}. */
    private Set<DayOfWeek> days(ScalarNode key) {
        Set<DayOfWeek> days = new TreeSet<>();
        for (String part : key.text().toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] ends = part.strip().split("\\s*[-–]\\s*", -1);
            if (part.strip().equals("daily")) {
                days.addAll(List.of(DayOfWeek.values()));
                continue;
            }
            Optional<DayOfWeek> first = weekday(ends[0]);
            Optional<DayOfWeek> last = weekday(ends[ends.length - 1]);
            if (ends.length > 2 || first.isEmpty() || last.isEmpty()) {
                problems.add(
                        Slug.UNKNOWN_KEY,
                        key.spot(),
                        "no weekday " + Phrases.quoted(part.strip()),
                        "write `mon`, a range such as `mon-fri`, a list such as `sat,sun`, or"
                                + " `daily`");
                return Set.of();
            }
            DayOfWeek day = first.get();
            days.add(day);
            while (day != last.get()) {
                day = day.plus(1);
                days.add(day);
            }
        }
        return days;
    }

    private static Optional<DayOfWeek> weekday(String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (name.equals(day.name().toLowerCase(Locale.ROOT)) || name.equals(shortName(day))) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    private static String shortName(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT).substring(0, 3);
    }

    /** Reads {@code [08:00-12:00, 14:00-18:00]}, one span alone, {@code []} or {@code closed}. */
    Optional<DayHours> day(Node node) {
        if (node instanceof ScalarNode scalar && scalar.text().equals("closed")) {
            return Optional.of(DayHours.CLOSED);
        }
        List<Node> items = node instanceof ListNode list ? list.items() : List.of(node);
        List<Span> spans = new ArrayList<>();
        for (Node item : items) {
            Form.scalar(item, problems).flatMap(this::span).ifPresent(spans::add);
        }
        if (spans.size() < items.size()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DayHours(spans));
        } catch (IllegalArgumentException overlap) {
            problems.add(Slug.BAD_HOURS, node.spot(), String.valueOf(overlap.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<Span> span(ScalarNode text) {
        try {
            return Optional.of(Span.parse(text.text()));
        } catch (IllegalArgumentException bad) {
            problems.add(Slug.BAD_HOURS, text.spot(), String.valueOf(bad.getMessage()));
            return Optional.empty();
        }
    }
}
