package io.shouwen.server.hall.help;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Me;
import io.shouwen.server.book.Records;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.GuideKinds;
import io.shouwen.server.hall.Hall;
import io.shouwen.server.hall.HallKinds;
import io.shouwen.server.hall.Halls;
import io.shouwen.server.hall.MyHalls;
import io.shouwen.server.hall.Standing;
import io.shouwen.server.hall.TicketKinds;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.notice.Notice;
import io.shouwen.server.notice.Notices;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.story.Sight;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/** Colleagues are called: facts, messages, and a banner on the screens of the hall. */
@Component
public final class HelpCalls {
    /** Who is called, and may call. */
    static final Set<Role> COLLEAGUES =
            EnumSet.of(Role.GREETER, Role.CLERK, Role.CASHIER, Role.MANAGER);

    private static final String SOURCE = "floor";
    private static final String RECEPTION = "reception";
    private static final Duration WORTH_TELLING = Duration.ofMinutes(15);
    private static final Duration SHIFT = Duration.ofHours(12);
    private static final Duration GOING = Duration.ofMinutes(10);

    /** The steps with a customer who disturbs, in the order of the code (bureau.sp.1). */
    private static final Map<String, FactKind> STEPS =
            Map.of(
                    "disruptive",
                    GuideKinds.DISRUPTIVE,
                    RECEPTION,
                    GuideKinds.RECEPTION_USED,
                    "security",
                    GuideKinds.SECURITY_CALLED,
                    "police",
                    GuideKinds.POLICE_CALLED);

    private final OrgScope scope;
    private final Standing standing;
    private final MyHalls mine;
    private final Halls halls;
    private final Tickets tickets;
    private final Records records;
    private final Notices notices;
    private final Staff staff;
    private final WallClock clock;
    private final HelpCallRows rows;

    public HelpCalls(
            DataSource dataSource,
            OrgScope scope,
            Standing standing,
            MyHalls mine,
            Halls halls,
            Tickets tickets,
            Records records,
            Notices notices,
            Staff staff,
            WallClock clock) {
        this.scope = scope;
        this.standing = standing;
        this.mine = mine;
        this.halls = halls;
        this.tickets = tickets;
        this.records = records;
        this.notices = notices;
        this.staff = staff;
        this.clock = clock;
        this.rows = new HelpCallRows(JdbcClient.create(dataSource));
    }

    /** A step with a customer who disturbs; all but leading them away call colleagues as well. */
    public void disruptive(Me me, String key, TicketRow ticket, String step, String reason) {
        FactKind kind = Optional.ofNullable(STEPS.get(step)).orElseThrow(Refusal::notFound);
        boolean calls = !step.equals(RECEPTION);
        NewFact fact =
                calls
                        ? Tickets.now(kind, Map.of(TicketKinds.REASON, short60(reason)))
                        : NewFact.now(kind, Map.of());
        scope.run(
                me.org(),
                () -> {
                    tickets.tell(Sight.sender(me, key, SOURCE), ticket.id(), List.of(fact));
                    if (calls) {
                        int no = ticket.counter().map(id -> no(me, ticket.unit(), id)).orElse(0);
                        raise(me, key, ticket.unit(), step, no, ticket.number());
                        tell(
                                me,
                                key,
                                ticket.unit(),
                                "hall-disruptive",
                                ticket.id(),
                                ticket.number());
                    }
                });
    }

    /** Colleagues are called to a counter, or to the floor. */
    public void help(Me me, String key, Hall hall, Optional<Integer> counter) {
        int no = counter.map(id -> no(me, hall.unit(), id)).orElse(0);
        Map<String, Value> values =
                no == 0 ? Map.of() : Map.of(TicketKinds.COUNTER, new Value.Whole(no));
        scope.run(
                me.org(),
                () -> {
                    standing.tell(
                            Sight.sender(me, key, SOURCE),
                            hall.unit(),
                            List.of(NewFact.now(HallKinds.HELP_CALLED, values)));
                    raise(me, key, hall.unit(), "help", no, "");
                    SubjectId book = records.ofUnit(me.org(), hall.unit()).orElseThrow();
                    tell(me, key, hall.unit(), "hall-help", book, Integer.toString(no));
                });
    }

    /** Somebody says that they go there. */
    void going(Me me, long call) {
        Set<Integer> units = mine.reach(me, COLLEAGUES);
        scope.run(me.org(), () -> rows.going(me.org(), call, units, me.person(), clock.now()));
    }

    /** What stands on the screens of these halls, the latest first. */
    List<HelpCall> standing(Me me, Collection<Hall> seen) {
        if (seen.isEmpty()) {
            return List.of();
        }
        Instant now = clock.now();
        return scope.reading(
                me.org(),
                () ->
                        rows.standing(
                                me.org(),
                                seen.stream().map(Hall::unit).toList(),
                                now.minus(SHIFT),
                                now.minus(GOING)));
    }

    private int no(Me me, int unit, int counter) {
        return halls.counters(me.org(), unit).stream()
                .filter(one -> one.id() == counter)
                .map(one -> one.no())
                .findFirst()
                .orElse(0);
    }

    private void raise(Me me, String key, int unit, String kind, int counter, String ticket) {
        rows.add(
                me.org(),
                key + "/" + me.person(),
                new HelpCall(
                        0,
                        unit,
                        kind,
                        counter,
                        ticket,
                        me.person(),
                        clock.now(),
                        Optional.empty()));
    }

    private void tell(Me me, String key, int unit, String template, SubjectId about, String word) {
        List<Notice> told = new ArrayList<>();
        for (Role role : COLLEAGUES) {
            for (Staff.Member member : staff.holding(me.org(), role, Set.of(unit))) {
                if (member.id() != me.person()) {
                    told.add(
                            new Notice(
                                    me.org(),
                                    "%s/%s/%d".formatted(template, key, member.id()),
                                    new Notice.Staff(member.id()),
                                    template,
                                    List.of(new Value.Text(word)),
                                    about,
                                    me.person(),
                                    WORTH_TELLING));
                }
            }
        }
        notices.keep(told);
    }

    private static String short60(String typed) {
        String text = typed.strip();
        return text.substring(0, Math.min(60, text.length()));
    }
}
