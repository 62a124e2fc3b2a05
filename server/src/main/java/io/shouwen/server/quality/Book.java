package io.shouwen.server.quality;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Standing;
import io.shouwen.engine.fact.Subject;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.score.BookFacts;
import io.shouwen.engine.score.Due;
import io.shouwen.engine.score.Line;
import io.shouwen.engine.score.Proposal;
import io.shouwen.engine.score.Ruling;
import io.shouwen.engine.score.Score;
import io.shouwen.engine.score.Scores;
import io.shouwen.engine.standard.Standards;
import io.shouwen.server.ledger.Account;
import io.shouwen.server.subject.History;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Findings reckoned together. Each is reckoned by the code of its own unit, in the light of all.
 */
public final class Book {
    private static final Set<FactKind> DEBTS = Set.of(BookFacts.NOTIFIED, BookFacts.PAID);

    private final Map<Finding, History> findings;
    private final Function<Finding, Standards> codes;
    private final List<Fact> facts;
    private final Instant asOf;
    private final Map<Standards, Score> scores = new HashMap<>();

    /**
     * @param persons what was told of persons beside their findings
     */
    Book(
            Map<Finding, History> findings,
            List<History> persons,
            Function<Finding, Standards> codes,
            Instant asOf) {
        this.findings = Map.copyOf(findings);
        this.codes = codes;
        this.facts =
                Stream.concat(
                                findings.entrySet().stream()
                                        .flatMap(one -> facts(one.getKey(), one.getValue())),
                                persons.stream().flatMap(Book::facts))
                        .toList();
        this.asOf = latest(facts, asOf);
    }

    /** Whoever waited for a book may read the time before others wrote into it. */
    private static Instant latest(List<Fact> facts, Instant asOf) {
        return facts.stream()
                .map(Fact::knownFrom)
                .filter(known -> known.isAfter(asOf))
                .max(Instant::compareTo)
                .orElse(asOf);
    }

    Instant asOf() {
        return asOf;
    }

    /** The findings that stand. */
    List<Finding> standing() {
        return findings.keySet().stream().filter(one -> one.standing().isPresent()).toList();
    }

    /** The events of what else the same account was found for in the same request. */
    List<String> eventsBeside(Finding finding) {
        return standing().stream()
                .filter(one -> !one.id().equals(finding.id()))
                .filter(one -> one.breach().subject().equals(finding.breach().subject()))
                .filter(one -> one.breach().account().equals(finding.breach().account()))
                .filter(one -> !one.breach().merit())
                .map(one ->
                        one.standing()
                                .flatMap(decided -> decided.given().value(BookFacts.EVENT))
                                .map(Value::toString)
                                .orElse(name(one)))
                .distinct()
                .sorted()
                .toList();
    }

    /** The facts that tell of everything. */
    List<Fact> facts() {
        return facts;
    }

    /** The facts that tell of everything but one finding. */
    List<Fact> without(Finding finding) {
        return facts.stream().filter(fact -> !offence(fact) || !names(fact, finding)).toList();
    }

    private static boolean offence(Fact fact) {
        return fact.kind().equals(BookFacts.OFFENCE) || fact.kind().equals(BookFacts.REWARD);
    }

    private static boolean names(Fact fact, Finding finding) {
        return fact.value(BookFacts.FINDING).equals(Optional.of(new Value.Text(name(finding))));
    }

    static String name(Finding finding) {
        return Long.toString(finding.id().value());
    }

    private Score score(Standards standards) {
        return scores.computeIfAbsent(standards, one -> Scores.of(one, facts, asOf));
    }

    /** What follows from a finding that stands. */
    List<Line> lines(Finding finding) {
        return score(codes.apply(finding)).lines().stream()
                .filter(line -> line.finding().equals(name(finding)))
                .toList();
    }

    List<Due> due(Finding finding) {
        return lines(finding).stream().map(Line::due).toList();
    }

    /** How the person found stands in a finding that stands. */
    Optional<Ruling> ruling(Finding finding) {
        return score(codes.apply(finding)).ruling(name(finding), finding.breach().account().name());
    }

    /** The measures that are proposed or were decided about. */
    List<Proposal> proposals() {
        return new ArrayList<>(
                new LinkedHashSet<>(all().flatMap(one -> one.proposals().stream()).toList()));
    }

    /** What is left of balances of an account. */
    Collection<Score.Points> balances(Account account) {
        return new LinkedHashSet<>(
                all().flatMap(one -> one.balances().stream())
                        .filter(one -> one.account().equals(account.name()))
                        .toList());
    }

    /** The best grades that an account may be given. */
    Collection<Score.Grade> grades(Account account) {
        return new LinkedHashSet<>(
                all().flatMap(one -> one.grades().stream())
                        .filter(one -> one.account().equals(account.name()))
                        .toList());
    }

    private Stream<Score> all() {
        return findings.keySet().stream().map(codes).distinct().map(this::score);
    }

    private static Stream<Fact> facts(History person) {
        return person.facts().stream()
                .filter(fact -> fact.standing() == Standing.COUNTED)
                .map(fact ->
                        fact(
                                new FactId("book " + person.id() + ":" + fact.id()),
                                fact.kind(),
                                fact.occurredAt(),
                                fact.recordedAt(),
                                fact.values()));
    }

    private static Stream<Fact> facts(Finding finding, History own) {
        Stream<Fact> measures =
                own.facts().stream()
                        .filter(fact -> fact.standing() == Standing.COUNTED)
                        .flatMap(fact ->
                                FindingFacts.MEASURES.contains(fact.kind())
                                        ? Stream.of(measure(finding, fact))
                                        : debt(finding, fact).stream());
        return Stream.concat(
                finding
                        .standing()
                        .map(decided ->
                                offence(
                                        finding,
                                        Integer.toString(decided.fact()),
                                        confirmed(decided)))
                        .stream(),
                measures);
    }

    private static Map<String, Value> confirmed(Decided decided) {
        Map<String, Value> values = new HashMap<>(decided.given().values());
        values.put(BookFacts.POINTS, new Value.Whole(decided.pointsHundredths()));
        values.put(BookFacts.MONEY, new Value.Money(decided.moneyFen()));
        decided.second()
                .ifPresent(second ->
                        values.put(
                                BookFacts.SECOND, new Value.Text(Account.ofPerson(second).name())));
        return values;
    }

    /**
     * The fact that a finding is confirmed, with what is said of it besides. It has the time at
     * which the finding was raised, so that offences of one day have one order, whoever decided
     * about which of them first.
     */
    static Fact offence(Finding finding, String no, Map<String, Value> said) {
        Breach breach = finding.breach();
        Map<String, Value> values = new HashMap<>();
        values.put("unit", new Value.Text(Integer.toString(breach.unit())));
        values.put(
                BookFacts.EVENT,
                new Value.Text(breach.merit() ? breach.subject().toString() : name(finding)));
        values.putAll(said);
        values.put(BookFacts.FINDING, new Value.Text(name(finding)));
        values.put(BookFacts.CLAUSE, new Value.Text(breach.clause()));
        values.put(BookFacts.PERSON, new Value.Text(breach.account().name()));
        values.put(BookFacts.DAY, new Value.Day(breach.day()));
        return fact(finding, no, breach.told(), breach.raisedAt(), values);
    }

    private static Fact measure(Finding finding, Fact told) {
        Map<String, Value> values = new HashMap<>(told.values());
        values.put(BookFacts.FINDING, new Value.Text(name(finding)));
        return fact(finding, told.id().value(), told.kind(), told.recordedAt(), values);
    }

    /** That the person was told what to pay, or has paid. */
    private static Optional<Fact> debt(Finding finding, Fact told) {
        Map<String, Value> values = new HashMap<>();
        values.put(BookFacts.FINDING, new Value.Text(name(finding)));
        values.put(BookFacts.PERSON, new Value.Text(finding.breach().account().name()));
        return Optional.of(told)
                .filter(fact -> DEBTS.contains(fact.kind()))
                .map(fact ->
                        fact(
                                new FactId(name(finding) + ":" + fact.id()),
                                fact.kind(),
                                fact.occurredAt(),
                                fact.recordedAt(),
                                values));
    }

    private static Fact fact(
            Finding finding, String no, FactKind kind, Instant at, Map<String, Value> values) {
        return fact(new FactId(name(finding) + ":" + no), kind, at, at, values);
    }

    private static Fact fact(
            FactId id,
            FactKind kind,
            Instant occurredAt,
            Instant recordedAt,
            Map<String, Value> values) {
        return new Fact(
                id,
                new Subject(
                        BookCourse.SUBJECT,
                        Optional.ofNullable(values.get(BookFacts.PERSON))
                                .map(Value::toString)
                                .orElse("")),
                kind,
                occurredAt,
                recordedAt,
                "",
                Standing.COUNTED,
                values);
    }
}
