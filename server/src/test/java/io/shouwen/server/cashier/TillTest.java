package io.shouwen.server.cashier;

import static io.shouwen.server.cashier.Counter.ORG;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.bill.Bill;
import io.shouwen.server.bill.Bills;
import io.shouwen.server.bill.NewBill;
import io.shouwen.server.cashier.Correction.Target;
import io.shouwen.server.cashier.Correction.What;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.SubjectId;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * Closing a till. Change, returns and mixed ways of paying must not make it wrong, as they did
 * elsewhere (erpnext#23125, #25638, #43392, #12273).
 */
class TillTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final Counter ONE = new Counter(SERVER, "Y604");
    private static final Counter TWO = new Counter(SERVER, "Y605");
    private static final String ACCOUNT = "00018822";

    private final Cashier cashier = SERVER.bean(Cashier.class);
    private final Tills tills = SERVER.bean(Tills.class);
    private final CashDays days = SERVER.bean(CashDays.class);
    private final Corrections corrections = SERVER.bean(Corrections.class);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void aDayWithChangeReturnsAndMixedWaysIsCountedExplainedApprovedAndLocked() {
        nextDay();
        long safe = ONE.balance("safe:%d:cash".formatted(ONE.hall()));
        long bank = ONE.balance("bank");
        Till till = ONE.till();
        SubjectId change = ONE.agreed(ONE.bill(ACCOUNT, 8_765, ONE.today(), ""));
        ONE.cash(change, 10_000);
        ONE.handOver(change);

        SubjectId mixed = ONE.agreed(ONE.bill(ACCOUNT, 10_000, ONE.today(), ""));
        cashier.card(ONE.sender(), mixed, Optional.of(4_000L), "S-1", true);
        refused(() -> tills.count(ONE.sender(), till.id(), Map.of(), "x"), "till-has-payments");
        ONE.cash(mixed, 10_000);
        ONE.handOver(mixed);

        Bill returned = ONE.bill(ACCOUNT, 3_000, ONE.today(), "");
        SubjectId payment = ONE.agreed(returned);
        ONE.cash(payment, 3_000);
        ONE.handOver(payment);
        Refunds refunds = SERVER.bean(Refunds.class);
        SubjectId refund =
                refunds.request(
                        ONE.sender(), new Refunds.Wanted(payment, 1_000, "多收", true, ONE.today()));
        refunds.approve(ONE.manager(), refund);
        refunds.pay(ONE.sender(), refund, Method.CASH, "");

        SubjectId water = ONE.agreed(ONE.bill(ACCOUNT, 2_000, ONE.today(), "water"));
        cashier.booked(ONE.sender(), water, Method.TRANSFER, Optional.empty(), "T-77");
        ONE.handOver(water);

        long cash = 50_000 + 8_765 + 6_000 + 3_000 - 1_000;
        assertThat(ONE.expected(till, Method.CASH)).isEqualTo(cash);
        assertThat(ONE.expected(till, Method.CARD)).isEqualTo(4_000);
        assertThat(ONE.expected(till, Method.TRANSFER)).isEqualTo(2_000);

        Map<Method, Long> counted = new EnumMap<>(ONE.expected(till));
        counted.put(Method.CASH, cash - 50);
        refused(() -> tills.count(ONE.sender(), till.id(), counted, ""), "till-unexplained");
        tills.count(ONE.sender(), till.id(), counted, "少五角，疑找零有误");
        Bill late = ONE.bill(ACCOUNT, 100, ONE.today(), "");
        assertThat(tills.open(ORG, ONE.person)).isEmpty();
        refused(() -> days.lock(ONE.manager(), ONE.hall(), ONE.today()), "till-not-approved");
        refused(() -> tills.approve(manager(ONE.person), till.id()), "till-second-person");
        tills.recount(ONE.manager(), till.id(), "请再点一次");
        tills.count(ONE.sender(), till.id(), counted, "仍少五角");
        tills.approve(ONE.manager(), till.id());
        assertThat(ONE.balance("difference")).isEqualTo(50);
        int hall = ONE.hall();
        assertThat(ONE.balance("safe:%d:cash".formatted(hall)) - safe)
                .isEqualTo(cash - 50 - 50_000);

        days.lock(ONE.manager(), hall, ONE.today());
        refused(() -> ONE.open(late), "cash-day-locked");
        SubjectId day = days.locked(ORG, hall, ONE.today()).orElseThrow().id();
        long carried = cash - 50 - 50_000;
        refused(
                () -> days.deposit(ONE.manager(), day, Method.CASH, safe + carried + 1, "J-1"),
                "amount-not-there");
        days.deposit(ONE.manager(), day, Method.CASH, carried, "J-1");
        assertThat(ONE.balance("bank") - bank).isEqualTo(carried);
        refused(() -> days.remit(ONE.manager(), day, "water", 2_001, "P-1"), "amount-not-there");
        days.remit(ONE.manager(), day, "water", 2_000, "P-1");
        assertThat(ONE.balance("payee:water")).isZero();
        assertThat(days.outs(ORG, hall, ONE.today())).hasSize(2);
    }

    @Test
    void aTillOfYesterdayTakesNothingNewAndIsCountedForWhoIsGone() {
        Till till = ONE.till();
        SubjectId begun = ONE.agreed(ONE.bill(ACCOUNT, 1_000, ONE.today(), ""));
        cashier.card(ONE.sender(), begun, Optional.of(400L), "S-2", true);
        Bill late = ONE.bill(ACCOUNT, 100, ONE.today(), "");
        nextDay();
        refused(() -> ONE.open(late), "till-of-another-day");
        assertThat(TestBrowser.as(SERVER, "fengjuan").get("/cashier").body())
                .contains("还没有清点", "href=\"/cashier/till\"");
        ONE.cash(begun, 600);
        ONE.handOver(begun);
        Map<Method, Long> there = ONE.expected(till);
        refused(() -> tills.count(TWO.sender(), till.id(), there, ""), "till-not-open");
        refused(
                () -> tills.countFor(manager(ONE.person), till.id(), there, "我自己"),
                "till-unexplained");
        TestBrowser manager = TestBrowser.as(SERVER, "tangmin");
        String page = "/cashier/till?day=" + till.day();
        assertThat(manager.get(page).body()).contains("/count-for");
        tills.countFor(ONE.manager(), till.id(), there, "收费员突发疾病离岗");
        refused(() -> tills.approve(ONE.manager(), till.id()), "till-second-person");
        assertThat(manager.get(page).body())
                .contains("代离岗者清点", "突发疾病")
                .doesNotContain("/approve\"");
        tills.approve(manager(TWO.person), till.id());
        assertThat(tills.find(ORG, till.id()).orElseThrow().absent()).isTrue();
    }

    @Test
    void aDayIsOpenedAgainByTwoPeopleUntilMoneyLeft() {
        nextDay();
        ONE.cash(ONE.agreed(ONE.bill(ACCOUNT, 700, ONE.today(), "")), 700);
        int hall = ONE.hall();
        closed();
        days.lock(ONE.manager(), hall, ONE.today());
        Corrections.Wanted day = new Corrections.Wanted(hall, Target.day(ONE.today()));
        approved(day);
        closed();
        days.lock(ONE.manager(), hall, ONE.today());
        refused(() -> days.lock(ONE.manager(), hall, ONE.today()), "cash-day-locked");
        long bank = ONE.balance("bank");
        SubjectId locked = days.locked(ORG, hall, ONE.today()).orElseThrow().id();
        days.deposit(ONE.manager(), locked, Method.CASH, 700, "J-9");
        refused(() -> corrections.ask(ONE.sender(), day, "锁早了"), "cash-day-settled");
        CashOut slip = days.outs(ORG, hall, ONE.today()).getFirst();
        approved(corrections.ours(ORG, Set.of(hall), What.OUT, "out.%d.0".formatted(slip.id())));
        assertThat(ONE.balance("bank")).isEqualTo(bank);
        assertThat(TestBrowser.as(SERVER, "tangmin").get("/cashier/till").body())
                .contains("J-9", "已作废");
        approved(day);
        assertThat(days.locked(ORG, hall, ONE.today())).isEmpty();
        refused(
                () -> days.deposit(ONE.manager(), locked, Method.CASH, 700, "J-10"),
                "cash-day-not-locked");
    }

    @Test
    void aSlipOnWhichNothingIsPaidIsStruckByTwoPeople() {
        nextDay();
        Bill slip = slip("F-struck");
        approved(corrections.slip(ORG, Set.of(ONE.hall()), "F-struck"));
        assertThat(ONE.now(slip).amount()).isZero();
        refused(() -> ONE.open(slip), "bill-not-known");
        Bill paid = slip("F-paid");
        ONE.cash(ONE.agreed(paid), 900);
        Corrections.Wanted wanted = corrections.slip(ORG, Set.of(ONE.hall()), "F-paid");
        refused(() -> corrections.ask(ONE.sender(), wanted, "开错"), "bill-touched");
        closed();
    }

    private Bill slip(String no) {
        Bills bills = SERVER.bean(Bills.class);
        bills.add(
                ORG,
                List.of(
                        new NewBill(
                                no,
                                OptionalLong.empty(),
                                OptionalInt.of(ONE.hall()),
                                io.shouwen.server.bill.What.BUSINESS,
                                "",
                                1,
                                "",
                                Optional.empty(),
                                900,
                                ONE.today(),
                                OptionalInt.empty())));
        return bills.slip(ORG, Set.of(ONE.hall()), no).orElseThrow();
    }

    private void approved(Corrections.Wanted wanted) {
        SubjectId asked = corrections.ask(ONE.sender(), wanted, "弄错了");
        refused(
                () -> corrections.approve(manager(ONE.person), asked, ONE.today()),
                "correction-second-person");
        corrections.approve(ONE.manager(), asked, ONE.today());
    }

    /** Whoever has a till open counts it, and it is approved. */
    private void closed() {
        Till till = ONE.till();
        tills.count(ONE.sender(), till.id(), ONE.expected(till), "");
        tills.approve(ONE.manager(), till.id());
    }

    private static void nextDay() {
        WallClock clock = SERVER.bean(WallClock.class);
        clock.moveTo(clock.now().plus(Duration.ofDays(1)));
    }

    private static Sender manager(int person) {
        return new Sender(
                ORG, Actor.person(person, Set.of("manager")), UUID.randomUUID().toString(), "test");
    }

    private static void refused(ThrowingCallable act, String slug) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.slug()).isEqualTo(slug));
    }
}
