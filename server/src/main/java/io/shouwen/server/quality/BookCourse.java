package io.shouwen.server.quality;

import io.shouwen.engine.fact.Fact;
import io.shouwen.server.journal.Course;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.ledger.Account;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.subject.History;

import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The course of a person's year: what is told of the person beside findings. Only whoever decides
 * about findings of their unit tells it, never the person, or another system that may.
 */
@Component
public final class BookCourse implements Course {
    /** The kind of the subject: one person and one year. */
    static final String SUBJECT = "book";

    private final Parties parties;

    public BookCourse(Postings postings) {
        this.parties = new Parties(postings);
    }

    @Override
    public String kind() {
        return SUBJECT;
    }

    @Override
    public Optional<Refused> refuse(History before, List<Fact> more) {
        return more.stream().flatMap(fact -> refuse(before.org(), fact).stream()).findFirst();
    }

    private Optional<Refused> refuse(OrgId org, Fact fact) {
        if (!FindingFacts.OF_PERSONS.contains(fact.kind())) {
            return Optional.of(Refused.of("book-other-fact", fact.kind().name()));
        }
        int person = Account.person(new FactReader(fact).text("person")).orElseThrow();
        return fact.actor().matches("[0-9]{1,9}")
                ? against(org, new FactReader(fact).actor(), person, fact.recordedAt())
                : Optional.empty();
    }

    private Optional<Refused> against(OrgId org, int teller, int person, Instant now) {
        if (teller == person) {
            return Optional.of(Refused.of("finding-own"));
        }
        return parties.decidesAbout(org, teller, person, now)
                ? Optional.empty()
                : Optional.of(Refused.of("finding-no-power"));
    }

    @Override
    public History.Holding holding(History after) {
        return after.holding();
    }

    @Override
    public void keep(List<Told> told) {
        // The facts are all there is: books read them from the journal.
    }
}
