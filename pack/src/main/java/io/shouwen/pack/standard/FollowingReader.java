package io.shouwen.pack.standard;

import io.shouwen.engine.score.BookFacts;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Following;
import io.shouwen.engine.standard.Ordinal;
import io.shouwen.engine.standard.Reference;
import io.shouwen.engine.time.Cycle;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.MapNode;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;

import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which offences or rewards a consequence follows, and their place in a count. */
final class FollowingReader {
    static final Form.Keys NTH =
            Form.Keys.of(
                    "a place in a count",
                    "is",
                    "at-least",
                    "at-most",
                    "per",
                    "every",
                    "within",
                    "counts");

    private static final Pattern SPAN = Pattern.compile("([0-9]{1,3}) (day|month|year)s?");
    private static final int MOST_PLACE = 1000;

    private final Vocabulary words;
    private final Problems problems;
    private final Catalogue.Kind kind;

    FollowingReader(Vocabulary words, boolean rewards) {
        this.words = words;
        this.problems = words.problems();
        this.kind =
                BookKinds.kind(
                                rewards ? BookFacts.REWARD : BookFacts.OFFENCE,
                                words.catalogue(),
                                words.roles())
                        .orElseThrow();
    }

    Following read(Form form) {
        Condition where = form.node("if").map(this::condition).orElse(Condition.ALWAYS);
        Optional<Ordinal> nth = form.form("nth", NTH).flatMap(inner -> ordinal(inner, where));
        return new Following(clauses(form), where, nth);
    }

    private Set<ClauseId> clauses(Form form) {
        Set<ClauseId> of = new HashSet<>();
        form.texts("clauses").forEach(name -> words.clause(name).ifPresent(of::add));
        for (ScalarNode name : form.texts("findings")) {
            Optional<String> finding = words.finding(name);
            List<ClauseId> raising =
                    finding.map(f -> words.clausesByFinding().getOrDefault(f, List.of()))
                            .orElse(List.of());
            if (finding.isPresent() && raising.isEmpty()) {
                problems.add(
                        Slug.UNKNOWN_FINDING,
                        name.spot(),
                        "no clause raises the finding " + name.described());
            }
            of.addAll(raising);
        }
        return of;
    }

    /** The consequences that give way. */
    Set<ClauseId> insteadOf(Form form) {
        Set<ClauseId> named = new HashSet<>();
        form.texts("instead-of")
                .forEach(name -> words.consequence(name, "consequence").ifPresent(named::add));
        return named;
    }

    /** The prices that something is part of. */
    Set<ClauseId> prices(Form form) {
        Set<ClauseId> named = new HashSet<>();
        form.texts("of")
                .forEach(name ->
                        words.consequence(name, "price", "points", "money").ifPresent(named::add));
        return named;
    }

    /** A book knows days and no hours, and compares an offence with itself only. */
    private Condition condition(Node node) {
        if (!(node instanceof MapNode map) || map.entries().isEmpty()) {
            problems.add(
                    Slug.WRONG_SHAPE,
                    node.spot(),
                    "expected conditions such as `{source: complaint}`, but found "
                            + node.described());
            return Condition.ALWAYS;
        }
        Condition where = new ConditionReader(words, kind).all(map.entries().stream());
        List<String> wrong = new ArrayList<>();
        where.names(name -> {
            if (name.equals(Condition.ReportedBetween.MINUTE_OF_DAY)) {
                wrong.add("time-of-day");
            }
        });
        where.references(reference -> {
            reference.of().ifPresent(other -> wrong.add(other.name()));
            if (reference instanceof Reference.ToEdition edition) {
                wrong.add(edition.toString());
            }
        });
        if (!wrong.isEmpty()) {
            problems.add(
                    Slug.UNKNOWN_KEY,
                    map.spot(),
                    "a consequence compares attributes of the offence itself, not "
                            + Phrases.quoted(wrong.getFirst()),
                    "let the fact say it in an attribute of its own");
        }
        return where;
    }

    private Optional<Ordinal> ordinal(Form form, Condition where) {
        form.onlyOneOf("is", "at-least");
        form.onlyOneOf("is", "at-most");
        if (!form.has("at-most") && !form.has("at-least")) {
            form.required("is");
        }
        OptionalLong is = form.whole("is", 1, MOST_PLACE);
        OptionalLong least = form.whole("at-least", 1, MOST_PLACE);
        OptionalLong most = form.whole("at-most", 1, MOST_PLACE);
        long from = is.orElse(least.orElse(1));
        long to = is.orElse(most.orElse(Ordinal.ON));
        if (from > to) {
            problems.add(
                    Slug.BAD_RANGE,
                    form.keySpot("at-most"),
                    "at-most is less than at-least, so that nothing fits");
            return Optional.empty();
        }
        Condition counts = form.node("counts").map(this::condition).orElse(where);
        Optional<Ordinal.Window> window = window(form);
        return window.map(back -> new Ordinal(per(form), back, counts, from, to));
    }

    private List<String> per(Form form) {
        List<String> per = new ArrayList<>();
        for (ScalarNode name : form.texts("per")) {
            if (kind.fields().containsKey(name.text())) {
                per.add(name.text());
            } else if (words.roles().contains(name.text())) {
                per.add(BookFacts.holder(name.text()));
            } else {
                words.field(kind, name);
            }
        }
        return per.isEmpty() ? List.of(BookFacts.PERSON) : per;
    }

    private Optional<Ordinal.Window> window(Form form) {
        if (!form.onlyOneOf("every", "within")) {
            return Optional.empty();
        }
        if (form.has("within")) {
            return form.text("within").flatMap(this::span).map(Ordinal.Window.Rolling::new);
        }
        return form.required("every")
                .flatMap(node -> form.choice("every", Cycle.class))
                .map(Ordinal.Window.Calendar::new);
    }

    /** An amount of days, months or years. */
    Optional<Period> span(ScalarNode written) {
        Matcher span = SPAN.matcher(written.text());
        if (!span.matches() || Integer.parseInt(span.group(1)) == 0) {
            problems.add(
                    Slug.BAD_DURATION,
                    written.spot(),
                    written.described() + " is not a span of days, months or years",
                    "write such as `30 days` or `1 year`");
            return Optional.empty();
        }
        int number = Integer.parseInt(span.group(1));
        return Optional.of(
                switch (span.group(2)) {
                    case "day" -> Period.ofDays(number);
                    case "month" -> Period.ofMonths(number);
                    default -> Period.ofYears(number);
                });
    }

    /** An amount of whole days. */
    Optional<Integer> days(Form form, String key) {
        Optional<ScalarNode> written = form.requiredText(key);
        Optional<Period> span = written.flatMap(this::span);
        if (span.isPresent() && span.get().toTotalMonths() > 0) {
            problems.add(
                    Slug.BAD_DURATION,
                    form.keySpot(key),
                    "this is counted in days",
                    "write such as `30 days`");
            return Optional.empty();
        }
        return span.map(Period::getDays);
    }
}
