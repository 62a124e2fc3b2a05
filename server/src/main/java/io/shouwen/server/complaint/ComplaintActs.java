package io.shouwen.server.complaint;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Me;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.notice.Notice;
import io.shouwen.server.notice.Notices;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.quality.Findings;
import io.shouwen.server.request.RequestKinds;
import io.shouwen.server.request.RequestType;
import io.shouwen.server.request.RequestWords;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.story.Answered;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Sight;
import io.shouwen.server.subject.SubjectId;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What people do about a complaint. Whether they may is for its course to say. */
@Controller
class ComplaintActs {
    private static final int LONGEST_REASONS = 500;

    private final OrgScope scope;
    private final Complaints complaints;
    private final Requests requests;
    private final RequestWords words;
    private final Findings findings;
    private final Notices notices;
    private final Sight sight;
    private final Shelf shelf;
    private final Answered answered;

    ComplaintActs(
            OrgScope scope,
            Complaints complaints,
            Requests requests,
            RequestWords words,
            Findings findings,
            Notices notices,
            Sight sight,
            Shelf shelf,
            Answered answered) {
        this.answered = answered;
        this.scope = scope;
        this.complaints = complaints;
        this.requests = requests;
        this.words = words;
        this.findings = findings;
        this.notices = notices;
        this.sight = sight;
        this.shelf = shelf;
    }

    /** Says whom it is about, once somebody knows. */
    @PostMapping("/complaints/{number}/concern")
    String name(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String against,
            @RequestParam String key) {
        Story story = sight.story(me, number);
        Concern concern = complaints.concern(me.org(), against, complaint(story).concern().about());
        return done(
                me, story, key, List.of(NewFact.now(ComplaintKinds.CONCERNS, concern.values())));
    }

    @PostMapping("/complaints/{number}/changes")
    String ask(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String change,
            @RequestParam(defaultValue = "") String as,
            @RequestParam(defaultValue = "") String other,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam String key) {
        Story story = sight.story(me, number);
        Change asked = Change.of(change).orElseThrow(() -> refused("complaint-no-change"));
        Map<String, Value> values = new HashMap<>();
        values.put(ComplaintKinds.REASON, new Value.Text(Answers.why(reason)));
        if (asked == Change.DOWNGRADE) {
            if (!ComplaintKinds.MILDER.contains(as)) {
                throw refused("complaint-no-change");
            }
            values.put(ComplaintKinds.TO, new Value.Text(as));
        }
        if (asked == Change.MERGE) {
            String through = sight.story(me, other).request().id().number();
            values.put(ComplaintKinds.OTHER, new Value.Text(through));
        }
        return done(me, story, key, List.of(NewFact.now(asked.asked(), values)));
    }

    /** What is merged or withdrawn is closed with it; what is milder now runs on. */
    @PostMapping("/complaints/{number}/changes/{n}/{word}")
    String settle(
            Me me,
            @PathVariable String number,
            @PathVariable int n,
            @PathVariable String word,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam String key) {
        Story story = sight.story(me, number);
        Value why = new Value.Text(Answers.why(reason));
        Asked asked =
                complaint(story).asked().stream()
                        .filter(one -> one.n() == n)
                        .findFirst()
                        .orElseThrow(() -> refused("complaint-no-change"));
        boolean approved =
                switch (word) {
                    case "approved" -> true;
                    case "declined" -> false;
                    default -> throw Refusal.notFound();
                };
        FactKind kind = approved ? asked.change().approved() : asked.change().declined();
        List<NewFact> facts = new ArrayList<>();
        facts.add(
                NewFact.now(
                        kind,
                        Map.of(
                                ComplaintKinds.ASKED,
                                new Value.Text(Integer.toString(n)),
                                ComplaintKinds.REASON,
                                why)));
        if (approved) {
            facts.addAll(ending(asked, why));
        }
        return done(me, story, key, facts);
    }

    private static List<NewFact> ending(Asked asked, Value why) {
        return switch (asked.change()) {
            case DOWNGRADE -> List.of();
            case WITHDRAWAL ->
                    List.of(NewFact.now(RequestKinds.CLOSED, Map.of(ComplaintKinds.REASON, why)));
            case MERGE ->
                    List.of(
                            NewFact.now(
                                    RequestKinds.MERGED,
                                    Map.of(
                                            RequestKinds.OTHER,
                                            new Value.Text(
                                                    asked.other()
                                                            .map(SubjectId::number)
                                                            .orElse("")),
                                            ComplaintKinds.REASON,
                                            why)));
        };
    }

    /** Upheld, it raises a finding under the clause that is named, and the customer is told. */
    @PostMapping("/complaints/{number}/decision")
    String decide(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String upheld,
            @RequestParam(defaultValue = "") String clause,
            @RequestParam(defaultValue = "") String chosen,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam String key) {
        Story story = sight.story(me, number);
        Complaint complaint = complaint(story);
        RequestWords.Named reasons = RequestWords.Named.of(Answers.why(reason, LONGEST_REASONS));
        boolean holds =
                switch (upheld) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw refused("complaint-no-decision");
                };
        if (holds && complaint.concern().unit().isEmpty()) {
            throw refused("complaint-against-unknown");
        }
        Map<String, Value> values = new HashMap<>();
        values.put(
                ComplaintKinds.REPORTER, new Value.Text(complaint.staff() ? "staff" : "customer"));
        values.put(ComplaintKinds.UPHELD, new Value.Flag(holds));
        values.put(ComplaintKinds.WORDS, new Value.Text(reasons.name()));
        if (holds) {
            values.put(ComplaintKinds.CLAUSE, new Value.Text(clause.strip()));
            if (!chosen.isEmpty()) {
                values.put("chosen", new Value.Text(chosen));
            }
        }
        scope.run(
                me.org(),
                () -> {
                    String actor = Integer.toString(me.person());
                    if (answered.opened(me.org(), actor, key).isEmpty()) {
                        told(me, story, key, List.of(NewFact.now(ComplaintKinds.DECIDED, values)));
                        words.keep(me.org(), story.request().id(), me.person(), reasons);
                        if (holds) {
                            raise(me, story, complaint, clause.strip(), key);
                        }
                        tellCustomer(me, story, holds);
                    }
                });
        return "redirect:/complaints/" + story.request().id().number();
    }

    private void raise(Me me, Story story, Complaint complaint, String clause, String key) {
        Answers.done(
                findings.complaint(
                        new Findings.Sender(me.org(), me.person(), key + "-finding"),
                        new Findings.Upheld(
                                story.request().id(),
                                story.request().openedAt(),
                                clause,
                                complaint.concern().person(),
                                complaint.concern().unit().orElseThrow())));
    }

    private void tellCustomer(Me me, Story story, boolean upheld) {
        SubjectId id = story.request().id();
        story.request()
                .customer()
                .ifPresent(customer ->
                        notices.keep(
                                Complaints.notice(
                                        me.org(),
                                        "complaint-decided/" + id,
                                        new Notice.Customer(new PersonId(customer)),
                                        upheld ? "complaint-upheld" : "complaint-not-upheld",
                                        id,
                                        me.person())));
    }

    /** A customer is given what the code promises; a member of staff gets a merit. */
    @PostMapping("/complaints/{number}/reward")
    String reward(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reward,
            @RequestParam(defaultValue = "0") int months,
            @RequestParam(defaultValue = "") String clause,
            @RequestParam String key) {
        Story story = sight.story(me, number);
        Complaint complaint = complaint(story);
        if (!complaint.upheld()) {
            throw refused("complaint-not-upheld");
        }
        if (complaint.staff()) {
            int reporter = complaint.reporter().orElseThrow(Refusal::notFound);
            SubjectId merit =
                    Answers.done(
                                    findings.merit(
                                            new Findings.Sender(me.org(), me.person(), key),
                                            reporter,
                                            clause,
                                            story.request().id()))
                            .subject();
            return "redirect:/findings/" + merit.number();
        }
        return done(
                me,
                story,
                key,
                List.of(
                        NewFact.now(
                                ComplaintKinds.REWARD,
                                Map.of(
                                        "reward", new Value.Text(reward),
                                        "months", new Value.Whole(months)))));
    }

    @PostMapping("/complaints/{number}/close")
    String close(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "false") boolean truly,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam String key) {
        Story story = sight.story(me, number);
        Value why = new Value.Text(Answers.why(reason));
        List<NewFact> facts = new ArrayList<>();
        boolean known =
                shelf.of(me.org()).standards().catalogue().kind(ComplaintKinds.CLOSED).isPresent();
        if (known && complaint(story).type() == RequestType.COMPLAINT) {
            facts.add(
                    NewFact.now(
                            ComplaintKinds.CLOSED, Map.of("report_true", new Value.Flag(truly))));
        }
        facts.add(NewFact.now(RequestKinds.CLOSED, Map.of(ComplaintKinds.REASON, why)));
        return done(me, story, key, facts);
    }

    private static Complaint complaint(Story story) {
        return Complaints.of(story).orElseThrow(Refusal::notFound);
    }

    private String done(Me me, Story story, String key, List<NewFact> facts) {
        SubjectId id = told(me, story, key, facts).subject();
        boolean seen =
                requests.find(me.org(), id).filter(it -> sight.sees(me, it.request())).isPresent();
        return seen ? "redirect:/complaints/" + id.number() : "redirect:/complaints";
    }

    private Outcome.Done told(Me me, Story story, String key, List<NewFact> facts) {
        return Answers.done(
                requests.add(Sight.sender(me, key, "complaint"), story.request().id(), facts));
    }

    private static Refusal refused(String slug) {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, slug);
    }
}
