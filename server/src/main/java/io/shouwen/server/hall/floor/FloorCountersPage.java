package io.shouwen.server.hall.floor;

import io.shouwen.server.access.Me;
import io.shouwen.server.hall.Counter;
import io.shouwen.server.hall.CounterSigns;
import io.shouwen.server.hall.Departures;
import io.shouwen.server.hall.Hall;
import io.shouwen.server.hall.Halls;
import io.shouwen.server.hall.MyHalls;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.story.Sight;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a manager does with the counters of a hall, and with whoever sits at them. */
@Controller
class FloorCountersPage {
    /** Why somebody is away for a while. */
    static final List<String> BREAKS =
            List.of("meal", "water", "rest", "meeting", "errand", "system");

    private final MyHalls mine;
    private final Halls halls;
    private final CounterSigns signs;
    private final Tickets tickets;
    private final Departures departures;
    private final Staff staff;

    FloorCountersPage(
            MyHalls mine,
            Halls halls,
            CounterSigns signs,
            Tickets tickets,
            Departures departures,
            Staff staff) {
        this.mine = mine;
        this.halls = halls;
        this.signs = signs;
        this.tickets = tickets;
        this.departures = departures;
        this.staff = staff;
    }

    /** A counter is opened for somebody, or closed. */
    @PostMapping("/floor/counters/{id}")
    String counter(
            Me me,
            @PathVariable int id,
            @RequestParam int hall,
            @RequestParam(defaultValue = "0") int person) {
        Hall of = mine.one(me, FloorPage.LEADING, Optional.of(hall));
        Counter counter = counter(me, of, id);
        if (person == 0) {
            counter.sitting().ifPresent(one -> halls.leave(me.org(), one.person()));
        } else if (staff.posts(me.org(), person).contains(of.unit())) {
            halls.sit(me.org(), id, person);
        } else {
            throw Refusal.notFound();
        }
        return FloorPage.back(of);
    }

    /** Whoever sits at a counter goes to another one. */
    @PostMapping("/floor/counters/{id}/moved")
    String move(Me me, @PathVariable int id, @RequestParam int hall, @RequestParam int to) {
        Hall of = mine.one(me, FloorPage.LEADING, Optional.of(hall));
        Counter counter = counter(me, of, id);
        Counter other = counter(me, of, to);
        counter.sitting().ifPresent(one -> halls.sit(me.org(), other.id(), one.person()));
        return FloorPage.back(of);
    }

    /** Whoever is at a counter that cannot go on with them: back into line, or gone. */
    @PostMapping("/floor/counters/{id}/customer")
    String customer(
            Me me,
            @PathVariable int id,
            @RequestParam int hall,
            @RequestParam String ticket,
            @RequestParam String act,
            @RequestParam String key) {
        Hall of = mine.one(me, FloorPage.LEADING, Optional.of(hall));
        Counter counter = counter(me, of, id);
        TicketRow there = tickets.seen(me.org(), Set.of(of.unit()), ticket);
        Sender sender = Sight.sender(me, key, FloorActs.SOURCE);
        switch (act) {
            case "back" -> departures.backIntoLine(sender, counter.id(), there);
            case "gone" -> departures.goneFrom(sender, counter.id(), there);
            default -> throw Refusal.notFound();
        }
        return FloorPage.back(of);
    }

    /** The signs: away and back, out of service and in it again. */
    @PostMapping("/floor/counters/{id}/sign")
    String sign(
            Me me,
            @PathVariable int id,
            @RequestParam int hall,
            @RequestParam String sign,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam String key) {
        Hall of = mine.one(me, FloorPage.LEADING, Optional.of(hall));
        Counter counter = counter(me, of, id);
        Sender sender = Sight.sender(me, key, FloorActs.SOURCE);
        switch (sign) {
            case "away" -> {
                if (!BREAKS.contains(reason)) {
                    throw Refusal.notFound();
                }
                signs.away(sender, counter, reason);
            }
            case "back" -> signs.back(sender, counter);
            case "broken" -> signs.broken(sender, counter, reason);
            case "mended" -> signs.mended(sender, counter);
            default -> throw Refusal.notFound();
        }
        return FloorPage.back(of);
    }

    private Counter counter(Me me, Hall hall, int id) {
        return halls.counters(me.org(), hall.unit()).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }
}
