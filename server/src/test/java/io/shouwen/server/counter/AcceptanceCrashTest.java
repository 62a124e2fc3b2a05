package io.shouwen.server.counter;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestServer;
import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.complaint.ComplaintCourse;
import io.shouwen.server.complaint.Complaints;
import io.shouwen.server.counter.CounterPage.Sent;
import io.shouwen.server.crash.CrashSwitch;
import io.shouwen.server.crash.CrashSwitch.Crash;
import io.shouwen.server.crash.CrashSwitch.Died;
import io.shouwen.server.crash.FailPoints;
import io.shouwen.server.file.FileKinds;
import io.shouwen.server.hall.Departures;
import io.shouwen.server.hall.GuideKinds;
import io.shouwen.server.hall.HallScreens;
import io.shouwen.server.hall.Halls;
import io.shouwen.server.hall.TicketCourse;
import io.shouwen.server.hall.TicketKinds;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.hall.Waits;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.judgement.Judgements;
import io.shouwen.server.notice.Notices;
import io.shouwen.server.offering.Offerings;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Post;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.outbox.Outbox;
import io.shouwen.server.privacy.Enclosures;
import io.shouwen.server.privacy.PersonField;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.PersonalUses;
import io.shouwen.server.privacy.Persons;
import io.shouwen.server.privacy.PrivacyKeys;
import io.shouwen.server.privacy.Writings;
import io.shouwen.server.request.RequestCourse;
import io.shouwen.server.request.RequestWords;
import io.shouwen.server.request.Requests;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.story.Answered;
import io.shouwen.server.subject.Histories;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.util.LinkedMultiValueMap;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

import javax.sql.DataSource;

/**
 * Crashes an acceptance before and after each statement and commit, and sends the same again: one
 * request is opened, everything enclosed lies with it once, and nothing is half.
 */
class AcceptanceCrashTest {
    private static final OrgId ORG = HallScreens.ORG;
    private static final TestServer SERVER = TestServer.demo();
    private static final HallScreens HALL = new HallScreens(SERVER);
    private static final int CLERK = HALL.sit("Y602", 1);
    private static final Me ME = me();
    private static final int CASHIER = new RoomsStory(SERVER).person("Y604");
    private static final PersonId CUSTOMER =
            SERVER.bean(Persons.class)
                    .enter(ORG, Map.of(PersonField.NAME, "林秀英", PersonField.PHONE, "13900007009"));
    private static final String DRAWN =
            "data:image/png;base64,"
                + "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAA"
                + "AABJRU5ErkJggg==";
    private static final String SERVICE = "new-connection";

    @AfterAll
    static void close() {
        SERVER.close();
    }

    private static Me me() {
        Post post = new Post(1, HALL.unit, "城区营业厅", "", Role.CLERK);
        int person = new RoomsStory(SERVER).person("Y602");
        return new Me(
                ORG, "", "", ZoneId.of("Asia/Shanghai"), 1, person, "", "", false, List.of(post));
    }

    /** One server process as far as it accepts: several share the database. */
    private record Process(Acceptance acceptance) {
        static Process on(CrashSwitch crash) {
            FailPoints failPoints = crash.failPoints();
            DataSource pool = crash.connections(SERVER.database().pool());
            OrgScope scope = new OrgScope(pool, new DataSourceTransactionManager(pool));
            WallClock clock = new WallClock(pool);
            Shelf shelf = SERVER.bean(Shelf.class);
            Postings postings = new Postings(pool);
            Histories histories = new Histories(pool);
            Judgements judgements =
                    new Judgements(
                            pool,
                            shelf,
                            new Outbox(pool, scope, failPoints),
                            List.of(),
                            failPoints);
            Journal journal =
                    new Journal(
                            pool,
                            scope,
                            shelf,
                            histories,
                            judgements,
                            List.of(
                                    new TicketCourse(pool, postings),
                                    new RequestCourse(pool),
                                    new ComplaintCourse(pool, postings, histories)),
                            List.of(),
                            failPoints);
            Halls halls = new Halls(pool, scope, clock);
            Offerings offerings = new Offerings(scope, shelf, clock);
            Answered answered = new Answered(pool);
            Tickets tickets =
                    new Tickets(
                            pool,
                            scope,
                            journal,
                            offerings,
                            halls,
                            new Waits(pool, scope, postings, clock),
                            postings,
                            answered,
                            clock);
            Requests requests = new Requests(pool, scope, journal, judgements, histories, clock);
            PrivacyKeys keys = SERVER.bean(PrivacyKeys.class);
            Complaints complaints =
                    new Complaints(
                            pool,
                            scope,
                            requests,
                            new RequestWords(
                                    pool,
                                    scope,
                                    new Writings(pool, scope, keys, SERVER.bean(Persons.class))),
                            new Notices(pool, scope, clock),
                            new Units(pool, scope),
                            new Staff(pool, scope),
                            postings,
                            histories,
                            shelf,
                            answered,
                            clock);
            return new Process(
                    new Acceptance(
                            scope,
                            new CounterDesk(
                                    scope,
                                    halls,
                                    tickets,
                                    new Departures(scope, tickets, answered, clock),
                                    answered,
                                    clock),
                            offerings,
                            new Openings(requests, complaints),
                            requests,
                            new Enclosures(
                                    pool, scope, keys, SERVER.bean(PersonalUses.class), clock),
                            clock));
        }

        void accept(String key) {
            accept(key, Map.of("f_house_type", "自有住宅", "f_load_kw", "8"));
        }

        void complain(String key) {
            accept(key, Map.of("words", "收费员态度不好", "against", "person-" + CASHIER));
        }

        private void accept(String key, Map<String, String> fields) {
            LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>();
            fields.forEach(form::add);
            assertThat(
                            acceptance
                                    .accept(
                                            ME,
                                            key,
                                            new Sent(form),
                                            new Acceptance.Signature("screen", DRAWN))
                                    .right())
                    .isTrue();
        }
    }

    /**
     * What is accepted at a counter.
     *
     * @param rows the table in which it leaves one row
     * @param begun brings somebody to the counter with it
     * @param sent accepts it at a process under a key
     */
    private record Matter(
            String rows, Supplier<TicketRow> begun, BiConsumer<Process, String> sent) {
        /** Where one acceptance may crash; whoever is recorded is gone afterwards. */
        List<String> places(Consumer<TicketRow> seen) {
            // The first of a writer enters them among the writers; all others go the same way.
            once(new CrashSwitch(), _ -> {});
            CrashSwitch recorder = new CrashSwitch();
            once(recorder, seen);
            List<String> places = recorder.passed();
            assertThat(places).contains("BEFORE [append facts]", "BEFORE commit", "AFTER commit");
            return places;
        }

        private void once(CrashSwitch crash, Consumer<TicketRow> seen) {
            Process process = Process.on(crash);
            TicketRow ticket = begun.get();
            crash.record();
            sent.accept(process, key());
            seen.accept(ticket);
            gone(ticket);
        }

        /** Crashes at each place, sends the same again, and asks what holds then. */
        void survives(List<String> places, BiConsumer<String, TicketRow> holds) {
            CrashSwitch.each(places, (crash, at, place) -> survives(crash, at, place, holds));
        }

        private void survives(
                Crash crash, int at, String place, BiConsumer<String, TicketRow> holds) {
            String when = "%s at %s".formatted(crash, place);
            CrashSwitch crashing = new CrashSwitch();
            Process process = Process.on(crashing);
            TicketRow ticket = begun.get();
            long before = count(rows);
            String key = key();
            crashing.arm(at, crash);
            try {
                sent.accept(process, key);
            } catch (Died | RuntimeException e) {
                assertThat(crashing.crashedAt()).as(when + ": " + e).isEqualTo(place);
            }
            sent.accept(Process.on(new CrashSwitch()), key);
            assertThat(count(rows)).as(when).isEqualTo(before + 1);
            assertThat(kinds(facts(ticket.id()))).as(when).containsOnlyOnce("business.accepted");
            holds.accept(when, ticket);
            gone(ticket);
        }
    }

    @Test
    void afterACrashAnywhereTheMatterIsAcceptedOnce() {
        Matter matter = new Matter("request", AcceptanceCrashTest::begun, Process::accept);
        List<String> places = matter.places(_ -> {});
        assertThat(places).anyMatch(place -> place.contains("update enclosure"));
        matter.survives(places, AcceptanceCrashTest::liesWhole);
    }

    private static void liesWhole(String when, TicketRow ticket) {
        assertThat(kinds(facts(ticket.id())))
                .as(when)
                .endsWith("customer.signed", "business.recorded", "business.accepted");
        SubjectId request = accepted(ticket);
        assertThat(kinds(facts(request)))
                .as(when)
                .containsExactly(
                        "request.opened",
                        "business.accepted",
                        "enclosure.kept",
                        "enclosure.kept",
                        "enclosure.kept");
        Enclosures enclosures = SERVER.bean(Enclosures.class);
        assertThat(enclosures.of(ORG, request).stream().map(Enclosures.Line::what))
                .as(when)
                .containsExactlyInAnyOrder("scan", "form", "signature");
        assertThat(enclosures.of(ORG, ticket.id())).as(when).isEmpty();
    }

    @Test
    void afterACrashAnywhereTheComplaintIsFiledOnce() {
        Matter matter =
                new Matter("complaint", AcceptanceCrashTest::complaining, Process::complain);
        AtomicLong told = new AtomicLong();
        List<String> places = matter.places(ticket -> told.set(told(accepted(ticket))));
        assertThat(told.get()).isPositive();
        assertThat(places)
                .anyMatch(place -> place.contains("insert into complaint"))
                .anyMatch(place -> place.contains("insert into message"));
        matter.survives(
                places,
                (when, ticket) -> {
                    SubjectId complaint = accepted(ticket);
                    assertThat(kinds(facts(complaint)))
                            .as(when)
                            .containsOnlyOnce(
                                    "complaint.received",
                                    "complaint.recorded",
                                    "complaint.concerns");
                    assertThat(told(complaint)).as(when).isEqualTo(told.get());
                });
    }

    /** What was opened for whoever is at the counter. */
    private static SubjectId accepted(TicketRow ticket) {
        Value number = facts(ticket.id()).getLast().value("request").orElseThrow();
        return SubjectId.parse(number.toString()).orElseThrow();
    }

    /** How many people were told of it. */
    private static long told(SubjectId complaint) {
        return count("message where about = " + complaint.value());
    }

    /** Somebody at the counter wants to complain. */
    private static TicketRow complaining() {
        return opened("complaint");
    }

    /** Somebody is at the counter, with a paper copied and all of them found. */
    private static TicketRow begun() {
        TicketRow ticket = opened(SERVICE);
        Enclosures.Kept kept =
                SERVER.bean(Enclosures.class)
                        .keep(
                                ORG,
                                key(),
                                new Enclosures.Content(
                                        CUSTOMER, ticket.id(), FileKinds.SCAN, DRAWN))
                        .orElseThrow();
        return HALL.tell(
                CLERK,
                ticket,
                NewFact.now(FileKinds.KEPT, FileKinds.told(FileKinds.SCAN, "id-card", kept)),
                CounterDesk.fact(
                        GuideKinds.PAPERS_RECEIVED, "papers", "id-card title-deed load-list"));
    }

    private static TicketRow opened(String service) {
        HALL.take(SERVICE);
        return HALL.tell(
                CLERK,
                HALL.call(CLERK),
                Tickets.now(TicketKinds.OPENED, Map.of(TicketKinds.SERVICE, service)),
                NewFact.now(
                        CounterKinds.IDENTIFIED,
                        Map.of(TicketKinds.CUSTOMER, new Value.Whole(CUSTOMER.value()))));
    }

    private static void gone(TicketRow ticket) {
        HALL.tell(CLERK, ticket, NewFact.now(TicketKinds.ENDED, Map.of()));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static List<Fact> facts(SubjectId id) {
        return SERVER.bean(Tickets.class).history(ORG, id).orElseThrow().facts();
    }

    private static List<String> kinds(List<Fact> facts) {
        return facts.stream().map(fact -> fact.kind().name()).toList();
    }

    private static long count(String rows) {
        return SERVER.database()
                .orgScope()
                .reading(
                        ORG,
                        () ->
                                SERVER.database()
                                        .jdbc()
                                        .sql("select count(*) from " + rows)
                                        .query(Long.class)
                                        .single());
    }
}
