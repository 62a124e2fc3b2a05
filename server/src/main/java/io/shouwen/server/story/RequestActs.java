package io.shouwen.server.story;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Me;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.RequestKinds;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people do about a request from its page. Whether they may is for the judge to say. */
@Controller
class RequestActs {
    private static final FactKind WITHDRAWN = new FactKind("repair.withdrawn");
    private static final FactKind RECLASSIFIED = new FactKind("repair.reclassified");

    /** Refusals whose one detail is the id of a person. */
    private static final Set<String> NAMING =
            Set.of("offer-open", "already-handler", "offered-to-another", "not-the-handler");

    private final Sight sight;
    private final Requests requests;
    private final ActsReader acts;
    private final Staff staff;
    private final Frames frames;

    RequestActs(Sight sight, Requests requests, ActsReader acts, Staff staff, Frames frames) {
        this.sight = sight;
        this.requests = requests;
        this.acts = acts;
        this.staff = staff;
        this.frames = frames;
    }

    @PostMapping("/requests/{number}/close")
    String close(
            Me me,
            @PathVariable String number,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        SubjectId id = found(me, number);
        Value why = new Value.Text(Answers.why(reason));
        return done(
                me,
                id,
                requests.add(
                        sender(me, key), id, List.of(fact(RequestKinds.CLOSED, "reason", why))),
                request);
    }

    @PostMapping("/requests/{number}/urgent")
    String urge(
            Me me,
            @PathVariable String number,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        return told(me, number, key, RequestKinds.URGENT, reason, request);
    }

    @PostMapping("/requests/{number}/not-urgent")
    String calm(
            Me me,
            @PathVariable String number,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        return told(me, number, key, RequestKinds.LIFTED, reason, request);
    }

    private String told(
            Me me,
            String number,
            String key,
            FactKind kind,
            String reason,
            HttpServletRequest request) {
        SubjectId id = found(me, number);
        NewFact fact = fact(kind, "reason", new Value.Text(Answers.why(reason)));
        return done(me, id, requests.add(sender(me, key), id, List.of(fact)), request);
    }

    /** A report that its customer takes back asks for nothing more, so the request ends with it. */
    @PostMapping("/requests/{number}/withdraw")
    String withdraw(
            Me me,
            @PathVariable String number,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        SubjectId id = found(me, number);
        Value why = new Value.Text(Answers.why(reason));
        return done(
                me,
                id,
                requests.add(
                        sender(me, key),
                        id,
                        List.of(
                                fact(WITHDRAWN, "reason", why),
                                fact(RequestKinds.CLOSED, "reason", why))),
                request);
    }

    @PostMapping("/requests/{number}/severity")
    String grade(
            Me me,
            @PathVariable String number,
            @RequestParam String key,
            @RequestParam String severity,
            @RequestParam(defaultValue = "0") int second,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        SubjectId id = found(me, number);
        Value why = new Value.Text(Answers.why(reason));
        if (acts.seconds(me).stream().noneMatch(member -> member.id() == second)) {
            throw refused("second-not-possible");
        }
        Map<String, Value> values =
                Map.of(
                        "severity", new Value.Text(severity),
                        "second", new Value.Text(Integer.toString(second)),
                        "reason", why);
        return done(
                me,
                id,
                requests.add(sender(me, key), id, List.of(NewFact.now(RECLASSIFIED, values))),
                request);
    }

    @PostMapping("/requests/{number}/offer")
    String offer(
            Me me,
            @PathVariable String number,
            @RequestParam String key,
            @RequestParam(defaultValue = "0") int to,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        SubjectId id = found(me, number);
        String why = Answers.why(reason);
        boolean known =
                acts.takers(me, frames.of(request).t()).stream()
                        .flatMap(crew -> crew.members().stream())
                        .anyMatch(member -> member.id() == to);
        if (!known) {
            throw refused("taker-not-possible");
        }
        return done(me, id, requests.offer(sender(me, key), id, to, why), request);
    }

    @PostMapping("/requests/{number}/take-over")
    String takeOver(
            Me me,
            @PathVariable String number,
            @RequestParam String key,
            HttpServletRequest request) {
        SubjectId id = found(me, number);
        return done(me, id, requests.accept(sender(me, key), id, me.person()), request);
    }

    @PostMapping("/requests/{number}/give-back")
    String giveBack(
            Me me,
            @PathVariable String number,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        SubjectId id = found(me, number);
        String why = Answers.why(reason);
        requireDone(me, requests.giveBack(sender(me, key), id, why), request);
        // Who gave it back may have no sight of it any more.
        boolean seen = requests.find(me.org(), id).filter(it -> sees(me, it)).isPresent();
        return seen ? "redirect:/requests/" + id.number() : "redirect:/";
    }

    private boolean sees(Me me, Story story) {
        return sight.sees(me, story.request());
    }

    private SubjectId found(Me me, String number) {
        return sight.story(me, number).request().id();
    }

    private static Sender sender(Me me, String key) {
        return Sight.sender(me, key, "request-page");
    }

    private static NewFact fact(FactKind kind, String attribute, Value value) {
        return NewFact.now(kind, Map.of(attribute, value));
    }

    private static Refusal refused(String slug) {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, slug);
    }

    private String done(Me me, SubjectId id, Outcome outcome, HttpServletRequest request) {
        requireDone(me, outcome, request);
        return "redirect:/requests/" + id.number();
    }

    private void requireDone(Me me, Outcome outcome, HttpServletRequest request) {
        if (outcome instanceof Refused refused && NAMING.contains(refused.problem())) {
            throw Answers.refusal(named(me, refused, frames.of(request).t()));
        }
        Answers.done(outcome);
    }

    private Refused named(Me me, Refused refused, Texts texts) {
        int id = Integer.parseInt(refused.details().getFirst());
        String name =
                Optional.ofNullable(staff.named(me.org(), List.of(id)).get(id))
                        .map(member -> texts.name(member.nameZh(), member.nameEn()))
                        .orElse("");
        return Refused.of(refused.problem(), name);
    }
}
