package io.shouwen.server.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.judge.Judged;
import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestServer;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.journal.Outcome.Done;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.judgement.Alarms;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.outbox.Outbox;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import javax.sql.DataSource;

/** Books and matters of the sample organisation, told in the order of the days. */
@TestMethodOrder(OrderAnnotation.class)
class RecordsTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final OrgId ORG = new OrgId(1);
    private static final RoomsStory ROOMS = new RoomsStory(SERVER);
    private static final int TECHNICIAN = ROOMS.person("Y201");
    private static final int AGENT = ROOMS.person("Y101");
    private static final int CHIEF = ROOMS.person("Y203");
    private static final int URBAN = unit("城区维修班");
    private static final int CALLS = unit("客服中心");

    /** Days to come, so that the house is older than they are. */
    private static final int YEAR =
            SERVER.bean(WallClock.class).now().atZone(ZoneOffset.UTC).getYear() + 1;

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    @Order(1)
    void eachUnitHasABookOfTheYearThatSaysSinceWhenItIsThere() {
        itIs(YEAR + "-03-02T02:00:00Z");
        SERVER.bean(UnitBooks.class).keepUp();
        SERVER.bean(UnitBooks.class).keepUp();

        List<Fact> facts = book(URBAN).history().facts();
        assertThat(facts).extracting(fact -> fact.kind().name()).containsExactly("unit.opened");
        assertThat(facts.getFirst().value("since")).isPresent();
    }

    @Test
    @Order(2)
    void visitsOfAMonthAreSettledInTheBookOfTheirUnit() {
        List<SubjectId> requests = List.of(report(), report(), report());
        for (SubjectId request : requests) {
            tell(TECHNICIAN, "technician", request, fact("visit.arrived"));
            tell(TECHNICIAN, "technician", request, fact("repair.fixed"));
        }
        itIs(YEAR + "-03-03T02:00:00Z");
        for (SubjectId request : requests) {
            tell(
                    AGENT,
                    "agent",
                    request,
                    fact(
                            "callback.done",
                            Map.of("outcome", text("fixed"), "opinion", text("fair"))));
        }
        returned(requests.get(0));
        returned(requests.get(1));
        until(() -> settled().size() == 2);
        assertThat(settled()).allMatch(fact -> flag(fact, "sheet_returned"));

        itIs(YEAR + "-03-10T02:00:00Z");
        SERVER.bean(Carrier.class).settle();
        until(() -> settled().size() == 3);

        assertThat(settled().getLast().value("sheet_returned")).contains(new Value.Flag(false));
        assertThat(settled().getLast().value("called_back")).contains(new Value.Flag(true));
    }

    @Test
    @Order(3)
    void theMonthIsJudgedWhenItIsOverAndMendedByASheetThatComesLate() {
        itIs(YEAR + "-04-01T00:00:00Z");
        SERVER.bean(Alarms.class).ring();

        until(() -> findings("cable.3.2.6b") == 1);
        assertThat(march("cable.3.2.6b").verdict().word()).isEqualTo("breached");
        assertThat(march("cable.3.2.6d").verdict().word()).isEqualTo("met");

        returned(request(settled().getLast()));
        until(() -> march("cable.3.2.6b").verdict().word().equals("met"));

        assertThat(settled()).hasSize(3).allMatch(fact -> flag(fact, "sheet_filled"));
        assertThat(march("cable.3.2.6c").verdict().word()).isEqualTo("met");
    }

    @Test
    @Order(4)
    void whatIsStruckInARequestIsStruckInTheBook() {
        SubjectId request = report();
        // Else the strike would take a breach away, which takes a second person.
        tell(
                TECHNICIAN,
                "technician",
                request,
                fact("toolkit.checked", Map.of("complete", new Value.Flag(true))));
        Done departed = tell(TECHNICIAN, "technician", request, fact("visit.departed"));
        until(() -> mine("visit.departed").size() == 1);

        tell(
                CHIEF,
                "chief",
                request,
                fact(
                        "fact.struck",
                        Map.of(
                                "fact",
                                text(Integer.toString(departed.facts().getFirst().n())),
                                "reason",
                                text("typed wrongly"))));
        until(() -> mine("visit.departed").isEmpty());
    }

    @Test
    @Order(5)
    void whoDeclaredToHaveDrunkMayNotDriveOut() {
        SubjectId request = report();
        records()
                .ofPerson(
                        sender(TECHNICIAN, "technician"),
                        TECHNICIAN,
                        List.of(fact("fitness.declared", Map.of("sober", new Value.Flag(false)))));
        tell(TECHNICIAN, "technician", request, fact("visit.departed"));
        until(() -> findings("cable.2.5.5a") == 1);

        assertThat(SERVER.bean(Requests.class).find(ORG, request).orElseThrow().judged().judged())
                .as("it is judged where the facts meet, and there alone")
                .noneMatch(judged -> judged.clause().value().equals("cable.2.5.5a"));
    }

    @Test
    @Order(6)
    void aHallThatOpensWithoutItsFeesIsFoundAndOneWhoStartsLateIsToo() {
        Sender agent = sender(AGENT, "agent");
        Instant now = SERVER.bean(WallClock.class).now();
        records().ofUnit(agent, CALLS, List.of(fact("hall.opened")));
        records()
                .ofPerson(
                        sender(AGENT, "agent"),
                        AGENT,
                        List.of(
                                fact(
                                        "shift.started",
                                        Map.of(
                                                "post",
                                                text("hall"),
                                                "starts_at",
                                                new Value.Moment(now.plusSeconds(60))))));
        for (String what : List.of("services", "procedures", "promises", "complaint-number")) {
            records()
                    .ofUnit(
                            sender(AGENT, "agent"),
                            CALLS,
                            List.of(fact("display.posted", Map.of("what", text(what)))));
        }
        until(() -> findings("cable.3.1.2c") == 1);
        until(() -> findings("cable.3.1.1g") == 1);
    }

    @Test
    @Order(7)
    void anOutageIsAMatterWithAClockOfItsOwnAndBeginsOnlyWithApproval() {
        Instant now = SERVER.bean(WallClock.class).now();
        Done planned =
                (Done)
                        records()
                                .open(
                                        sender(CHIEF, "chief"),
                                        URBAN,
                                        List.of(
                                                fact(
                                                        "outage.planned",
                                                        Map.of(
                                                                "starts_at",
                                                                new Value.Moment(
                                                                        now.plusSeconds(3600))))));
        SubjectId outage = planned.subject();
        until(() -> findings("cable.3.5.5c") == 1);

        assertThat(records().add(sender(CHIEF, "chief"), outage, List.of(fact("outage.begun"))))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.clause()).contains("cable.3.5.5b"));
        assertThat(records().matters(ORG, Set.of(URBAN), Place.NEWEST))
                .extracting(Matter::id)
                .contains(outage);
    }

    @Test
    @Order(8)
    void whatHasItsHomeElsewhereIsRefused() {
        assertThat(add(AGENT, "agent", report(), fact("hall.opened")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        no -> assertThat(no.problem()).isEqualTo("fact-not-at-home"));
    }

    @Test
    @Order(9)
    void theBookOfTheNextYearBeginsWithWhatStillHolds() {
        itIs((YEAR + 1) + "-01-02T00:00:00Z");
        SERVER.bean(UnitBooks.class).keepUp();

        List<Fact> facts = book(CALLS).history().facts();
        assertThat(facts)
                .extracting(fact -> fact.kind().name())
                .contains("unit.opened", "display.posted");
        assertThat(facts)
                .allMatch(fact ->
                        fact.occurredAt()
                                .equals(
                                        LocalDate.of(YEAR + 1, 1, 1)
                                                .atStartOfDay(ZoneId.of("Asia/Shanghai"))
                                                .toInstant()));
        assertThat(facts.getFirst().value("carried")).contains(new Value.Flag(true));
    }

    private static void itIs(String instant) {
        SERVER.bean(WallClock.class).moveTo(Instant.parse(instant));
    }

    private static Records records() {
        return SERVER.bean(Records.class);
    }

    private static Records.Read book(int unit) {
        return records().ofUnit(ORG, unit).flatMap(id -> records().find(ORG, id)).orElseThrow();
    }

    private static List<Fact> settled() {
        return book(URBAN).history().counted(book(URBAN).judged().asOf()).stream()
                .filter(fact -> fact.kind().name().equals("visit.settled"))
                .toList();
    }

    private static Judged march(String clause) {
        return book(URBAN).judged().judged().stream()
                .filter(one -> one.clause().value().equals(clause))
                .filter(one -> one.occasion().value().contains(YEAR + "-03"))
                .findFirst()
                .orElseThrow();
    }

    private static List<Fact> mine(String kind) {
        Optional<Records.Read> book =
                records().ofPerson(ORG, TECHNICIAN).flatMap(id -> records().find(ORG, id));
        return book.stream()
                .flatMap(read -> read.history().counted(read.judged().asOf()).stream())
                .filter(fact -> fact.kind().name().equals(kind))
                .toList();
    }

    /** The request whose visit a fact of the book settles. */
    private static SubjectId request(Fact settled) {
        String key =
                book(URBAN).history().stored().stream()
                        .filter(stored -> stored.fact().equals(settled))
                        .flatMap(stored -> stored.sourceKey().stream())
                        .findFirst()
                        .orElseThrow();
        return new SubjectId(Long.parseLong(key.substring(0, key.indexOf(' '))));
    }

    private static SubjectId report() {
        Outcome outcome =
                SERVER.bean(Requests.class)
                        .open(
                                sender(AGENT, "agent"),
                                new Requests.Opening(
                                        URBAN,
                                        Optional.empty(),
                                        AGENT,
                                        Optional.empty(),
                                        TECHNICIAN,
                                        List.of(
                                                fact(
                                                        "repair.reported",
                                                        Map.of(
                                                                "area",
                                                                text("urban"),
                                                                "severity",
                                                                text("minor"))))));
        return ((Done) outcome).subject();
    }

    private static void returned(SubjectId request) {
        tell(AGENT, "agent", request, fact("sheet.returned", Map.of("shelf", text("A1"))));
    }

    private static Done tell(int person, String role, SubjectId request, NewFact fact) {
        return (Done) add(person, role, request, fact);
    }

    private static Outcome add(int person, String role, SubjectId request, NewFact fact) {
        return SERVER.bean(Requests.class).add(sender(person, role), request, List.of(fact));
    }

    private static Sender sender(int person, String role) {
        return new Sender(
                ORG, Actor.person(person, Set.of(role)), UUID.randomUUID().toString(), "test");
    }

    private static NewFact fact(String kind) {
        return fact(kind, Map.of());
    }

    private static NewFact fact(String kind, Map<String, Value> values) {
        return NewFact.now(new FactKind(kind), values);
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }

    private static boolean flag(Fact fact, String name) {
        return fact.value(name).equals(Optional.of(new Value.Flag(true)));
    }

    private static int unit(String name) {
        return count("select id from unit where name_zh = ?", name);
    }

    private static int findings(String clause) {
        return count("select count(*)::int from finding where clause = ?", clause);
    }

    private static int count(String sql, String of) {
        return SERVER.bean(OrgScope.class)
                .reading(
                        ORG,
                        () ->
                                JdbcClient.create(SERVER.bean(DataSource.class))
                                        .sql(sql)
                                        .param(of)
                                        .query(Integer.class)
                                        .single());
    }

    /** Letters and alarms go round by themselves; this hurries them on. */
    private static void until(Supplier<Boolean> holds) {
        for (int i = 0; i < 2000 && !holds.get(); i++) {
            SERVER.bean(Outbox.class).deliver();
            SERVER.bean(Alarms.class).ring();
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        assertThat(holds.get()).isTrue();
    }
}
