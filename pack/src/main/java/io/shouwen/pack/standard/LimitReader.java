package io.shouwen.pack.standard;

import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Limit;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.MapNode;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the time a promise gives: {@code 30 min}, {@code 3 working days on hall}, a date. */
final class LimitReader {
    static final Form.Keys KEYS = Form.Keys.of("a limit", "date", "site");

    private static final Pattern WORKING =
            Pattern.compile("([0-9]{1,6}) working (\\w+)(?: on (\\S+))?");
    private static final Pattern END_OF_DAY =
            Pattern.compile("end of (next day|day)(?: after ([0-9]{1,4}) days?)?");
    private static final String HELP =
            "write such as `30 min`, `2 hours`, `1 day`, `4 working hours`, `3 working days on"
                    + " hall`, `end of day`, `end of next day` or `{date: agreed_at}`";

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
        form.onlyOneOf("date", "site");
        if (form.has("site")) {
            return form.text("site").map(name -> new Limit.Unbound(name.text()));
        }
        Optional<ScalarNode> name = form.requiredText("date");
        return name.isEmpty() || opening.isEmpty()
                ? Optional.empty()
                : words.dateField(opening.get(), name.get()).map(Limit.DateFrom::new);
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
        Optional<Limit> elapsed = Times.amount(written.text()).map(Limit.Elapsed::new);
        return elapsed.isPresent() ? elapsed : bad(written);
    }

    private Optional<Limit> working(ScalarNode written, Matcher working) {
        String amount = working.group(1) + " " + working.group(2);
        boolean days = working.group(2).matches("days?");
        if (Times.amount(amount).isEmpty() || (days && Integer.parseInt(working.group(1)) == 0)) {
            return bad(written);
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

    private Optional<Limit> bad(ScalarNode written) {
        problems.add(
                Slug.BAD_LIMIT,
                written.spot(),
                Phrases.quoted(written.text()) + " is not a limit",
                HELP);
        return Optional.empty();
    }
}
