package io.shouwen.server.cashier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.server.cashier.CashOffice.Hall;
import io.shouwen.server.crash.CrashSwitch;
import io.shouwen.server.crash.CrashSwitch.Crash;
import io.shouwen.server.crash.CrashSwitch.Died;
import io.shouwen.server.crash.FailPoints;
import io.shouwen.server.ledger.Account;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.postgres.TestDatabase;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Crashes a payment by code before and after each statement, each commit and the call of the
 * gateway. Whoever comes up again asks the gateway, and the customer has paid once.
 */
class CodeCrashTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final long DUE = 4_200;
    private static final String CODE = "2800000001";

    /** What the gateway took, in fen, by reference; nothing of one that is closed. */
    private static final Map<String, Long> TAKEN = new ConcurrentHashMap<>();

    @TempDir private static Path keys;
    private static CashOffice calm;
    private static CodePayments codes;
    private static Hall hall;
    private static Till till;

    @BeforeAll
    static void open() {
        calm = new CashOffice(DATABASE.pool(), new FailPoints());
        codes = calm.codes(new Gateway(new FailPoints()), keys);
        hall = calm.found(new OrgId(1));
        calm.tills.open(hall.sender(), hall.unit(), calm.today(), 50_000);
        till = calm.tills.open(hall.org(), hall.person()).orElseThrow();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    /** Outside of all processes: under a reference it takes once, or never once it was asked. */
    private record Gateway(FailPoints points) implements PaymentCodes {
        @Override
        public boolean offered() {
            return true;
        }

        @Override
        public Answer charge(OrgId org, String reference, long fen, String code) {
            return points.around("gateway", () -> kept(reference, fen));
        }

        @Override
        public Answer ask(OrgId org, String reference, long fen) {
            return points.around("gateway", () -> kept(reference, 0));
        }

        @Override
        public Answer refund(OrgId org, String reference, String of, long fen) {
            throw new IllegalStateException("Expected that nothing is given back");
        }

        private static Answer kept(String reference, long fen) {
            return TAKEN.computeIfAbsent(reference, _ -> fen) > 0 ? Answer.PAID : Answer.DECLINED;
        }
    }

    /** Who crashes: whoever takes the code, or the round that asks what became of it. */
    enum Act {
        CHARGE,
        ASK;

        private void prepare(SubjectId payment) {
            if (this == ASK) {
                lost(payment);
                due(payment);
            }
        }

        private void happen(CashOffice office, CodePayments at, SubjectId payment, String key) {
            if (this == CHARGE) {
                at.charge(hall.sender(key), payment, Optional.empty(), CODE);
            } else {
                office.asking(at).askDue();
            }
        }
    }

    /** The gateway took it and its answer never came. */
    private static void lost(SubjectId payment) {
        Gateway gateway =
                new Gateway(
                        new FailPoints((side, statement) -> {
                            if (side == FailPoints.Side.AFTER) {
                                throw new IllegalStateException("no answer");
                            }
                        }));
        CodePayments deaf = calm.codes(gateway, keys);
        assertThatThrownBy(() -> deaf.charge(hall.sender(), payment, Optional.empty(), CODE))
                .hasMessage("no answer");
    }

    @ParameterizedTest
    @EnumSource
    void afterACrashAnywhereTheCustomerHasPaidOnce(Act act) {
        CrashSwitch recorder = new CrashSwitch();
        CashOffice recorded = process(recorder);
        CodePayments at = codes(recorded, recorder);
        SubjectId first = agreed();
        act.prepare(first);
        recorder.record();
        act.happen(recorded, at, first, UUID.randomUUID().toString());
        assertThat(state(first)).isEqualTo(PaymentFold.State.TAKEN);
        List<String> places = recorder.passed();
        assertThat(places).contains("BEFORE [gateway]", "AFTER [gateway]", "AFTER commit");
        CrashSwitch.each(places, (crash, place, name) -> survives(act, crash, place, name));
    }

    private static void survives(Act act, Crash crash, int at, String place) {
        String when = "%s %s at %s".formatted(act, crash, place);
        SubjectId payment = agreed();
        act.prepare(payment);
        long before = inTill();
        String key = UUID.randomUUID().toString();
        CrashSwitch crashing = new CrashSwitch();
        CashOffice process = process(crashing);
        CodePayments dying = codes(process, crashing);
        crashing.arm(at, crash);
        try {
            act.happen(process, dying, payment, key);
        } catch (Died | RuntimeException e) {
            assertThat(crashing.crashedAt()).as(when + ": " + e).isEqualTo(place);
        }
        CashOffice.again(() -> due(payment));
        CashOffice.again(() -> calm.asking(codes).askDue());
        assertThat(state(payment))
                .as(when + ": it is known what became of it")
                .isEqualTo(taken(payment) == 0 ? PaymentFold.State.OPEN : PaymentFold.State.TAKEN);
        if (act == Act.CHARGE) {
            CashOffice.again(() -> codes.charge(hall.sender(key), payment, Optional.empty(), CODE));
        }
        if (state(payment) == PaymentFold.State.OPEN) {
            codes.charge(hall.sender(), payment, Optional.empty(), CODE);
        }
        assertThat(state(payment)).as(when).isEqualTo(PaymentFold.State.TAKEN);
        assertThat(taken(payment)).as(when + ": by the gateway").isEqualTo(DUE);
        assertThat(inTill() - before).as(when).isEqualTo(DUE);
        assertThat(kinds(payment)).as(when).containsOnlyOnce("payment.taken", "payment.recorded");
    }

    private static SubjectId agreed() {
        return calm.agreed(hall, calm.slip(hall, DUE));
    }

    private static PaymentFold.State state(SubjectId payment) {
        return PaymentFold.of(calm.steps.history(hall.org(), payment).facts()).state();
    }

    private static List<String> kinds(SubjectId payment) {
        return calm.steps.history(hall.org(), payment).facts().stream()
                .map(fact -> fact.kind().name())
                .toList();
    }

    /** All that the gateway took for a payment. */
    private static long taken(SubjectId payment) {
        return TAKEN.entrySet().stream()
                .filter(one -> one.getKey().startsWith(payment.number() + "-"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static long inTill() {
        return calm.scope.reading(
                hall.org(),
                () ->
                        calm.ledger.balance(
                                hall.org(),
                                Account.ofCash("till:%d:code".formatted(till.id().value()))));
    }

    /** The rest before the house asks by itself is over. */
    private static void due(SubjectId payment) {
        calm.scope.run(
                hall.org(),
                () ->
                        calm.jdbc
                                .sql(
                                        """
                                        update tender set next_at = at
                                        where payment = :payment and state = 'unknown'
                                        """)
                                .param("payment", payment.value())
                                .update());
    }

    private static CashOffice process(CrashSwitch crash) {
        return new CashOffice(crash.connections(DATABASE.pool()), crash.failPoints());
    }

    private static CodePayments codes(CashOffice office, CrashSwitch crash) {
        return office.codes(new Gateway(crash.failPoints()), keys);
    }
}
