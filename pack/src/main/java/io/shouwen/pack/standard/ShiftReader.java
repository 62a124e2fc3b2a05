package io.shouwen.pack.standard;

import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Shift;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Reads the recorded reasons for which a due moment becomes another one. */
final class ShiftReader {
    static final Form.Keys APPOINTMENT = Form.Keys.of("an appointment", "by", "to", "restart-at");
    static final Form.Keys EXTENSION = Form.Keys.of("an extension", "by", "to");
    static final Form.Keys EXCUSE = Form.Keys.of("an excuse", "by", "to", "due");

    private final Vocabulary words;
    private final Problems problems;
    private final PatternReader patterns;

    ShiftReader(Vocabulary words) {
        this.words = words;
        this.problems = words.problems();
        this.patterns = new PatternReader(words);
    }

    List<Shift> read(Form promise) {
        List<Shift> shifts = new ArrayList<>();
        each(promise, "re-based", APPOINTMENT, this::appointment, shifts);
        each(promise, "extended", EXTENSION, this::extension, shifts);
        each(promise, "excused", EXCUSE, this::excuse, shifts);
        return shifts;
    }

    private void each(
            Form promise,
            String key,
            Form.Keys keys,
            Function<Form, Optional<Shift>> read,
            List<Shift> shifts) {
        promise.items(key).stream()
                .flatMap(node -> Form.open(node, keys, problems).stream())
                .flatMap(form -> read.apply(form).stream())
                .forEach(shifts::add);
    }

    private Optional<Shift> appointment(Form shift) {
        Optional<Pattern> by = shift.required("by").flatMap(patterns::read);
        if (!shift.onlyOneOf("to", "restart-at")) {
            return Optional.empty();
        }
        Optional<Shift.Target> target =
                shift.has("to")
                        ? date(shift, "to", by).map(Shift.Target.At::new)
                        : shift.has("restart-at")
                                ? date(shift, "restart-at", by).map(Shift.Target.RestartAt::new)
                                : Optional.empty();
        if (!shift.has("to") && !shift.has("restart-at")) {
            problems.add(
                    Slug.MISSING_KEY,
                    shift.spot(),
                    "an appointment needs the key `to` or `restart-at` with the attribute that"
                            + " holds the agreed time");
        }
        return shift(Shift.Cause.APPOINTMENT, by, target);
    }

    private Optional<Shift> extension(Form shift) {
        Optional<Pattern> by = shift.required("by").flatMap(patterns::read);
        shift.required("to");
        return shift(Shift.Cause.EXTENSION, by, date(shift, "to", by).map(Shift.Target.At::new));
    }

    private Optional<Shift> excuse(Form shift) {
        Optional<Pattern> by = shift.required("by").flatMap(patterns::read);
        if (!shift.onlyOneOf("to", "due")) {
            return Optional.empty();
        }
        Optional<Shift.Target> target =
                shift.has("due")
                        ? endOfDay(shift)
                        : shift.has("to")
                                ? date(shift, "to", by).map(Shift.Target.At::new)
                                : Optional.of(new Shift.Target.Nothing());
        return shift(Shift.Cause.EXCUSE, by, target);
    }

    private static Optional<Shift> shift(
            Shift.Cause cause, Optional<Pattern> by, Optional<? extends Shift.Target> target) {
        return by.isEmpty() || target.isEmpty()
                ? Optional.empty()
                : Optional.of(new Shift(cause, by.get(), target.get()));
    }

    private Optional<Shift.Target> endOfDay(Form shift) {
        Optional<ScalarNode> written = shift.text("due");
        OptionalInt days =
                written.map(text -> LimitReader.endOfDay(text.text())).orElse(OptionalInt.empty());
        if (written.isPresent() && days.isEmpty()) {
            problems.add(
                    Slug.BAD_LIMIT,
                    written.get().spot(),
                    written.get().described() + " is not the end of a day",
                    LimitHints.of(written.get().text())
                            .filter(meant -> LimitReader.endOfDay(meant).isPresent())
                            .map(meant -> "did you mean " + Phrases.quoted(meant) + "?")
                            .orElse(
                                    "write `end of day`, `end of next day` or `end of day after 3"
                                            + " days`"));
        }
        return days.isPresent()
                ? Optional.of(new Shift.Target.EndOfDay(days.getAsInt()))
                : Optional.empty();
    }

    private Optional<String> date(Form shift, String key, Optional<Pattern> by) {
        Optional<Catalogue.Kind> kind =
                by.flatMap(pattern -> words.catalogue().kind(pattern.kind()));
        Optional<ScalarNode> name = shift.text(key);
        return kind.isEmpty() || name.isEmpty()
                ? Optional.empty()
                : words.dateField(kind.get(), name.get());
    }
}
