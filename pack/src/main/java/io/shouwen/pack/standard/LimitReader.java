package io.shouwen.pack.standard;

import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.time.Cycle;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.MapNode;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;
import io.shouwen.pack.yaml.Spot;

import java.time.Duration;
import java.time.LocalTime;
import java.time.Month;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the time a promise gives: {@code 30 min}, {@code 3 working days on hall}, a date. */
final class LimitReader {
    static final Form.Keys KEYS =
            Form.Keys.of("a limit", "date", "site", "before", "by", "reference", "value");

    private static final Pattern WORKING =
            Pattern.compile("([0-9]{1,6}) working (\\w+)(?: on (\\S+))?");
    private static final Pattern END_OF_DAY =
            Pattern.compile("end of (next day|day)(?: after ([0-9]{1,4}) days?)?");
    private static final Pattern TIME_OF_DAY =
            Pattern.compile("([0-9]{2}:[0-9]{2})(?: of (next day|day)| after ([0-9]{1,4}) days?)?");
    private static final Pattern DAY_OF_MONTH =
            Pattern.compile(
                    "([0-9]{1,2})(?:st|nd|rd|th) of the (month|next month|next quarter|next"
                            + " half-year|next year)");
    private static final Pattern DATE = Pattern.compile("([0-9]{1,2}) ([A-Z][a-z]+)");
    private static final Pattern WORKING_DAYS =
            Pattern.compile("([0-9]{1,4}) working days?(?: on (\\S+))?");
    private static final Pattern DAYS = Pattern.compile("([0-9]{1,4}) days?");
    private static final String HELP =
            "write such as `30 min`, `2 hours`, `1 day`, `4 working hours`, `3 working days on"
                    + " hall`, `end of day`, `end of next day`, `12:00 of next day`,"
                    + " `25th of the month`, `30 December` or `{date: agreed_at}`";

    private static final String MONTHS = "months are written in full, such as `30 December`";
    private static final Pattern ONE_DIGIT = Pattern.compile("^[0-9]:[0-9]{2} (of|after) ");

    private final Vocabulary words;
    private final Problems problems;

    LimitReader(Vocabulary words) {
        this.words = words;
        this.problems = words.problems();
    }

    /**
     * The limit.
     *
     * @param opening the kind of fact that opens the clock and carries the date, if it is known
     */
    Optional<Limit> read(Node node, Optional<Catalogue.Kind> opening) {
        if (node instanceof MapNode) {
            return Form.open(node, KEYS, problems).flatMap(form -> data(form, opening));
        }
        return Form.scalar(node, problems).flatMap(this::amount);
    }

    private Optional<Limit> data(Form form, Optional<Catalogue.Kind> opening) {
        form.onlyOneOf("date", "site", "before", "reference");
        if (form.has("reference")) {
            return edition(form);
        }
        if (form.has("before")) {
            return before(form, opening);
        }
        if (form.has("site")) {
            return form.text("site").map(name -> new Limit.Unbound(name.text()));
        }
        Optional<ScalarNode> name = form.requiredText("date");
        return name.isEmpty() || opening.isEmpty()
                ? Optional.empty()
                : words.dateField(opening.get(), name.get()).map(Limit.DateFrom::new);
    }

    /** The time that another document gives; it knows no period, and what it asks has an end. */
    private Optional<Limit> edition(Form form) {
        Optional<ScalarNode> name = form.requiredText("reference");
        Optional<ScalarNode> value = form.requiredText("value");
        return name.isEmpty() || value.isEmpty()
                ? Optional.empty()
                : words.documentWith(name.get(), value.get())
                        .map(document -> document.value(value.get().text(), this::given))
                        .map(Limit.InEdition::new);
    }

    private Optional<Limit> given(ScalarNode written) {
        Optional<Limit> limit = amount(written);
        boolean endless =
                limit.orElse(null) instanceof Limit.AnyTime
                        || limit.orElse(null) instanceof Limit.EndOfPeriod;
        return endless ? bad(written) : limit;
    }

    private Optional<Limit> amount(ScalarNode written) {
        Matcher working = WORKING.matcher(written.text());
        if (working.matches()) {
            return working(written, working);
        }
        OptionalInt days = endOfDay(written.text());
        if (days.isPresent()) {
            return Optional.of(new Limit.EndOfDay(days.getAsInt()));
        }
        if (Times.amount(written.text()).filter(LimitReader::tooLong).isPresent()) {
            return tellTooLong(written);
        }
        Optional<Limit> limit =
                Times.amount(written.text())
                        .<Limit>map(Limit.Elapsed::new)
                        .or(() -> timeOfDay(written.text()))
                        .or(() -> dayOfMonth(written.text()));
        return limit.isPresent() ? limit : bad(written);
    }

    private static Optional<Limit> timeOfDay(String text) {
        Matcher at = TIME_OF_DAY.matcher(text);
        if (!at.matches()) {
            return Optional.empty();
        }
        int days =
                at.group(3) != null
                        ? Integer.parseInt(at.group(3))
                        : "next day".equals(at.group(2)) ? 1 : 0;
        return Times.secondOfDay(at.group(1))
                .filter(second -> second < 86_400)
                .map(second -> new Limit.AtTime(days, LocalTime.ofSecondOfDay(second)));
    }

    private static Optional<Limit> dayOfMonth(String text) {
        if (text.equals("end of period")) {
            return Optional.of(new Limit.EndOfPeriod());
        }
        if (text.equals("any time")) {
            return Optional.of(new Limit.AnyTime());
        }
        Matcher of = DAY_OF_MONTH.matcher(text);
        Matcher date = DATE.matcher(text);
        if (of.matches()) {
            Limit.DayOfMonth.Month month =
                    switch (of.group(2)) {
                        case "month" -> new Limit.DayOfMonth.Month.After(0);
                        case "next month" -> new Limit.DayOfMonth.Month.After(1);
                        case "next quarter" -> new Limit.DayOfMonth.Month.OfNext(Cycle.QUARTER);
                        case "next half-year" -> new Limit.DayOfMonth.Month.OfNext(Cycle.HALF_YEAR);
                        default -> new Limit.DayOfMonth.Month.OfNext(Cycle.YEAR);
                    };
            return day(of.group(1)).map(day -> new Limit.DayOfMonth(month, day));
        }
        if (date.matches()) {
            return Arrays.stream(Month.values())
                    .filter(month -> month.name().equalsIgnoreCase(date.group(2)))
                    .findFirst()
                    .flatMap(month ->
                            day(date.group(1))
                                    .filter(day -> day <= month.maxLength())
                                    .map(day ->
                                            new Limit.DayOfMonth(
                                                    new Limit.DayOfMonth.Month.Named(month), day)));
        }
        return Optional.empty();
    }

    private static Optional<Integer> day(String digits) {
        int day = Integer.parseInt(digits);
        return 1 <= day && day <= 31 ? Optional.of(day) : Optional.empty();
    }

    private Optional<Limit> before(Form form, Optional<Catalogue.Kind> opening) {
        Optional<ScalarNode> name = form.text("before");
        Optional<Limit.Before.Lead> lead = form.requiredText("by").flatMap(this::lead);
        return name.isEmpty() || opening.isEmpty()
                ? Optional.empty()
                : words.dateField(opening.get(), name.get())
                        .flatMap(attribute -> lead.map(by -> new Limit.Before(by, attribute)));
    }

    private Optional<Limit.Before.Lead> lead(ScalarNode written) {
        Matcher working = WORKING_DAYS.matcher(written.text());
        Matcher days = DAYS.matcher(written.text());
        if (working.matches() && Integer.parseInt(working.group(1)) > 0) {
            return calendar(written, Optional.ofNullable(working.group(2)))
                    .map(name ->
                            new Limit.Before.Lead.WorkingDays(
                                    Integer.parseInt(working.group(1)), name));
        }
        if (days.matches()) {
            return Optional.of(new Limit.Before.Lead.Days(Integer.parseInt(days.group(1))));
        }
        Optional<Limit.Before.Lead> time =
                Times.amount(written.text())
                        .filter(amount -> !tooLong(amount))
                        .map(Limit.Before.Lead.Time::new);
        if (time.isEmpty()) {
            problems.add(
                    Slug.BAD_LIMIT,
                    written.spot(),
                    written.described() + " is not a time before something",
                    "write such as `10 min`, `3 days` or `10 working days on hall`");
        }
        return time;
    }

    private Optional<Limit> working(ScalarNode written, Matcher working) {
        String amount = working.group(1) + " " + working.group(2);
        boolean days = working.group(2).matches("days?");
        if (Times.amount(amount).isEmpty() || (days && Integer.parseInt(working.group(1)) == 0)) {
            return bad(written);
        }
        if (Times.amount(amount).filter(LimitReader::tooLong).isPresent()) {
            return tellTooLong(written);
        }
        Optional<String> calendar = calendar(written, Optional.ofNullable(working.group(3)));
        return days
                ? calendar.map(
                        name -> new Limit.WorkingDays(Integer.parseInt(working.group(1)), name))
                : calendar.flatMap(name ->
                        Times.amount(amount).map(time -> new Limit.WorkingTime(time, name)));
    }

    private Optional<String> calendar(ScalarNode written, Optional<String> named) {
        if (named.isPresent()) {
            return words.calendar(new ScalarNode(written.spot(), named.get(), true));
        }
        if (words.calendars().size() == 1) {
            return words.calendars().stream().findFirst();
        }
        problems.add(
                Slug.WHICH_CALENDAR,
                written.spot(),
                Phrases.quoted(written.text()) + " does not say by which calendar",
                words.calendars().isEmpty()
                        ? "name a calendar under `calendars` in version.yaml"
                        : "add `on` and one of " + Phrases.listed(words.calendars()));
        return Optional.empty();
    }

    /** How many days after the day of the start its end is meant; empty for other words. */
    static OptionalInt endOfDay(String text) {
        Matcher end = END_OF_DAY.matcher(text);
        if (!end.matches() || (end.group(2) != null && end.group(1).equals("next day"))) {
            return OptionalInt.empty();
        }
        if (end.group(2) != null) {
            return OptionalInt.of(Integer.parseInt(end.group(2)));
        }
        return OptionalInt.of(end.group(1).equals("day") ? 0 : 1);
    }

    /** Tells that what a fact opens has no period, so that no end of one is ever due. */
    static void tellNoPeriod(Spot spot, Problems problems) {
        problems.add(
                Slug.BAD_LIMIT,
                spot,
                "a promise that a fact opens has no period whose end is meant",
                "write a `duty`, or a limit such as `end of day` or `30 min`");
    }

    /** Tells that what binds cannot be left to any time. */
    static void tellNeverLate(Spot spot, Problems problems) {
        problems.add(
                Slug.BAD_LIMIT,
                spot,
                "what may be done at any time is never late, so that it binds nobody",
                "write `force: may` beside it if it is a right, or a limit such as `30 min`");
    }

    /** The nearest way to write it, where there is one. */
    private static String help(String text) {
        Matcher date = DATE.matcher(text);
        if (date.matches()) {
            boolean month =
                    Arrays.stream(Month.values())
                            .anyMatch(one -> one.name().equalsIgnoreCase(date.group(2)));
            return month ? "this month has no such day" : MONTHS;
        }
        if (text.startsWith("24:00 of ")) {
            return "the end of a day is written `end of day` or `end of next day`";
        }
        return LimitHints.of(text)
                .map(meant -> "did you mean " + Phrases.quoted(meant) + "?")
                .orElseGet(() ->
                        ONE_DIGIT.matcher(text).find()
                                ? "write the hour with two digits: " + Phrases.quoted("0" + text)
                                : HELP);
    }

    private static boolean tooLong(Duration amount) {
        return amount.compareTo(Limit.LONGEST) > 0;
    }

    private Optional<Limit> tellTooLong(ScalarNode written) {
        problems.add(
                Slug.BAD_LIMIT,
                written.spot(),
                written.described() + " is longer than a limit can be",
                "write at most `" + Limit.LONGEST.toDays() + " days`");
        return Optional.empty();
    }

    private Optional<Limit> bad(ScalarNode written) {
        problems.add(
                Slug.BAD_LIMIT,
                written.spot(),
                Phrases.quoted(written.text()) + " is not a limit",
                help(written.text()));
        return Optional.empty();
    }
}
