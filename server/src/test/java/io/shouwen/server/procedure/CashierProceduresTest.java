package io.shouwen.server.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Fees before the money and the money (bureau.recv, bureau.fee, bureau.pay), by the keys. */
@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class CashierProceduresTest {
    private static final ProcedureHall HALL = new ProcedureHall();
    private static final String CASHIER = "fengjuan";

    private static final String FOUND =
            """
            go | /cashier
            type | #typed | 王建国
            send | form.find button
            press | details:has(#deposit-amount) summary
            type | #deposit-amount | 100
            send | form[action='/cashier/deposits'] button
            see | h1.number
            """;
    private static final String CHECKED =
            """
            see | label:has(input[name=by][value=number]) | bureau.recv.2a
            tick | input[name=by][value=card]
            tick | input[name=saidBack]
            tick | input[name=name]
            tick | input[name=number]
            tick | input[name=address]
            send | form[action$='/checks'] button
            see | .methods
            """;
    private static final String HANDED_OVER =
            """
            see | [data-state=taken]
            send | form[action$='/hand-over'] button
            see | [data-state=closed]
            """;

    @BeforeAll
    static void morning() {
        HALL.walk(
                CASHIER,
                """
                go | /cashier/till
                send | form[action='/cashier/till'] button
                """);
    }

    @AfterAll
    static void stop() {
        HALL.close();
    }

    /** How a payment goes once it is checked. */
    enum Way {
        SHORT_CASH(
                """
                type | #cash-amount | 80
                tick | input[name=verified]
                send | form[action$='/cash'] button
                look | cashier-short
                type | #cash-amount | 100
                tick | input[name=verified]
                send | form[action$='/cash'] button
                """,
                "payment.short cash.verified payment.taken"),
        COUNTERFEIT_NOTE(
                """
                send | form[action$='/counterfeit'] button
                see | .methods .note-bad
                look | cashier-counterfeit
                send | form[action$='/replaced'] button
                type | #cash-amount | 120
                tick | input[name=verified]
                send | form[action$='/cash'] button
                see | .big | 20.00
                """,
                "cash.counterfeit-found cash.replaced payment.taken"),
        CARD(
                """
                key | Alt+2
                type | #card-slip | 0042-7781
                tick | input[name=signed]
                send | form[action$='/card'] button
                """,
                "card.received card-slip.signed payment.taken"),
        BAD_INSTRUMENT_THEN_A_GOOD_ONE(
                """
                key | Alt+3
                type | #paper-number | ZP-1001
                set | #paper-until | 2020-01-31
                type | #paper-reason | 票据已过期
                send | button[formaction$='/reject']
                see | .methods .note-bad
                look | cashier-instrument
                type | #paper-number | ZP-1002
                set | #paper-until | 2099-12-31
                tick | input[name=genuine]
                tick | input[name=names]
                tick | input[name=bank]
                tick | input[name=accountNo]
                tick | input[name=amountRight]
                tick | input[name=seals]
                type | #holder-name | 王建国
                type | #holder-phone | 13900008101
                send | form[action$='/paper'] button.main
                """,
                "instrument.rejected instrument.verified payment.taken");

        private final String steps;
        private final String told;

        Way(String steps, String told) {
            this.steps = steps;
            this.told = told;
        }
    }

    @ParameterizedTest
    @EnumSource
    void theMoneyIsCheckedTakenEnteredAndReceipted(Way way) {
        HALL.walk(CASHIER, FOUND);
        HALL.walk(CASHIER, CHECKED);
        SubjectId payment = HALL.open(CASHIER);
        HALL.walk(CASHIER, way.steps);
        HALL.walk(CASHIER, HANDED_OVER);
        assertThat(HALL.told(payment))
                .containsSubsequence("payment.opened", "amount.agreed")
                .containsSubsequence(way.told.split(" "))
                .containsSubsequence("payment.recorded", "receipt.issued", "payment.closed");
    }

    @Test
    void whoIsNotEligibleIsToldWhyAndNothingIsTaken() {
        HALL.walk(CASHIER, FOUND);
        SubjectId payment = HALL.open(CASHIER);
        HALL.walk(
                CASHIER,
                """
                press | details:has(#refuse-reason) summary
                type | #refuse-reason | 前序流程未完：表计尚未安装
                look | cashier-refuse
                send | form[action$='/refuse'] button
                see | [data-state=refused]
                """);
        assertThat(HALL.told(payment)).contains("payment.refused").doesNotContain("payment.taken");
    }

    /** The same checks both ways: what comes back is approved, checked, agreed and paid. */
    @Test
    void aRefundIsAskedForApprovedCheckedPaidAndHandedOver() {
        HALL.walk(CASHIER, FOUND);
        HALL.walk(CASHIER, CHECKED);
        HALL.walk(
                CASHIER,
                """
                type | #cash-amount | 100
                tick | input[name=verified]
                send | form[action$='/cash'] button
                """);
        HALL.walk(CASHIER, HANDED_OVER);
        HALL.walk(
                CASHIER,
                """
                send | #receipt-title a
                press | details:has(#refund-amount) summary
                type | #refund-amount | 30
                type | #refund-reason | 多存了
                send | form[action='/cashier/refunds'] button
                see | [data-state=asked]
                look | cashier-refund-asked
                """);
        SubjectId refund = HALL.open(CASHIER);
        HALL.walk(
                "tangmin",
                """
                go | /cashier/refunds
                send | form[action$='/approve'] button
                see | [data-state=approved]
                """);
        HALL.walk(
                CASHIER,
                """
                go | /cashier/refunds/%s
                look | cashier-refund-checks
                tick | input[name=by][value=card]
                tick | input[name=saidBack]
                tick | input[name=name]
                tick | input[name=number]
                tick | input[name=address]
                send | form[action$='/checks'] button
                tick | input[name=piece][data-method=cash]
                look | cashier-refund-ways
                send | form[action$='/pay'] button
                see | .big | 30.00
                look | cashier-refund-voucher
                """
                        .formatted(refund.number()));
        HALL.walk(CASHIER, HANDED_OVER);
        HALL.walk(
                CASHIER,
                """
                send | #receipt-title a
                see | h1 | R
                look | cashier-voucher
                """);
        assertThat(HALL.told(refund))
                .containsSubsequence(
                        "refund.approved",
                        "identity.given",
                        "details.confirmed",
                        "amount.agreed",
                        "refund.paid",
                        "receipt.issued",
                        "payment.closed");
    }

    /** What a business costs comes from the tariff, on a slip that a clerk makes out. */
    @Test
    void aBusinessFeeIsPaidByItsSlip() {
        HALL.walk(
                "zhouting",
                """
                go | /cashier/slips
                tick | input[name=charge][value=meter-check]
                send | form[action='/cashier/slips'] button
                see | main li[data-charge=meter-check]
                """);
        String no =
                HALL.page("zhouting")
                        .locator("main li[data-charge=meter-check]")
                        .first()
                        .textContent()
                        .strip()
                        .split(" ", 2)[0];
        HALL.walk(
                CASHIER,
                """
                go | /cashier
                type | #typed | %s
                send | form.find button
                look | cashier-slip
                send | form[action='/cashier/payments'] button
                tick | input[name=by][value=number]
                tick | input[name=saidBack]
                tick | input[name=name]
                send | form[action$='/checks'] button
                type | #cash-amount | 30
                tick | input[name=verified]
                send | form[action$='/cash'] button
                """
                        .formatted(no));
        HALL.walk(CASHIER, HANDED_OVER);
        assertThat(HALL.told(HALL.open(CASHIER)))
                .containsSubsequence(
                        "payment.opened", "details.confirmed", "amount.agreed", "payment.closed");
    }
}
