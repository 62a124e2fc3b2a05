package io.shouwen.server.counter;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestServer;
import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.complaint.Complaints;
import io.shouwen.server.counter.CounterPage.Sent;
import io.shouwen.server.crash.CrashSwitch;
import io.shouwen.server.crash.CrashSwitch.Crash;
import io.shouwen.server.crash.CrashSwitch.Died;
import io.shouwen.server.crash.FailPoints;
import io.shouwen.server.file.FileKinds;
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
import io.shouwen.server.offering.Offerings;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Post;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.outbox.Outbox;
import io.shouwen.server.privacy.Enclosures;
import io.shouwen.server.privacy.PersonField;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.PersonalUses;
import io.shouwen.server.privacy.Persons;
import io.shouwen.server.privacy.PrivacyKeys;
import io.shouwen.server.request.RequestCourse;
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
                            List.of(new TicketCourse(pool, postings), new RequestCourse(pool)),
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
                            new Waits(pool, scope, clock),
                            postings,
                            answered,
                            clock);
            Requests requests = new Requests(pool, scope, journal, judgements, histories, clock);
            return new Process(
                    new Acceptance(
                            scope,
                            new CounterDesk(scope, halls, tickets, answered, clock),
                            offerings,
                            new Openings(requests, SERVER.bean(Complaints.class)),
                            requests,
                            new Enclosures(
                                    pool,
                                    scope,
                                    SERVER.bean(PrivacyKeys.class),
                                    SERVER.bean(PersonalUses.class),
                                    clock),
                            clock));
        }

        void accept(String key) {
            LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>();
            form.add("f_house_type", "自有住宅");
            form.add("f_load_kw", "8");
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

    @Test
    void afterACrashAnywhereTheMatterIsAcceptedOnce() {
        CrashSwitch recorder = new CrashSwitch();
        Process recorded = Process.on(recorder);
        TicketRow first = begun();
        recorder.record();
        recorded.accept(key());
        List<String> places = recorder.passed();
        gone(first);
        assertThat(places)
                .contains("BEFORE [append facts]", "BEFORE commit", "AFTER commit")
                .anyMatch(place -> place.contains("update enclosure"));
        for (int at = 0; at < places.size(); at++) {
            for (Crash crash : Crash.turn(at)) {
                survives(crash, at, places.get(at));
            }
        }
    }

    private static void survives(Crash crash, int at, String place) {
        String when = "%s at %s".formatted(crash, place);
        CrashSwitch crashing = new CrashSwitch();
        Process process = Process.on(crashing);
        TicketRow ticket = begun();
        long requests = requests();
        String key = key();
        crashing.arm(at, crash);
        try {
            process.accept(key);
        } catch (Died | RuntimeException e) {
            assertThat(crashing.crashedAt()).as(when + ": " + e).isEqualTo(place);
        }
        Process.on(new CrashSwitch()).accept(key);
        List<Fact> stay = facts(ticket.id());
        assertThat(kinds(stay)).as(when).endsWith("customer.signed", "business.accepted");
        assertThat(kinds(stay)).as(when).containsOnlyOnce("business.accepted");
        SubjectId request =
                SubjectId.parse(stay.getLast().value("request").orElseThrow().toString())
                        .orElseThrow();
        assertThat(requests()).as(when).isEqualTo(requests + 1);
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
        gone(ticket);
    }

    /** Somebody is at the counter, with a paper copied and all of them found. */
    private static TicketRow begun() {
        HALL.take(SERVICE);
        TicketRow ticket = HALL.call(CLERK);
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
                Tickets.now(TicketKinds.OPENED, Map.of(TicketKinds.SERVICE, SERVICE)),
                NewFact.now(
                        CounterKinds.IDENTIFIED,
                        Map.of(TicketKinds.CUSTOMER, new Value.Whole(CUSTOMER.value()))),
                NewFact.now(FileKinds.KEPT, FileKinds.told(FileKinds.SCAN, "id-card", kept)),
                CounterDesk.fact(
                        GuideKinds.PAPERS_RECEIVED, "papers", "id-card title-deed load-list"));
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

    private static long requests() {
        return SERVER.database()
                .orgScope()
                .reading(
                        ORG,
                        () ->
                                SERVER.database()
                                        .jdbc()
                                        .sql("select count(*) from request")
                                        .query(Long.class)
                                        .single());
    }
}
