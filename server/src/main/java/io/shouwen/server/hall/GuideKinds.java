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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a guide does for a customer besides giving a number: answers, lists the papers, helps with
 * the form, hands over (dalian.2); and what anybody in the hall does with one who disturbs.
 */
@Configuration(proxyBeanMethods = false)
public class GuideKinds {
    public static final FactKind GREETED = new FactKind("customer.greeted");
    public static final FactKind INQUIRY_RECEIVED = new FactKind("inquiry.received");
    public static final FactKind INQUIRY_RECORDED = new FactKind("inquiry.recorded");
    public static final FactKind INQUIRY_CONFIRMED = new FactKind("inquiry.confirmed");
    public static final FactKind INQUIRY_ANSWERED = new FactKind("inquiry.answered");
    public static final FactKind INQUIRY_UNANSWERABLE = new FactKind("inquiry.unanswerable");
    public static final FactKind INQUIRY_ROUTED = new FactKind("inquiry.routed");
    public static final FactKind LEAFLET_GIVEN = new FactKind("leaflet.given");
    public static final FactKind TERMINAL_SHOWN = new FactKind("terminal.shown");
    public static final FactKind FORM_NEEDED = new FactKind("form.needed");
    public static final FactKind FORM_COMPLETED = new FactKind("form.completed");
    public static final FactKind FORM_WRONG = new FactKind("form.wrong");
    public static final FactKind FORM_REFILLED = new FactKind("form.refilled");
    public static final FactKind PAPERS_LISTED = new FactKind("papers.listed");
    public static final FactKind PAPERS_ADDED = new FactKind("papers.added");
    public static final FactKind PAPERS_RECEIVED = new FactKind("papers.received");
    public static final FactKind PAPERS_CHECKED = new FactKind("papers.checked");
    public static final FactKind HANDOVER_OFFERED = new FactKind("handover.offered");
    public static final FactKind HANDOVER_UNREACHABLE = new FactKind("handover.unreachable");
    public static final FactKind HOST_CONTACTED = new FactKind("host.contacted");
    public static final FactKind HOST_ABSENT = new FactKind("host.absent");
    public static final FactKind VISITOR_TOLD = new FactKind("visitor.told");
    public static final FactKind CONTACT_TAKEN = new FactKind("contact.taken");
    public static final FactKind APPOINTMENT_OFFERED = new FactKind("appointment.offered");
    public static final FactKind CALLED_BACK = new FactKind("customer.called-back");
    public static final FactKind NOT_DONE = new FactKind("matter.not-done");
    public static final FactKind MISROUTED = new FactKind("misrouting.found");
    public static final FactKind ACT_CONFIRMED = new FactKind("act.confirmed");
    public static final FactKind CROWDED = new FactKind("queue.crowded");
    public static final FactKind REDIRECT_SUGGESTED = new FactKind("customer.redirect-suggested");
    public static final FactKind DISRUPTIVE = new FactKind("customer.disruptive");
    public static final FactKind RECEPTION_USED = new FactKind("reception-room.used");
    public static final FactKind SECURITY_CALLED = new FactKind("security.called");
    public static final FactKind POLICE_CALLED = new FactKind("police.called");

    /** Attributes. */
    public static final String PAPERS = "papers";

    public static final String PAPER = "paper";
    public static final String TOLD = "told";
    public static final String WAITING = "waiting";

    private static final Set<String> ANYBODY =
            Set.of("greeter", "clerk", "cashier", "manager", "device", "customer", "api");
    private static final Duration LATE = Duration.ofMinutes(10);

    @Bean
    public static OwnKinds factsOfGuides() {
        KindBook book = new KindBook(new Homes(Set.of(Home.TICKET), Set.of()), LATE);
        inquiries(book);
        papers(book);
        handovers(book);
        disturbers(book);
        notDone(book);
        return book.own();
    }

    private static void inquiries(KindBook book) {
        Set<String> staff = TicketKinds.STAFF;
        book.kind(GREETED, "主动问候", "Customer greeted", staff)
                .kind(INQUIRY_RECEIVED, "客户咨询", "Question asked", staff)
                .kind(INQUIRY_RECORDED, "记录咨询", "Question noted", staff, text("words"))
                .kind(INQUIRY_CONFIRMED, "复述确认", "Question confirmed with the customer", staff)
                .kind(INQUIRY_ANSWERED, "解答咨询", "Question answered", staff, flag("leaflet"))
                .kind(INQUIRY_UNANSWERABLE, "当场无法解答", "No answer on the spot", staff)
                .kind(INQUIRY_ROUTED, "转相关部门", "Question sent on", staff, text("request"))
                .kind(LEAFLET_GIVEN, "发放宣传资料", "Leaflet given", staff)
                .kind(TERMINAL_SHOWN, "引导至自助终端", "Led to the terminal", staff)
                .kind(FORM_NEEDED, "需要填单", "Form needed", staff)
                .kind(FORM_COMPLETED, "填单完成", "Form completed", staff)
                .kind(FORM_WRONG, "填写有误", "Form filled in wrongly", staff)
                .kind(FORM_REFILLED, "重新填写", "Form filled in again", staff);
    }

    private static void papers(KindBook book) {
        Set<String> staff = TicketKinds.STAFF;
        book.kind(
                        PAPERS_LISTED,
                        "一次性告知材料",
                        "Papers listed",
                        ANYBODY,
                        needed(text(TicketKinds.SERVICE)),
                        text(PAPERS),
                        whole("count"),
                        needed(oneOf(TOLD, "print", "phone", "screen", "spoken")),
                        flag("complete"))
                .kind(
                        PAPERS_ADDED,
                        "事后补要材料",
                        "Paper asked for afterwards",
                        staff,
                        needed(text(PAPER)),
                        needed(flag("changed")),
                        text(TicketKinds.REASON))
                .kind(PAPERS_RECEIVED, "收取材料", "Papers received", staff, text(PAPERS))
                .kind(
                        PAPERS_CHECKED,
                        "核对材料",
                        "Papers checked",
                        staff,
                        needed(oneOf("result", "complete", "to-follow", "missing")))
                .kind(
                        ACT_CONFIRMED,
                        "本人确认代办",
                        "Customer confirmed what was done for them",
                        ANYBODY,
                        needed(flag("by_customer")));
    }

    private static void handovers(KindBook book) {
        Set<String> staff = TicketKinds.STAFF;
        Set<String> orCustomer =
                Stream.concat(staff.stream(), Stream.of("customer"))
                        .collect(Collectors.toUnmodifiableSet());
        book.kind(
                        HANDOVER_UNREACHABLE,
                        "联系不上对方",
                        "Other side not reached",
                        staff,
                        oneOf("place", "back-office", "other-department"))
                .kind(
                        CONTACT_TAKEN,
                        "留下联系方式",
                        "Contact details taken",
                        orCustomer,
                        whole(TicketKinds.CUSTOMER))
                .kind(APPOINTMENT_OFFERED, "约定时间", "Appointment offered", staff, moment("for"))
                .kind(
                        CALLED_BACK,
                        "回电客户",
                        "Customer called back",
                        staff,
                        needed(oneOf("outcome", "reached", "not-reached")),
                        needed(oneOf(TicketKinds.REASON, "down", "handover")))
                .kind(MISROUTED, "导引有误", "Shown the wrong way", staff, text("right"))
                .kind(
                        CROWDED,
                        "窗口拥挤",
                        "Crowded line",
                        Set.of(
                                "greeter", "clerk", "cashier", "manager", "device", "machine",
                                "api"),
                        whole(WAITING),
                        whole(TicketKinds.COUNTER))
                .kind(
                        REDIRECT_SUGGESTED,
                        "建议换窗口",
                        "Another counter suggested",
                        staff,
                        whole(TicketKinds.TO));
    }

    /** Told of the stay and of the request that came of it; each names the other. */
    private static void notDone(KindBook book) {
        book.kind(
                NOT_DONE,
                new Homes(Set.of(Home.TICKET, Home.REQUEST), Set.of()),
                "没办成事",
                "Could not get it done",
                ANYBODY,
                needed(
                        oneOf(
                                TicketKinds.REASON,
                                "papers",
                                "sent-around",
                                "no-authority",
                                "system",
                                "rules",
                                "other")),
                text("request"),
                text("ticket"));
    }

    private static void disturbers(KindBook book) {
        Set<String> staff = TicketKinds.STAFF;
        book.kind(DISRUPTIVE, "客户情绪激动", "Customer disrupts", staff, text(TicketKinds.REASON))
                .kind(RECEPTION_USED, "请入接待室", "Led to the reception room", staff)
                .kind(SECURITY_CALLED, "呼叫保安", "Security called", staff, text(TicketKinds.REASON))
                .kind(POLICE_CALLED, "报警", "Police called", staff, text(TicketKinds.REASON));
    }
}
