package io.shouwen.server.counter;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Me;
import io.shouwen.server.book.Records;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.Counter;
import io.shouwen.server.hall.CounterSigns;
import io.shouwen.server.hall.HallHours;
import io.shouwen.server.hall.Halls;
import io.shouwen.server.hall.TicketState;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.story.Answers;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;

/** Whoever serves leaves the counter for a while, comes back, gets up, goes home. */
@Component
class CounterSeats {
    private final CounterDesk desk;
    private final OrgScope scope;
    private final Halls halls;
    private final CounterSigns signs;
    private final HallHours hours;
    private final Tickets tickets;
    private final Records records;
    private final WallClock clock;

    CounterSeats(
            CounterDesk desk,
            OrgScope scope,
            Halls halls,
            CounterSigns signs,
            HallHours hours,
            Tickets tickets,
            Records records,
            WallClock clock) {
        this.desk = desk;
        this.scope = scope;
        this.halls = halls;
        this.signs = signs;
        this.hours = hours;
        this.tickets = tickets;
        this.records = records;
        this.clock = clock;
    }

    /** The sign is put up: a break is told to the hall, and scored for nobody. */
    void away(Me me, String key, String why) {
        if (!CounterView.BREAKS.contains(why)) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "why-missing");
        }
        signs.away(CounterDesk.sender(me, key), desk.counter(me), why);
    }

    void back(Me me, String key) {
        signs.back(CounterDesk.sender(me, key), desk.counter(me));
    }

    /** Gets up; whoever goes home says so first, and a code may forbid it (lianzhong.3.9b). */
    void leave(Me me, String key, boolean home) {
        Counter counter = desk.counter(me);
        scope.run(
                me.org(),
                () -> {
                    halls.leave(me.org(), me.person());
                    if (home) {
                        Answers.done(
                                records.ofPerson(
                                        CounterDesk.sender(me, key),
                                        me.person(),
                                        List.of(ending(me, counter))));
                    }
                });
    }

    private NewFact ending(Me me, Counter counter) {
        long sent =
                tickets.open(me.org(), counter.unit()).stream()
                        .filter(one -> one.state() == TicketState.PARKED)
                        .filter(one -> one.clerk().filter(who -> who == me.person()).isPresent())
                        .count();
        return NewFact.now(
                CounterKinds.SHIFT_ENDING,
                Map.of(
                        CounterKinds.OPEN_BUSINESS,
                        new Value.Whole(sent),
                        CounterKinds.OVERTIME,
                        new Value.Whole(hours.over(me.org(), counter.unit(), clock.now()))));
    }
}
