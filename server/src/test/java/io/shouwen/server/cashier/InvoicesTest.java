package io.shouwen.server.cashier;

import static io.shouwen.server.cashier.Counter.ORG;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.bill.Bill;
import io.shouwen.server.invoice.Buyer;
import io.shouwen.server.invoice.Invoice;
import io.shouwen.server.invoice.Invoices;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.subject.SubjectId;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Invoices of payments in the sample, whose tax platform is simulated. */
class InvoicesTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final Counter ONE = new Counter(SERVER, "Y604");
    private static final String ACCOUNT = "00018822";
    private static final Buyer BUYER =
            new Buyer("大连海风机电有限公司", "91210200ABCDEF1230", "caiwu@haifeng.example");

    private final Invoicing invoicing = SERVER.bean(Invoicing.class);
    private final Invoices invoices = SERVER.bean(Invoices.class);
    private final Refunds refunds = SERVER.bean(Refunds.class);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static SubjectId paid(Bill... bills) {
        SubjectId payment = ONE.agreed(bills);
        ONE.cash(payment, ONE.payment(payment).due());
        return payment;
    }

    private static SubjectId paid(long fen) {
        return paid(ONE.bill(ACCOUNT, fen, ONE.today(), ""));
    }

    private Invoice awaits(SubjectId payment, String state) {
        for (int i = 0; i < 400; i++) {
            Invoice invoice = invoices.of(ORG, payment).getLast();
            if (invoice.is(state)) {
                return invoice;
            }
            invoices.hurry(ORG, payment);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new AssertionError("still " + invoices.of(ORG, payment));
    }

    private static SubjectId refund(SubjectId payment, long fen) {
        return ONE.refund(payment, fen, true);
    }

    @Test
    void anInvoiceIsAskedForOnceAndItsNumberComesBack() {
        SubjectId payment = paid(5_000);
        String key = ONE.sender().key();
        invoicing.ask(ONE.sender(key), payment, BUYER);
        invoicing.ask(ONE.sender(key), payment, BUYER);
        Invoice invoice = awaits(payment, "issued");
        assertThat(invoices.of(ORG, payment)).hasSize(1);
        assertThat(invoice.amount()).isEqualTo(5_000);
        assertThat(invoice.number()).hasSize(20);
        assertThat(ONE.kinds(payment)).endsWith("invoice.requested", "invoice.issued");
        refused(() -> invoicing.ask(ONE.sender(), payment, BUYER), "invoice-stands");
    }

    @Test
    void whoItIsMadeOutToIsShownMaskedAndKeptEncrypted() {
        SubjectId payment = paid(5_100);
        refused(
                () -> invoicing.ask(ONE.sender(), payment, new Buyer("某某公司", "123", "")),
                "invoice-buyer-incomplete");
        invoicing.ask(ONE.sender(), payment, BUYER);
        awaits(payment, "issued");
        String page =
                TestBrowser.as(SERVER, "fengjuan")
                        .get("/cashier/payments/" + payment.number())
                        .body();
        assertThat(page)
                .contains("大连****公司", "****1230", "c****@haifeng.example")
                .doesNotContain("海风机电", "91210200ABCDEF1230", "caiwu@");
        assertThat(
                        SERVER.database()
                                .orgScope()
                                .reading(
                                        ORG,
                                        () ->
                                                SERVER.database()
                                                        .jdbc()
                                                        .sql(
                                                                """
                                                                select count(*) from fact
                                                                where body::text like '%海风%'
                                                                """)
                                                        .query(Long.class)
                                                        .single()))
                .isZero();
    }

    @Test
    void aLostAnswerALateOneAndARejectionEndAsTheyShould() {
        SubjectId lost = paid(5_200);
        invoicing.ask(ONE.sender(), lost, new Buyer("某某公司", "912102000000000008", ""));
        awaits(lost, "issued");
        SubjectId late = paid(5_300);
        invoicing.ask(ONE.sender(), late, new Buyer("某某公司", "912102000000000009", ""));
        awaits(late, "issued");
        SubjectId wrong = paid(5_400);
        invoicing.ask(ONE.sender(), wrong, new Buyer("某某公司", "912102000000000007", ""));
        awaits(wrong, "rejected");
        assertThat(invoices.open(ORG, Set.of(ONE.hall()), Optional.empty()))
                .extracting(Invoice::payment)
                .contains(wrong)
                .doesNotContain(lost, late);
        TestBrowser cashier = TestBrowser.as(SERVER, "fengjuan");
        assertThat(cashier.get("/cashier/invoices").body()).contains(wrong.number());
    }

    @Test
    void aRejectedInvoiceThatNobodyWantsIsClosedAndMayStillBeAskedForLater() {
        SubjectId payment = paid(5_500);
        invoicing.ask(ONE.sender(), payment, new Buyer("某某公司", "912102000000000007", ""));
        String reference = awaits(payment, "rejected").reference();
        TestBrowser cashier = TestBrowser.as(SERVER, "fengjuan");
        String at = "/cashier/payments/" + payment.number();
        cashier.post(
                at,
                at + "/invoice-drop",
                Map.of("key", "d-1", "reference", reference, "reason", "客户不要了"));
        assertThat(awaits(payment, "void").why()).isEqualTo("客户不要了");
        assertThat(cashier.get("/cashier/invoices").body()).doesNotContain(payment.number());
        refused(
                () -> invoicing.drop(ONE.sender(), payment, reference, "再来一次"),
                "invoice-not-rejected");
        invoicing.ask(ONE.sender(), payment, BUYER);
        awaits(payment, "issued");
    }

    @Test
    void aWrongInvoiceIsTakenBackAndNeverChanged() {
        SubjectId payment = paid(6_000);
        refused(() -> invoicing.takeBack(ONE.sender(), payment, "抬头有误"), "invoice-not-issued");
        invoicing.ask(ONE.sender(), payment, BUYER);
        String first = awaits(payment, "issued").number();
        invoicing.takeBack(ONE.sender(), payment, "抬头有误");
        awaits(payment, "issued");
        invoicing.ask(ONE.sender(), payment, new Buyer("李四", "", ""));
        awaits(payment, "issued");
        List<Invoice> all = invoices.of(ORG, payment);
        assertThat(all).extracting(Invoice::red).containsExactly(false, true, false);
        assertThat(all).extracting(Invoice::state).containsOnly("issued");
        assertThat(all.getFirst().number()).isEqualTo(first);
        assertThat(all.get(1).of()).isEqualTo(all.getFirst().reference());
    }

    @Test
    void aRefundTakesBackAsMuchOfTheInvoiceAndNoMore() {
        SubjectId payment = paid(7_000);
        invoicing.ask(ONE.sender(), payment, BUYER);
        awaits(payment, "issued");
        SubjectId refund = refund(payment, 2_500);
        String key = ONE.sender().key();
        refunds.pay(ONE.sender(key), refund, new Refunds.Way(1, 2_500, ""));
        refunds.pay(ONE.sender(key), refund, new Refunds.Way(1, 2_500, ""));
        Invoice red = awaits(payment, "issued");
        assertThat(red.red()).isTrue();
        assertThat(red.amount()).isEqualTo(2_500);
        assertThat(red.refund()).isEqualTo(refund.number());
        invoicing.takeBack(ONE.sender(), payment, "抬头有误");
        assertThat(awaits(payment, "issued").amount()).isEqualTo(4_500);
        invoicing.ask(ONE.sender(), payment, BUYER);
        assertThat(awaits(payment, "issued").amount()).as("what is still here").isEqualTo(4_500);
    }

    @Test
    void whatIsCollectedForACompanyIsItsOwnToInvoice() {
        Bill ours = ONE.bill(ACCOUNT, 4_000, ONE.today(), "");
        Bill theirs = ONE.bill(ACCOUNT, 2_600, ONE.today(), "water");
        SubjectId payment = paid(ours, theirs);
        invoicing.ask(ONE.sender(), payment, BUYER);
        assertThat(awaits(payment, "issued").amount()).isEqualTo(4_000);
        ONE.giveBack(
                ONE.refund(payment, Map.of(theirs.id(), 2_600L), 2_600, true), Method.CASH, "");
        assertThat(invoices.of(ORG, payment)).as("theirs alone").hasSize(1);
        ONE.giveBack(ONE.refund(payment, Map.of(ours.id(), 1_000L), 1_000, true), Method.CASH, "");
        assertThat(awaits(payment, "issued").amount()).isEqualTo(1_000);
        assertThat(invoicing.own(ORG, payment)).isEqualTo(3_000);
        SubjectId foreign = paid(ONE.bill(ACCOUNT, 2_700, ONE.today(), "water"));
        refused(() -> invoicing.ask(ONE.sender(), foreign, BUYER), "invoice-nothing");
    }

    /** What was paid ahead is invoiced once: with the bill of the house that is paid out of it. */
    @Test
    void whatWasPaidAheadIsInvoicedWithTheBillsItPays() {
        PaymentOpening opening = SERVER.bean(PaymentOpening.class);
        ONE.till();
        long supply = ONE.supply("00018821");
        SubjectId deposit = opening.deposit(ONE.sender(), supply, "any", 6_000, Optional.empty());
        ONE.check(deposit, 6_000);
        ONE.cash(deposit, 6_000);
        refused(() -> invoicing.ask(ONE.sender(), deposit, BUYER), "invoice-nothing");
        SubjectId ours = fromBalance(ONE.bill("00018821", 4_000, ONE.today(), ""));
        invoicing.ask(ONE.sender(), ours, BUYER);
        assertThat(awaits(ours, "issued").amount()).isEqualTo(4_000);
        SubjectId theirs = fromBalance(ONE.bill("00018821", 1_500, ONE.today(), "water"));
        refused(() -> invoicing.ask(ONE.sender(), theirs, BUYER), "invoice-nothing");
        ONE.handOver(deposit);
        ONE.giveBack(ONE.refund(deposit, 500, true), Method.CASH, "");
        assertThat(ONE.balance("balance:%d:any".formatted(supply))).isZero();
        assertThat(invoices.of(ORG, deposit)).isEmpty();
        ONE.handOver(ours);
        ONE.giveBack(ONE.refund(ours, 1_000, true), Method.BALANCE, "");
        assertThat(awaits(ours, "issued").amount()).as("the red letter").isEqualTo(1_000);
        assertThat(ONE.balance("balance:%d:any".formatted(supply))).isEqualTo(-1_000);
    }

    private static SubjectId fromBalance(Bill bill) {
        SubjectId payment = ONE.agreed(bill);
        SERVER.bean(Cashier.class)
                .booked(ONE.sender(), payment, Method.BALANCE, Optional.empty(), "any");
        return payment;
    }

    @Test
    void anInvoiceAndARefundInOneInstantFitTogether() throws Exception {
        for (int round = 0; round < 6; round++) {
            SubjectId payment = paid(3_000);
            SubjectId refund = refund(payment, 1_000);
            try (ExecutorService counters = Executors.newFixedThreadPool(2)) {
                List<Callable<Boolean>> both =
                        List.of(
                                () -> {
                                    invoicing.ask(ONE.sender(), payment, BUYER);
                                    return true;
                                },
                                () -> {
                                    ONE.pay(ONE.sender(), refund, Method.CASH, 1_000, "");
                                    return true;
                                });
                for (Future<Boolean> one : counters.invokeAll(both)) {
                    one.get();
                }
            }
            long left =
                    invoices.of(ORG, payment).stream()
                            .mapToLong(one -> one.red() ? -one.amount() : one.amount())
                            .sum();
            assertThat(left).isEqualTo(2_000);
        }
    }

    @Test
    void thePageAsksTakesBackAndHurries() {
        SubjectId payment = paid(8_000);
        TestBrowser cashier = TestBrowser.as(SERVER, "fengjuan");
        String at = "/cashier/payments/" + payment.number();
        cashier.post(
                at,
                at + "/invoice",
                Map.of("key", "i-1", "title", "李四", "taxNumber", "", "email", "lisi@example.cn"));
        awaits(payment, "issued");
        assertThat(cashier.get(at).body()).contains("已开具", "发票有误");
        cashier.post(at, at + "/red-letter", Map.of("key", "i-2", "reason", "客户改名"));
        cashier.post(at, at + "/invoice-ask", Map.of("key", "i-3"));
        assertThat(awaits(payment, "issued").red()).isTrue();
    }

    private static void refused(ThrowingCallable act, String slug) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.slug()).isEqualTo(slug));
    }
}
