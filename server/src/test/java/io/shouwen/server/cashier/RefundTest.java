package io.shouwen.server.cashier;

import static io.shouwen.server.cashier.Counter.ORG;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.bill.Bill;
import io.shouwen.server.bill.Bills;
import io.shouwen.server.bill.NewBill;
import io.shouwen.server.bill.What;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.judgement.Judgements;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.story.ClockView;
import io.shouwen.server.story.Clocks;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.text.Language;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Money that is given back, of which bills, which way, and what the city hall's code says of it.
 */
class RefundTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final Counter ONE = new Counter(SERVER, "Y604");
    private static final Counter TWO = new Counter(SERVER, "Y605");
    private static final String ACCOUNT = "00018822";

    private final Cashier cashier = SERVER.bean(Cashier.class);
    private final Refunds refunds = SERVER.bean(Refunds.class);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static SubjectId paid(Bill... bills) {
        SubjectId payment = ONE.agreed(bills);
        ONE.cash(payment, ONE.payment(payment).due());
        ONE.handOver(payment);
        return payment;
    }

    private SubjectId byCard(long fen, String slip) {
        SubjectId payment = ONE.agreed(ONE.bill(ACCOUNT, fen, ONE.today(), ""));
        cashier.card(ONE.sender(), payment, Optional.empty(), slip, true);
        ONE.handOver(payment);
        return payment;
    }

    @Test
    void aRefundIsApprovedByAnotherCheckedAndGoesBackTheWayItCame() {
        Bill bill = ONE.bill(ACCOUNT, 6_000, ONE.today(), "");
        SubjectId payment = paid(bill);
        Till till = ONE.till();
        refused(() -> ONE.asked(payment, Map.of(), 6_001, true), "refund-too-large");
        SubjectId refund = ONE.asked(payment, Map.of(), 2_500, true);
        refused(() -> ONE.asked(payment, Map.of(), 3_501, true), "refund-too-large");
        refused(() -> pay(refund, 1, 2_500), "refund-not-approved");
        refunds.approve(ONE.manager(), refund);
        refused(() -> pay(refund, 1, 2_500), "payment-not-checked");
        refused(() -> ONE.check(refund, 2_400), "amount-differs");
        ONE.check(refund, 2_500);
        refused(() -> pay(refund, 2, 2_500), "refund-other-way");
        long before = ONE.expected(till, Method.CASH);
        pay(refund, 1, 2_500);
        assertThat(ONE.expected(till, Method.CASH)).isEqualTo(before - 2_500);
        assertThat(ONE.now(bill).open()).isEqualTo(2_500);
        refused(() -> pay(refund, 1, 2_500), "refund-not-approved");
        ONE.handOver(refund);
        assertThat(ONE.kinds(refund))
                .containsSubsequence("refund.paid", "receipt.issued", "payment.closed");
        ONE.giveBack(ONE.refund(payment, 3_500, false), Method.CASH, "");
        assertThat(ONE.now(bill).amount()).isEqualTo(2_500);
        assertThat(ONE.now(bill).settled()).isZero();
    }

    private void pay(SubjectId refund, int piece, long fen) {
        refunds.pay(ONE.sender(), refund, new Refunds.Way(piece, fen, "C-1"));
    }

    @Test
    void whatIsGivenBackIsTakenBackOfTheBillsThatWereTicked() {
        Bill ours = ONE.bill(ACCOUNT, 4_000, ONE.today(), "");
        Bill theirs = ONE.bill(ACCOUNT, 2_600, ONE.today(), "water");
        SubjectId payment = paid(ours, theirs);
        long collected = ONE.balance("payee:water");
        long income = ONE.balance("income:electricity");
        refused(() -> ONE.asked(payment, Map.of(), 1_500, true), "refund-lines-missing");
        refused(
                () -> ONE.asked(payment, Map.of(ours.id(), 4_001L), 4_001, true),
                "refund-too-large");
        refused(
                () -> ONE.asked(payment, Map.of(ours.id(), 1_500L), 1_600, true),
                "refund-too-large");
        ONE.giveBack(ONE.refund(payment, Map.of(ours.id(), 1_500L), 1_500, true), Method.CASH, "");
        assertThat(ONE.now(ours).open()).isEqualTo(1_500);
        assertThat(ONE.now(theirs).open()).isZero();
        assertThat(ONE.balance("payee:water")).isEqualTo(collected);
        assertThat(ONE.balance("income:electricity")).isEqualTo(income + 1_500);
    }

    @Test
    void whatIsWithdrawnMayBeAskedForAnew() {
        Bill bill = ONE.bill(ACCOUNT, 5_000, ONE.today(), "");
        SubjectId payment = paid(bill);
        SubjectId wrong = ONE.asked(payment, Map.of(), 5_000, true);
        refused(() -> ONE.asked(payment, Map.of(), 100, true), "refund-too-large");
        refused(() -> refunds.withdraw(TWO.sender(), wrong, "金额写错"), "refund-not-yours");
        refunds.approve(ONE.manager(), wrong);
        refunds.withdraw(ONE.manager(), wrong, "金额写错");
        refused(() -> pay(wrong, 1, 5_000), "payment-over");
        SubjectId asked = ONE.asked(payment, Map.of(), 4_000, true);
        refunds.withdraw(ONE.sender(), asked, "客户改主意");
        SubjectId declined = ONE.asked(payment, Map.of(), 4_100, true);
        refunds.decline(ONE.manager(), declined, "票据不全");
        SubjectId right = ONE.refund(payment, 3_000, true);
        pay(right, 1, 1_000);
        refused(() -> refunds.withdraw(ONE.sender(), right, "晚了"), "payment-has-money");
        pay(right, 1, 2_000);
        assertThat(ONE.now(bill).open()).isEqualTo(3_000);
    }

    @Test
    void whatWasPaidSeveralWaysGoesBackPieceByPiece() {
        Bill bill = ONE.bill(ACCOUNT, 10_000, ONE.today(), "");
        SubjectId payment = ONE.agreed(bill);
        cashier.card(ONE.sender(), payment, Optional.of(5_000L), "C-7", true);
        ONE.cash(payment, 5_000);
        ONE.handOver(payment);
        Till till = ONE.till();
        long cash = ONE.expected(till, Method.CASH);
        long card = ONE.expected(till, Method.CARD);
        SubjectId refund = ONE.refund(payment, 10_000, true);
        refused(() -> pay(refund, 1, 10_000), "refund-other-way");
        pay(refund, 1, 5_000);
        assertThat(ONE.payment(refund).state()).isEqualTo("approved");
        assertThat(ONE.now(bill).open()).as("until all of it is back").isZero();
        assertThat(ONE.balance("payment:" + refund.value())).isEqualTo(5_000);
        TWO.till();
        refused(
                () -> refunds.pay(TWO.sender(), refund, new Refunds.Way(2, 5_000, "")),
                "refund-other-till");
        refused(
                () -> SERVER.bean(Tills.class).count(ONE.sender(), till.id(), Map.of(), "x"),
                "till-has-payments");
        pay(refund, 2, 5_000);
        ONE.handOver(refund);
        assertThat(ONE.expected(till, Method.CASH)).isEqualTo(cash - 5_000);
        assertThat(ONE.expected(till, Method.CARD)).isEqualTo(card - 5_000);
        assertThat(ONE.balance("payment:" + refund.value())).isZero();
        assertThat(ONE.now(bill).open()).isEqualTo(10_000);
    }

    @ParameterizedTest
    @EnumSource
    void aRefundOfAnyKindBreaksNothingOfTheCode(What what) {
        Bill bill = bill(what);
        SubjectId refund = ONE.refund(paid(bill), 1_100, false);
        pay(refund, 1, 1_100);
        ONE.handOver(refund);
        assertThat(judged(refund))
                .extracting(ClockView::state)
                .doesNotContain("broken", "breached", "overdue");
        List<String> kept =
                judged(refund).stream()
                        .filter(one -> one.state().equals("kept"))
                        .map(ClockView::clause)
                        .toList();
        assertThat(kept)
                .contains("bureau.fee.4a", "bureau.fee.4b")
                .containsAll(
                        switch (what) {
                            case ELECTRICITY -> List.of("bureau.recv.2c", "bureau.recv.2d");
                            case BUSINESS -> List.of("bureau.recv.1a", "bureau.recv.1c");
                            case OTHER -> List.of();
                        });
    }

    /** The five minutes and the checks of the code apply as soon as one of the bills is metered. */
    @Test
    void whatIsPaidTogetherWithElectricityIsElectricity() {
        SubjectId payment = ONE.open(bill(What.BUSINESS), bill(What.ELECTRICITY));
        assertThat(ONE.payment(payment).what()).isEqualTo(What.ELECTRICITY.word());
        assertThat(ONE.payment(ONE.open(bill(What.BUSINESS), bill(What.OTHER))).what())
                .isEqualTo(What.OTHER.word());
    }

    private static Bill bill(What what) {
        String no = "refund-" + UUID.randomUUID().toString().substring(0, 12);
        long supply = ONE.supply(ACCOUNT);
        Bills bills = SERVER.bean(Bills.class);
        bills.add(
                ORG,
                List.of(
                        new NewBill(
                                no,
                                OptionalLong.of(supply),
                                OptionalInt.empty(),
                                what,
                                "",
                                1,
                                "",
                                Optional.empty(),
                                1_100,
                                ONE.today(),
                                OptionalInt.empty())));
        return bills.dues(ORG, supply).stream()
                .filter(one -> one.no().equals(no))
                .findFirst()
                .orElseThrow();
    }

    private static List<ClockView> judged(SubjectId subject) {
        History history = SERVER.bean(Steps.class).history(ORG, subject);
        return SERVER.bean(Clocks.class)
                .of(
                        history,
                        SERVER.bean(Judgements.class)
                                .assess(history, SERVER.bean(WallClock.class).now()),
                        Language.ZH,
                        ZoneId.of("Asia/Shanghai"));
    }

    @Test
    void aTillThatGaveBackMoreThanItTookIsCountedBelowZero() {
        SubjectId payment = byCard(2_500, "C-20");
        SubjectId large = paid(ONE.bill(ACCOUNT, 60_000, ONE.today(), ""));
        Till till = TWO.till();
        SubjectId cash = ONE.refund(large, 60_000, true);
        refused(
                () -> refunds.pay(TWO.sender(), cash, new Refunds.Way(1, 60_000, "")),
                "till-short-of-cash");
        SubjectId refund = ONE.refund(payment, 2_500, true);
        refunds.pay(TWO.sender(), refund, new Refunds.Way(1, 2_500, "C-21"));
        TWO.handOver(refund);
        assertThat(TWO.expected(till, Method.CARD)).isEqualTo(-2_500);
        String at = "/cashier/till/" + till.id().number() + "/count";
        Map<String, String> counted = new HashMap<>(Map.of("key", "c-1", "cash", "500"));
        TestBrowser.as(SERVER, "jiangbo").post("/cashier/till", at, counted);
        assertThat(SERVER.bean(Tills.class).open(ORG, TWO.person)).as("differs").isPresent();
        counted.put("key", "c-2");
        counted.put("card", "－25.00");
        TestBrowser.as(SERVER, "jiangbo").post("/cashier/till", at, counted);
        SERVER.bean(Tills.class).approve(ONE.manager(), till.id());
        assertThat(ONE.balance("difference")).isZero();
        assertThat(TWO.expected(till, Method.CARD)).isZero();
    }

    private static void refused(ThrowingCallable act, String slug) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.slug()).isEqualTo(slug));
    }
}
