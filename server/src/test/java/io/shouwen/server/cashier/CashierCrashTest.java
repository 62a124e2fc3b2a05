package io.shouwen.server.cashier;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.bill.Bill;
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
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Crashes the taking of money before and after each statement and commit, and sends the same again:
 * it is taken once, nothing is half, and the books balance.
 */
class CashierCrashTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final CashOffice CALM = new CashOffice(DATABASE.pool(), new FailPoints());
    private static final Hall HALL = CALM.found(new OrgId(1));
    private static final long DUE = 8_750;
    private static final long RECEIVED = 10_000;
    private static final Till TILL = till();

    private static Till till() {
        CALM.tills.open(HALL.sender(), HALL.unit(), CALM.today(), 50_000);
        return CALM.tills.open(HALL.org(), HALL.person()).orElseThrow();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void afterACrashAnywhereTheMoneyIsTakenOnce() {
        CrashSwitch recorder = new CrashSwitch();
        Bill first = CALM.slip(HALL, DUE);
        SubjectId payment = CALM.agreed(HALL, first);
        CashOffice recorded = process(recorder);
        recorder.record();
        pay(recorded, payment, UUID.randomUUID().toString());
        List<String> places = recorder.passed();
        assertThat(places).contains("BEFORE [append facts]", "AFTER commit");
        CrashSwitch.each(places, CashierCrashTest::survives);
    }

    private static void survives(Crash crash, int at, String place) {
        String when = "%s at %s".formatted(crash, place);
        Bill bill = CALM.slip(HALL, DUE);
        SubjectId payment = CALM.agreed(HALL, bill);
        long before = cash();
        String key = UUID.randomUUID().toString();
        CrashSwitch crashing = new CrashSwitch();
        CashOffice process = process(crashing);
        crashing.arm(at, crash);
        try {
            pay(process, payment, key);
        } catch (Died | RuntimeException e) {
            assertThat(crashing.crashedAt()).as(when + ": " + e).isNotEmpty();
        }
        CashOffice.again(() -> pay(CALM, payment, key));
        Bill now = CALM.bills.find(HALL.org(), List.of(bill.id())).getFirst();
        assertThat(now.settled()).as(when).isEqualTo(DUE);
        assertThat(now.heldBy()).as(when).isEmpty();
        assertThat(cash() - before).as(when).isEqualTo(DUE);
        assertThat(CALM.steps.history(HALL.org(), payment).facts())
                .as(when)
                .extracting(fact -> fact.kind().name())
                .containsOnlyOnce("payment.taken", "receipt.issued", "payment.closed");
        assertThat(gaps()).as(when).isZero();
    }

    private static void pay(CashOffice office, SubjectId payment, String key) {
        office.cashier.cash(HALL.sender(key + "/cash"), payment, RECEIVED, Optional.empty(), true);
        office.cashier.handOver(HALL.sender(key + "/end"), payment, 3, true);
    }

    private static long cash() {
        return CALM.scope.reading(
                HALL.org(),
                () ->
                        CALM.ledger.balance(
                                HALL.org(),
                                Account.ofCash("till:%d:cash".formatted(TILL.id().value()))));
    }

    /** How many receipts are missing between the first and the last. */
    private static long gaps() {
        return CALM.scope.reading(
                HALL.org(),
                () ->
                        CALM.jdbc
                                .sql("select max(number) - count(*) from receipt")
                                .query(Long.class)
                                .single());
    }

    private static CashOffice process(CrashSwitch crash) {
        return new CashOffice(crash.connections(DATABASE.pool()), crash.failPoints());
    }
}
