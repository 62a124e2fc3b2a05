package io.shouwen.server.complaint;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Me;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Sight;
import io.shouwen.server.subject.SubjectId;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whoever is complained about apologises in person (cable.2.5.2g), whatever their post. Once they
 * have left the house, a superior says sorry for it; that is no apology of theirs.
 */
@Controller
class Apologies {
    private static final int LONGEST_REASON = 200;

    private final Requests requests;
    private final Sight sight;
    private final Staff staff;

    Apologies(Requests requests, Sight sight, Staff staff) {
        this.requests = requests;
        this.sight = sight;
        this.staff = staff;
    }

    /** Who is complained about, has left the house and has not apologised, nor anybody for them. */
    static boolean owedByTheHouse(Staff staff, OrgId org, Story story, Complaint complaint) {
        Optional<Integer> gone =
                complaint.concern().person().filter(person -> staff.posts(org, person).isEmpty());
        return complaint.upheld()
                && gone.isPresent()
                && complaint.apologies().isEmpty()
                && !madeForThem(story);
    }

    static boolean madeForThem(Story story) {
        return story.history().counted(story.judged().asOf()).stream()
                .anyMatch(fact -> fact.kind().equals(ComplaintKinds.APOLOGISED_FOR));
    }

    /** The person complained about has apologised; they do not see the complaint itself. */
    @PostMapping("/complaints/{number}/apology")
    String apologise(Me me, @PathVariable String number, @RequestParam String key) {
        SubjectId id =
                SubjectId.parse(number)
                        .flatMap(one -> requests.find(me.org(), one))
                        .filter(story ->
                                Complaints.of(story)
                                        .filter(Complaint::upheld)
                                        .flatMap(one -> one.concern().person())
                                        .filter(person -> person == me.person())
                                        .isPresent())
                        .map(story -> story.request().id())
                        .orElseThrow(Refusal::notFound);
        tell(
                me,
                key,
                id,
                NewFact.now(ComplaintKinds.APOLOGY, Map.of("about", new Value.Text("complaint"))));
        return "redirect:/complaints";
    }

    /** The house apologises for somebody who has left it. */
    @PostMapping("/complaints/{number}/apology-for")
    String apologiseFor(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam String key) {
        Story story = sight.story(me, number);
        Complaint complaint = Complaints.of(story).orElseThrow(Refusal::notFound);
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "why-missing");
        }
        if (!owedByTheHouse(staff, me.org(), story, complaint)) {
            throw new Refusal(HttpStatus.CONFLICT, "complaint-apology-not-owed");
        }
        tell(
                me,
                key,
                story.request().id(),
                NewFact.now(
                        ComplaintKinds.APOLOGISED_FOR,
                        Map.of(ComplaintKinds.REASON, new Value.Text(reason.strip()))));
        return "redirect:/complaints/" + number;
    }

    private void tell(Me me, String key, SubjectId id, NewFact fact) {
        Answers.done(requests.add(Sight.sender(me, key, "complaint"), id, List.of(fact)));
    }
}
