package io.shouwen.server.cashier;

import static io.shouwen.server.standard.KindBook.day;
import static io.shouwen.server.standard.KindBook.money;
import static io.shouwen.server.standard.KindBook.needed;
import static io.shouwen.server.standard.KindBook.text;
import static io.shouwen.server.standard.KindBook.whole;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Homes;
import io.shouwen.server.standard.KindBook;
import io.shouwen.server.standard.KindBook.Attribute;
import io.shouwen.server.standard.OwnKinds;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The facts of tills, of the cash days of halls, and of late fees that are waived. */
@Configuration(proxyBeanMethods = false)
public class TillKinds {
    static final FactKind OPENED = new FactKind("till.opened");
    static final FactKind COUNTED = new FactKind("till.counted");
    static final FactKind COUNTED_FOR = new FactKind("till.counted-for-absent");
    static final FactKind RECOUNT = new FactKind("till.recount-asked");
    static final FactKind APPROVED = new FactKind("till.approved");
    static final FactKind LOCKED = new FactKind("cash-day.locked");
    static final FactKind DEPOSITED = new FactKind("money.deposited");
    static final FactKind REMITTED = new FactKind("money.remitted");
    static final FactKind RECONCILED = new FactKind("statement.read");
    static final FactKind SLIP = new FactKind("payment-slip.made");
    static final FactKind SALE_DECIDED = new FactKind("sale.decided");
    static final FactKind SLIP_HANDED = new FactKind("payment-slip.handed");
    static final FactKind WAIVER_ASKED = new FactKind("late-fee.waiver-asked");
    static final FactKind WAIVED = new FactKind("late-fee.waived");
    static final FactKind WAIVER_DECLINED = new FactKind("late-fee.waiver-declined");

    private static final Set<String> CASHIERS = Set.of("cashier");
    private static final Set<String> DECIDERS = Set.of("manager", "chief");

    @Bean
    public static OwnKinds factsOfTills() {
        KindBook kinds = new KindBook(Homes.ANYWHERE, Duration.ZERO);
        tills(kinds);
        days(kinds);
        dues(kinds);
        return kinds.own();
    }

    private static void tills(KindBook kinds) {
        kinds.kind(
                        OPENED,
                        "开班",
                        "Till opened",
                        CASHIERS,
                        needed(money("float")),
                        needed(day("day")))
                .kind(COUNTED, "清点", "Till counted", CASHIERS, counts())
                .kind(COUNTED_FOR, "代离岗者清点", "Till of somebody absent counted", DECIDERS, counts())
                .kind(RECOUNT, "退回重点", "Recount asked", DECIDERS, needed(text("reason")))
                .kind(APPROVED, "审核交班", "Till approved", DECIDERS, needed(money("difference")));
    }

    private static void days(KindBook kinds) {
        kinds.kind(LOCKED, "日结锁定", "Cash day locked", DECIDERS, needed(day("day")))
                .kind(
                        DEPOSITED,
                        "解款进账",
                        "Money deposited",
                        Set.of("cashier", "manager", "chief"),
                        needed(money("amount")),
                        needed(text("method")),
                        needed(text("reference")))
                .kind(
                        REMITTED,
                        "代收款结算",
                        "Money remitted",
                        DECIDERS,
                        needed(text("payee")),
                        needed(money("amount")),
                        needed(text("reference")))
                .kind(
                        RECONCILED,
                        "对账",
                        "Statement read",
                        DECIDERS,
                        needed(text("channel")),
                        needed(day("day")),
                        needed(whole("lines")),
                        needed(whole("matched")),
                        needed(money("amount")));
    }

    private static void dues(KindBook kinds) {
        kinds.kind(
                        SLIP,
                        "开缴费单",
                        "Payment slip made",
                        Set.of("cashier", "clerk"),
                        needed(text("no")),
                        needed(text("item")),
                        needed(whole("quantity")),
                        needed(money("rate")))
                .kind(
                        WAIVER_ASKED,
                        "申请减免违约金",
                        "Waiver asked",
                        CASHIERS,
                        needed(whole("bill")),
                        needed(money("amount")),
                        needed(text("reason")),
                        needed(day("day")))
                .kind(WAIVED, "批准减免违约金", "Late fee waived", DECIDERS, text("reason"))
                .kind(
                        WAIVER_DECLINED,
                        "不批准减免违约金",
                        "Waiver declined",
                        DECIDERS,
                        needed(text("reason")));
    }

    /** A sum for each method, and words where it differs from the books. */
    private static Attribute[] counts() {
        List<Attribute> attributes = new ArrayList<>();
        Method.IN_TILL.forEach(method -> attributes.add(needed(money(method.word()))));
        attributes.add(text("words"));
        return attributes.toArray(Attribute[]::new);
    }
}
