package io.shouwen.server.quality;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.score.BookFacts;
import io.shouwen.engine.score.Due;
import io.shouwen.engine.score.Line;
import io.shouwen.engine.score.Ruling;
import io.shouwen.engine.score.Score;
import io.shouwen.engine.score.Scores;
import io.shouwen.engine.score.Terms;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Catalogue.Field;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.standard.Tariff;
import io.shouwen.server.explain.Figures;
import io.shouwen.server.journal.Outcome.Refused;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What may be imposed for a finding that somebody is about to decide, as its book stands. */
public final class Prospect {
    /** Stands for a second person in what is only looked at. */
    private static final Value SOMEBODY = new Value.Text("somebody");

    private final Book book;
    private final Finding finding;
    private final Standards standards;
    private final Codebook codes;
    private final Given chosen;
    private final Given given;
    private final boolean withoutMoney;
    private final Ruling ruling;

    Prospect(
            Book book,
            Finding finding,
            Standards standards,
            Codebook codes,
            Given standing,
            Given chosen,
            boolean withoutMoney) {
        this.book = book;
        this.finding = finding;
        this.standards = standards;
        this.codes = codes;
        this.chosen = chosen;
        this.given = standing.with(chosen);
        this.withoutMoney = withoutMoney;
        this.ruling =
                Scores.rulings(
                                standards,
                                book.without(finding),
                                proposed(given.values()),
                                book.asOf())
                        .getFirst();
    }

    private Fact proposed(Map<String, Value> said) {
        return Book.offence(finding, "proposed", said);
    }

    /** Whether it earns something. */
    boolean merit() {
        return finding.breach().merit();
    }

    public Ruling ruling() {
        return ruling;
    }

    public Terms terms() {
        return ruling.terms();
    }

    Given given() {
        return given;
    }

    boolean withoutMoney() {
        return withoutMoney;
    }

    /** What these amounts for one unit would take, if everybody agreed that has to. */
    private Score imposing(long points, long money) {
        Map<String, Value> said = new HashMap<>(given.values());
        said.put(BookFacts.POINTS, new Value.Whole(points));
        said.put(BookFacts.MONEY, new Value.Money(money));
        said.put(BookFacts.SECOND, SOMEBODY);
        List<Fact> all = new ArrayList<>(book.without(finding));
        all.add(proposed(said));
        return Scores.of(standards, all, book.asOf());
    }

    /** What these amounts would take from whom. */
    List<Line> lines(long points, long money) {
        return imposing(points, money).lines().stream()
                .filter(line -> line.finding().equals(Book.name(finding)))
                .toList();
    }

    /** What the least that may be imposed would take from whom. */
    public List<Line> leastLines() {
        return lines(terms().tariff().pointsHundredths().min(), terms().tariff().moneyFen().min());
    }

    /**
     * What another finding would take from an account besides, or no longer.
     *
     * @param before what it takes now; hundredths of a point, or fen
     */
    record Beside(String finding, String account, Due.Currency currency, long before, long after) {}

    /** What the least that may be imposed would change in other findings. */
    List<Beside> beside() {
        if (missing().isPresent()) {
            return List.of();
        }
        Tariff tariff = terms().tariff();
        Map<Other, Long> now = others(Scores.of(standards, book.facts(), book.asOf()));
        Map<Other, Long> then =
                others(imposing(tariff.pointsHundredths().min(), tariff.moneyFen().min()));
        Set<Other> all = new TreeSet<>(now.keySet());
        all.addAll(then.keySet());
        return all.stream()
                .map(one -> one.beside(now.getOrDefault(one, 0L), then.getOrDefault(one, 0L)))
                .filter(one -> one.before() != one.after())
                .toList();
    }

    private Map<Other, Long> others(Score score) {
        Map<Other, Long> sums = new HashMap<>();
        score.lines().stream()
                .filter(line -> !line.finding().equals(Book.name(finding)))
                .forEach(line -> sums.merge(Other.of(line), line.due().amount(), Long::sum));
        return sums;
    }

    private record Other(String finding, String account, Due.Currency currency)
            implements Comparable<Other> {
        private static final Comparator<Other> ORDER =
                Comparator.comparing(Other::finding)
                        .thenComparing(Other::account)
                        .thenComparing(Other::currency);

        static Other of(Line line) {
            return new Other(line.finding(), line.due().account(), line.due().currency());
        }

        Beside beside(long before, long after) {
            return new Beside(finding, account, currency, before, after);
        }

        @Override
        public int compareTo(Other other) {
            return ORDER.compare(this, other);
        }
    }

    /** The money that belongs to points, where the code links them; else what was chosen. */
    long money(long points, long chosen) {
        Tariff tariff = terms().tariff();
        return tariff.fenPerPoint() > 0 ? tariff.moneyFor(points) : chosen;
    }

    /** What has to be said first; empty if nothing is missing. */
    Optional<String> missing() {
        return terms().missing().or(() -> unpicked().stream().findFirst().map(BookFacts::share));
    }

    private List<String> unpicked() {
        if (terms().by().isEmpty()) {
            return List.of();
        }
        Tariff tariff = terms().tariff();
        return imposing(tariff.pointsHundredths().min(), tariff.moneyFen().min())
                .ruling(Book.name(finding), finding.breach().account().name())
                .map(Ruling::unpicked)
                .orElse(List.of());
    }

    /** What stands against these amounts, but for a second person. */
    Optional<Refused> refuses(long points, long money) {
        Optional<String> lacking = missing();
        if (lacking.isPresent()) {
            return Optional.of(
                    Refused.of("offence-attribute-missing", lacking.get()).by(terms().by()));
        }
        Tariff allowed = terms().tariff();
        return terms().refuses(points, money, true)
                .map(why ->
                        Refused.of(
                                        "amount-outside-range",
                                        Figures.plain(allowed.pointsHundredths().min()),
                                        most(allowed.pointsHundredths()),
                                        Figures.plain(allowed.moneyFen().min()),
                                        most(allowed.moneyFen()))
                                .by(terms().by()));
    }

    static String most(Tariff.Range range) {
        return Figures.plain(Math.min(range.max(), Tariff.Range.MOST));
    }

    /** Changes with what may be imposed: whoever decides has to have seen it. */
    public String seen() {
        return "%s/%d/%d/%d/%s%s"
                .formatted(
                        terms().by().map(Object::toString).orElse(""),
                        terms().nth(),
                        terms().units(),
                        terms().repeat(),
                        ruling.instead().orElse(""),
                        beside().stream()
                                .map(one -> "/%s %d".formatted(one.finding(), one.after()))
                                .collect(Collectors.joining()));
    }

    /**
     * Something that the decider is asked.
     *
     * @param choices the texts it may have; empty for a value that is written
     * @param value what was said; empty if nothing
     */
    public record Ask(String name, Catalogue.Type type, List<String> choices, String value) {}

    /** What was said and what is missing, in the order of names; the missing one comes last. */
    List<Ask> asks() {
        Map<String, Ask> asks = new TreeMap<>();
        chosen.values().forEach((name, value) -> asks.put(name, ask(name, value.toString())));
        List<Ask> all = new ArrayList<>(asks.values());
        missing()
                .filter(codes::asks)
                .filter(name -> !asks.containsKey(name))
                .ifPresent(name -> all.add(ask(name, "")));
        List<String> events = book.eventsBeside(finding);
        if (!events.isEmpty() && !merit() && !asks.containsKey(BookFacts.EVENT)) {
            all.add(new Ask(BookFacts.EVENT, Catalogue.Type.TEXT, events, ""));
        }
        return List.copyOf(all);
    }

    private Ask ask(String name, String value) {
        return name.equals(BookFacts.EVENT)
                ? new Ask(name, Catalogue.Type.TEXT, book.eventsBeside(finding), value)
                : new Ask(
                        name,
                        type(name),
                        codes.choices(standards.catalogue(), finding.breach().told(), name),
                        value);
    }

    private Catalogue.Type type(String name) {
        return codes.field(standards.catalogue(), finding.breach().told(), name)
                .map(Field::type)
                .orElse(Catalogue.Type.TEXT);
    }
}
