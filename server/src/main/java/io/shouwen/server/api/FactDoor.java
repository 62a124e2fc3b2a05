package io.shouwen.server.api;

import io.shouwen.server.access.Caller;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.quality.Findings;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.story.Answers;
import io.shouwen.server.subject.SubjectId;

import org.springframework.stereotype.Component;

import java.util.List;

/**
 * The one door by which other systems tell facts one by one, by the interface or by a file: what a
 * token may see and tell is asked here. A refusal is thrown.
 */
@Component
public final class FactDoor {
    private final Requests requests;
    private final ApiSight sight;
    private final ApiBooks books;
    private final ApiRecords records;

    FactDoor(Requests requests, ApiSight sight, ApiBooks books, ApiRecords records) {
        this.requests = requests;
        this.sight = sight;
        this.books = books;
        this.records = records;
    }

    /**
     * Tells one fact.
     *
     * @param key the same key by the same token is the same command
     * @param source what the fact came through
     * @param about the number of a request, a finding or a matter, or {@code unit-12}, {@code
     *     person-Y201}, {@code matter-12}
     */
    public Told tell(Caller caller, String key, String source, String about, NewFact fact) {
        Sender sender = ApiSight.sender(caller, key, source);
        if (Findings.ofBooks(fact.kind().name())) {
            return books.tell(caller, sender, about, fact);
        }
        boolean request =
                SubjectId.parse(about)
                        .filter(id -> requests.find(caller.org(), id).isPresent())
                        .isPresent();
        return request
                ? ofRequest(caller, sender, about, fact)
                : records.tell(caller, sender, about, fact);
    }

    /** As the interface names what it is about: one of both is empty. */
    Told tell(Caller caller, Sender sender, String request, String to, NewFact fact) {
        if (!to.isEmpty()) {
            return records.tell(caller, sender, to, fact);
        }
        return Findings.ofBooks(fact.kind().name())
                ? books.tell(caller, sender, request, fact)
                : ofRequest(caller, sender, request, fact);
    }

    private Told ofRequest(Caller caller, Sender sender, String number, NewFact fact) {
        Story story = sight.story(caller, number);
        return Told.of(Answers.done(requests.add(sender, story.request().id(), List.of(fact))));
    }
}
