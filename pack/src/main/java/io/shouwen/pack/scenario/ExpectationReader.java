package io.shouwen.pack.scenario;

import io.shouwen.engine.judge.Verdict;
import io.shouwen.pack.standard.Times;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a clause is expected to say: {@code broken, late 70 min}. */
final class ExpectationReader {
    static final String NONE = "none";

    private final ZoneId zone;
    private final Set<String> labels;
    private final Problems problems;

    ExpectationReader(ZoneId zone, Set<String> labels, Problems problems) {
        this.zone = zone;
        this.labels = labels;
        this.problems = problems;
    }

    Optional<Expectation> read(ScalarNode written) {
        List<String> parts =
                Arrays.stream(written.text().split(",", -1)).map(String::strip).toList();
        String verdict = parts.getFirst();
        if (!Verdict.WORDS.contains(verdict)) {
            problems.add(
                    Slug.BAD_EXPECTATION,
                    written.spot(),
                    "no verdict named " + Phrases.quoted(verdict),
                    help(verdict));
            return Optional.empty();
        }
        List<Expectation.Detail> details = new ArrayList<>();
        for (String part : parts.subList(1, parts.size())) {
            Optional<Expectation.Detail> detail = detail(part, written);
            if (detail.isEmpty()) {
                return Optional.empty();
            }
            details.add(detail.get());
        }
        return Optional.of(new Expectation(verdict, details));
    }

    /** A detail that no comma sets apart, else the nearest verdict. */
    private static Optional<String> help(String verdict) {
        int space = verdict.indexOf(' ');
        return space > 0 && Verdict.WORDS.contains(verdict.substring(0, space))
                ? Optional.of(
                        "set a comma behind the verdict: "
                                + Phrases.quoted(
                                        verdict.substring(0, space)
                                                + ","
                                                + verdict.substring(space)))
                : Phrases.suggestion(verdict, Verdict.WORDS);
    }

    private Optional<Expectation.Detail> detail(String part, ScalarNode written) {
        int space = part.indexOf(' ');
        String word = space < 0 ? part : part.substring(0, space);
        String value = space < 0 ? "" : part.substring(space).strip();
        Optional<Expectation.What> what =
                Arrays.stream(Expectation.What.values())
                        .filter(one -> one.word().equals(word))
                        .findFirst();
        if (what.isEmpty()) {
            problems.add(
                    Slug.BAD_EXPECTATION,
                    written.spot(),
                    "a verdict has no detail " + Phrases.quoted(word),
                    Phrases.suggestion(
                            word,
                            Arrays.stream(Expectation.What.values())
                                    .map(Expectation.What::word)
                                    .toList()));
            return Optional.empty();
        }
        return value(what.get(), value, written)
                .map(known -> new Expectation.Detail(what.get(), known));
    }

    private Optional<String> value(Expectation.What what, String value, ScalarNode written) {
        return switch (what) {
            case SPARE, LATE ->
                    orTell(
                            Times.amount(value).map(Expectation::written),
                            value,
                            written,
                            "an amount of time, such as `30 min`");
            case DUE, FIRST_DUE, AT ->
                    orTell(
                            Times.moment(value, zone).map(at -> Expectation.written(at, zone)),
                            value,
                            written,
                            "a moment, such as `2026-03-02 10:30`");
            case GAP ->
                    orTell(
                            value.equals("lasting")
                                    ? Optional.of(value)
                                    : Times.amount(value).map(Expectation::written),
                            value,
                            written,
                            "an amount of time, such as `30 min`, or `lasting`");
            case COUNT, AMONG, ROW ->
                    orTell(
                            Optional.of(value).filter(text -> text.matches("[0-9]{1,9}")),
                            value,
                            written,
                            "a whole number");
            case REASON, MISSING, PART, WRONG, LACKING, BEFORE, CLOSED ->
                    orTell(
                            Optional.of(value).filter(text -> !text.isEmpty()),
                            value,
                            written,
                            "a word");
            case BY -> label(value, written);
        };
    }

    private Optional<String> label(String value, ScalarNode written) {
        if (labels.contains(value)) {
            return Optional.of(value);
        }
        problems.add(
                Slug.UNKNOWN_LABEL,
                written.spot(),
                "no fact of this scenario is labelled " + Phrases.quoted(value),
                Phrases.suggestion(value, labels.stream().sorted().toList()));
        return Optional.empty();
    }

    private Optional<String> orTell(
            Optional<String> known, String value, ScalarNode written, String expected) {
        if (known.isEmpty()) {
            problems.add(
                    Slug.BAD_EXPECTATION,
                    written.spot(),
                    "expected "
                            + expected
                            + ", but found "
                            + (value.isEmpty() ? "nothing" : Phrases.quoted(value)),
                    meant(value));
        }
        return known;
    }

    /** What a value lacks: an amount its unit, a time its day. */
    private static Optional<String> meant(String value) {
        if (value.isEmpty()) {
            return Optional.of("write it behind the word, or leave the word out");
        }
        if (value.matches("[0-9]{1,6}")) {
            return Optional.of("write the unit too, such as " + Phrases.quoted(value + " min"));
        }
        return Times.secondOfDay(value)
                .map(second ->
                        "write the day too, such as " + Phrases.quoted("2026-03-02 " + value));
    }
}
