package io.shouwen.server.cashier;

import static io.shouwen.server.standard.KindBook.day;
import static io.shouwen.server.standard.KindBook.flag;
import static io.shouwen.server.standard.KindBook.moment;
import static io.shouwen.server.standard.KindBook.money;
import static io.shouwen.server.standard.KindBook.needed;
import static io.shouwen.server.standard.KindBook.oneOf;
import static io.shouwen.server.standard.KindBook.text;
import static io.shouwen.server.standard.KindBook.whole;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Home;
import io.shouwen.engine.standard.Homes;
import io.shouwen.server.standard.KindBook;
import io.shouwen.server.standard.KindBook.Attribute;
import io.shouwen.server.standard.OwnKinds;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The facts of which a payment or a refund consists. Money is also taken on requests, by whoever is
 * with the customer.
 */
@Configuration(proxyBeanMethods = false)
public class CashierKinds {
    static final FactKind OPENED = new FactKind("payment.opened");
    static final FactKind CHARGE_CREATED = new FactKind("charge.created");
    static final FactKind CHARGE_PRICED = new FactKind("charge.priced");
    static final FactKind IDENTITY = new FactKind("identity.given");

    /** What a customer may show to be found by. */
    static final List<String> SHOWN = List.of("card", "invoice", "name", "number");

    static final FactKind FOUND = new FactKind("account.found");
    static final FactKind CONFIRMED = new FactKind("details.confirmed");
    static final FactKind AGREED = new FactKind("amount.agreed");
    static final FactKind REFUSED = new FactKind("payment.refused");
    static final FactKind TENDERED = new FactKind("payment.tendered");
    static final FactKind CASH_RECEIVED = new FactKind("cash.received");
    static final FactKind CASH_VERIFIED = new FactKind("cash.verified");
    static final FactKind SHORT = new FactKind("payment.short");
    static final FactKind COUNTERFEIT = new FactKind("cash.counterfeit-found");
    static final FactKind CASH_REPLACED = new FactKind("cash.replaced");
    static final FactKind INSTRUMENT_RECEIVED = new FactKind("instrument.received");
    static final FactKind INSTRUMENT_VERIFIED = new FactKind("instrument.verified");
    static final FactKind INSTRUMENT_REJECTED = new FactKind("instrument.rejected");
    static final FactKind INSTRUMENT_REPLACED = new FactKind("instrument.replaced");
    static final FactKind HOLDER = new FactKind("holder.noted");
    static final FactKind CARD_RECEIVED = new FactKind("card.received");
    static final FactKind SLIP_SIGNED = new FactKind("card-slip.signed");
    static final FactKind TAKEN = new FactKind("payment.taken");
    static final FactKind RECORDED = new FactKind("payment.recorded");
    static final FactKind UNKNOWN = new FactKind("payment.unknown");
    static final FactKind ASKED = new FactKind("payment.asked");
    static final FactKind DECLINED = new FactKind("payment.declined");
    static final FactKind RETURNED = new FactKind("payment.returned");
    static final FactKind RECEIPT = new FactKind("receipt.issued");
    static final FactKind REPRINTED = new FactKind("receipt.reprinted");
    static final FactKind CHANGE = new FactKind("change.given");
    static final FactKind CLOSED = new FactKind("payment.closed");

    /** Whether it is about a rating: what may follow there is judged where ratings are. */
    static boolean ofRating(FactKind kind) {
        return kind.name().startsWith("rating.");
    }

    static final FactKind REFUND_REQUESTED = new FactKind("refund.requested");
    static final FactKind REFUND_APPROVED = new FactKind("refund.approved");
    static final FactKind REFUND_DECLINED = new FactKind("refund.declined");
    static final FactKind REFUND_TENDERED = new FactKind("refund.tendered");
    static final FactKind REFUND_PAID = new FactKind("refund.paid");

    private static final Set<String> CASHIERS = Set.of("cashier");
    private static final Set<String> DESK = Set.of("cashier", "clerk");

    /** The cable code has money taken on a visit too. */
    private static final Set<String> TAKING =
            Set.of("cashier", "agent", "technician", "chief", "api", "machine");

    private static final Set<String> DECIDERS = Set.of("manager", "chief");
    private static final Set<String> ENDING = Set.of("cashier", "manager", "chief");

    /** The capacity in which the house tells what the gateway answered when nobody was there. */
    static final String MACHINE = "machine";

    private static final Set<String> ASKING = Set.of("cashier", MACHINE);

    private static final Attribute METHOD =
            needed(oneOf("method", Method.words().toArray(String[]::new)));

    @Bean
    public static OwnKinds factsOfPayments() {
        KindBook kinds =
                new KindBook(new Homes(Set.of(Home.PAYMENT), Set.of()), Duration.ofDays(1));
        opening(kinds);
        checks(kinds);
        cash(kinds);
        instruments(kinds);
        taking(kinds);
        ending(kinds);
        refunds(kinds);
        return kinds.own();
    }

    /** Money is taken on requests too. */
    @Bean
    public static OwnKinds factsOfMoneyTaken() {
        return new KindBook(
                        new Homes(Set.of(Home.REQUEST, Home.PAYMENT), Set.of()),
                        Duration.ofHours(1))
                .kind(
                        TAKEN,
                        "收款",
                        "Payment taken",
                        TAKING,
                        money("amount"),
                        oneOf("method", Method.words().toArray(String[]::new)))
                .own();
    }

    private static void opening(KindBook kinds) {
        kinds.kind(
                        OPENED,
                        "开始收费",
                        "Payment opened",
                        CASHIERS,
                        needed(oneOf("kind", "fee", "refund", "deposit")),
                        needed(oneOf("what", "business", "electricity", "other")),
                        needed(money("due")),
                        text("bills"),
                        text("ticket"),
                        whole("supply"),
                        text("purpose"),
                        whole("till"),
                        needed(day("day")))
                .kind(
                        CHARGE_CREATED,
                        "列收费项目",
                        "Charge created",
                        DESK,
                        needed(text("item")),
                        needed(flag("listed")))
                .kind(
                        CHARGE_PRICED,
                        "核收费标准",
                        "Charge priced",
                        DESK,
                        needed(money("rate")),
                        needed(money("listed_rate")))
                .kind(REFUSED, "暂不收（退）", "Payment refused", ENDING, needed(text("reason")));
    }

    private static void checks(KindBook kinds) {
        kinds.kind(
                        IDENTITY,
                        "出示凭据",
                        "Identity given",
                        CASHIERS,
                        needed(oneOf("by", SHOWN.toArray(String[]::new))))
                .kind(FOUND, "查到户号", "Account found", CASHIERS, needed(text("account")))
                .kind(
                        CONFIRMED,
                        "核对资料",
                        "Details confirmed",
                        CASHIERS,
                        needed(flag("name")),
                        needed(flag("number")),
                        needed(flag("address")),
                        needed(flag("said_back")))
                .kind(AGREED, "对清金额", "Amount agreed", CASHIERS, needed(money("due")));
    }

    private static void cash(KindBook kinds) {
        kinds.kind(CASH_RECEIVED, "收到现金", "Cash received", CASHIERS, needed(money("amount")))
                .kind(CASH_VERIFIED, "当面验钞", "Cash verified", CASHIERS, needed(flag("in_presence")))
                .kind(
                        SHORT,
                        "金额不足",
                        "Payment short",
                        CASHIERS,
                        needed(money("due")),
                        needed(money("shortfall")),
                        needed(flag("told")))
                .kind(COUNTERFEIT, "发现假钞", "Counterfeit found", CASHIERS)
                .kind(CASH_REPLACED, "客户更换现金", "Cash replaced", CASHIERS)
                .kind(CHANGE, "找零", "Change given", CASHIERS, needed(money("amount")));
    }

    private static void instruments(KindBook kinds) {
        kinds.kind(
                        INSTRUMENT_RECEIVED,
                        "收到票据",
                        "Instrument received",
                        CASHIERS,
                        needed(oneOf("kind", "cheque", "instrument")),
                        needed(text("number")),
                        needed(moment("valid_until")),
                        needed(money("amount")))
                .kind(
                        INSTRUMENT_VERIFIED,
                        "审验票据",
                        "Instrument verified",
                        CASHIERS,
                        needed(flag("genuine")),
                        needed(flag("in_date")),
                        needed(flag("names")),
                        needed(flag("bank")),
                        needed(flag("account_no")),
                        needed(flag("amount_right")),
                        needed(flag("seals")))
                .kind(
                        INSTRUMENT_REJECTED,
                        "退回票据",
                        "Instrument rejected",
                        CASHIERS,
                        needed(text("reason")),
                        needed(flag("told")))
                .kind(INSTRUMENT_REPLACED, "客户更换票据", "Instrument replaced", CASHIERS)
                .kind(
                        HOLDER,
                        "登记持票人",
                        "Holder noted",
                        CASHIERS,
                        needed(flag("name")),
                        needed(flag("phone")),
                        whole("person"));
    }

    private static void taking(KindBook kinds) {
        kinds.kind(
                        TENDERED,
                        "客户付款",
                        "Payment tendered",
                        CASHIERS,
                        needed(money("amount")),
                        needed(money("due")),
                        METHOD,
                        text("reference"))
                .kind(CARD_RECEIVED, "接过银行卡", "Card received", CASHIERS)
                .kind(SLIP_SIGNED, "签购单签字", "Card slip signed", CASHIERS)
                .kind(
                        RECORDED,
                        "录入收款",
                        "Payment recorded",
                        ASKING,
                        needed(money("amount")),
                        METHOD,
                        text("instrument"))
                .kind(UNKNOWN, "支付结果未知", "Payment unknown", CASHIERS, needed(text("reference")))
                .kind(
                        ASKED,
                        "查询支付结果",
                        "Payment asked",
                        ASKING,
                        needed(text("reference")),
                        needed(oneOf("answer", "paid", "declined", "unknown")))
                .kind(DECLINED, "支付未成功", "Payment declined", ASKING, needed(text("reference")))
                .kind(
                        RETURNED,
                        "退还已收款",
                        "Money returned",
                        ENDING,
                        needed(money("amount")),
                        METHOD,
                        needed(whole("tender")));
    }

    private static void ending(KindBook kinds) {
        kinds.kind(
                        RECEIPT,
                        "开具收据",
                        "Receipt issued",
                        CASHIERS,
                        needed(text("series")),
                        needed(whole("number")),
                        needed(whole("stamps")),
                        needed(flag("right_form")))
                .kind(
                        REPRINTED,
                        "重印收据",
                        "Receipt reprinted",
                        Set.of("cashier", "manager"),
                        needed(text("reason")),
                        needed(whole("copy")))
                .kind(CLOSED, "收费办结", "Payment closed", CASHIERS, needed(whole("seconds")));
    }

    private static void refunds(KindBook kinds) {
        kinds.kind(
                        REFUND_REQUESTED,
                        "申请退费",
                        "Refund requested",
                        CASHIERS,
                        needed(text("of")),
                        needed(money("amount")),
                        needed(text("reason")),
                        needed(flag("owed")),
                        text("lines"))
                .kind(REFUND_APPROVED, "批准退费", "Refund approved", DECIDERS, text("reason"))
                .kind(REFUND_DECLINED, "不批准退费", "Refund declined", DECIDERS, needed(text("reason")))
                .kind(
                        REFUND_TENDERED,
                        "请网关退款",
                        "Refund tendered",
                        CASHIERS,
                        METHOD,
                        needed(money("amount")),
                        needed(text("reference")),
                        needed(whole("tender")),
                        needed(whole("till")),
                        needed(day("day")))
                .kind(
                        REFUND_PAID,
                        "退款",
                        "Refund paid",
                        ASKING,
                        METHOD,
                        needed(money("amount")),
                        text("reference"),
                        whole("tender"),
                        whole("till"),
                        needed(day("day")));
    }
}
