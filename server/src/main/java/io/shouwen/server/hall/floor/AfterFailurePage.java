package io.shouwen.server.hall.floor;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Me;
import io.shouwen.server.hall.Agenda;
import io.shouwen.server.hall.GuideKinds;
import io.shouwen.server.hall.Hall;
import io.shouwen.server.hall.MyHalls;
import io.shouwen.server.hall.PaperNumbers;
import io.shouwen.server.hall.TicketKinds;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.privacy.PersonField;
import io.shouwen.server.privacy.Persons;
import io.shouwen.server.story.Sight;
import io.shouwen.server.subject.SubjectId;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What is left to do once the systems work again: people to call, numbers from paper to enter. */
@Controller
class AfterFailurePage {
    private final MyHalls mine;
    private final Agenda agenda;
    private final PaperNumbers papers;
    private final Tickets tickets;
    private final Persons persons;
    private final OrgScope scope;

    AfterFailurePage(
            MyHalls mine,
            Agenda agenda,
            PaperNumbers papers,
            Tickets tickets,
            Persons persons,
            OrgScope scope) {
        this.mine = mine;
        this.agenda = agenda;
        this.papers = papers;
        this.tickets = tickets;
        this.persons = persons;
        this.scope = scope;
    }

    /** The phone of somebody to call, whole; that it was looked at is a fact. */
    @PostMapping("/floor/callbacks/{id}/phone")
    String phone(Me me, @PathVariable long id, @RequestParam int hall, Model model) {
        Hall of = mine.one(me, FloorPage.ACTING, Optional.of(hall));
        Agenda.Callback one = agenda.callback(me.org(), of.unit(), id);
        model.addAttribute("hall", of.unit());
        model.addAttribute("id", id);
        model.addAttribute("reason", one.reason());
        model.addAttribute("tries", one.tries());
        model.addAttribute("phone", whole(me, one, PersonField.PHONE));
        model.addAttribute("name", whole(me, one, PersonField.NAME));
        model.addAttribute("key", UUID.randomUUID().toString());
        return "floor/callback";
    }

    private String whole(Me me, Agenda.Callback one, PersonField field) {
        return persons.unmask(
                        me.org(),
                        one.customer(),
                        field,
                        me.person(),
                        "hall callback " + new SubjectId(one.ticket()).number())
                .orElse("");
    }

    /** Somebody was called: reached, or to be called again. */
    @PostMapping("/floor/callbacks/{id}")
    String called(
            Me me,
            @PathVariable long id,
            @RequestParam int hall,
            @RequestParam String outcome,
            @RequestParam String key) {
        Hall of = mine.one(me, FloorPage.ACTING, Optional.of(hall));
        boolean reached = outcome.equals("reached");
        if (!reached && !outcome.equals("not-reached")) {
            throw Refusal.notFound();
        }
        Agenda.Callback one = agenda.callback(me.org(), of.unit(), id);
        scope.run(
                me.org(),
                () -> {
                    tickets.tell(
                            Sight.sender(me, key, FloorActs.SOURCE),
                            new SubjectId(one.ticket()),
                            List.of(
                                    NewFact.now(
                                            GuideKinds.CALLED_BACK,
                                            Map.of(
                                                    "outcome",
                                                    new Value.Text(outcome),
                                                    TicketKinds.REASON,
                                                    new Value.Text(one.reason())))));
                    agenda.called(me.org(), of.unit(), id, me.person(), reached);
                });
        return FloorPage.back(of);
    }

    /** A number that was given on paper, with the time at which it was given. */
    @PostMapping("/floor/paper")
    String paper(
            Me me,
            @RequestParam int hall,
            @RequestParam(defaultValue = "") String number,
            @RequestParam String service,
            @RequestParam(defaultValue = "") String at) {
        Hall of = mine.one(me, FloorPage.ACTING, Optional.of(hall));
        papers.enter(me.org(), of.unit(), me.person(), number, service, MyHalls.moment(me, at));
        return FloorPage.back(of);
    }

    /** The word of a second person on it. */
    @PostMapping("/floor/paper/{id}")
    String decide(
            Me me,
            @PathVariable long id,
            @RequestParam int hall,
            @RequestParam String word,
            @RequestParam String key) {
        Hall of = mine.one(me, FloorPage.ACTING, Optional.of(hall));
        if (!word.equals("approved") && !word.equals("refused")) {
            throw Refusal.notFound();
        }
        papers.decide(
                Sight.sender(me, key, FloorActs.SOURCE),
                of.unit(),
                id,
                me.person(),
                word.equals("approved"));
        return FloorPage.back(of);
    }
}
