package io.shouwen.server.counter;

import static io.shouwen.server.standard.KindBook.flag;
import static io.shouwen.server.standard.KindBook.needed;
import static io.shouwen.server.standard.KindBook.oneOf;
import static io.shouwen.server.standard.KindBook.text;
import static io.shouwen.server.standard.KindBook.whole;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Home;
import io.shouwen.engine.standard.Homes;
import io.shouwen.server.hall.GuideKinds;
import io.shouwen.server.hall.TicketKinds;
import io.shouwen.server.standard.KindBook;
import io.shouwen.server.standard.OwnKinds;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.util.Set;

/** What happens between a customer and whoever serves at a counter. */
@Configuration(proxyBeanMethods = false)
public class CounterKinds {
    /** Who the visitor is, as far as the house knows them. */
    static final FactKind IDENTIFIED = new FactKind("customer.identified");

    static final FactKind SEATED = new FactKind("customer.seated");
    static final FactKind ACCEPTED = new FactKind("business.accepted");
    static final FactKind DECLINED = new FactKind("business.declined");
    static final FactKind RECORDED = new FactKind("business.recorded");
    static final FactKind SIGNED = new FactKind("customer.signed");
    static final FactKind MORE_ASKED = new FactKind("further-need.asked");
    static final FactKind MORE_GUIDED = new FactKind("further-need.guided");
    static final FactKind SHIFT_ENDING = new FactKind("shift.ending");

    /** Attributes. */
    static final String REQUEST = "request";

    static final String TICKET = "ticket";
    static final String MORE = "more";
    static final String SEATED_FLAG = "seated";
    static final String SECONDS = "seconds";
    static final String FORM = "form";
    static final String ON = "on";
    static final String OPEN_BUSINESS = "open_business";
    static final String OVERTIME = "overtime";

    private static final Set<String> DESK = Set.of("clerk", "cashier", "manager", "api");
    private static final Set<String> GUIDING =
            Set.of("greeter", "clerk", "cashier", "manager", "api");

    /** Who may accept business as written codes have it. */
    private static final Set<String> ACCEPTING =
            Set.of("agent", "chief", "clerk", "cashier", "manager", "api");

    private static final Set<String> SHIFTS =
            Set.of(
                    "agent",
                    "dispatcher",
                    "technician",
                    "chief",
                    "greeter",
                    "clerk",
                    "cashier",
                    "manager",
                    "api");

    @Bean
    public static OwnKinds factsOfCounters() {
        KindBook book = new KindBook(only(Home.TICKET), Duration.ofMinutes(10));
        book.kind(
                        IDENTIFIED,
                        "确认客户",
                        "Customer identified",
                        DESK,
                        needed(whole(TicketKinds.CUSTOMER)))
                .kind(SEATED, "请客户入座", "Customer seated", DESK)
                .kind(DECLINED, "不予受理", "Business declined", DESK, needed(text(TicketKinds.REASON)))
                .kind(RECORDED, "录入业务资料", "Business entered", DESK)
                .kind(
                        SIGNED,
                        "客户签字确认",
                        "Signed by the customer",
                        Set.of("clerk", "cashier", "manager", "device", "customer", "api"),
                        text(FORM),
                        oneOf(ON, "paper", "screen"))
                .kind(MORE_ASKED, "询问其他需要", "Asked for further needs", DESK, needed(flag(MORE)))
                .kind(MORE_GUIDED, "引导办理其他业务", "Guided to what comes next", GUIDING);
        acceptance(book);
        book.kind(
                SHIFT_ENDING,
                only(Home.PERSON),
                "申请下班",
                "Shift about to end",
                SHIFTS,
                needed(whole(OPEN_BUSINESS)),
                needed(whole(OVERTIME)));
        return book.own();
    }

    private static void acceptance(KindBook book) {
        book.kind(
                ACCEPTED,
                new Homes(Set.of(Home.TICKET, Home.REQUEST), Set.of()),
                "受理业务",
                "Business accepted",
                ACCEPTING,
                text(REQUEST),
                text(TICKET),
                text(TicketKinds.SERVICE),
                oneOf(GuideKinds.PAPERS, "complete", "to-follow", "none"),
                whole(SECONDS));
    }

    private static Homes only(Home home) {
        return new Homes(Set.of(home), Set.of());
    }
}
