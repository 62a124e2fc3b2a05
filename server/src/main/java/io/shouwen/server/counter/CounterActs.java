package io.shouwen.server.counter;

import io.shouwen.server.access.Me;
import io.shouwen.server.counter.CounterPage.Sent;
import io.shouwen.server.hall.Halls;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.story.Sight;

import org.springframework.stereotype.Component;

/** The acts of the counter by their names. */
@Component
class CounterActs {
    private final CounterDesk desk;
    private final CounterMatters matters;
    private final CounterFarewells farewells;
    private final CounterSeats seats;
    private final ShiftStarts starts;
    private final PaperDesk papers;
    private final CounterQuestions questions;
    private final Guests guests;
    private final Halls halls;
    private final Sight sight;

    CounterActs(
            CounterDesk desk,
            CounterMatters matters,
            CounterFarewells farewells,
            CounterSeats seats,
            ShiftStarts starts,
            PaperDesk papers,
            CounterQuestions questions,
            Guests guests,
            Halls halls,
            Sight sight) {
        this.desk = desk;
        this.matters = matters;
        this.farewells = farewells;
        this.seats = seats;
        this.starts = starts;
        this.papers = papers;
        this.questions = questions;
        this.guests = guests;
        this.halls = halls;
        this.sight = sight;
    }

    void run(Me me, String act, Sent sent) {
        switch (act) {
            case "ready" -> starts.begin(me, sent);
            case "sit" -> sit(me, sent.number("counter"));
            case "call" -> desk.callNext(me, sent.key());
            default -> desk.once(me, sent.key(), () -> at(me, act, sent));
        }
    }

    /** Only in a hall that one's posts reach. */
    private void sit(Me me, int counter) {
        boolean reached =
                halls.of(me.org(), sight.units(me)).stream()
                        .flatMap(hall -> halls.counters(me.org(), hall.unit()).stream())
                        .anyMatch(one -> one.id() == counter);
        if (!reached) {
            throw Refusal.notFound();
        }
        starts.refuseUnready(me);
        halls.sit(me.org(), counter, me.person());
    }

    private void at(Me me, String act, Sent sent) {
        String key = sent.key();
        String reason = sent.text("reason");
        switch (act) {
            case "recall" -> desk.recall(me, key);
            case "seat" -> desk.seat(me, key);
            case "open" -> matters.open(me, key, sent.text("service"));
            case "pause" -> matters.pause(me, key);
            case "resume" -> matters.resume(me, key);
            case "papers" -> papers.receive(me, key, sent.all("paper"));
            case "list-papers" -> papers.list(me, key);
            case "further-paper" -> papers.further(me, key, sent.text("further"), reason);
            case "decline" -> matters.decline(me, key, reason);
            case "close" -> matters.close(me, key);
            case "more" -> farewells.askMore(me, key, true);
            case "nothing-more" -> farewells.askMore(me, key, false);
            case "farewell" -> farewells.farewell(me, key);
            case "park" -> farewells.park(me, key, reason);
            case "confirmed" -> farewells.confirm(me, key);
            case "left" -> farewells.left(me, key);
            case "gone" -> desk.gone(me, key, sent.text("ticket"));
            case "transfer" -> farewells.transfer(me, key, sent.text("service"), reason);
            case "come-back" -> desk.comeBack(me, key, sent.text("ticket"));
            case "question-answered" -> questions.answer(me, key, question(sent));
            case "question-passed-on" -> questions.passOn(me, key, question(sent));
            case "away" -> seats.away(me, key, reason);
            case "back" -> seats.back(me, key);
            case "leave" -> seats.leave(me, key, false);
            case "home" -> {
                seats.leave(me, key, true);
                starts.end(me, key);
            }
            case "customer" -> guests.choose(me, key, sent.number("customer"));
            case "new-customer" -> guests.enter(me, key, sent);
            default -> throw Refusal.notFound();
        }
    }

    private static CounterQuestions.Question question(Sent sent) {
        return new CounterQuestions.Question(
                sent.text("question"), !sent.text("confirmed").isEmpty());
    }
}
