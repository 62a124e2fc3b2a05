package io.shouwen.server.hall;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.crash.CrashSwitch;
import io.shouwen.server.crash.CrashSwitch.Crash;
import io.shouwen.server.crash.CrashSwitch.Died;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.postgres.TestDatabase;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Crashes what moves a number before and after each statement and commit, and sends the same
 * command again: nobody has two numbers, none is called twice, and the running numbers have no gap.
 */
class LineCrashTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final HallHouse CALM = new HallHouse(DATABASE);
    private static final int HALL = CALM.found(2);
    private static final String SERVICE = "payment";
    private static final int CLERK = CALM.open(HALL, 1, 1, Set.of(SERVICE)).getFirst();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    /** What moves a number; each leaves the hall empty again. */
    enum Move {
        TAKE("device", "ticket.taken"),
        CALL("clerk", "ticket.taken ticket.called"),
        SERVE("clerk", "ticket.taken ticket.called business.opened customer.left-desk");

        private final String capacity;
        private final String facts;

        Move(String capacity, String facts) {
            this.capacity = capacity;
            this.facts = facts;
        }

        private void prepare() {
            if (this != TAKE) {
                CALM.take(HALL, SERVICE, TicketClass.USUAL);
            }
            if (this == SERVE) {
                assertThat(CALM.callNext(CLERK)).isPresent();
            }
        }

        private SubjectId happen(HallHouse house, Sender sender) {
            return switch (this) {
                case TAKE -> house.take(sender, HALL, SERVICE, TicketClass.USUAL).id();
                case CALL -> house.tickets.callNext(sender, CLERK).orElseThrow().id();
                case SERVE -> {
                    SubjectId id = last();
                    house.tickets.tell(
                            sender,
                            id,
                            List.of(
                                    Tickets.now(
                                            TicketKinds.OPENED,
                                            Map.of(TicketKinds.SERVICE, SERVICE)),
                                    NewFact.now(TicketKinds.ENDED, Map.of())));
                    yield id;
                }
            };
        }

        private Sender sender() {
            return HallHouse.sender(CLERK, capacity);
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterACrashAnywhereTheSameCommandIsCarriedOutOnce(Move move) {
        CrashSwitch recorder = new CrashSwitch();
        HallHouse process = process(recorder);
        move.prepare();
        recorder.record();
        move.happen(process, move.sender());
        List<String> places = recorder.passed();
        clear();
        assertThat(places).contains("BEFORE [append facts]", "AFTER commit");
        CrashSwitch.each(places, (crash, at, place) -> survives(move, crash, at, place));
    }

    private static void survives(Move move, Crash crash, int at, String place) {
        String when = "%s %s at %s".formatted(move, crash, place);
        CrashSwitch crashing = new CrashSwitch();
        HallHouse process = process(crashing);
        move.prepare();
        int stays = stays();
        int number = number();
        Sender sender = move.sender();
        crashing.arm(at, crash);
        try {
            move.happen(process, sender);
        } catch (Died | RuntimeException e) {
            assertThat(crashing.crashedAt()).as(when + ": " + e).isEqualTo(place);
        }
        SubjectId id = move.happen(CALM, sender);
        assertThat(String.join(" ", kinds(id))).as(when).isEqualTo(move.facts);
        assertThat(stays()).as(when).isEqualTo(move == Move.TAKE ? stays + 1 : stays);
        assertThat(number()).as(when).isEqualTo(move == Move.TAKE ? number + 1 : number);
        clear();
    }

    /** The last one leaves, however far it came. */
    private static void clear() {
        SubjectId id = last();
        if (CALM.tickets.find(HallHouse.ORG, id).orElseThrow().state().open()) {
            CALM.tickets.tell(
                    HallHouse.sender(CLERK, "clerk"),
                    id,
                    List.of(NewFact.now(TicketKinds.LEFT, Map.of())));
        }
    }

    private static SubjectId last() {
        return CALM.scope.reading(
                HallHouse.ORG,
                () ->
                        new SubjectId(
                                CALM.jdbc
                                        .sql("select max(id) from ticket")
                                        .query(Long.class)
                                        .single()));
    }

    private static int stays() {
        return CALM.one("select count(*)::int from ticket");
    }

    private static int number() {
        return CALM.one("select coalesce(max(last), 0) from ticket_number");
    }

    private static List<String> kinds(SubjectId id) {
        return CALM
                .tickets
                .history(HallHouse.ORG, id)
                .orElseThrow(Refusal::notFound)
                .facts()
                .stream()
                .map(fact -> fact.kind().name())
                .toList();
    }

    private static HallHouse process(CrashSwitch crash) {
        return new HallHouse(DATABASE, crash.connections(DATABASE.pool()), crash.failPoints());
    }
}
