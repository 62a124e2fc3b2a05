package io.shouwen.pack.standard;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.score.BookFacts;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Consequence;
import io.shouwen.engine.standard.Consequence.Sanction;
import io.shouwen.engine.standard.Consequence.Trigger;
import io.shouwen.engine.standard.Following;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;

import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads measures that are proposed: what they are called, when they come and how they end. */
final class SanctionReader {
    static final Form.Keys KEYS =
            Form.Keys.of("a sanction", "name", "span", "until", "steps", "in-a-row", "exhausts");
    static final Form.Keys ROW = Form.Keys.of("a row", "times", "within", "broken-by");

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

    private final Vocabulary words;
    private final FollowingReader reader;

    SanctionReader(Vocabulary words, FollowingReader reader) {
        this.words = words;
        this.reader = reader;
    }

    Optional<Consequence> read(Form form, Following follows, Optional<String> role) {
        Optional<String> name = form.requiredText("name").flatMap(this::name);
        Optional<Period> span = form.text("span").flatMap(reader::span);
        Optional<FactKind> until = form.text("until").flatMap(this::kind);
        List<String> steps =
                form.texts("steps").stream().flatMap(one -> name(one).stream()).toList();
        if (!form.onlyOneOf("in-a-row", "exhausts")) {
            return Optional.empty();
        }
        Optional<Trigger> trigger = trigger(form);
        return name.isEmpty() || trigger.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Sanction(follows, trigger.get(), name.get(), role, span, until, steps));
    }

    private Optional<Trigger> trigger(Form form) {
        if (form.has("in-a-row")) {
            return form.form("in-a-row", ROW).flatMap(this::row);
        }
        if (form.has("exhausts")) {
            return form.text("exhausts")
                    .flatMap(name -> words.consequence(name, "balance", "balance"))
                    .map((ClauseId balance) -> new Trigger.Exhausted(balance));
        }
        return Optional.of(new Trigger.Each());
    }

    private Optional<Trigger> row(Form form) {
        form.required("times");
        OptionalLong times = form.whole("times", 2, 100);
        Optional<Integer> days =
                form.has("within") ? reader.days(form, "within") : Optional.empty();
        Set<FactKind> brokenBy = new HashSet<>();
        form.texts("broken-by").forEach(one -> kind(one).ifPresent(brokenBy::add));
        if (!form.has("broken-by")) {
            brokenBy.add(BookFacts.CLEAN);
        }
        return times.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Trigger.Row(
                                Math.toIntExact(times.getAsLong()),
                                days.map(OptionalInt::of).orElse(OptionalInt.empty()),
                                brokenBy));
    }

    /** A kind of fact of a book, or one of the code's own. */
    private Optional<FactKind> kind(ScalarNode name) {
        FactKind kind = new FactKind(name.text());
        return BookFacts.KINDS.contains(kind)
                ? Optional.of(kind)
                : words.kind(name).map(known -> known.kind());
    }

    private Optional<String> name(ScalarNode written) {
        if (NAME.matcher(written.text()).matches()) {
            return Optional.of(written.text());
        }
        words.problems()
                .add(
                        Slug.BAD_NAME,
                        written.spot(),
                        written.described() + " cannot name a measure",
                        "write lower-case letters, digits and `-`, such as `suspension`");
        return Optional.empty();
    }
}
