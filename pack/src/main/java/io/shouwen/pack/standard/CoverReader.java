package io.shouwen.pack.standard;

import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Cover;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Rule;
import io.shouwen.engine.standard.Stretch;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads states that must hold throughout an interval. */
final class CoverReader implements RuleReader {
    static final Form.Keys KEYS =
            Form.Keys.of(
                    "a cover", "when", "until", "same", "every", "during", "counted", "times",
                    "hours", "present", "answers", "broken");

    private static final int SECONDS_A_DAY = 86_400;

    @Override
    public String key() {
        return "cover";
    }

    @Override
    public Optional<Rule> read(ClauseId clause, Node node, Vocabulary words) {
        return Form.open(node, KEYS, words.problems()).flatMap(form -> cover(form, words));
    }

    private static Optional<Rule> cover(Form form, Vocabulary words) {
        ObligationParts parts = new ObligationParts(form, words);
        form.onlyOneOf("when", "every");
        boolean periods = form.has("every");
        Optional<? extends Opening> opening = periods ? parts.eachPeriod() : parts.onFact();
        Optional<Pattern> until =
                (periods ? form.node("until") : form.required("until"))
                        .flatMap(parts.patterns()::read);
        if (periods) {
            form.onlyOneOf("every", "until");
            form.onlyOneOf("every", "same");
        }
        form.required("present");
        List<Stretch> presences = parts.stretches("present");
        Optional<Cover.Hours> hours = hours(form, words);
        Optional<String> answers = parts.answers();
        Optional<String> broken = parts.broken(false);
        return opening.isEmpty()
                        || until.isPresent() == periods
                        || presences.isEmpty()
                        || answers.isEmpty()
                        || broken.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Cover(
                                opening.get(),
                                until,
                                until.map(end -> same(form, words, opening.get(), end, presences))
                                        .orElse(Set.of()),
                                hours,
                                presences,
                                answers.get(),
                                broken.get()));
    }

    private static Set<String> same(
            Form form, Vocabulary words, Opening opening, Pattern until, List<Stretch> presences) {
        List<ScalarNode> names = form.texts("same");
        Stream<Pattern> covering =
                presences.stream().flatMap(one -> Stream.of(one.from(), one.until()));
        List<Catalogue.Kind> kinds =
                Stream.of(opening.patterns().stream(), Stream.of(until), covering)
                        .flatMap(patterns -> patterns)
                        .flatMap(pattern -> words.catalogue().kind(pattern.kind()).stream())
                        .distinct()
                        .toList();
        names.forEach(name -> kinds.forEach(kind -> words.field(kind, name)));
        return names.stream().map(ScalarNode::text).collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<Cover.Hours> hours(Form form, Vocabulary words) {
        Optional<ScalarNode> written = form.text("hours");
        if (written.isEmpty()) {
            return Optional.empty();
        }
        String[] ends = written.get().text().split(" to ", -1);
        Optional<Integer> from = ends.length == 2 ? Times.secondOfDay(ends[0]) : Optional.empty();
        Optional<Integer> to = ends.length == 2 ? Times.secondOfDay(ends[1]) : Optional.empty();
        if (from.isEmpty() || to.isEmpty() || from.get() >= to.get()) {
            words.problems()
                    .add(
                            Slug.BAD_HOURS,
                            written.get().spot(),
                            written.get().described() + " are no hours of a day",
                            "write such as `08:00 to 22:00`; `24:00` is the end of the day");
            return Optional.empty();
        }
        return Optional.of(
                new Cover.Hours(
                        LocalTime.ofSecondOfDay(from.get()),
                        LocalTime.ofSecondOfDay(to.get() % SECONDS_A_DAY)));
    }
}
