package io.shouwen.server.quality;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.Standing;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.judge.Evidence;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Standards;
import io.shouwen.server.explain.Figures;
import io.shouwen.server.explain.Sentences;
import io.shouwen.server.ledger.Account;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.organisation.Postings.Named;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.subject.History;
import io.shouwen.server.text.Texts;

import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts findings into words. */
@Component
final class Sheets {
    private final OrgScope scope;
    private final Shelf shelf;
    private final Postings postings;

    Sheets(OrgScope scope, Shelf shelf, Postings postings) {
        this.scope = scope;
        this.shelf = shelf;
        this.postings = postings;
    }

    /** Sentences about the facts of a subject. */
    Sentences sentences(OrgId org, Texts texts, ZoneId zone, List<Fact> facts) {
        Map<FactId, Fact> byId =
                facts.stream().collect(Collectors.toMap(Fact::id, fact -> fact, (a, b) -> a));
        return Sentences.in(texts.language(), standards(org), zone, byId);
    }

    private Standards standards(OrgId org) {
        return shelf.of(org).standards();
    }

    /** What a clause asks, as it reads in the version in force then. */
    String clause(OrgId org, Texts texts, String clause, Instant at) {
        return standards(org)
                .clause(new ClauseId(clause), at)
                .map(found -> texts.name(found.says().zh(), found.says().en()))
                .orElse(clause);
    }

    /** Names of people by id, to be shown. */
    Map<Integer, String> people(OrgId org, Texts texts, Set<Integer> people) {
        return names(scope.reading(org, () -> postings.people(org, people)), texts);
    }

    /** Names of units by id, to be shown. */
    Map<Integer, String> units(OrgId org, Texts texts, Set<Integer> units) {
        return names(scope.reading(org, () -> postings.units(org, units)), texts);
    }

    private static Map<Integer, String> names(Map<Integer, Named> named, Texts texts) {
        Map<Integer, String> names = new HashMap<>();
        named.forEach((id, one) -> names.put(id, texts.name(one.zh(), one.en())));
        return names;
    }

    /** Who the finding is about: the person, or the unit where nobody is known. */
    Map<Long, String> found(OrgId org, Texts texts, List<FindingLine> lines) {
        Set<Integer> people = new HashSet<>();
        Set<Integer> units = new HashSet<>();
        for (FindingLine line : lines) {
            line.person().ifPresentOrElse(people::add, () -> units.add(line.unit()));
        }
        Map<Integer, String> persons = people(org, texts, people);
        Map<Integer, String> unitNames = units(org, texts, units);
        Map<Long, String> found = new HashMap<>();
        for (FindingLine line : lines) {
            String name =
                    line.person()
                            .map(id -> persons.getOrDefault(id, ""))
                            .orElseGet(() -> unitNames.getOrDefault(line.unit(), ""));
            found.put(line.id().value(), name);
        }
        return found;
    }

    Sheet sheet(FindingView view, Texts texts, ZoneId zone) {
        OrgId org = view.own().org();
        Finding finding = view.finding();
        Breach breach = finding.breach();
        Sentences sentences = sentences(org, texts, zone, view.subject().facts());
        Figures figures = sentences.figures();
        Map<Integer, String> people = people(org, texts, actors(view));
        Map<Integer, String> units = units(org, texts, Set.of(breach.unit()));
        String found =
                breach.person()
                        .map(id -> people.getOrDefault(id, ""))
                        .orElseGet(() -> unit(view, units, people, texts));
        Instant asOf = finding.revision().asOf();
        return new Sheet(
                view,
                clause(org, texts, breach.clause(), breach.openedAt()),
                breach.clause(),
                path(org, breach),
                view.judged()
                        .map(judged -> sentences.happened(judged, asOf))
                        .orElseGet(() -> gone(finding, texts)),
                found,
                view.judged().map(sentences::moves).orElse(List.of()),
                facts(view, sentences, people, texts),
                history(view, sentences, people, texts),
                new ImposingWords(
                                texts,
                                figures,
                                people,
                                id -> clause(org, texts, id.value(), breach.openedAt()))
                        .of(view.prospect()),
                finding.awaiting()
                        .map(first ->
                                texts.of(
                                        "finding.awaiting",
                                        people.getOrDefault(first.by(), ""),
                                        figures.points(sign(breach) * first.pointsHundredths()),
                                        figures.money(sign(breach) * first.moneyFen())))
                        .orElse(""),
                measures(org, texts, zone, view.measures()),
                figures.time(view.answerUntil()),
                figures.time(view.appealUntil()));
    }

    /** Measures in words. */
    List<MeasureSheet> measures(OrgId org, Texts texts, ZoneId zone, List<Measure> measures) {
        Set<Integer> accounts = new HashSet<>();
        measures.forEach(one -> Account.person(one.proposal().account()).ifPresent(accounts::add));
        Map<Integer, String> people = people(org, texts, accounts);
        return measures.stream()
                .map(one ->
                        new MeasureWords(
                                        texts,
                                        people,
                                        id ->
                                                clause(
                                                        org,
                                                        texts,
                                                        id.value(),
                                                        one.proposal()
                                                                .on()
                                                                .atStartOfDay(zone)
                                                                .toInstant()))
                                .of(one))
                .toList();
    }

    /** What is said where the judge says nothing: of a merit, a complaint, or what was struck. */
    private static String gone(Finding finding, Texts texts) {
        return texts.of(
                FindingFacts.happened(finding.revision().verdict()),
                finding.breach().subject().number());
    }

    private static int sign(Breach breach) {
        return breach.merit() ? 1 : -1;
    }

    private String path(OrgId org, Breach breach) {
        ClauseId clause = new ClauseId(breach.clause());
        return standards(org).versions().stream()
                .filter(version -> version.inForce(breach.openedAt()))
                .filter(version ->
                        version.clauses().stream().anyMatch(one -> one.id().equals(clause)))
                .findFirst()
                .map(version ->
                        "/code/%s/%s#%s"
                                .formatted(version.ref().code(), version.ref().version(), clause))
                .orElse("/code");
    }

    /** The unit, and whoever would have answered had they been on duty. */
    private static String unit(
            FindingView view,
            Map<Integer, String> units,
            Map<Integer, String> people,
            Texts texts) {
        String unit = units.getOrDefault(view.finding().breach().unit(), "");
        return offDuty(view)
                .map(id -> texts.of("finding.off-duty", unit, people.getOrDefault(id, "")))
                .orElse(unit);
    }

    private static Optional<Integer> offDuty(FindingView view) {
        return new FactReader(view.own().facts().getFirst()).number("off_duty");
    }

    private static Set<Integer> actors(FindingView view) {
        Set<Integer> people = new HashSet<>();
        offDuty(view).ifPresent(people::add);
        view.finding().breach().person().ifPresent(people::add);
        people.addAll(Books.holders(view.prospect().given()));
        view.prospect()
                .beside()
                .forEach(one -> Account.person(one.account()).ifPresent(people::add));
        for (History history : List.of(view.own(), view.subject())) {
            history.facts().forEach(fact -> number(fact.actor()).ifPresent(people::add));
        }
        return people;
    }

    private static Optional<Integer> number(String actor) {
        return actor.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(actor)) : Optional.empty();
    }

    private static String by(Fact fact, Map<Integer, String> people, Texts texts) {
        return number(fact.actor())
                .map(id -> people.getOrDefault(id, fact.actor()))
                .orElseGet(() ->
                        fact.actor().equals(FindingFacts.JUDGE)
                                ? texts.of("finding.by-judge")
                                : fact.actor());
    }

    private static List<Sheet.Told> facts(
            FindingView view, Sentences sentences, Map<Integer, String> people, Texts texts) {
        Map<FactId, String> roles = new HashMap<>();
        view.judged()
                .ifPresent(judged -> {
                    for (Evidence evidence : judged.evidence()) {
                        roles.put(evidence.fact(), sentences.role(evidence.role()));
                    }
                });
        // Who told a complaint is not for whoever is found.
        boolean complaint = view.finding().revision().verdict().equals(FindingFacts.COMPLAINT);
        return (complaint ? List.<Fact>of() : view.subject().facts())
                .stream()
                        .sorted(Fact.ORDER)
                        .map(fact ->
                                new Sheet.Told(
                                        sentences.kind(fact.kind()),
                                        sentences.figures().time(fact.occurredAt()),
                                        Sentences.told(fact)
                                                ? sentences.figures().time(fact.recordedAt())
                                                : "",
                                        by(fact, people, texts),
                                        roles.getOrDefault(fact.id(), ""),
                                        "",
                                        fact.standing() == Standing.PROPOSED))
                        .toList();
    }

    private static List<Sheet.Told> history(
            FindingView view, Sentences sentences, Map<Integer, String> people, Texts texts) {
        List<Sheet.Told> told = new ArrayList<>();
        for (Fact fact : view.own().facts()) {
            String words =
                    fact.value("words")
                            .map(Value::toString)
                            .map(name ->
                                    Optional.ofNullable(view.words().get(name))
                                            .orElseGet(() -> texts.of("finding.erased")))
                            .orElse("");
            told.add(
                    new Sheet.Told(
                            sentences.kind(fact.kind()),
                            sentences.figures().time(fact.recordedAt()),
                            "",
                            by(fact, people, texts),
                            detail(fact, sentences, texts),
                            words,
                            false));
        }
        return told;
    }

    private static String detail(Fact fact, Sentences sentences, Texts texts) {
        FactReader read = new FactReader(fact);
        return switch (fact.kind().name()) {
            case FindingFacts.RAISED_NAME, FindingFacts.REVISED_NAME, FindingFacts.WITHDRAWN_NAME ->
                    texts.of(
                            "finding.revision",
                            read.whole("revision"),
                            texts.of("verdict." + read.text("verdict")));
            case FindingFacts.CONFIRMED_NAME -> imposed(read, -1, sentences, texts);
            case FindingFacts.REWARDED_NAME -> imposed(read, 1, sentences, texts);
            case FindingFacts.DISMISSED_NAME ->
                    fact.value("event")
                            .map(event -> texts.of("finding.excused-by", event))
                            .orElse("");
            case FindingFacts.APPEAL_VOTED_NAME, FindingFacts.APPEAL_DECIDED_NAME ->
                    texts.of(
                            fact.value("upheld").equals(Optional.of(new Value.Flag(true)))
                                    ? "finding.state.upheld"
                                    : "finding.state.overturned");
            default -> "";
        };
    }

    /** The amounts, and what the code asked the decider to say. */
    private static String imposed(FactReader read, int sign, Sentences sentences, Texts texts) {
        String amounts =
                texts.of(
                        "finding.imposed",
                        sentences.figures().points(sign * read.whole("points")),
                        sentences.figures().money(sign * read.fen("money")));
        String said =
                Given.read(read.fact().value("given").map(Value::toString).orElse(""))
                        .values()
                        .entrySet()
                        .stream()
                        .filter(one ->
                                texts.has("book.%s.%s".formatted(one.getKey(), one.getValue()))
                                        || one.getValue() instanceof Value.Whole)
                        .map(one ->
                                texts.of(
                                        "finding.said",
                                        ImposingWords.label(texts, one.getKey()),
                                        ImposingWords.value(
                                                texts, one.getKey(), one.getValue().toString())))
                        .sorted()
                        .collect(Collectors.joining());
        return amounts + said;
    }
}
