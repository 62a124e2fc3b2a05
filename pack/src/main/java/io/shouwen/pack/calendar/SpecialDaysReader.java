package io.shouwen.pack.calendar;

import io.shouwen.engine.time.DayHours;
import io.shouwen.engine.time.SpecialDay;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.MapNode;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads the days that overrule week and season. From weak to strong: included public days,
 * holidays, make-up working days, exceptions. Within one of these lists a date may stand once.
 */
final class SpecialDaysReader {
    private static final int LONGEST_HOLIDAY_DAYS = 366;
    static final Form.Keys DAY =
            Form.Keys.of("a special day", "date", "from", "to", "name", "hours");

    private final HoursReader hours;
    private final Problems problems;
    private final Function<LocalDate, DayHours> workingHours;
    private final Map<LocalDate, SpecialDay> special = new HashMap<>();

    /**
     * @param workingHours the hours of a make-up working day that names none; closed if unknown
     */
    SpecialDaysReader(
            HoursReader hours, Problems problems, Function<LocalDate, DayHours> workingHours) {
        this.hours = hours;
        this.problems = problems;
        this.workingHours = workingHours;
    }

    /** Takes in public days by their names. */
    void include(List<ScalarNode> names) {
        names.forEach(this::include);
    }

    /** Takes in the days that a calendar or an edition names; answers all taken in so far. */
    List<SpecialDay> read(Form form) {
        list(form, "holidays", this::holiday);
        list(form, "working-days", this::workingDay);
        form.node("exceptions").ifPresent(this::exceptions);
        return List.copyOf(special.values());
    }

    private void include(ScalarNode name) {
        Optional<PublicDays> found =
                Stream.of(PublicDays.values())
                        .filter(days -> days.word().equals(name.text()))
                        .findFirst();
        if (found.isEmpty()) {
            problems.add(
                    Slug.UNKNOWN_CHOICE,
                    name.spot(),
                    "no public days are named " + name.described(),
                    Phrases.suggestion(
                            name.text(),
                            Stream.of(PublicDays.values()).map(PublicDays::word).toList()));
            return;
        }
        for (PublicDays.Day day : found.get().days()) {
            DayHours open = day.off() ? DayHours.CLOSED : workingHours.apply(day.date());
            special.put(day.date(), new SpecialDay(day.date(), day.name(), open));
        }
    }

    /**
     * One item of a list: the dates it names, what it calls them, and its hours if it gives any.
     */
    private record Item(Node node, List<LocalDate> dates, String name, Optional<DayHours> hours) {}

    private void list(Form form, String key, BiConsumer<Item, LocalDate> add) {
        Map<LocalDate, Node> seen = new HashMap<>();
        for (Node node : form.items(key)) {
            Optional<Item> item = item(node, key);
            for (LocalDate date : item.map(Item::dates).orElse(List.of())) {
                Node first = seen.putIfAbsent(date, node);
                if (first != null) {
                    repeated(node, date, first);
                    break;
                }
                add.accept(item.orElseThrow(), date);
            }
        }
    }

    private void repeated(Node node, LocalDate date, Node first) {
        problems.add(
                Slug.REPEATED_DAY,
                node.spot(),
                "%s stands here a second time".formatted(Phrases.quoted(date.toString())),
                "the first is on line %d; keep one of the two".formatted(first.spot().line()));
    }

    private void holiday(Item item, LocalDate date) {
        if (item.hours().isPresent()) {
            problems.add(
                    Slug.UNKNOWN_KEY,
                    item.node().spot(),
                    "a holiday is closed and has no hours",
                    "put a day with hours of its own under `exceptions`");
        }
        special.put(date, SpecialDay.holiday(date, item.name()));
    }

    private void workingDay(Item item, LocalDate date) {
        DayHours open = item.hours().orElseGet(() -> workingHours.apply(date));
        if (open.isClosed()) {
            problems.add(
                    Slug.MISSING_VALUE,
                    item.node().spot(),
                    "the working day %s has no hours, for no weekday has any"
                            .formatted(Phrases.quoted(date.toString())),
                    "write `{date: %s, hours: [08:00-12:00]}`".formatted(date));
        }
        special.put(date, new SpecialDay(date, item.name(), open));
    }

    private Optional<Item> item(Node node, String key) {
        if (!(node instanceof MapNode)) {
            return Form.scalar(node, problems)
                    .map(text -> new Item(node, dates(text), key, Optional.empty()));
        }
        Optional<Form> opened = Form.open(node, DAY, problems);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        Form form = opened.get();
        String name = form.text("name").map(ScalarNode::text).orElse(key);
        Optional<DayHours> open = form.node("hours").flatMap(hours::day);
        if (form.has("hours") && open.isEmpty()) {
            return Optional.empty();
        }
        if (!form.has("from") && !form.has("to")) {
            return form.requiredText("date").map(text -> new Item(node, dates(text), name, open));
        }
        Optional<ScalarNode> first = form.requiredText("from");
        Optional<ScalarNode> last = form.requiredText("to");
        if (first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Item(node, dates(first.get(), last.get()), name, open));
    }

    /** A date, or a range {@code 2026-10-01..2026-10-07} whose ends both belong to it. */
    private List<LocalDate> dates(ScalarNode text) {
        String[] ends = text.text().split("\\s*(?:\\.\\.|/|\\bto\\b)\\s*", -1);
        if (ends.length != 2) {
            return date(text, text.text()).map(List::of).orElse(List.of());
        }
        return range(text, date(text, ends[0]), date(text, ends[1]));
    }

    private List<LocalDate> dates(ScalarNode first, ScalarNode last) {
        return range(last, date(first, first.text()), date(last, last.text()));
    }

    private List<LocalDate> range(
            ScalarNode at, Optional<LocalDate> first, Optional<LocalDate> last) {
        if (first.isEmpty() || last.isEmpty()) {
            return List.of();
        }
        if (last.get().isBefore(first.get())
                || last.get().isAfter(first.get().plusDays(LONGEST_HOLIDAY_DAYS))) {
            problems.add(
                    Slug.BAD_DATE,
                    at.spot(),
                    "a range of days ends on or after its first day and within a year, but this one"
                            + " runs from %s to %s".formatted(first.get(), last.get()));
            return List.of();
        }
        return first.get().datesUntil(last.get().plusDays(1)).toList();
    }

    private Optional<LocalDate> date(ScalarNode at, String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException e) {
            problems.add(
                    Slug.BAD_DATE,
                    at.spot(),
                    "%s is not a day of the calendar".formatted(Phrases.quoted(text)),
                    "write a day as `2026-10-01`, a range as `2026-10-01..2026-10-07`");
            return Optional.empty();
        }
    }

    private void exceptions(Node node) {
        if (!(node instanceof MapNode map)) {
            problems.add(
                    Slug.WRONG_SHAPE,
                    node.spot(),
                    "expected days with their hours, but found " + node.described(),
                    "write them as `2026-12-31: 08:00-12:00`, one day a line");
            return;
        }
        Map<LocalDate, Node> seen = new HashMap<>();
        for (MapNode.Entry entry : map.entries()) {
            Optional<DayHours> open = hours.day(entry.value());
            for (LocalDate date : dates(entry.key())) {
                Node first = seen.putIfAbsent(date, entry.key());
                if (first != null) {
                    repeated(entry.key(), date, first);
                    break;
                }
                open.ifPresent(
                        found -> special.put(date, new SpecialDay(date, "exception", found)));
            }
        }
    }
}
