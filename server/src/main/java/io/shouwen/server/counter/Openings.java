package io.shouwen.server.counter;

import io.shouwen.engine.fact.Value;
import io.shouwen.pack.service.ServiceCatalogue.Service;
import io.shouwen.server.access.Me;
import io.shouwen.server.complaint.Complaints;
import io.shouwen.server.complaint.Filing;
import io.shouwen.server.counter.CounterPage.Sent;
import io.shouwen.server.hall.GuideKinds;
import io.shouwen.server.hall.TicketKinds;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.Post;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.RequestType;
import io.shouwen.server.request.Requests;
import io.shouwen.server.story.Answers;
import io.shouwen.server.subject.SubjectId;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an acceptance opens: a request of the hall, or a complaint one level above whom it is about.
 * Both carry the number of the stay in which they were accepted.
 */
@Component
class Openings {
    private static final int LONGEST = 500;

    private final Requests requests;
    private final Complaints complaints;

    Openings(Requests requests, Complaints complaints) {
        this.requests = requests;
        this.complaints = complaints;
    }

    /** What is being accepted. */
    record Case(Me me, String key, CounterDesk.Here here, Service service, Papers papers) {
        /** What is told of it, of the stay and of the request alike. */
        Map<String, Value> values() {
            Map<String, Value> values = new HashMap<>();
            values.put(TicketKinds.SERVICE, new Value.Text(service.name()));
            values.put(GuideKinds.PAPERS, new Value.Text(papers.accepted()));
            return values;
        }

        private Requests.Sender sender() {
            return CounterDesk.sender(me, key + "-request");
        }

        private NewFact accepted() {
            Map<String, Value> values = values();
            values.put(CounterKinds.TICKET, new Value.Text(here.ticket().id().number()));
            return NewFact.now(CounterKinds.ACCEPTED, values);
        }
    }

    /** The post through which the customer was asked: that of the hall, if there is one. */
    static Optional<Integer> post(Me me, CounterDesk.Here here) {
        return me.posts().stream()
                .min(Comparator.comparing((Post post) -> post.unit() != here.ticket().unit()))
                .map(Post::id);
    }

    /** Whether what is accepted of a service is a complaint. */
    static boolean complains(Service service) {
        return type(service).filter(Complaints::takes).isPresent();
    }

    private static Optional<RequestType> type(Service service) {
        return service.request().flatMap(RequestType::of);
    }

    /** Opens what the catalogue says; empty where the matter is over at the desk. */
    Optional<SubjectId> open(Case accepted, Sent sent) {
        return type(accepted.service())
                .map(type ->
                        Complaints.takes(type)
                                ? complaints.file(filing(accepted, type, sent))
                                : request(accepted, type));
    }

    private SubjectId request(Case accepted, RequestType type) {
        Me me = accepted.me();
        return Answers.done(
                        requests.open(
                                accepted.sender(),
                                new Requests.Opening(
                                        accepted.here().ticket().unit(),
                                        type,
                                        accepted.here().visit().customer(),
                                        Optional.empty(),
                                        me.person(),
                                        post(me, accepted.here()),
                                        me.person(),
                                        List.of(accepted.accepted()))))
                .subject();
    }

    private Filing filing(Case accepted, RequestType type, Sent sent) {
        String words = sent.text("words").strip();
        if (words.isEmpty() || words.length() > LONGEST) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "complaint-wordless");
        }
        Me me = accepted.me();
        return new Filing(
                accepted.sender(),
                type,
                accepted.here().ticket().unit(),
                me.person(),
                post(me, accepted.here()),
                accepted.here().visit().customer(),
                false,
                Optional.empty(),
                "visit",
                !sent.text("apologised").isEmpty(),
                complaints.concern(me.org(), sent.text("against"), Optional.empty()),
                words,
                Complaints.day(sent.text("happened")),
                Optional.empty(),
                List.of(accepted.accepted()));
    }
}
