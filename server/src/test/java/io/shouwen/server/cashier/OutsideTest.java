package io.shouwen.server.cashier;

import static io.shouwen.server.cashier.Counter.ORG;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.invoice.Buyer;
import io.shouwen.server.invoice.Invoice;
import io.shouwen.server.invoice.Invoices;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.webhook.TestPartner;
import io.shouwen.server.webhook.TestPartner.Wrong;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** A gateway and a tax platform behind addresses of their own, which lose what they are told. */
class OutsideTest {
    private static final Duration PATIENCE = Duration.ofMillis(400);
    private static final String ACCOUNT = "00018822";
    private static final Buyer BUYER =
            new Buyer("大连海风机电有限公司", "91210200ABCDEF123X", "caiwu@haifeng.example");
    private static final Map<String, Long> PAID = new ConcurrentHashMap<>();
    private static final Map<String, String> GIVEN = new ConcurrentHashMap<>();
    private static final Map<String, String> WORDS = new ConcurrentHashMap<>();
    private static TestPartner bank;
    private static TestPartner tax;
    private static TestServer server;
    private static Counter one;

    @BeforeAll
    static void open() throws Exception {
        bank = new TestPartner(OutsideTest::pay);
        tax = new TestPartner(OutsideTest::invoice);
        System.setProperty("SHOUWEN_TAX_URL", tax.address() + "/v1/");
        System.setProperty("SHOUWEN_TAX_SECRET", tax.secret());
        System.setProperty("SHOUWEN_PAY_URL", bank.address().toString());
        System.setProperty("SHOUWEN_PAY_SECRET", bank.secret());
        try {
            server = TestServer.demo();
        } finally {
            List.of("TAX_URL", "TAX_SECRET", "PAY_URL", "PAY_SECRET")
                    .forEach(name -> System.clearProperty("SHOUWEN_" + name));
        }
        one = new Counter(server, "Y604");
    }

    @AfterAll
    static void close() {
        server.close();
        bank.close();
        tax.close();
    }

    /** A bank that takes a sum once under a reference; one that it is asked about is closed. */
    private static String pay(String door, JsonNode question) {
        String reference = question.path("reference").asString();
        long fen = question.path("fen").asLong();
        long kept =
                switch (door) {
                    case "/charges" ->
                            PAID.computeIfAbsent(
                                    reference,
                                    _ -> question.path("code").asString().endsWith("7") ? 0 : fen);
                    case "/refunds" -> PAID.computeIfAbsent(reference, _ -> -fen);
                    default -> PAID.computeIfAbsent(reference, _ -> 0L);
                };
        return kept == 0 ? "{\"state\":\"declined\"}" : "{\"state\":\"paid\"}";
    }

    /** A platform that gives one number a reference, or says what it was told to say. */
    private static String invoice(String door, JsonNode question) {
        String reference = question.path("reference").asString();
        if (door.endsWith("/ask") && !GIVEN.containsKey(reference)) {
            return "{\"state\":\"absent\"}";
        }
        String number =
                GIVEN.computeIfAbsent(
                        reference,
                        _ ->
                                "2621%08d%s"
                                        .formatted(GIVEN.size(), question.path("of").asString("")));
        String word = Optional.ofNullable(WORDS.remove(reference)).orElse("issued");
        return "{\"state\":\"%s\",\"number\":\"%s\",\"reason\":\"税号不符\"}".formatted(word, number);
    }

    private static SubjectId agreed(long fen) {
        return one.agreed(one.bill(ACCOUNT, fen, one.today(), ""));
    }

    private static CodePayments codes() {
        return new CodePayments(
                server.database().pool(),
                one.bean(OrgScope.class),
                one.bean(Steps.class),
                one.bean(RefundSteps.class),
                new HttpCodes(bank.call(PATIENCE)));
    }

    @Test
    void aCodeIsTakenOnceHoweverItsAnswersAreLost() {
        for (Wrong wrong : List.of(Wrong.AFTER, Wrong.LATE, Wrong.UNSIGNED, Wrong.FAILED)) {
            SubjectId payment = agreed(1_200);
            bank.wrong(wrong, Wrong.BEFORE);
            codes().charge(one.sender(), payment, Optional.empty(), "2800000001");
            assertThat(one.payment(payment).state()).as(wrong.name()).isEqualTo("unknown");
            codes().ask(one.sender(), payment);
            assertThat(one.payment(payment).state()).as(wrong.name()).isEqualTo("unknown");
            codes().ask(one.sender(), payment);
            assertThat(one.payment(payment).taken()).as(wrong.name()).isEqualTo(1_200);
            assertThat(charges(payment)).as(wrong.name()).isEqualTo(1);
        }
    }

    private static long charges(SubjectId payment) {
        return bank.asked().stream()
                .filter(asked -> asked.startsWith("/charges " + payment.number()))
                .count();
    }

    @Test
    void whatNeverArrivedIsClosedAndMayBeTakenAnotherWay() {
        SubjectId payment = agreed(1_300);
        bank.wrong(Wrong.BEFORE);
        codes().charge(one.sender(), payment, Optional.empty(), "2800000001");
        codes().ask(one.sender(), payment);
        assertThat(one.payment(payment).state()).isEqualTo("open");
        one.cash(payment, 1_300);
        assertThat(one.payment(payment).state()).isEqualTo("taken");
        assertThat(PAID.get(payment.number() + "-1")).isZero();
    }

    /** A payment by codes, one after the other, handed over. */
    private static SubjectId byCodes(long... sums) {
        SubjectId payment = agreed(Arrays.stream(sums).sum());
        for (long sum : sums) {
            codes().charge(one.sender(), payment, Optional.of(sum), "2800000001");
        }
        one.handOver(payment);
        return payment;
    }

    @Test
    void aRefundThatNobodyConfirmedIsAskedForAgainAndGivenOnce() {
        SubjectId payment = byCodes(1_400);
        SubjectId refund = one.refund(payment, 1_400, false);
        bank.wrong(Wrong.AFTER);
        one.pay(one.sender(), refund, Method.CODE, 1_400, "");
        assertThat(one.payment(refund).state()).isEqualTo("unknown");
        refused(
                () ->
                        one.bean(Refunds.class)
                                .pay(one.sender(), refund, new Refunds.Way(1, 1_400, "")),
                "refund-other-way",
                "payment-unknown");
        refused(
                () -> one.bean(Refunds.class).withdraw(one.sender(), refund, "x"),
                "payment-has-money");
        one.bean(CodePayments.class).ask(one.sender(), refund);
        assertThat(one.payment(refund).state()).isEqualTo("taken");
        assertThat(PAID.get(refund.number() + "-1")).isEqualTo(-1_400);
        assertThat(one.kinds(refund))
                .containsSubsequence(
                        "refund.tendered", "payment.unknown", "payment.asked", "refund.paid");
        one.handOver(refund);
        assertThat(one.payment(refund).state()).isEqualTo("closed");
    }

    @Test
    void twoCodesGoBackPieceByPieceAndNoneTwice() {
        SubjectId payment = byCodes(3_000, 3_000);
        SubjectId refund = one.refund(payment, 5_000, true);
        Refunds refunds = one.bean(Refunds.class);
        refused(
                () -> refunds.pay(one.sender(), refund, new Refunds.Way(1, 5_000, "")),
                "refund-other-way");
        refunds.pay(one.sender(), refund, new Refunds.Way(1, 3_000, ""));
        refused(
                () -> refunds.pay(one.sender(), refund, new Refunds.Way(1, 2_000, "")),
                "refund-other-way");
        refunds.pay(one.sender(), refund, new Refunds.Way(2, 2_000, ""));
        assertThat(one.payment(refund).state()).isEqualTo("taken");
        assertThat(PAID.get(refund.number() + "-1")).isEqualTo(-3_000);
        assertThat(PAID.get(refund.number() + "-2")).isEqualTo(-2_000);
        assertThat(bank.asked())
                .contains("/refunds " + refund.number() + "-2")
                .containsOnlyOnce("/refunds " + refund.number() + "-1");
    }

    /** What is on its way out of a deposit cannot be spent meanwhile. */
    @Test
    void aDepositOnItsWayBackIsNotSpent() {
        long supply = one.supply("00018821");
        one.till();
        SubjectId deposit =
                one.bean(PaymentOpening.class)
                        .deposit(one.sender(), supply, "other", 1_700, Optional.empty());
        one.check(deposit, 1_700);
        codes().charge(one.sender(), deposit, Optional.empty(), "2800000001");
        one.handOver(deposit);
        SubjectId refund = one.refund(deposit, 1_700, true);
        bank.wrong(Wrong.BEFORE);
        one.pay(one.sender(), refund, Method.CODE, 1_700, "");
        assertThat(one.payment(refund).state()).isEqualTo("unknown");
        assertThat(one.balance("balance:%d:other".formatted(supply))).isEqualTo(-1_700);
        assertThat(spendable(supply)).isZero();
        one.bean(CodePayments.class).ask(one.sender(), refund);
        assertThat(one.balance("balance:%d:other".formatted(supply))).isZero();
    }

    @Test
    void theHouseAsksByItselfOnceNobodyHasForAWhile() {
        SubjectId payment = agreed(1_250);
        bank.wrong(Wrong.AFTER);
        codes().charge(one.sender(), payment, Optional.empty(), "2800000001");
        long asked = asks(payment);
        one.bean(CodeAsking.class).askDue();
        assertThat(asks(payment)).as("its cashier may still ask").isEqualTo(asked);
        itIsDue(payment);
        awaits(payment, PaymentFold.State.TAKEN);
        assertThat(one.kinds(payment))
                .containsSubsequence("payment.unknown", "payment.asked", "payment.taken");
        one.handOver(payment);

        SubjectId refund = one.refund(payment, 1_250, true);
        one.bean(Invoicing.class).ask(one.sender(), payment, BUYER);
        bank.wrong(Wrong.BEFORE);
        one.pay(one.sender(), refund, Method.CODE, 1_250, "");
        itIsDue(refund);
        awaits(refund, PaymentFold.State.TAKEN);
        assertThat(PAID.get(refund.number() + "-1")).isEqualTo(-1_250);
        assertThat(awaits(payment, "issued").red()).isTrue();
        one.handOver(refund);
    }

    private static long asks(SubjectId payment) {
        return bank.asked().stream().filter(one -> one.startsWith("/ask " + payment)).count();
    }

    private static void itIsDue(SubjectId payment) {
        server.database()
                .orgScope()
                .run(
                        ORG,
                        () ->
                                server.database()
                                        .jdbc()
                                        .sql(
                                                """
                                                update tender set next_at = at
                                                where payment = :payment and state = 'unknown'
                                                """)
                                        .param("payment", payment.value())
                                        .update());
    }

    private static void awaits(SubjectId payment, PaymentFold.State state) {
        for (int i = 0; i < 400 && !one.payment(payment).is(state); i++) {
            one.bean(CodeAsking.class).askDue();
            LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
        }
        assertThat(one.payment(payment).state()).isEqualTo(state.word());
    }

    @Test
    void whatACodePaidOfAPaymentThatDoesNotComeAboutGoesBackByTheGateway() {
        SubjectId payment = agreed(2_300);
        codes().charge(one.sender(), payment, Optional.of(1_000L), "2800000001");
        TestBrowser cashier = TestBrowser.as(server, "fengjuan");
        String at = "/cashier/payments/" + payment.number();
        Map<String, String> back = Map.of("key", "back-1", "tender", "1");
        bank.wrong(Wrong.BEFORE);
        assertThat(cashier.post(at, at + "/give-back", back).statusCode()).isEqualTo(422);
        assertThat(one.kinds(payment)).doesNotContain("payment.returned");
        bank.wrong(Wrong.AFTER);
        assertThat(cashier.post(at, at + "/give-back", back).statusCode()).isEqualTo(422);
        assertThat(cashier.post(at, at + "/give-back", back).statusCode()).isEqualTo(302);
        assertThat(one.kinds(payment)).containsOnlyOnce("payment.returned");
        assertThat(PAID.get(payment.number() + "-1-back")).isEqualTo(-1_000);
        one.bean(Cashier.class).refuse(one.sender(), payment, "改日再缴");
    }

    @Test
    void aManagerEndsThePaymentOfACashierWhoIsGone() {
        SubjectId payment = agreed(1_900);
        one.bean(Cashier.class).card(one.sender(), payment, Optional.of(900L), "C-3", true);
        bank.wrong(Wrong.BEFORE);
        codes().charge(one.sender(), payment, Optional.empty(), "2800000001");
        TestBrowser manager = TestBrowser.as(server, "tangmin");
        String at = "/cashier/payments/" + payment.number();
        assertThat(manager.get("/cashier").body()).contains(at);
        manager.post(at, at + "/ask", Map.of("key", "m-1"));
        assertThat(one.payment(payment).state()).isEqualTo("open");
        refused(
                () ->
                        one.bean(Cashier.class)
                                .giveBack(new Counter(server, "Y605").sender(), payment, 1),
                "payment-not-yours");
        manager.post(at, at + "/give-back", Map.of("key", "m-2", "tender", "1"));
        manager.post(at, at + "/checks", Map.of("key", "m-3"));
        manager.post(at, at + "/refuse", Map.of("key", "m-4", "reason", "收费员已离岗，客户改日再来"));
        assertThat(one.payment(payment).state()).isEqualTo("refused");
        assertThat(one.kinds(payment))
                .containsSubsequence("payment.declined", "payment.returned", "payment.refused");
    }

    private static long spendable(long supply) {
        return -one.balance("balance:%d:other".formatted(supply))
                - server.database()
                        .orgScope()
                        .reading(
                                ORG,
                                () ->
                                        new RefundRows(server.database().jdbc())
                                                .leaving(ORG, supply, "other"));
    }

    private static void refused(ThrowingCallable act, String... slugs) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(slugs).contains(refusal.slug()));
    }

    private static SubjectId invoiced(long fen) {
        SubjectId payment = agreed(fen);
        one.cash(payment, fen);
        one.handOver(payment);
        one.bean(Invoicing.class).ask(one.sender(), payment, BUYER);
        return payment;
    }

    private static Invoice last(SubjectId payment) {
        return one.bean(Invoices.class).of(ORG, payment).getLast();
    }

    /** Asked about as soon as can be, until it is so far. */
    private static Invoice awaits(SubjectId payment, String state) {
        for (int i = 0; i < 400; i++) {
            one.bean(Invoices.class).hurry(ORG, payment);
            Invoice invoice = last(payment);
            if (invoice.is(state)) {
                return invoice;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new AssertionError("still " + last(payment));
    }

    @Test
    void anInvoiceIsGivenOnceHoweverItsAnswersAreLost() {
        for (Wrong wrong : List.of(Wrong.AFTER, Wrong.UNSIGNED, Wrong.FAILED)) {
            tax.wrong(wrong, Wrong.BEFORE);
            SubjectId payment = invoiced(2_000);
            Invoice invoice = awaits(payment, "issued");
            assertThat(invoice.number()).isEqualTo(GIVEN.get(invoice.reference()));
            assertThat(tax.asked())
                    .as(wrong.name())
                    .containsOnlyOnce("/v1/invoices " + invoice.reference());
            assertThat(one.kinds(payment)).containsOnlyOnce("invoice.requested", "invoice.issued");
        }
    }

    @Test
    void whatNeverArrivedIsAskedForAgainUnderTheSameReference() {
        tax.wrong(Wrong.BEFORE);
        Invoice invoice = awaits(invoiced(2_100), "issued");
        assertThat(tax.asked())
                .containsSubsequence(
                        "/v1/ask " + invoice.reference(), "/v1/invoices " + invoice.reference());
    }

    @Test
    void aNumberMayComeLateAndARedLetterWaitsForIt() {
        SubjectId payment = agreed(2_200);
        WORDS.put(payment.number() + "-F1", "pending");
        one.cash(payment, 2_200);
        one.bean(Invoicing.class).ask(one.sender(), payment, BUYER);
        SubjectId refund = one.refund(payment, 700, true);
        one.pay(one.sender(), refund, Method.CASH, 700, "");
        Invoice red = awaits(payment, "issued");
        assertThat(red.red()).isTrue();
        assertThat(red.amount()).isEqualTo(700);
        assertThat(red.refund()).isEqualTo(refund.number());
        assertThat(red.number()).as("it names the invoice").endsWith(GIVEN.get(red.of()));
        assertThat(one.kinds(payment))
                .containsSubsequence("red-letter.requested", "invoice.issued", "red-letter.issued");
    }

    @Test
    void aRejectedRedLetterIsOwedUntilOneIsGiven() {
        SubjectId payment = invoiced(2_400);
        awaits(payment, "issued");
        SubjectId refund = one.refund(payment, 900, true);
        WORDS.put(payment.number() + "-F2", "rejected");
        one.pay(one.sender(), refund, Method.CASH, 900, "");
        awaits(payment, "rejected");
        TestBrowser cashier = TestBrowser.as(server, "fengjuan");
        String at = "/cashier/payments/" + payment.number();
        assertThat(cashier.get(at).body()).contains("重新申请红冲");
        cashier.post(
                at,
                at + "/red-letter-again",
                Map.of("key", "again-1", "reference", payment.number() + "-F2"));
        Invoice red = awaits(payment, "issued");
        assertThat(red.reference()).endsWith("-F3");
        assertThat(red.amount()).isEqualTo(900);
        assertThat(red.refund()).isEqualTo(refund.number());
        assertThat(cashier.get(at).body()).doesNotContain("重新申请红冲");
    }

    @Test
    void aRejectedInvoiceIsAskedForAnewWithOtherValues() {
        SubjectId payment = agreed(2_300);
        WORDS.put(payment.number() + "-F1", "rejected");
        one.cash(payment, 2_300);
        one.bean(Invoicing.class).ask(one.sender(), payment, BUYER);
        Invoice rejected = awaits(payment, "rejected");
        assertThat(rejected.why()).isEqualTo("税号不符");
        one.bean(Invoicing.class).ask(one.sender(), payment, new Buyer("李四", "", ""));
        assertThat(awaits(payment, "issued").reference()).endsWith("-F2");
        assertThat(one.bean(Invoices.class).of(ORG, payment).getFirst().state()).isEqualTo("void");
    }
}
