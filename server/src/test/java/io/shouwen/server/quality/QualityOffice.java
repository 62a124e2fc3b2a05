package io.shouwen.server.quality;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.score.Due;
import io.shouwen.engine.standard.Calendars;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Citation;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Consequence.Price;
import io.shouwen.engine.standard.Consequence.Share;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.StandardRef;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.standard.Tariff;
import io.shouwen.engine.standard.Tariff.Range;
import io.shouwen.engine.standard.Words;
import io.shouwen.server.acknowledgement.AcknowledgementCourse;
import io.shouwen.server.acknowledgement.AcknowledgementFacts;
import io.shouwen.server.acknowledgement.Acknowledgements;
import io.shouwen.server.acknowledgement.Signatures;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.crash.FailPoints;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.JournalKinds;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.judgement.Alarms;
import io.shouwen.server.judgement.Judgements;
import io.shouwen.server.keys.KeyFolder;
import io.shouwen.server.ledger.Ledger;
import io.shouwen.server.notice.Notices;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.outbox.Outbox;
import io.shouwen.server.postgres.TestDatabase;
import io.shouwen.server.privacy.PersonalUse;
import io.shouwen.server.privacy.Persons;
import io.shouwen.server.privacy.PrivacyKeys;
import io.shouwen.server.privacy.Writings;
import io.shouwen.server.quality.Findings.Said;
import io.shouwen.server.request.RequestCourse;
import io.shouwen.server.request.RequestKinds;
import io.shouwen.server.request.Requests;
import io.shouwen.server.roster.Roster;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.subject.Histories;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

/**
 * A small organisation that lives by "on site in half an hour, else one to three points and 100 to
 * 500 yuan, of which the head bears 10% and the deputy 20%".
 */
final class QualityOffice {
    static final FactKind REPORTED = new FactKind("repair.reported");
    static final FactKind ARRIVED = new FactKind("visit.arrived");
    static final String CLAUSE = "city.4.2";
    private static final AtomicInteger KEYS = new AtomicInteger();
    private static final Catalogue.Field TEXT =
            new Catalogue.Field(Catalogue.Type.TEXT, false, Set.of());

    /** All processes over one database share them. */
    private static final PrivacyKeys KEYS_OF_PERSONS = PrivacyKeys.in(folder());

    final JdbcClient jdbc;
    final OrgScope scope;
    final WallClock clock;
    final Outbox outbox;
    final Alarms alarms;
    final Journal journal;
    final Requests requests;
    final Ledger ledger;
    final Findings findings;
    final FindingDesk desk;
    final Excuses excuses;
    final Lapsing lapsing;
    final Roster roster;
    final Raising raising;
    final Books books;
    final Shelf shelf;
    final Acknowledgements acknowledgements;
    final Writings writings;
    final List<PersonalUse> used = new ArrayList<>();

    QualityOffice(TestDatabase database) {
        this(database, database.pool(), new FailPoints());
    }

    /** One process of several over a database, with connections and fail-points of its own. */
    QualityOffice(TestDatabase database, DataSource pool, FailPoints failPoints) {
        jdbc = JdbcClient.create(pool);
        scope = new OrgScope(pool, new DataSourceTransactionManager(pool));
        clock = new WallClock(pool);
        shelf =
                new Shelf(
                        List.of(
                                JournalKinds.wordsAboutFacts(),
                                RequestKinds.factsOfRequests(),
                                FindingFacts.findingKinds(),
                                TermsCourse.termsKinds(),
                                AcknowledgementFacts.acknowledgementKinds()),
                        (org, unit) -> Set.of());
        shelf.put(standards());
        Histories histories = new Histories(pool);
        outbox = new Outbox(pool, scope, failPoints);
        Judgements judgements = new Judgements(pool, shelf, outbox, List.of(), failPoints);
        alarms = new Alarms(pool, scope, clock, shelf, histories, judgements, failPoints);
        ledger = new Ledger(pool);
        Postings postings = new Postings(pool);
        books = new Books(pool, shelf, histories, postings);
        FindingCourse course =
                new FindingCourse(
                        pool,
                        postings,
                        shelf,
                        ledger,
                        new Signatures(pool),
                        books,
                        new Notices(pool, scope, clock));
        journal =
                new Journal(
                        pool,
                        scope,
                        shelf,
                        histories,
                        judgements,
                        List.of(
                                new RequestCourse(pool),
                                course,
                                new AcknowledgementCourse(pool),
                                new BookCourse(postings),
                                new TermsCourse(pool)),
                        List.of(),
                        failPoints);
        requests = new Requests(pool, scope, journal, judgements, histories, clock);
        Persons persons = new Persons(pool, scope, KEYS_OF_PERSONS, (org, use) -> used.add(use));
        writings = new Writings(pool, scope, KEYS_OF_PERSONS, persons);
        findings =
                new Findings(
                        pool,
                        scope,
                        journal,
                        judgements,
                        histories,
                        clock,
                        shelf,
                        course,
                        postings,
                        writings,
                        books);
        desk = new FindingDesk(pool, scope, clock, postings, shelf);
        excuses = new Excuses(pool, scope, journal, histories, clock, postings, writings, books);
        lapsing = new Lapsing(pool, scope, journal, histories, clock);
        roster = new Roster(pool, scope, postings, clock);
        raising = new Raising(pool, outbox, journal, postings, roster, shelf);
        acknowledgements = new Acknowledgements(pool, scope, journal, shelf, postings, clock);
        try (var owner = database.asOwner();
                var statement = owner.createStatement()) {
            statement.execute("update clock set test = true");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyFolder folder() {
        try {
            return new KeyFolder(Files.createTempDirectory("shouwen-keys"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Standards standards() {
        return standards(Set.of());
    }

    /** The code with clauses on trial. */
    static Standards standards(Set<ClauseId> onTrial) {
        Promise arrive =
                new Promise(
                        Pattern.any(REPORTED),
                        Promise.Keeping.by(Pattern.any(ARRIVED)),
                        new Limit.Elapsed(Duration.ofMinutes(30)),
                        Promise.Changes.NONE,
                        Promise.Wording.MUST,
                        "technician",
                        "late-arrival");
        Price costs =
                Price.plain(
                        Set.of(),
                        new Tariff(new Range(100, 300), new Range(10_000, 50_000)),
                        List.of(new Share("head", 1, 10), new Share("deputy", 1, 5)));
        Standard standard =
                new Standard(
                        new StandardRef("city", "2026", "test"),
                        new Words("规范", "code"),
                        Instant.EPOCH,
                        Optional.empty(),
                        ZoneId.of("Asia/Shanghai"),
                        Map.of(),
                        List.of(
                                new Clause(
                                        new ClauseId(CLAUSE),
                                        new Citation("", "4.2"),
                                        new Words("半小时内到场", "On site in half an hour"),
                                        arrive),
                                new Clause(
                                        new ClauseId("city.9.1"),
                                        new Citation("", "9.1"),
                                        new Words("扣分", "Costs points"),
                                        costs)),
                        onTrial);
        return Standards.of(
                List.of(standard),
                new Catalogue(
                        Map.of(
                                REPORTED,
                                kind(REPORTED, "agent", Map.of("technician", TEXT)),
                                ARRIVED,
                                kind(ARRIVED, "technician", Map.of()))),
                Calendars.NONE);
    }

    private static Catalogue.Kind kind(
            FactKind kind, String producer, Map<String, Catalogue.Field> fields) {
        return new Catalogue.Kind(
                kind, words(kind), fields, Set.of(producer), Duration.ofMinutes(10));
    }

    private static Words words(FactKind kind) {
        return kind.equals(REPORTED)
                ? new Words("报修", "Fault reported")
                : new Words("到场", "Arrived on site");
    }

    /** The people of one organisation and the units of the crew and of the other crew. */
    record People(
            OrgId org,
            int crew,
            int otherCrew,
            int technician,
            int chief,
            int quality,
            int secondQuality,
            int head,
            int deputy,
            int agent) {}

    /** Founds it; everybody has signed the code. */
    People found(OrgId org) {
        People people = hired(org);
        scope.run(org, () -> sign(org));
        return people;
    }

    /** The same house with another technician, whose book is empty. */
    People withAnotherTechnician(People people) {
        return scope.in(
                people.org(),
                () -> {
                    int technician = hire(people.org(), people.crew(), "technician");
                    sign(people.org());
                    return new People(
                            people.org(),
                            people.crew(),
                            people.otherCrew(),
                            technician,
                            people.chief(),
                            people.quality(),
                            people.secondQuality(),
                            people.head(),
                            people.deputy(),
                            people.agent());
                });
    }

    private void sign(OrgId org) {
        jdbc.sql(
                        """
                        insert into acknowledgement (org, person, code, version, subject, at)
                        select org, id, 'city', '2026', 0, timestamptz '2026-01-01'
                        from person where org = :org
                        on conflict do nothing
                        """)
                .param("org", org.value())
                .update();
    }

    /** The people as they come, without a signature. */
    People hired(OrgId org) {
        return scope.in(
                org,
                () -> {
                    jdbc.sql("insert into org (org, name_zh) values (:org, '甲')")
                            .param("org", org.value())
                            .update();
                    int company = unit(org, Optional.empty(), "company");
                    int section = unit(org, Optional.of(company), "section");
                    int crew = unit(org, Optional.of(section), "crew");
                    int other = unit(org, Optional.of(company), "crew");
                    int office = unit(org, Optional.of(company), "office");
                    return new People(
                            org,
                            crew,
                            other,
                            hire(org, crew, "technician"),
                            hire(org, crew, "chief"),
                            hire(org, office, "quality"),
                            hire(org, office, "quality"),
                            hire(org, section, "head"),
                            hire(org, section, "deputy"),
                            hire(org, office, "agent"));
                });
    }

    private int unit(OrgId org, Optional<Integer> parent, String kind) {
        return jdbc.sql(
                        """
                        insert into unit (org, parent, kind, name_zh)
                        values (:org, :parent::int, :kind, '单位') returning id
                        """)
                .param("org", org.value())
                .param("parent", parent.orElse(null))
                .param("kind", kind)
                .query(Integer.class)
                .single();
    }

    int hire(OrgId org, int unit, String role) {
        return jdbc.sql(
                        """
                        with hired as (
                            insert into person (org, name_zh) values (:org, '员工') returning id)
                        insert into post (org, person, unit, role, from_day)
                        select :org, id, :unit, :role, date '2020-01-01' from hired
                        returning person
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("role", role)
                .query(Integer.class)
                .single();
    }

    void itIs(String instant) {
        clock.moveTo(Instant.parse(instant));
    }

    /** Rings every alarm that is due and delivers every letter. */
    void settleDown() {
        while (alarms.ring() || outbox.deliver()) {
            // until there is nothing left
        }
        outbox.deliver();
    }

    /** A fault, reported now; the technician has it in hand. */
    SubjectId report(People people) {
        return report(people, Map.of());
    }

    /** A fault, reported now; the crew is to answer for it, and nobody of it by name. */
    SubjectId reportToCrew(People people) {
        return report(people, Map.of("technician", new Value.Text("crew")));
    }

    private SubjectId report(People people, Map<String, Value> values) {
        Outcome outcome =
                requests.open(
                        new Requests.Sender(
                                people.org(),
                                Actor.person(people.agent(), Set.of("agent")),
                                key(),
                                "test"),
                        new Requests.Opening(
                                people.crew(),
                                Optional.empty(),
                                people.agent(),
                                Optional.empty(),
                                people.technician(),
                                List.of(NewFact.now(REPORTED, values))));
        return ((Outcome.Done) outcome).subject();
    }

    Outcome arrive(People people, SubjectId request, String at) {
        return requests.add(
                new Requests.Sender(
                        people.org(),
                        Actor.person(people.technician(), Set.of("technician")),
                        key(),
                        "test"),
                request,
                List.of(NewFact.at(ARRIVED, Instant.parse(at), Map.of())));
    }

    /** The one finding about a request. */
    SubjectId finding(People people, SubjectId request) {
        return scope.reading(
                people.org(),
                () ->
                        jdbc.sql("select id from finding where subject = :subject")
                                .param("subject", request.value())
                                .query((row, n) -> new SubjectId(row.getLong(1)))
                                .single());
    }

    Finding read(People people, SubjectId finding) {
        return Finding.of(finding, journal.history(people.org(), finding).orElseThrow().facts());
    }

    /** What a finding takes as its book stands. */
    List<Due> due(People people, SubjectId finding) {
        return scope.reading(
                people.org(),
                () -> {
                    History own = journal.history(people.org(), finding).orElseThrow();
                    Finding read = Finding.of(finding, own.facts());
                    return books.of(people.org(), own, read, clock.now()).due(read);
                });
    }

    Outcome say(People people, int person, SubjectId finding, Said said) {
        return findings.say(new Findings.Sender(people.org(), person, key()), finding, said);
    }

    static String key() {
        return "key " + KEYS.incrementAndGet();
    }
}
