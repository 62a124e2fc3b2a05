package io.shouwen.server.invoice;

import static io.shouwen.server.standard.KindBook.money;
import static io.shouwen.server.standard.KindBook.needed;
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
import java.util.Set;

/** What is told of a payment's invoices: what people ask for, and what the tax platform says. */
@Configuration(proxyBeanMethods = false)
public class InvoiceKinds {
    public static final FactKind REQUESTED = new FactKind("invoice.requested");
    static final FactKind ISSUED = new FactKind("invoice.issued");
    static final FactKind REJECTED = new FactKind("invoice.rejected");
    public static final FactKind DROPPED = new FactKind("invoice.dropped");
    public static final FactKind RED_REQUESTED = new FactKind("red-letter.requested");
    static final FactKind RED_ISSUED = new FactKind("red-letter.issued");
    static final FactKind RED_REJECTED = new FactKind("red-letter.rejected");

    /** All of them: they are told of a payment that is taken, over or not. */
    public static final Set<FactKind> ALL =
            Set.of(REQUESTED, ISSUED, REJECTED, DROPPED, RED_REQUESTED, RED_ISSUED, RED_REJECTED);

    /** The capacity in which the house tells what the platform answered. */
    static final String MACHINE = "machine";

    private static final Set<String> CASHIERS = Set.of("cashier");
    private static final Set<String> PLATFORM = Set.of(MACHINE);

    @Bean
    public static OwnKinds factsOfInvoices() {
        KindBook kinds = new KindBook(new Homes(Set.of(Home.PAYMENT), Set.of()), Duration.ZERO);
        Attribute reference = needed(text("reference"));
        Attribute number = needed(text("number"));
        Attribute reason = needed(text("reason"));
        kinds.kind(
                        REQUESTED,
                        "申请开票",
                        "Invoice asked for",
                        CASHIERS,
                        reference,
                        needed(money("amount")),
                        needed(whole("buyer")))
                .kind(ISSUED, "发票已开", "Invoice issued", PLATFORM, reference, number)
                .kind(REJECTED, "开票被拒", "Invoice rejected", PLATFORM, reference, reason)
                .kind(DROPPED, "不再开票", "Invoice no longer wanted", CASHIERS, reference, reason)
                .kind(
                        RED_REQUESTED,
                        "申请红冲",
                        "Red letter asked for",
                        CASHIERS,
                        reference,
                        needed(text("of")),
                        needed(money("amount")),
                        reason,
                        text("refund"))
                .kind(RED_ISSUED, "红字发票已开", "Red letter issued", PLATFORM, reference, number)
                .kind(RED_REJECTED, "红冲被拒", "Red letter rejected", PLATFORM, reference, reason);
        return kinds.own();
    }
}
