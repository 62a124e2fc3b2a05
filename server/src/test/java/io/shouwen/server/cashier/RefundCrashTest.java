package io.shouwen.server.cashier;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.bill.Bill;
import io.shouwen.server.cashier.CashOffice.Hall;
import io.shouwen.server.crash.CrashSwitch;
import io.shouwen.server.crash.CrashSwitch.Crash;
import io.shouwen.server.crash.CrashSwitch.Died;
import io.shouwen.server.crash.FailPoints;
import io.shouwen.server.invoice.InvoiceKinds;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.ledger.Account;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.postgres.TestDatabase;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Crashes the refund of an invoiced payment before and after each statement and commit, and sends
 * the same again: it is given back once, and with it stands one red letter.
 */
class RefundCrashTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final long DUE = 8_750;
    private static final long BACK = 2_500;

    @TempDir private static Path keys;
    private static CashOffice calm;
    private static Hall hall;
    private static Till till;

    @BeforeAll
    static void open() {
        calm = new CashOffice(DATABASE.pool(), new FailPoints());
        hall = calm.found(new OrgId(1));
        calm.tills.open(hall.sender(), hall.unit(), calm.today(), 50_000);
        till = calm.tills.open(hall.org(), hall.person()).orElseThrow();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void afterACrashAnywhereTheMoneyIsBackOnceWithItsRedLetter() {
        CrashSwitch recorder = new CrashSwitch();
        CashOffice recorded = process(recorder);
        SubjectId first = approved(invoiced());
        recorder.record();
        pay(recorded, first, UUID.randomUUID().toString());
        List<String> places = recorder.passed();
        CrashSwitch.each(places, RefundCrashTest::survives);
    }

    private static SubjectId invoiced() {
        Bill bill = calm.slip(hall, DUE);
        SubjectId payment = calm.agreed(hall, bill);
        calm.cashier.cash(hall.sender(), payment, DUE, Optional.empty(), true);
        calm.steps.act(
                hall.sender(),
                payment,
                _ ->
                        List.of(
                                Steps.fact(
                                        InvoiceKinds.REQUESTED,
                                        Map.of(
                                                "reference",
                                                new Value.Text(payment.number() + "-F1"),
                                                "amount",
                                                new Value.Money(DUE),
                                                "buyer",
                                                new Value.Whole(1)))));
        return payment;
    }

    private static SubjectId approved(SubjectId payment) {
        Refunds refunds = calm.refunds(keys);
        SubjectId refund =
                refunds.request(
                        hall.sender(),
                        new Refunds.Wanted(payment, Map.of(), BACK, "多收", true, calm.today()));
        refunds.approve(
                new Sender(
                        hall.org(),
                        Actor.person(calm.hire(hall.org()), Set.of("manager")),
                        UUID.randomUUID().toString(),
                        "test"),
                refund);
        calm.cashier.check(
                hall.sender(), refund, new Cashier.Checks("card", true, true, true, true, BACK));
        return refund;
    }

    private static void survives(Crash crash, int at, String place) {
        String when = "%s at %s".formatted(crash, place);
        SubjectId payment = invoiced();
        SubjectId refund = approved(payment);
        long before = cash();
        String key = UUID.randomUUID().toString();
        CrashSwitch crashing = new CrashSwitch();
        CashOffice process = process(crashing);
        crashing.arm(at, crash);
        try {
            pay(process, refund, key);
        } catch (Died | RuntimeException e) {
            assertThat(crashing.crashedAt()).as(when + ": " + e).isNotEmpty();
        }
        CashOffice.again(() -> pay(calm, refund, key));
        assertThat(before - cash()).as(when).isEqualTo(BACK);
        assertThat(kinds(refund)).as(when).containsOnlyOnce("refund.paid");
        assertThat(kinds(payment)).as(when).containsOnlyOnce("red-letter.requested");
        assertThat(owed(refund)).as(when).isEqualTo(BACK);
    }

    private static List<String> kinds(SubjectId subject) {
        return calm.steps.history(hall.org(), subject).facts().stream()
                .map(fact -> fact.kind().name())
                .toList();
    }

    /** What red letters of the refund take back, by their rows. */
    private static long owed(SubjectId refund) {
        return calm.scope.reading(
                hall.org(),
                () ->
                        calm.jdbc
                                .sql(
                                        "select sum(amount) from invoice where red and refund ="
                                                + " :refund")
                                .param("refund", refund.number())
                                .query(Long.class)
                                .single());
    }

    private static void pay(CashOffice office, SubjectId refund, String key) {
        office.refunds(keys).pay(hall.sender(key), refund, new Refunds.Way(1, BACK, ""));
    }

    private static long cash() {
        return calm.scope.reading(
                hall.org(),
                () ->
                        calm.ledger.balance(
                                hall.org(),
                                Account.ofCash("till:%d:cash".formatted(till.id().value()))));
    }

    private static CashOffice process(CrashSwitch crash) {
        return new CashOffice(crash.connections(DATABASE.pool()), crash.failPoints());
    }
}
