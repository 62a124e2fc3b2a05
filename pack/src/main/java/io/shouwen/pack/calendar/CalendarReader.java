package io.shouwen.pack.calendar;

import io.shouwen.engine.time.DayHours;
import io.shouwen.engine.time.Season;
import io.shouwen.engine.time.SpecialDay;
import io.shouwen.engine.time.WeekHours;
import io.shouwen.engine.time.WorkCalendar;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;
import io.shouwen.pack.yaml.Yaml;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a calendar file, YAML or JSON, as {@code docs/reference/calendar.md} describes it. */
public final class CalendarReader {
    private static final Form.Keys CALENDAR =
            Form.Keys.of(
                    "a calendar",
                    "name",
                    "zone",
                    "hours",
                    "seasons",
                    "include",
                    "holidays",
                    "working-days",
                    "exceptions");
    private static final Form.Keys SEASON = Form.Keys.of("a season", "name", "from", "to", "hours");

    private final Problems problems;
    private final HoursReader hours;
    private final int problemsBefore;

    private CalendarReader(Problems problems) {
        this.problems = problems;
        this.hours = new HoursReader(problems);
        this.problemsBefore = problems.count();
    }

    /** The calendar of a file, or problems that are printed under {@code shownAs}. */
    public static Optional<WorkCalendar> file(Path path, String shownAs, Problems problems) {
        CalendarReader reader = new CalendarReader(problems);
        Path fileName = path.getFileName();
        String name = fileName == null ? shownAs : fileName.toString().replaceFirst("\\.\\w+$", "");
        return Yaml.file(path, shownAs, problems).flatMap(root -> reader.calendar(root, name));
    }

    /** The calendar of a tree; {@code name} is its name if it gives none itself. */
    public static Optional<WorkCalendar> node(Node root, String name, Problems problems) {
        return new CalendarReader(problems).calendar(root, name);
    }

    private Optional<WorkCalendar> calendar(Node root, String defaultName) {
        Optional<Form> opened = Form.open(root, CALENDAR, problems);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        Form form = opened.get();
        String name = form.text("name").map(ScalarNode::text).orElse(defaultName);
        Optional<ZoneId> zone = form.requiredText("zone").flatMap(this::zone);
        WeekHours base = form.required("hours").flatMap(hours::week).orElse(WeekHours.CLOSED);
        List<Season> seasons = new ArrayList<>();
        for (Node season : form.items("seasons")) {
            season(season).ifPresent(seasons::add);
        }
        Collection<SpecialDay> specials =
                new SpecialDaysReader(
                                form, hours, problems, date -> workingHours(base, seasons, date))
                        .read();
        if (zone.isEmpty() || problems.count() > problemsBefore) {
            return Optional.empty();
        }
        try {
            return Optional.of(WorkCalendar.of(name, zone.get(), base, seasons, specials));
        } catch (IllegalArgumentException overlap) {
            problems.add(
                    Slug.BAD_SEASON, form.keySpot("seasons"), String.valueOf(overlap.getMessage()));
            return Optional.empty();
        }
    }

    /** The hours of the first weekday, from Monday on, that has any in force on this date. */
    private static DayHours workingHours(WeekHours base, List<Season> seasons, LocalDate date) {
        WeekHours week =
                seasons.stream()
                        .filter(season -> season.includes(date))
                        .findFirst()
                        .map(Season::hours)
                        .orElse(base);
        return Stream.of(DayOfWeek.values())
                .map(week::on)
                .filter(day -> !day.isClosed())
                .findFirst()
                .orElse(DayHours.CLOSED);
    }

    private Optional<ZoneId> zone(ScalarNode text) {
        try {
            return Optional.of(ZoneId.of(text.text()));
        } catch (DateTimeException e) {
            problems.add(
                    Slug.UNKNOWN_ZONE,
                    text.spot(),
                    "no time zone " + text.described(),
                    Phrases.suggestion(text.text(), ZoneId.getAvailableZoneIds())
                            .or(() -> Optional.of("write its IANA name, such as `Asia/Shanghai`")));
            return Optional.empty();
        }
    }

    private Optional<Season> season(Node node) {
        Optional<Form> opened = Form.open(node, SEASON, problems);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        Form form = opened.get();
        Optional<MonthDay> from = form.requiredText("from").flatMap(this::monthDay);
        Optional<MonthDay> to = form.requiredText("to").flatMap(this::monthDay);
        Optional<WeekHours> week = form.required("hours").flatMap(hours::week);
        if (from.isEmpty() || to.isEmpty() || week.isEmpty()) {
            return Optional.empty();
        }
        String name =
                form.text("name")
                        .map(ScalarNode::text)
                        .orElseGet(() -> written(from.get()) + ".." + written(to.get()));
        return Optional.of(new Season(name, from.get(), to.get(), week.get()));
    }

    private static String written(MonthDay day) {
        return "%02d-%02d".formatted(day.getMonthValue(), day.getDayOfMonth());
    }

    private Optional<MonthDay> monthDay(ScalarNode text) {
        try {
            return Optional.of(MonthDay.parse("--" + text.text()));
        } catch (DateTimeException e) {
            problems.add(
                    Slug.BAD_DATE,
                    text.spot(),
                    text.described() + " is not a day of the year",
                    "write month and day as `05-01`");
            return Optional.empty();
        }
    }
}
