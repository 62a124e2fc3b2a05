package io.shouwen.server.quality;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.judge.Judged;
import io.shouwen.engine.score.Proposal;
import io.shouwen.engine.standard.Consequence;
import io.shouwen.engine.standard.Standards;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.explain.Figures;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.judgement.Judgements;
import io.shouwen.server.ledger.Account;
import io.shouwen.server.organisation.Founding;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.privacy.Writings;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.subject.Histories;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.text.Texts;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/** Findings: what people say and decide about them, and what they may see of them. */
@Component
public final class Findings {
    /** The most lines of one page. */
    public static final int PAGE = 50;

    private final OrgScope scope;
    private final Judgements judgements;
    private final Histories histories;
    private final WallClock clock;
    private final Shelf shelf;
    private final FindingCourse course;
    private final Parties parties;
    private final FindingRows rows;
    private final TermsRows terms;
    private final FindingWords words;
    private final Books books;
    private final Deciding deciding;
    private final Recording recording;
    private final Complaining complaining;

    public Findings(
            DataSource dataSource,
            OrgScope scope,
            Journal journal,
            Judgements judgements,
            Histories histories,
            WallClock clock,
            Shelf shelf,
            FindingCourse course,
            Postings postings,
            Writings writings,
            Books books) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.scope = scope;
        this.judgements = judgements;
        this.histories = histories;
        this.clock = clock;
        this.shelf = shelf;
        this.course = course;
        this.parties = new Parties(postings);
        this.rows = new FindingRows(jdbc);
        this.terms = new TermsRows(jdbc);
        this.books = books;
        this.words = new FindingWords(new WordsRows(jdbc), writings);
        this.deciding = new Deciding(scope, journal, histories, clock, terms, words, books);
        this.complaining = new Complaining(scope, journal, shelf, parties);
        this.recording = new Recording(scope, journal, histories, postings, clock, rows, books);
    }

    /** Who acts, and the key by which the command is found again. */
    public record Sender(OrgId org, int person, String key) {}

    /**
     * What somebody says about a finding.
     *
     * @param revision the revision they saw
     * @param pointsHundredths what they impose; for a confirmation only
     * @param moneyFen what they propose to deduct; for a confirmation only
     * @param words their answer or reason
     * @param given what the code asks of the decider besides; for a confirmation only
     * @param seen what might be imposed when they looked; empty for whatever may be now
     */
    public record Said(
            Act act,
            int revision,
            long pointsHundredths,
            long moneyFen,
            String words,
            Map<String, String> given,
            String seen) {
        public Said {
            given = Map.copyOf(given);
        }

        /** Where the code asks nothing besides. */
        public Said(Act act, int revision, long pointsHundredths, long moneyFen, String words) {
            this(act, revision, pointsHundredths, moneyFen, words, Map.of(), "");
        }

        /** For everything but a confirmation. */
        public static Said of(Act act, int revision, String words) {
            return new Said(act, revision, 0, 0, words);
        }
    }

    /** Records what a person says or decides; refused if it is not theirs or not the time. */
    public Outcome say(Sender sender, SubjectId id, Said said) {
        return deciding.say(sender, id, said);
    }

    /**
     * What somebody decides about a measure.
     *
     * @param clause the clause that proposes it
     * @param account whom it falls on
     * @param step the measure imposed, where several may be; empty for the one there is
     */
    public record Measuring(
            Measure.Decision decision, String clause, String account, String step, String words) {}

    /** Records what a decider decides about a measure that ends in this finding. */
    public Outcome measure(Sender sender, SubjectId id, Measuring measuring) {
        return deciding.measure(sender, id, measuring);
    }

    /** Raises a merit of a person in a request, to be decided like a finding. */
    public Outcome merit(Sender sender, int person, String clause, SubjectId request) {
        return recording.merit(sender, person, clause, request);
    }

    /**
     * An upheld complaint, under a clause.
     *
     * @param person whom it is about; empty where it is about the unit
     */
    public record Upheld(
            SubjectId request,
            Instant openedAt,
            String clause,
            Optional<Integer> person,
            int unit) {}

    /**
     * Raises a finding of a complaint that was upheld. Whoever decided about the complaint raised
     * it, so that another decides about the finding.
     */
    public Outcome complaint(Sender sender, Upheld upheld) {
        return complaining.raise(sender, upheld);
    }

    /** Records of a person that an inspection found nothing or that a test was passed. */
    Outcome note(Sender sender, int person, FactKind kind) {
        return recording.note(sender, person, kind);
    }

    /** The kinds of fact of a book that another system may tell. */
    public static boolean ofBooks(String kind) {
        return FindingFacts.OF_PERSONS.stream().anyMatch(one -> one.name().equals(kind))
                || kind.equals(FindingFacts.NOTIFIED_NAME)
                || kind.equals(FindingFacts.PAID_NAME);
    }

    /** Another system tells something of a person. */
    public Outcome tell(OrgId org, Actor actor, String key, int person, NewFact fact) {
        return recording.tell(org, actor, key, Actor.API, person, fact);
    }

    /** Another system tells something of a finding. */
    public Outcome tell(OrgId org, Actor actor, String key, SubjectId finding, NewFact fact) {
        return deciding.tell(org, actor, key, finding, fact);
    }

    /** The unit of a finding; empty if there is none of the number. */
    public Optional<Integer> unit(OrgId org, SubjectId finding) {
        return scope.reading(
                org,
                () ->
                        rows.byId(org, List.of(finding.value())).stream()
                                .map(FindingLine::unit)
                                .findFirst());
    }

    /**
     * What a decider may record about a person.
     *
     * @param merits the clauses whose merits earn something
     * @param kinds what the code hears of a person beside findings
     */
    public record MayRecord(List<String> merits, List<FactKind> kinds) {
        public MayRecord {
            merits = List.copyOf(merits);
            kinds = List.copyOf(kinds);
        }
    }

    /** Nothing for whoever does not decide about the person. */
    public MayRecord mayRecord(OrgId org, int decider, int person) {
        return scope.reading(
                org,
                () ->
                        decider != person && parties.decidesAbout(org, decider, person, clock.now())
                                ? recording.may(org, person)
                                : new MayRecord(List.of(), List.of()));
    }

    /** Everything that bears on a person or a unit in the year of today. */
    public Book book(OrgId org, Account account) {
        return scope.reading(
                org,
                () -> {
                    Instant now = clock.now();
                    return books.ofAccount(
                            org, account, now.atZone(parties.zone(org)).toLocalDate(), now);
                });
    }

    /** Whether a code on the shelf reckons what is left of a year. */
    public boolean reckonsYears(OrgId org) {
        return shelf.of(org).standards().versions().stream()
                .flatMap(version -> version.clauses().stream())
                .anyMatch(clause -> clause.rule() instanceof Consequence.Balance);
    }

    /** What is left of an account in the year of a day, and the best grades it allows, in words. */
    public List<String> year(OrgId org, Account account, LocalDate day, ZoneId zone, Texts texts) {
        return scope.reading(
                org,
                () ->
                        new YearWords(texts, new Figures(texts, zone))
                                .year(books.ofAccount(org, account, day, clock.now()), account));
    }

    /** The sample shows proposed deductions, so that a visitor sees what they look like. */
    @EventListener
    void settleSample(Founding.SampleFounded founded) {
        settle(founded.org(), Terms.USUAL.withMoney());
    }

    /** Encrypts a piece of what was written in the open once; false if there is none left. */
    boolean encryptEarlierWords(OrgId org) {
        return scope.in(org, () -> words.encryptEarlier(org));
    }

    /** What the organisation has settled about findings. */
    public Terms terms(OrgId org) {
        return scope.reading(org, () -> terms.of(org));
    }

    /** Settles what holds from now on. */
    public void settle(OrgId org, Terms terms) {
        scope.run(org, () -> this.terms.settle(org, terms));
    }

    /** The findings in which a person is the one found, newest first. */
    public List<FindingLine> ofPerson(OrgId org, int person, Place after) {
        return scope.reading(org, () -> rows.ofPerson(org, person, after, PAGE));
    }

    /** Findings by their numbers. */
    public List<FindingLine> lines(OrgId org, Collection<Long> ids) {
        return scope.reading(org, () -> rows.byId(org, ids));
    }

    /** The findings about a request or another subject that this person may see, oldest first. */
    public List<FindingLine> about(OrgId org, SubjectId subject, int reader) {
        List<FindingLine> all = scope.reading(org, () -> rows.about(org, subject));
        return all.stream().filter(line -> find(org, reader, line.id()).isPresent()).toList();
    }

    /** Whether a person's positions reach the unit of another person today. */
    public boolean mayReadPerson(OrgId org, int reader, int person) {
        return scope.reading(org, () -> parties.readsPerson(org, reader, person, clock.now()));
    }

    /** Whether a person's positions reach a unit today. */
    public boolean mayReadUnit(OrgId org, int reader, int unit) {
        return scope.reading(org, () -> parties.reads(org, reader, clock.now()).contains(unit));
    }

    /** How many findings of an account are raised and not decided: nothing is posted for them. */
    public long proposedFor(OrgId org, Account account) {
        return scope.reading(org, () -> rows.undecided(org, account));
    }

    /**
     * What the judge said of a finding at its latest revision.
     *
     * @param subject the facts it was judged from
     */
    public record Told(History subject, Judged judged, Instant asOf) {}

    /** What the judge said of a finding; empty when the occasion is gone. */
    public Optional<Told> judged(OrgId org, SubjectId id) {
        return scope.reading(
                org,
                () ->
                        histories
                                .read(org, id)
                                .map(own -> Finding.of(id, own.facts()))
                                .flatMap(finding -> told(org, finding)));
    }

    private Optional<Told> told(OrgId org, Finding finding) {
        return histories
                .read(org, finding.breach().subject())
                .flatMap(subject ->
                        judged(finding, subject)
                                .map(one -> new Told(subject, one, finding.revision().asOf())));
    }

    /** The finding as this person may see it; empty if they may not. */
    public Optional<FindingView> find(OrgId org, int person, SubjectId id) {
        return find(org, person, id, Map.of());
    }

    /**
     * As {@link #find(OrgId, int, SubjectId)}, with what may be imposed if these are the answers to
     * what the code asks.
     */
    public Optional<FindingView> find(
            OrgId org, int person, SubjectId id, Map<String, String> given) {
        return scope.reading(
                org,
                () -> {
                    Instant now = clock.now();
                    return histories
                            .read(org, id)
                            .filter(history -> history.kind().equals(FindingFacts.SUBJECT))
                            .flatMap(history -> view(org, person, history, given, now));
                });
    }

    private Optional<FindingView> view(
            OrgId org, int person, History own, Map<String, String> given, Instant now) {
        Finding finding = Finding.of(own.id(), own.facts());
        Terms terms = this.terms.of(org);
        Standards standards = shelf.of(org).standards();
        Parties.Deadlines deadlines = new Parties.Deadlines(terms, standards, parties.zone(org));
        Acting who = parties.acting(org, person, finding, deadlines, now);
        boolean again = course.again(own, finding, now);
        ActRules rules = new ActRules(finding, terms, again, course.debt(own, finding, now));
        boolean reads = parties.reads(org, person, now).contains(finding.breach().unit());
        boolean theirs = reads && !finding.breach().trial();
        if (!theirs && !rules.speaksFor(who)) {
            return Optional.empty();
        }
        History subject = histories.read(org, finding.breach().subject()).orElseThrow();
        return Optional.of(
                new FindingView(
                        finding,
                        own,
                        subject,
                        judged(finding, subject),
                        deciding.prospect(org, own, finding, given),
                        measures(books.around(org, own, finding, now), finding, rules, who, theirs),
                        again,
                        rules.allowed(who),
                        rules.against(Act.CONFIRM, who),
                        rules.answerUntil(),
                        deadlines.appealUntil(finding),
                        words.of(org, own.id()),
                        terms));
    }

    /** The measures that the finding led to: all of them for whoever reads the unit. */
    private static List<Measure> measures(
            Book book, Finding finding, ActRules rules, Acting who, boolean theirs) {
        return book.proposals().stream()
                .filter(one -> one.firedBy().contains(Book.name(finding)))
                .filter(one ->
                        theirs || Account.person(one.account()).equals(Optional.of(who.person())))
                .map(one -> measure(one, finding, rules, who))
                .toList();
    }

    private static Measure measure(Proposal one, Finding finding, ActRules rules, Acting who) {
        boolean here = one.firedBy().getLast().equals(Book.name(finding));
        boolean may = rules.againstMeasure(who, Account.person(one.account())).isEmpty();
        return new Measure(
                one,
                Arrays.stream(Measure.Decision.values())
                        .filter(decision -> here && may && decision.fits(one.state()))
                        .collect(Collectors.toSet()));
    }

    /** What the judge said then, again from the facts known then. */
    private Optional<Judged> judged(Finding finding, History subject) {
        return judgements.assess(subject, finding.revision().asOf()).judged().stream()
                .filter(one -> one.clause().value().equals(finding.breach().clause()))
                .filter(one -> one.occasion().value().equals(finding.breach().occasion()))
                .findFirst();
    }
}
