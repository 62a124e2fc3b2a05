package io.shouwen.server.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Cable;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Office;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.journal.Outcome.Done;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.journal.Tail;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.postgres.TestDatabase;
import io.shouwen.server.request.Requests.Opening;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

class RequestsTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final OrgId ORG = new OrgId(1);
    private static final Office OFFICE = Office.on(DATABASE.pool(), Cable.standards());
    private static final AtomicInteger KEYS = new AtomicInteger();

    static {
        OFFICE.found(DATABASE, ORG);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void aHandOverBindsWhenTheOtherSideAccepts() {
        SubjectId request = open(5, 3);
        assertThat(OFFICE.requests.offer(sender(5), request, 7, "修")).isInstanceOf(Done.class);
        assertThat(row(request).handler()).isEqualTo(5);
        assertThat(row(request).offeredTo()).contains(7);
        assertThat(OFFICE.requests.offer(sender(5), request, 8, "修"))
                .isEqualTo(Refused.of("offer-open", "7"));
        assertThat(OFFICE.requests.accept(sender(8), request, 8))
                .isEqualTo(Refused.of("offered-to-another", "7"));
        assertThat(OFFICE.requests.accept(sender(7), request, 7)).isInstanceOf(Done.class);
        assertThat(row(request).handler()).isEqualTo(7);
        assertThat(row(request).firstContact()).isEqualTo(5);
        assertThat(row(request).offeredTo()).isEmpty();
        assertThat(OFFICE.requests.accept(sender(7), request, 7))
                .isEqualTo(Refused.of("no-open-offer"));
    }

    @Test
    void aReturnedHandOverLeavesTheHandlerAndIsCounted() {
        SubjectId request = open(5, 3);
        OFFICE.requests.offer(sender(5), request, 7, "修");
        assertThat(OFFICE.requests.giveBack(sender(7), request, "不归我管")).isInstanceOf(Done.class);
        assertThat(row(request).handler()).isEqualTo(5);
        assertThat(row(request).returned()).isEqualTo(1);
    }

    @Test
    void aSuperiorsOrderBindsAtOnceAndIsNotForEverybodyToGive() {
        SubjectId request = open(5, 3);
        OFFICE.requests.offer(sender(5), request, 7, "修");
        assertThat(OFFICE.requests.assign(sender(5, "agent"), request, 8, "忙"))
                .isEqualTo(Refused.of("producer-not-allowed", "handler.assigned"));
        assertThat(OFFICE.requests.assign(sender(9, "chief"), request, 8, "忙"))
                .isInstanceOf(Done.class);
        assertThat(row(request).handler()).isEqualTo(8);
        assertThat(row(request).offeredTo()).isEmpty();
    }

    @Test
    void aRequestIsNotOpenedWithoutItsHandlerNorTwice() {
        Outcome without =
                OFFICE.journal.run(
                        new Command(
                                ORG,
                                actor(5, "agent"),
                                key(),
                                "test",
                                Command.Opening.of(RequestCourse.KIND, 3),
                                List.of(NewFact.now(Cable.REPORTED, Map.of()))));
        assertThat(without).isEqualTo(Refused.of("not-opened"));
        SubjectId request = open(5, 3);
        NewFact again =
                NewFact.now(
                        RequestKinds.OPENED,
                        Map.of(
                                "first_contact",
                                new Value.Text("6"),
                                "handler",
                                new Value.Text("6")));
        assertThat(OFFICE.requests.add(sender(6, "agent"), request, List.of(again)))
                .isEqualTo(Refused.of("already-open"));
    }

    @Test
    void aClosedRequestIsReopenedAndRunsOnWithTheSameHandler() {
        SubjectId request = open(5, 3);
        NewFact closed = NewFact.now(RequestKinds.CLOSED, Map.of());
        NewFact reopened =
                NewFact.now(RequestKinds.REOPENED, Map.of("reason", new Value.Text("没修好")));
        assertThat(OFFICE.requests.add(sender(5, "agent"), request, List.of(reopened)))
                .isEqualTo(Refused.of("not-closed"));
        OFFICE.requests.add(sender(5, "agent"), request, List.of(closed));
        assertThat(row(request).open()).isFalse();

        assertThat(OFFICE.requests.add(sender(5, "agent"), request, List.of(reopened)))
                .isInstanceOf(Done.class);
        assertThat(row(request).open()).isTrue();
        assertThat(row(request).closedAt()).isEmpty();
        assertThat(row(request).handler()).isEqualTo(5);
        assertThat(OFFICE.requests.add(sender(5, "agent"), request, List.of(closed)))
                .isInstanceOf(Done.class);
        assertThat(row(request).open()).isFalse();
    }

    @Test
    void whoWasAskedFirstCannotBeStruckFromTheRecord() {
        SubjectId request = open(5, 3);
        NewFact strike =
                NewFact.now(
                        FactKind.STRUCK,
                        Map.of("fact", new Value.Text("1"), "reason", new Value.Text("不想要")));
        assertThat(OFFICE.requests.add(sender(9, "chief"), request, List.of(strike)))
                .isEqualTo(Refused.of("not-struck", "request.opened"));
    }

    @Test
    void aListIsReadPageByPageWithoutGapOrRepeat() {
        List<SubjectId> opened = new ArrayList<>();
        for (int i = 0; i < Requests.PAGE * 2 + 7; i++) {
            opened.add(open(11, 20 + i % 3));
        }
        List<SubjectId> listed = new ArrayList<>();
        Place place = Place.NEWEST;
        List<RequestRow> page;
        do {
            page =
                    OFFICE.requests.ofUnits(
                            ORG, List.of(20, 21, 22), Unveiled.Reader.nobody(), place);
            page.forEach(row -> listed.add(row.id()));
            place =
                    page.isEmpty()
                            ? place
                            : Place.parse(page.getLast().place().toString()).orElseThrow();
        } while (!page.isEmpty());
        assertThat(listed).containsExactlyElementsOf(opened.reversed());
        assertThat(OFFICE.requests.ofHandler(ORG, 11, Place.NEWEST)).hasSize(Requests.PAGE);
        assertThat(OFFICE.requests.ofCustomer(ORG, 4711, Place.NEWEST)).hasSize(Requests.PAGE);
    }

    @Test
    void theTailHearsEachFactOnceFromItsBeginningOn() {
        open(5, 3);
        Tail tail = new Tail(DATABASE.pool());
        List<Tail.Heard> heard = new ArrayList<>();
        try (Tail.Subscription _ = tail.subscribe(heard::add)) {
            SubjectId request = open(5, 3);
            tail.listen();
            OFFICE.requests.offer(sender(5), request, 7, "修");
            tail.listen();
            tail.listen();
            assertThat(heard)
                    .extracting(one -> one.kind().name())
                    .containsExactly("request.opened", "repair.reported", "handover.offered");
            assertThat(heard).allMatch(one -> one.subject().equals(request));
        }
    }

    @Test
    void theStoreIsReadyForTheMonthsToCome() {
        assertThat(
                        OFFICE.months.prepare(
                                java.time.LocalDate.parse("2001-01-15"),
                                java.time.LocalDate.parse("2001-03-01")))
                .isEqualTo(9);
        OFFICE.months.prepare();
    }

    private static SubjectId open(int handler, int unit) {
        Opening opening =
                new Opening(
                        unit,
                        Optional.of(4711L),
                        handler,
                        Optional.empty(),
                        handler,
                        List.of(NewFact.now(Cable.REPORTED, Map.of())));
        return ((Done) OFFICE.requests.open(sender(handler, "agent"), opening)).subject();
    }

    private static RequestRow row(SubjectId request) {
        return OFFICE.requests.find(ORG, request).orElseThrow().request();
    }

    private static Sender sender(int person) {
        return sender(person, "technician");
    }

    private static Sender sender(int person, String role) {
        return new Sender(ORG, actor(person, role), key(), "test");
    }

    private static Actor actor(int person, String role) {
        return Actor.person(person, Set.of(role));
    }

    private static String key() {
        return "k" + KEYS.incrementAndGet();
    }
}
