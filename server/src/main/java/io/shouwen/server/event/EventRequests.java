package io.shouwen.server.event;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Me;
import io.shouwen.server.callback.CallbackFacts;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.RequestKinds;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Sight;
import io.shouwen.server.subject.SubjectId;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which requests belong to an event, and the one callback that each of its customers gets. */
@Controller
class EventRequests {
    private final OrgScope scope;
    private final Events events;
    private final EventReader reader;
    private final Requests requests;
    private final Sight sight;

    EventRequests(
            OrgScope scope, Events events, EventReader reader, Requests requests, Sight sight) {
        this.scope = scope;
        this.events = events;
        this.reader = reader;
        this.requests = requests;
        this.sight = sight;
    }

    /** One request, by the number as people say it. */
    @PostMapping("/events/{number}/requests")
    String link(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String request,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam String key) {
        DeclaredEvent event = found(me, number);
        Story story = sight.story(me, request);
        NewFact link = Events.link(event.id(), Answers.why(reason));
        SubjectId id = story.request().id();
        scope.run(
                me.org(),
                () -> {
                    Answers.done(requests.add(sender(me, key), id, List.of(link)));
                    story.request()
                            .customer()
                            .ifPresent(
                                    to -> events.known(me.org(), event.id(), me.person(), id, to));
                });
        return "redirect:/events/" + event.number();
    }

    @PostMapping("/events/{number}/requests/{request}/undone")
    String unlink(
            Me me,
            @PathVariable String number,
            @PathVariable String request,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam String key) {
        DeclaredEvent event = found(me, number);
        Story story = sight.story(me, request);
        if (story.request().event().filter(event.id()::equals).isEmpty()) {
            throw Refusal.notFound();
        }
        Answers.done(
                requests.add(
                        sender(me, key),
                        story.request().id(),
                        List.of(told(RequestKinds.UNLINKED, Answers.why(reason)))));
        return "redirect:/events/" + event.number();
    }

    /**
     * What a customer says, or that nobody answered, counts for all their requests of the event.
     * What is fixed is closed; what is not leaves the event and runs on by itself.
     */
    @PostMapping("/events/{number}/calls/{customer}")
    String called(
            Me me,
            @PathVariable String number,
            @PathVariable long customer,
            @RequestParam String outcome,
            @RequestParam(defaultValue = "fair") String opinion,
            @RequestParam String key) {
        DeclaredEvent event = found(me, number);
        BatchRows.Call call =
                reader.call(me, event, customer)
                        .filter(one -> !event.open())
                        .orElseThrow(Refusal::notFound);
        scope.run(
                me.org(),
                () -> {
                    for (SubjectId request : call.requests()) {
                        Story story = sight.story(me, request.number());
                        Answers.done(
                                requests.add(
                                        sender(me, key + "/" + request),
                                        request,
                                        said(story, event, outcome, opinion)));
                    }
                });
        return "redirect:/events/" + event.number() + "#calls";
    }

    private static List<NewFact> said(
            Story story, DeclaredEvent event, String outcome, String opinion) {
        if (outcome.equals("missed")) {
            return List.of(CallbackFacts.missed(story));
        }
        List<NewFact> facts = new ArrayList<>(CallbackFacts.done(story, outcome, opinion));
        if (outcome.equals("not-fixed")) {
            facts.add(told(RequestKinds.UNLINKED, "callback: not fixed"));
        } else if (story.request().open()) {
            facts.add(told(RequestKinds.CLOSED, event.number()));
        }
        return facts;
    }

    private static NewFact told(FactKind kind, String reason) {
        return NewFact.now(kind, Map.of(EventKinds.REASON, new Value.Text(reason)));
    }

    private DeclaredEvent found(Me me, String number) {
        return SubjectId.parse(number)
                .flatMap(id -> events.find(me.org(), id))
                .orElseThrow(Refusal::notFound);
    }

    private static Sender sender(Me me, String key) {
        return Sight.sender(me, key, "event");
    }
}
