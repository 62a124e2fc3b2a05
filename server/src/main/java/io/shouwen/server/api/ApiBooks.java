package io.shouwen.server.api;

import io.shouwen.engine.fact.Value;
import io.shouwen.engine.score.BookFacts;
import io.shouwen.server.access.Caller;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.quality.Findings;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.story.Answers;
import io.shouwen.server.subject.SubjectId;

import org.springframework.stereotype.Component;

import java.util.Optional;

/**
 * What other systems tell of books: of a finding by its number, that its deduction was notified or
 * paid; of a person by the staff number, that an inspection found nothing or a test was passed.
 */
@Component
class ApiBooks {
    private final Findings findings;
    private final Staff staff;
    private final ApiSight sight;

    ApiBooks(Findings findings, Staff staff, ApiSight sight) {
        this.findings = findings;
        this.staff = staff;
        this.sight = sight;
    }

    Told tell(Caller caller, Sender sender, String number, NewFact fact) {
        Optional<SubjectId> finding = SubjectId.parse(number);
        if (finding.isPresent()) {
            Optional<Integer> unit = findings.unit(caller.org(), finding.get());
            if (unit.filter(sight.units(caller)::contains).isEmpty()) {
                throw Refusal.notFound();
            }
            return Told.of(
                    Answers.done(
                            findings.tell(
                                    caller.org(),
                                    sender.actor(),
                                    sender.key(),
                                    finding.get(),
                                    fact)));
        }
        int person =
                Optional.ofNullable(fact.values().get(BookFacts.PERSON))
                        .map(Value::toString)
                        .flatMap(no -> staff.byNumber(caller.org(), no))
                        .filter(known -> seen(caller, known))
                        .orElseThrow(Refusal::notFound);
        return Told.of(
                Answers.done(
                        findings.tell(caller.org(), sender.actor(), sender.key(), person, fact)));
    }

    private boolean seen(Caller caller, int person) {
        return staff.posts(caller.org(), person).stream().anyMatch(sight.units(caller)::contains);
    }
}
