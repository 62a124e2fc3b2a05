package io.shouwen.server.hall;

import static io.shouwen.server.standard.KindBook.flag;
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

/** What happens to a hall as a whole, told in its book of the year. */
@Configuration(proxyBeanMethods = false)
public class HallKinds {
    public static final FactKind DESK_PAUSED = new FactKind("desk.paused");
    public static final FactKind SIGN_AWAY = new FactKind("sign.away-shown");
    public static final FactKind SIGN_AWAY_REMOVED = new FactKind("sign.away-removed");
    public static final FactKind DESK_RESUMED = new FactKind("desk.resumed");
    public static final FactKind DESK_BROKEN = new FactKind("desk.broken");
    public static final FactKind DESK_MENDED = new FactKind("desk.mended");
    public static final FactKind DOWN = new FactKind("system.down");
    public static final FactKind RESTORED = new FactKind("system.restored");

    /** They are told of each payment that is under way, too. */
    public static final Set<FactKind> FAILURES = Set.of(DOWN, RESTORED);

    public static final FactKind WAITING_TOLD = new FactKind("waiting.told");
    public static final FactKind REST_AREA_SHOWN = new FactKind("rest-area.shown");
    public static final FactKind NEXT_DAY_OFFERED = new FactKind("next-day.offered");
    public static final FactKind WET = new FactKind("floor.wet");
    public static final FactKind DRY = new FactKind("floor.dry");
    public static final FactKind SIGN_SLIPPERY = new FactKind("sign.slippery-shown");
    public static final FactKind SIGN_SLIPPERY_REMOVED = new FactKind("sign.slippery-removed");
    public static final FactKind OPENED = new FactKind("hall.opened");
    public static final FactKind CLOSING = new FactKind("hall.closing");
    public static final FactKind CLOSED = new FactKind("hall.closed");
    public static final FactKind HELP_CALLED = new FactKind("help.called");

    /** Attributes. */
    public static final String IN_SERVICE = "in_service";

    public static final String CAME_LATER = "came_later";

    /** A payment that was open then has it too. */
    private static final Homes FAILING = new Homes(Set.of(Home.UNIT, Home.PAYMENT), Set.of());

    /** The cable code keeps failures as matters, told by an agent or a chief. */
    private static final Homes RESTORING =
            new Homes(Set.of(Home.UNIT, Home.PAYMENT, Home.MATTER), Set.of());

    private static final Set<String> RESTORERS =
            Set.of("agent", "chief", "greeter", "clerk", "cashier", "manager", "api");

    private static final Duration LATE = Duration.ofHours(1);

    /** The cable code has an agent or a chief open its halls. */
    private static final Set<String> OPENERS = Set.of("agent", "chief", "manager", "clerk", "api");

    @Bean
    public static OwnKinds factsOfHalls() {
        Set<String> staff = TicketKinds.STAFF;
        Set<String> leads = Set.of("greeter", "manager", "api");
        return new KindBook(new Homes(Set.of(Home.UNIT), Set.of()), LATE)
                .kind(
                        DESK_PAUSED,
                        "暂停服务",
                        "Counter paused",
                        staff,
                        needed(whole(TicketKinds.COUNTER)),
                        text(TicketKinds.REASON))
                .kind(
                        SIGN_AWAY,
                        "摆放暂停服务牌",
                        "Away sign shown",
                        staff,
                        needed(whole(TicketKinds.COUNTER)))
                .kind(
                        SIGN_AWAY_REMOVED,
                        "撤除暂停服务牌",
                        "Away sign removed",
                        staff,
                        needed(whole(TicketKinds.COUNTER)))
                .kind(
                        DESK_RESUMED,
                        "恢复服务",
                        "Counter resumed",
                        staff,
                        needed(whole(TicketKinds.COUNTER)))
                .kind(
                        DESK_BROKEN,
                        "窗口故障停用",
                        "Counter out of service",
                        staff,
                        needed(whole(TicketKinds.COUNTER)),
                        needed(text(TicketKinds.REASON)))
                .kind(
                        DESK_MENDED,
                        "窗口故障排除",
                        "Counter in service again",
                        staff,
                        needed(whole(TicketKinds.COUNTER)))
                .kind(DOWN, FAILING, "系统故障", "System down", staff, text("what"))
                .kind(
                        RESTORED,
                        RESTORING,
                        "系统恢复",
                        "System works again",
                        RESTORERS,
                        flag("prolonged"),
                        oneOf("length", "short", "long"))
                .kind(WAITING_TOLD, "告知等候客户", "Waiting customers told", staff)
                .kind(REST_AREA_SHOWN, "引导至休息区", "Led to the rest area", staff)
                .kind(NEXT_DAY_OFFERED, "请次日再来", "Next day offered", staff)
                .kind(WET, "地面湿滑", "Floor wet", leads)
                .kind(DRY, "地面已干", "Floor dry", leads)
                .kind(SIGN_SLIPPERY, "摆放防滑牌", "Slippery-floor sign shown", leads)
                .kind(SIGN_SLIPPERY_REMOVED, "撤除防滑牌", "Slippery-floor sign removed", leads)
                .kind(HELP_CALLED, "请求支援", "Help called", staff, whole(TicketKinds.COUNTER))
                .kind(OPENED, "营业厅开门", "Hall opened", OPENERS)
                .kind(CLOSING, "停止取号", "Hall closing", OPENERS, whole(IN_SERVICE), whole("waiting"))
                .kind(
                        CLOSED,
                        "营业厅关门",
                        "Hall shut",
                        OPENERS,
                        whole(IN_SERVICE),
                        whole("waiting"),
                        whole(CAME_LATER))
                .own();
    }
}
