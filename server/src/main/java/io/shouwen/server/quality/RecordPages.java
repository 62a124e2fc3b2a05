package io.shouwen.server.quality;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.server.access.Me;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.quality.Findings.Sender;
import io.shouwen.server.story.Answers;
import io.shouwen.server.subject.SubjectId;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a decider records about a person on the person's ledger page. */
@Controller
class RecordPages {
    private final Findings findings;

    RecordPages(Findings findings) {
        this.findings = findings;
    }

    @PostMapping("/people/{person}/merits")
    String merit(
            Me me,
            @PathVariable int person,
            @RequestParam String clause,
            @RequestParam String request,
            @RequestParam String key) {
        inSight(me, person);
        SubjectId about = SubjectId.parse(request).orElseThrow(Refusal::notFound);
        SubjectId merit =
                Answers.done(
                                findings.merit(
                                        new Sender(me.org(), me.person(), key),
                                        person,
                                        clause,
                                        about))
                        .subject();
        return "redirect:/findings/" + merit.number();
    }

    @PostMapping("/people/{person}/records")
    String record(
            Me me, @PathVariable int person, @RequestParam String kind, @RequestParam String key) {
        inSight(me, person);
        FactKind told =
                FindingFacts.OF_PERSONS.stream()
                        .filter(known -> known.name().equals(kind))
                        .findFirst()
                        .orElseThrow(Refusal::notFound);
        Answers.done(findings.note(new Sender(me.org(), me.person(), key), person, told));
        return "redirect:/people/" + person + "/ledger";
    }

    private void inSight(Me me, int person) {
        if (!findings.mayReadPerson(me.org(), me.person(), person)) {
            throw Refusal.notFound();
        }
    }
}
