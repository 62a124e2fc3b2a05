package io.shouwen.server.quality;

import io.shouwen.engine.score.BookFacts;
import io.shouwen.engine.score.Due;
import io.shouwen.engine.score.Line;
import io.shouwen.engine.score.Ruling;
import io.shouwen.engine.score.Terms;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Tariff;
import io.shouwen.engine.standard.Tariff.Range;
import io.shouwen.server.explain.Figures;
import io.shouwen.server.ledger.Account;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.text.Texts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Puts what may be imposed into words. */
final class ImposingWords {
    private static final String HOLDER = BookFacts.holder("");
    private static final String SHARE = BookFacts.share("");

    private final Texts texts;
    private final Figures figures;
    private final Map<Integer, String> people;
    private final Function<ClauseId, String> clauses;

    /**
     * @param clauses what a clause says
     */
    ImposingWords(
            Texts texts,
            Figures figures,
            Map<Integer, String> people,
            Function<ClauseId, String> clauses) {
        this.texts = texts;
        this.figures = figures;
        this.people = people;
        this.clauses = clauses;
    }

    /** Empty where nothing may be imposed and nothing is asked. */
    Optional<Imposing> of(Prospect prospect) {
        Terms terms = prospect.terms();
        boolean ready = prospect.missing().isEmpty();
        Tariff tariff = terms.tariff();
        boolean linked = tariff.fenPerPoint() > 0;
        String given = prospect.merit() ? "-given" : "";
        return Optional.of(
                new Imposing(
                        ready,
                        prospect.asks().stream().map(this::question).toList(),
                        sentences(prospect),
                        amount("finding.points" + given, tariff.pointsHundredths(), true),
                        amount("finding.money" + given, tariff.moneyFen(), !linked),
                        ready ? bearers(prospect.leastLines()) : List.of(),
                        prospect.seen()));
    }

    private Imposing.Amount amount(String key, Range range, boolean chosen) {
        String least = Figures.plain(range.min());
        String most = Prospect.most(range);
        return new Imposing.Amount(
                range.open() ? texts.of(key + "-open", least) : texts.of(key, least, most),
                least,
                most,
                chosen && range.max() > 0);
    }

    private Imposing.Question question(Prospect.Ask ask) {
        boolean event = ask.name().equals(BookFacts.EVENT);
        List<Imposing.Choice> choices =
                ask.choices().stream()
                        .map(value ->
                                new Imposing.Choice(
                                        value,
                                        event ? finding(value) : value(texts, ask.name(), value)))
                        .toList();
        return new Imposing.Question(
                ask.name(),
                label(texts, ask.name()),
                ask.type() == Catalogue.Type.WHOLE || ask.type() == Catalogue.Type.MONEY,
                choices,
                ask.value());
    }

    private String finding(String id) {
        return texts.of("finding.title", new SubjectId(Long.parseLong(id)).number());
    }

    /** What an attribute of a book is called; its own name where nobody named it. */
    static String label(Texts texts, String name) {
        if (name.startsWith(SHARE)) {
            return texts.of("finding.share-of", role(texts, name.substring(SHARE.length())));
        }
        return texts.has("book." + name) ? texts.of("book." + name) : name;
    }

    static String value(Texts texts, String name, String value) {
        String key = "book." + name + "." + value;
        return texts.has(key) ? texts.of(key) : value;
    }

    private static String role(Texts texts, String role) {
        return texts.has("role." + role) ? texts.of("role." + role) : role;
    }

    private List<String> sentences(Prospect prospect) {
        Terms terms = prospect.terms();
        List<String> all = new ArrayList<>();
        if (prospect.missing().isPresent()) {
            // Until that is said nobody knows which price applies.
            return List.of(missing(prospect.missing().get()));
        }
        terms.by()
                .ifPresentOrElse(
                        by ->
                                all.add(
                                        texts.of(
                                                prospect.merit()
                                                        ? "finding.ruling.by-given"
                                                        : "finding.ruling.by",
                                                by,
                                                clauses.apply(by))),
                        () -> all.add(texts.of("finding.ruling.no-price")));
        if (terms.nth() > 0) {
            all.add(texts.of("finding.ruling.nth", terms.nth()));
        }
        if (terms.units() != 1) {
            all.add(texts.of("finding.ruling.units", terms.units()));
        }
        if (terms.repeat() > 1) {
            all.add(texts.of("finding.ruling.repeat", terms.repeat()));
        }
        for (Terms.Aside aside : terms.aside()) {
            all.add(
                    texts.of(
                            "finding.ruling.aside." + code(aside.reason()),
                            aside.by(),
                            clauses.apply(aside.by())));
        }
        if (prospect.ruling().state() == Ruling.State.SET_ASIDE) {
            prospect.ruling()
                    .instead()
                    .ifPresent(one -> all.add(texts.of("finding.ruling.set-aside", finding(one))));
        }
        if (terms.tariff().fenPerPoint() > 0) {
            all.add(
                    texts.of(
                            "finding.ruling.per-point",
                            figures.money(terms.tariff().fenPerPoint())));
        }
        if (terms.tariff().open()) {
            all.add(texts.of("finding.ruling.second"));
        }
        for (Prospect.Beside one : prospect.beside()) {
            all.add(
                    texts.of(
                            "finding.ruling.beside",
                            finding(one.finding()),
                            name(one.account()),
                            amount(figures, one.currency(), one.before()),
                            amount(figures, one.currency(), one.after())));
        }
        return all;
    }

    private String missing(String name) {
        return name.startsWith(HOLDER)
                ? texts.of(
                        "finding.ruling.nobody-held", role(texts, name.substring(HOLDER.length())))
                : texts.of("finding.ruling.missing", label(texts, name));
    }

    private static String code(Terms.Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * A part once, however many kinds of amount it is a part of; a fixed amount with its figure.
     */
    private List<String> bearers(List<Line> lines) {
        Set<String> all = new LinkedHashSet<>();
        for (Line line : lines) {
            if (!line.due().role().equals(Due.DOER)) {
                all.add(
                        texts.of(
                                "finding.share",
                                role(texts, line.due().role()),
                                name(line.due().account()),
                                part(line)));
            }
        }
        return List.copyOf(all);
    }

    private String name(String account) {
        return Account.person(account).map(id -> people.getOrDefault(id, "")).orElse("");
    }

    private String part(Line line) {
        long over = line.why().part().numerator();
        long under = line.why().part().denominator();
        return over == under ? amount(figures, line.due()) : over + "/" + under;
    }

    static String amount(Figures figures, Due due) {
        return amount(figures, due.currency(), due.amount());
    }

    static String amount(Figures figures, Due.Currency currency, long amount) {
        return currency == Due.Currency.CNY ? figures.money(amount) : figures.points(amount);
    }
}
