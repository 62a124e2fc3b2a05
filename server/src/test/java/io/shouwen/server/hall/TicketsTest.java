package io.shouwen.server.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.postgres.TestDatabase;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The line of a hall: who is called, how often, and what becomes of those who do not come. */
class TicketsTest {
    private static final Set<String> SERVICES = Set.of("payment", "new-supply");
    private static final int BOUND = 2;

    private final TestDatabase database = TestDatabase.fresh();
    private final HallHouse house = new HallHouse(database);
    private final int hall = house.found(BOUND);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void numbersRunByTheDayAndTheFirstWhoCameIsCalledFirst() {
        int clerk = house.open(hall, 1, 1, SERVICES).getFirst();
        TicketRow first = house.take(hall, "payment", TicketClass.USUAL);
        house.take(hall, "new-supply", TicketClass.USUAL);
        assertThat(first.number()).isEqualTo("A001");
        TicketRow called = house.callNext(clerk).orElseThrow();
        assertThat(called.id()).isEqualTo(first.id());
        assertThat(called.state()).isEqualTo(TicketState.CALLED);
        assertThat(called.clerk()).contains(clerk);
        assertThat(attribute(called, "earlier")).isEqualTo(new Value.Whole(0));
        house.pass(Duration.ofDays(1));
        assertThat(house.take(hall, "payment", TicketClass.USUAL).number()).isEqualTo("A001");
    }

    @Test
    void aCounterThatHasSomebodyCallsNobodyElse() {
        int clerk = house.open(hall, 1, 1, SERVICES).getFirst();
        house.take(hall, "payment", TicketClass.USUAL);
        house.take(hall, "payment", TicketClass.USUAL);
        house.callNext(clerk);
        assertThatThrownBy(() -> house.callNext(clerk))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.slug()).isEqualTo("counter-busy"));
    }

    @Test
    void theSameCallSentTwiceCallsOnce() {
        int clerk = house.open(hall, 1, 1, SERVICES).getFirst();
        house.take(hall, "payment", TicketClass.USUAL);
        house.take(hall, "payment", TicketClass.USUAL);
        Sender sender = HallHouse.sender(clerk, "clerk");
        TicketRow first = house.tickets.callNext(sender, clerk).orElseThrow();
        assertThat(house.tickets.callNext(sender, clerk)).contains(first);
        assertThat(house.tickets.waiting(HallHouse.ORG, hall)).hasSize(1);
    }

    @Test
    void aCounterCallsOnlyWhatItServes() {
        int clerk = house.open(hall, 1, 1, Set.of("payment")).getFirst();
        house.take(hall, "new-supply", TicketClass.FIRST);
        assertThat(house.callNext(clerk)).isEmpty();
    }

    @Test
    void priorityGoesBeforeButNobodyIsPassedMoreOftenThanTheBound() {
        int clerk = house.open(hall, 1, 1, SERVICES).getFirst();
        TicketRow usual = house.take(hall, "payment", TicketClass.USUAL);
        List<TicketRow> called = new ArrayList<>();
        for (int turn = 0; turn < BOUND + 1; turn++) {
            house.take(hall, "payment", TicketClass.FIRST);
            called.add(serve(clerk));
        }
        assertThat(called.subList(0, BOUND))
                .allSatisfy(one -> assertThat(one.kind()).isEqualTo(TicketClass.FIRST));
        assertThat(called.getLast().id()).isEqualTo(usual.id());
        assertThat(attribute(called.getLast(), "higher")).isEqualTo(new Value.Whole(1));
        assertThat(attribute(called.getLast(), "by_bound")).isEqualTo(new Value.Flag(true));
    }

    @Test
    void whoDoesNotComeAfterThreeCallsIsPassedOverAndBeginsAnew() {
        int clerk = house.open(hall, 1, 1, SERVICES).getFirst();
        TicketRow late = house.take(hall, "payment", TicketClass.USUAL);
        TicketRow other = house.take(hall, "payment", TicketClass.USUAL);
        TicketRow now = house.callNext(clerk).orElseThrow();
        for (int call = 2; call <= 3; call++) {
            now = house.tickets.recall(HallHouse.sender(clerk, "clerk"), now);
            assertThat(now.calls()).isEqualTo(call);
        }
        now = house.tickets.recall(HallHouse.sender(clerk, "clerk"), now);
        assertThat(now.state()).isEqualTo(TicketState.MISSED);
        house.pass(Duration.ofMinutes(5));
        house.tickets.comeBack(HallHouse.sender(clerk, "greeter"), now);
        assertThat(serve(clerk).id()).isEqualTo(other.id());
        assertThat(serve(clerk).id()).isEqualTo(late.id());
    }

    @Test
    void whoWasSentForSomethingKeepsThePlace() {
        int clerk = house.open(hall, 1, 1, SERVICES).getFirst();
        TicketRow sent = house.take(hall, "payment", TicketClass.USUAL);
        house.take(hall, "payment", TicketClass.USUAL);
        TicketRow called = house.callNext(clerk).orElseThrow();
        TicketRow parked =
                house.tell(
                        clerk,
                        called,
                        Tickets.now(TicketKinds.PARKED, Map.of(TicketKinds.REASON, "复印身份证")));
        assertThat(parked.state()).isEqualTo(TicketState.PARKED);
        house.tickets.comeBack(HallHouse.sender(clerk, "greeter"), parked);
        assertThat(serve(clerk).id()).isEqualTo(sent.id());
    }

    @Test
    void whatCannotFollowIsRefusedAndNothingChanges() {
        TicketRow waiting = house.take(hall, "payment", TicketClass.USUAL);
        assertThatThrownBy(() -> house.tell(1, waiting, Tickets.now(TicketKinds.ENDED, Map.of())))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.slug()).isEqualTo("ticket-not-there"));
        assertThat(house.tickets.find(HallHouse.ORG, waiting.id())).contains(waiting);
    }

    @Test
    void nobodyGetsUpWhileSomebodyIsServed() {
        int clerk = house.open(hall, 1, 1, SERVICES).getFirst();
        house.take(hall, "payment", TicketClass.USUAL);
        TicketRow called = house.callNext(clerk).orElseThrow();
        assertThatThrownBy(() -> house.halls.leave(HallHouse.ORG, clerk))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.slug()).isEqualTo("counter-busy"));
        finish(clerk, called);
        house.halls.leave(HallHouse.ORG, clerk);
        assertThat(house.halls.at(HallHouse.ORG, clerk)).isEmpty();
    }

    @Test
    void theWaitIsSaidOnceTheHallKnowsHowLongServicesTake() {
        int clerk = house.open(hall, 1, 1, SERVICES).getFirst();
        for (int served = 0; served < 20; served++) {
            house.take(hall, "payment", TicketClass.USUAL);
            TicketRow called = house.callNext(clerk).orElseThrow();
            house.pass(Duration.ofMinutes(4));
            finish(clerk, called);
        }
        house.take(hall, "payment", TicketClass.USUAL);
        house.take(hall, "payment", TicketClass.USUAL);
        Waits.Expected expected =
                house.waits.joining(HallHouse.ORG, hall, "payment", TicketClass.USUAL);
        assertThat(expected.ahead()).isEqualTo(2);
        assertThat(expected.model().orElseThrow())
                .isBetween(Duration.ofMinutes(7), Duration.ofMinutes(9));
        assertThat(house.waits.joining(HallHouse.ORG, hall, "payment", TicketClass.FIRST).ahead())
                .isZero();
    }

    @Test
    void eachLineLearnsFromItsOwnServicesAndNotFromTheWaitsOfWhoeverWasSentForSomething() {
        int fast = house.open(hall, 1, 1, Set.of("payment")).getFirst();
        int slow = house.open(hall, 2, 1, Set.of("business")).getFirst();
        for (int served = 0; served < 20; served++) {
            house.take(hall, "payment", TicketClass.USUAL);
            house.take(hall, "business", TicketClass.USUAL);
            TicketRow paying = house.callNext(fast).orElseThrow();
            TicketRow business = house.callNext(slow).orElseThrow();
            house.pass(Duration.ofMinutes(2));
            finish(fast, paying);
            house.pass(Duration.ofMinutes(18));
            finish(slow, business);
        }
        house.take(hall, "payment", TicketClass.USUAL);
        house.take(hall, "business", TicketClass.USUAL);
        assertThat(foretold("payment")).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(3));
        assertThat(foretold("business")).isBetween(Duration.ofMinutes(19), Duration.ofMinutes(21));
        TicketRow sent = house.callNext(slow).orElseThrow();
        house.tell(
                slow, sent, Tickets.now(TicketKinds.PARKED, Map.of(TicketKinds.REASON, "复印身份证")));
        house.pass(Duration.ofHours(2));
        house.tickets.comeBack(HallHouse.sender(slow, "greeter"), sent);
        finish(slow, house.callNext(slow).orElseThrow());
        assertThat(house.one("select waited from ticket where id = " + sent.id().value())).isZero();
    }

    private Duration foretold(String service) {
        return house.waits
                .joining(HallHouse.ORG, hall, service, TicketClass.USUAL)
                .model()
                .orElseThrow();
    }

    /** Somebody presses "call" while they are told to get up: one of the two is refused. */
    @Test
    void nobodyIsCalledToACounterWhoseClerkGetsUpMeanwhile() throws Exception {
        int clerk = house.open(hall, 1, 1, SERVICES).getFirst();
        Counter counter = house.halls.counters(HallHouse.ORG, hall).getFirst();
        HallHouse beside = new HallHouse(database);
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 30; round++) {
                house.take(hall, "payment", TicketClass.USUAL);
                Future<Boolean> called = pool.submit(() -> done(() -> beside.callNext(clerk)));
                Future<Boolean> up =
                        pool.submit(() -> done(() -> house.halls.leave(HallHouse.ORG, clerk)));
                boolean one = called.get();
                assertThat(up.get()).isNotEqualTo(one);
                Optional<TicketRow> there = house.tickets.at(HallHouse.ORG, counter.id());
                assertThat(there.isPresent()).isEqualTo(one);
                if (there.isPresent()) {
                    finish(clerk, there.get());
                } else {
                    house.halls.sit(HallHouse.ORG, counter.id(), clerk);
                    house.callNext(clerk).ifPresent(next -> finish(clerk, next));
                }
            }
        }
    }

    private static boolean done(Runnable act) {
        try {
            act.run();
            return true;
        } catch (Refusal refused) {
            return false;
        }
    }

    /** Two processes, eight clerks: no number is called twice, none is lost, the order holds. */
    @Test
    void clerksAtTwoProcessesCallEachNumberOnceAndInOrder() throws Exception {
        int tickets = 200;
        List<Integer> clerks = house.open(hall, 1, 8, SERVICES);
        List<Long> taken = new ArrayList<>();
        for (int one = 0; one < tickets; one++) {
            taken.add(house.take(hall, "payment", TicketClass.USUAL).id().value());
        }
        HallHouse beside = new HallHouse(database);
        ConcurrentLinkedQueue<Long> called = new ConcurrentLinkedQueue<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(clerks.size())) {
            List<Callable<Void>> shifts = new ArrayList<>();
            for (int clerk : clerks) {
                HallHouse process = clerk % 2 == 0 ? house : beside;
                shifts.add(() -> {
                    Optional<TicketRow> next = process.callNext(clerk);
                    while (next.isPresent()) {
                        called.add(next.get().id().value());
                        finish(process, clerk, next.get());
                        next = process.callNext(clerk);
                    }
                    return null;
                });
            }
            for (Future<Void> shift : pool.invokeAll(shifts)) {
                shift.get();
            }
        }
        assertThat(called).containsExactlyInAnyOrderElementsOf(taken);
        List<Long> byCall =
                house.scope.in(
                        HallHouse.ORG,
                        () ->
                                house.jdbc
                                        .sql("select id from ticket order by called_at, id")
                                        .query(Long.class)
                                        .list());
        assertThat(byCall).isEqualTo(taken);
    }

    @Test
    void aNumberFromElsewhereIsCalledOnlyOnceItsCustomerHasComeAndKeepsItsPlaceInTime() {
        int clerk = house.open(hall, 1, 1, SERVICES).getFirst();
        TicketRow afar = house.takeFromAfar(hall, "payment");
        assertThat(afar.state()).isEqualTo(TicketState.AWAITED);
        assertThat(house.callNext(clerk)).isEmpty();
        house.pass(Duration.ofMinutes(10));
        house.take(hall, "payment", TicketClass.USUAL);
        house.checkIn(afar);
        assertThat(serve(clerk).id()).isEqualTo(afar.id());
    }

    /** Its turn comes with the call that would have been its own, and with no other. */
    @Test
    void whoComesAfterTheirTurnHasThePlaceFromWhichItWas() {
        int clerk = house.open(hall, 1, 1, SERVICES).getFirst();
        TicketRow afar = house.takeFromAfar(hall, "payment");
        TicketRow second = house.takeFromAfar(hall, "payment");
        house.pass(Duration.ofMinutes(10));
        TicketRow there = house.take(hall, "payment", TicketClass.USUAL);
        house.pass(Duration.ofMinutes(1));
        TicketRow before = house.take(hall, "payment", TicketClass.USUAL);
        house.pass(Duration.ofMinutes(1));
        assertThat(serve(clerk).id()).isEqualTo(there.id());
        TicketRow passed = house.tickets.find(HallHouse.ORG, afar.id()).orElseThrow();
        assertThat(passed.turnAt()).isPresent();
        assertThat(house.tickets.find(HallHouse.ORG, second.id()).orElseThrow().turnAt()).isEmpty();
        house.pass(Duration.ofMinutes(1));
        TicketRow after = house.take(hall, "payment", TicketClass.USUAL);
        house.pass(Duration.ofMinutes(1));
        assertThat(house.checkIn(afar).since()).isEqualTo(passed.turnAt().orElseThrow());
        assertThat(List.of(serve(clerk).id(), serve(clerk).id(), serve(clerk).id()))
                .containsExactly(before.id(), afar.id(), after.id());
    }

    /** Ten numbers from elsewhere check in one by one, each earlier than whoever stands there. */
    @Test
    void nobodyInTheHallIsPassedByNumbersFromElsewhereMoreOftenThanTheBound() {
        int clerk = house.open(hall, 1, 1, SERVICES).getFirst();
        List<TicketRow> afar = new ArrayList<>();
        for (int one = 0; one < 10; one++) {
            afar.add(house.takeFromAfar(hall, "payment"));
        }
        house.pass(Duration.ofMinutes(10));
        TicketRow there = house.take(hall, "payment", TicketClass.USUAL);
        List<Long> called = new ArrayList<>();
        for (TicketRow one : afar.subList(0, BOUND + 1)) {
            house.pass(Duration.ofMinutes(1));
            house.checkIn(one);
            called.add(serve(clerk).id().value());
        }
        assertThat(called)
                .containsExactly(
                        afar.getFirst().id().value(), afar.get(1).id().value(), there.id().value());
    }

    @Test
    void aNumberWhoseCustomerNeverCameEndsWithItsDay() {
        TicketRow afar = house.takeFromAfar(hall, "payment");
        assertThat(house.dayEnd.end()).isFalse();
        house.pass(Duration.ofDays(1));
        assertThat(house.dayEnd.end()).isTrue();
        assertThat(house.tickets.find(HallHouse.ORG, afar.id()).orElseThrow().state())
                .isEqualTo(TicketState.LEFT);
    }

    @Test
    void theNextMorningsLineIsEmptyOfYesterday() {
        int clerk = house.open(hall, 1, 1, SERVICES).getFirst();
        TicketRow waiting = house.take(hall, "payment", TicketClass.USUAL);
        TicketRow missed = house.callNext(clerk).orElseThrow();
        for (int call = 1; call <= 3; call++) {
            missed = house.tickets.recall(HallHouse.sender(clerk, "clerk"), missed);
        }
        house.take(hall, "payment", TicketClass.USUAL);
        TicketRow parked = house.callNext(clerk).orElseThrow();
        house.tickets.tell(
                HallHouse.sender(clerk, "clerk"),
                parked.id(),
                List.of(
                        Tickets.now(
                                TicketKinds.OPENED, Map.of(TicketKinds.SERVICE, parked.service())),
                        Tickets.now(TicketKinds.PARKED, Map.of(TicketKinds.REASON, "copy"))));
        TicketRow left = house.take(hall, "payment", TicketClass.USUAL);
        assertThat(waiting.id()).isEqualTo(missed.id());
        house.pass(Duration.ofDays(1));
        assertThat(house.tickets.open(HallHouse.ORG, hall)).isEmpty();
        TicketRow today = house.take(hall, "payment", TicketClass.USUAL);
        assertThat(house.waits.of(HallHouse.ORG, today).ahead()).isZero();
        assertThat(house.callNext(clerk).orElseThrow().id()).isEqualTo(today.id());
        int ended = 0;
        while (house.dayEnd.end()) {
            ended++;
        }
        assertThat(ended).isEqualTo(3);
        assertThat(List.of(missed, parked, left))
                .extracting(one -> why(one.id()))
                .containsExactly("never-came-back", "never-came-back", "day-over");
        assertThat(kinds(parked.id())).endsWith("business.closed", "ticket.left");
        assertThat(house.tickets.find(HallHouse.ORG, today.id()).orElseThrow().state())
                .isEqualTo(TicketState.CALLED);
    }

    /** The manager saw that they were gone; they come back just before the door is shut. */
    @Test
    void whoComesBackAsTheDoorIsShutIsInside() {
        int clerk = house.open(hall, 1, 1, SERVICES).getFirst();
        house.take(hall, "payment", TicketClass.USUAL);
        TicketRow called = house.callNext(clerk).orElseThrow();
        TicketRow parked =
                house.tell(
                        clerk,
                        called,
                        Tickets.now(TicketKinds.PARKED, Map.of(TicketKinds.REASON, "复印身份证")));
        house.tickets.comeBack(HallHouse.sender(clerk, "greeter"), parked);
        assertThatThrownBy(
                        () -> house.departures.shutOut(HallHouse.sender(clerk, "manager"), parked))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.slug()).isEqualTo("hall-not-empty"));
        assertThat(house.tickets.find(HallHouse.ORG, parked.id()).orElseThrow().state())
                .isEqualTo(TicketState.WAITING);
    }

    private List<String> kinds(SubjectId id) {
        return house.tickets.history(HallHouse.ORG, id).orElseThrow().facts().stream()
                .map(fact -> fact.kind().name())
                .toList();
    }

    private String why(SubjectId id) {
        return house.tickets.history(HallHouse.ORG, id).orElseThrow().facts().stream()
                .filter(fact -> fact.kind().equals(TicketKinds.LEFT))
                .flatMap(fact -> fact.value(TicketKinds.REASON).stream())
                .map(Value::toString)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theRangeOfAWaitReachesFromNobodyOnTheWayComingInTimeToAllOfThem() {
        int clerk = house.open(hall, 1, 1, SERVICES).getFirst();
        for (int served = 0; served < 20; served++) {
            house.take(hall, "payment", TicketClass.USUAL);
            TicketRow called = house.callNext(clerk).orElseThrow();
            house.pass(Duration.ofMinutes(4));
            finish(clerk, called);
        }
        house.takeFromAfar(hall, "payment");
        house.takeFromAfar(hall, "payment");
        Waits.Expected expected =
                house.waits.joining(HallHouse.ORG, hall, "payment", TicketClass.USUAL);
        assertThat(expected.ahead()).isZero();
        assertThat(expected.said().orElseThrow().least()).isZero();
        assertThat(expected.said().orElseThrow().most())
                .isBetween(Duration.ofMinutes(7), Duration.ofMinutes(9));
    }

    private TicketRow serve(int clerk) {
        TicketRow called = house.callNext(clerk).orElseThrow();
        finish(clerk, called);
        return called;
    }

    private void finish(int clerk, TicketRow called) {
        finish(house, clerk, called);
    }

    private static void finish(HallHouse house, int clerk, TicketRow called) {
        house.tell(
                clerk,
                called,
                Tickets.now(TicketKinds.OPENED, Map.of(TicketKinds.SERVICE, called.service())),
                NewFact.now(TicketKinds.ENDED, Map.of()));
    }

    private Value attribute(TicketRow ticket, String name) {
        return house.tickets.history(HallHouse.ORG, ticket.id()).orElseThrow().facts().stream()
                .filter(fact -> fact.kind().equals(TicketKinds.CALLED))
                .reduce((first, second) -> second)
                .flatMap((Fact fact) -> fact.value(name))
                .orElseThrow();
    }
}
