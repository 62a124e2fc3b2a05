package io.shouwen.pack.calendar;

import io.shouwen.engine.standard.Calendars.Edition;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a calendar file, YAML or JSON, as {@code docs/reference/calendar.md} describes it. */
public final class CalendarReader {
    static final Form.Keys CALENDAR =
            Form.Keys.of(
                    "a calendar",
                    "name",
                    "zone",
                    "hours",
                    "seasons",
                    "include",
                    "holidays",
                    "working-days",
                    "exceptions",
                    "editions");
    static final Form.Keys EDITION =
            Form.Keys.of(
                    "an edition", "known-from", "why", "holidays", "working-days", "exceptions");
    static final Form.Keys SEASON = Form.Keys.of("a season", "name", "from", "to", "hours");

    private final Problems problems;
    private final HoursReader hours;
    private final int problemsBefore;
    private Instant latest = Instant.MIN;

    private CalendarReader(Problems problems) {
        this.problems = problems;
        this.hours = new HoursReader(problems);
        this.problemsBefore = problems.count();
    }

    /**
     * The editions of a file, oldest first, the first of them known from ever; or none, and
     * problems that are printed under {@code shownAs}.
     */
    public static List<Edition> file(Path path, String shownAs, Problems problems) {
        CalendarReader reader = new CalendarReader(problems);
        Path fileName = path.getFileName();
        String name = fileName == null ? shownAs : fileName.toString().replaceFirst("\\.\\w+$", "");
        return Yaml.file(path, shownAs, problems)
                .map(root -> reader.editions(root, name))
                .orElse(List.of());
    }

    /** The editions of a tree; {@code name} is the calendar's name if it gives none itself. */
    public static List<Edition> node(Node root, String name, Problems problems) {
        return new CalendarReader(problems).editions(root, name);
    }

    private List<Edition> editions(Node root, String defaultName) {
        Optional<Form> opened = Form.open(root, CALENDAR, problems);
        if (opened.isEmpty()) {
            return List.of();
        }
        Form form = opened.get();
        String name = form.text("name").map(ScalarNode::text).orElse(defaultName);
        Optional<ZoneId> zone = form.requiredText("zone").flatMap(this::zone);
        WeekHours base = form.required("hours").flatMap(hours::week).orElse(WeekHours.CLOSED);
        List<Season> seasons = new ArrayList<>();
        for (Node season : form.items("seasons")) {
            season(season).ifPresent(seasons::add);
        }
        SpecialDaysReader days =
                new SpecialDaysReader(hours, problems, date -> workingHours(base, seasons, date));
        List<Draft> drafts = new ArrayList<>();
        days.include(form.texts("include"));
        drafts.add(new Draft(Instant.MIN, name, days.read(form)));
        for (Node edition : form.items("editions")) {
            edition(edition, zone, days).ifPresent(drafts::add);
        }
        if (zone.isEmpty() || problems.count() > problemsBefore) {
            return List.of();
        }
        try {
            return drafts.stream().map(one -> one.as(name, zone.get(), base, seasons)).toList();
        } catch (IllegalArgumentException overlap) {
            problems.add(
                    Slug.BAD_SEASON, form.keySpot("seasons"), String.valueOf(overlap.getMessage()));
            return List.of();
        }
    }

    /** An edition whose week and seasons are those of the file. */
    private record Draft(Instant knownFrom, String why, List<SpecialDay> specials) {
        Edition as(String name, ZoneId zone, WeekHours base, List<Season> seasons) {
            return new Edition(
                    knownFrom, why, WorkCalendar.of(name, zone, base, seasons, specials));
        }
    }

    /** The days of an edition are added to those before it, and overrule them. */
    private Optional<Draft> edition(Node node, Optional<ZoneId> zone, SpecialDaysReader days) {
        Optional<Form> opened = Form.open(node, EDITION, problems);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        Form form = opened.get();
        Optional<ScalarNode> written = form.requiredText("known-from");
        Optional<Instant> knownFrom =
                written.flatMap(text -> knownFrom(text, zone.orElse(ZoneOffset.UTC)));
        Optional<String> why = form.requiredText("why").map(ScalarNode::text);
        if (Stream.of("holidays", "working-days", "exceptions").noneMatch(form::has)) {
            problems.add(
                    Slug.MISSING_KEY,
                    form.spot(),
                    "an edition names the days that it changes",
                    "add `holidays`, `working-days` or `exceptions`");
        }
        List<SpecialDay> specials = days.read(form);
        if (knownFrom.isEmpty() || why.isEmpty()) {
            return Optional.empty();
        }
        if (!knownFrom.get().isAfter(latest)) {
            problems.add(
                    Slug.EDITION_ORDER,
                    written.get().spot(),
                    "this edition is not later than the one before it",
                    "add each edition below the others, with the moment at which it became known");
        }
        latest = knownFrom.get();
        return Optional.of(new Draft(knownFrom.get(), why.get(), specials));
    }

    private Optional<Instant> knownFrom(ScalarNode text, ZoneId zone) {
        try {
            return Optional.of(Moments.parse(text.text(), zone));
        } catch (BadOperation e) {
            problems.add(
                    Slug.BAD_TIME,
                    text.spot(),
                    text.described() + " is not a moment",
                    "write day and time as `2026-03-02 15:00`, by the clock of the zone");
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
