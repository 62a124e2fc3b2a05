package io.shouwen.server.hall;

import static io.shouwen.server.standard.KindBook.flag;
import static io.shouwen.server.standard.KindBook.moment;
import static io.shouwen.server.standard.KindBook.needed;
import static io.shouwen.server.standard.KindBook.oneOf;
import static io.shouwen.server.standard.KindBook.text;
import static io.shouwen.server.standard.KindBook.whole;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Home;
import io.shouwen.engine.standard.Homes;
import io.shouwen.server.standard.KindBook;
import io.shouwen.server.standard.OwnKinds;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

/** The facts by which a customer's stay moves: into the line, to a counter, and out again. */
@Configuration(proxyBeanMethods = false)
public class TicketKinds {
    public static final FactKind NEED_RECORDED = new FactKind("need.recorded");
    public static final FactKind ROUTED = new FactKind("customer.routed");
    public static final FactKind TAKEN = new FactKind("ticket.taken");
    public static final FactKind CHECKED_IN = new FactKind("ticket.checked-in");
    public static final FactKind TURN_PASSED = new FactKind("ticket.turn-passed");
    public static final FactKind CALLED = new FactKind("ticket.called");
    public static final FactKind RECALLED = new FactKind("ticket.recalled");
    public static final FactKind MISSED = new FactKind("ticket.missed");
    public static final FactKind PARKED = new FactKind("ticket.parked");
    public static final FactKind RETURNED = new FactKind("ticket.returned");
    public static final FactKind TRANSFERRED = new FactKind("ticket.transferred");
    public static final FactKind ADVANCED = new FactKind("ticket.advanced");
    public static final FactKind LEFT = new FactKind("ticket.left");
    public static final FactKind HANDED_OVER = new FactKind("ticket.handed-over");
    public static final FactKind OPENED = new FactKind("business.opened");

    /**
     * What was begun goes on, after a moment's wait or once whoever was sent for something is back.
     */
    public static final FactKind RESUMED = new FactKind("business.resumed");

    public static final FactKind PAUSED = new FactKind("business.paused");
    public static final FactKind CLOSED = new FactKind("business.closed");

    public static final FactKind ENDED = new FactKind("customer.left-desk");
    public static final FactKind HANDOVER_ACCEPTED = new FactKind("handover.accepted");

    /** Attributes. */
    public static final String SERVICE = "service";

    public static final String NUMBER = "number";
    public static final String CLASS = "class";
    public static final String SOURCE = "source";
    public static final String SINCE = "since";

    /** For when somebody was appointed who took a number in time. */
    public static final String APPOINTED = "appointed";

    public static final String CUSTOMER = "customer";
    public static final String COUNTER = "counter";
    public static final String CLERK = "clerk";
    public static final String REASON = "reason";
    public static final String TO = "to";
    public static final String MATTER = "matter";
    public static final String RESULT = "result";

    /** Who entered a number that was given on paper; whoever tells it has approved it. */
    public static final String ENTERED_BY = "entered_by";

    /** The way in of whoever takes a number before they are there. */
    public static final String REMOTE = "remote";

    /** Where a stay goes on; two of them end it in the hall. */
    static final Set<String> ENDING_WAYS = Set.of("terminal", "answered");

    /** Who works in a hall. */
    public static final Set<String> STAFF = Set.of("greeter", "clerk", "cashier", "manager", "api");

    private static final Set<String> DESK = Set.of("clerk", "cashier", "manager", "api");
    private static final Set<String> ANYBODY =
            Set.of("greeter", "clerk", "cashier", "manager", "device", "customer", "api");

    /** A stay that nobody ended ends by itself, and what is open with it. */
    private static final Set<String> LEAVERS =
            Set.of(
                    "greeter",
                    "clerk",
                    "cashier",
                    "manager",
                    "device",
                    "customer",
                    "machine",
                    "api");

    private static final Set<String> CLOSERS =
            Set.of("greeter", "clerk", "cashier", "manager", "machine", "api");

    private static final Duration LATE = Duration.ofMinutes(10);

    /** Paper numbers of a day on which the machine stood still may be entered the next day. */
    private static final Duration NEXT_DAY = Duration.ofDays(1);

    @Bean
    public static OwnKinds factsOfTickets() {
        Homes home = new Homes(Set.of(Home.TICKET), Set.of());
        OwnKinds taken =
                new KindBook(home, NEXT_DAY)
                        .kind(
                                TAKEN,
                                "取号",
                                "Number taken",
                                ANYBODY,
                                needed(text(NUMBER)),
                                needed(text(SERVICE)),
                                needed(oneOf(CLASS, "first", "usual", "internal")),
                                needed(
                                        oneOf(
                                                SOURCE,
                                                "kiosk",
                                                "guide",
                                                "appointment",
                                                REMOTE,
                                                "paper")),
                                moment(SINCE),
                                moment(APPOINTED),
                                whole(CUSTOMER),
                                text(ENTERED_BY),
                                flag("after_papers"))
                        .own();
        OwnKinds more = moves(home);
        return new OwnKinds(Stream.concat(taken.kinds().stream(), more.kinds().stream()).toList());
    }

    private static OwnKinds moves(Homes home) {
        return new KindBook(home, LATE)
                .kind(
                        NEED_RECORDED,
                        "问明需求",
                        "Need asked and noted",
                        ANYBODY,
                        needed(text(SERVICE)),
                        needed(
                                oneOf(
                                        "place",
                                        "inquiry",
                                        "self-service",
                                        "counter",
                                        "back-office",
                                        "other-department")),
                        oneOf("papers", "complete", "to-follow", "missing", "none"))
                .kind(
                        ROUTED,
                        "分流引导",
                        "Customer shown the way",
                        STAFF,
                        needed(
                                oneOf(
                                        TO,
                                        "waiting",
                                        "terminal",
                                        "counter",
                                        "back-office",
                                        "other-department",
                                        "answered",
                                        "form")),
                        flag("right"))
                .kind(
                        CHECKED_IN,
                        "到厅签到",
                        "Checked in at the hall",
                        ANYBODY,
                        needed(moment(SINCE)),
                        needed(oneOf("way", "kiosk", "phone", "staff")))
                .kind(
                        TURN_PASSED,
                        "轮到时未到厅",
                        "Not there when it was their turn",
                        DESK,
                        needed(whole(COUNTER)))
                .kind(
                        CALLED,
                        "叫号",
                        "Number called",
                        DESK,
                        needed(whole(COUNTER)),
                        needed(text(CLERK)),
                        whole("earlier"),
                        whole("higher"),
                        whole("external"),
                        flag("by_bound"))
                .kind(RECALLED, "重呼", "Number called again", DESK, whole("calls"))
                .kind(MISSED, "过号", "Did not come when called", DESK)
                .kind(PARKED, "暂缓办理", "Sent for something", DESK, needed(text(REASON)))
                .kind(RETURNED, "重新排队", "Back in line", ANYBODY, needed(moment(SINCE)))
                .kind(
                        TRANSFERRED,
                        "转队列",
                        "Sent to another line",
                        STAFF,
                        needed(text(SERVICE)),
                        text(REASON))
                .kind(
                        ADVANCED,
                        "优先",
                        "Given priority",
                        STAFF,
                        needed(oneOf(CLASS, "first", "usual", "internal")),
                        needed(
                                oneOf(
                                        REASON,
                                        "elderly",
                                        "disabled",
                                        "pregnant",
                                        "veteran",
                                        "infant",
                                        "consent")),
                        whole("consents"))
                .kind(LEFT, "离开", "Gone", LEAVERS, text(REASON))
                .kind(
                        HANDED_OVER,
                        "移交办理",
                        "Handed over",
                        STAFF,
                        needed(text(TO)),
                        whole("minutes_after_closing"))
                .kind(
                        OPENED,
                        "开始办理",
                        "Matter opened",
                        DESK,
                        needed(text(SERVICE)),
                        whole(MATTER),
                        flag("seated"))
                .kind(
                        PAUSED,
                        "办理中断",
                        "Business interrupted",
                        DESK,
                        needed(oneOf(REASON, "customer", "system")))
                .kind(RESUMED, "继续办理", "Business resumed", DESK)
                .kind(CLOSED, "业务办结", "Business closed", CLOSERS, whole(MATTER), text(RESULT))
                .kind(ENDED, "客户离台", "Customer left the counter", DESK)
                .own();
    }
}
