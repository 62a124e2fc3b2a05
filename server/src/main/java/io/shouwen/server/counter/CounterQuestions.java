package io.shouwen.server.counter;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Me;
import io.shouwen.server.hall.GuideKinds;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.RequestKinds;
import io.shouwen.server.request.RequestType;
import io.shouwen.server.request.RequestWords;
import io.shouwen.server.request.Requests;
import io.shouwen.server.story.Answers;
import io.shouwen.server.subject.SubjectId;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A question that is asked at a counter: noted, said back, and answered or passed on as a work
 * order of the hall, which whoever took it follows to its end (dalian.3).
 */
@Component
class CounterQuestions {
    private static final int LONGEST = 500;

    private final CounterDesk desk;
    private final Requests requests;
    private final RequestWords words;

    CounterQuestions(CounterDesk desk, Requests requests, RequestWords words) {
        this.desk = desk;
        this.requests = requests;
        this.words = words;
    }

    /**
     * What was asked.
     *
     * @param confirmed whether it was said back to the customer; the code judges where it was not
     */
    record Question(String words, boolean confirmed) {}

    void answer(Me me, String key, Question question) {
        CounterDesk.Here here = desk.mine(me);
        List<NewFact> facts = noted(me, here, question);
        facts.add(CounterDesk.fact(GuideKinds.INQUIRY_ANSWERED));
        desk.tell(me, key, here, facts.toArray(NewFact[]::new));
    }

    void passOn(Me me, String key, Question question) {
        CounterDesk.Here here = desk.mine(me);
        long customer =
                here.visit()
                        .customer()
                        .orElseThrow(() -> new Refusal(HttpStatus.CONFLICT, "customer-first"));
        List<NewFact> facts = noted(me, here, question);
        facts.add(CounterDesk.fact(GuideKinds.INQUIRY_UNANSWERABLE));
        RequestWords.Named said = RequestWords.Named.of(question.words().strip());
        Requests.Opening opening =
                new Requests.Opening(
                        here.ticket().unit(),
                        RequestType.ENQUIRY,
                        Optional.of(customer),
                        Optional.empty(),
                        me.person(),
                        Openings.post(me, here),
                        me.person(),
                        List.of(
                                CounterDesk.fact(
                                        RequestKinds.DESCRIBED, RequestKinds.WORDS, said.name())));
        SubjectId request =
                Answers.done(requests.open(CounterDesk.sender(me, key + "-request"), opening))
                        .subject();
        words.keep(me.org(), request, me.person(), said);
        facts.add(
                NewFact.now(
                        GuideKinds.INQUIRY_ROUTED,
                        Map.of(CounterKinds.REQUEST, new Value.Text(request.number()))));
        desk.tell(me, key, here, facts.toArray(NewFact[]::new));
    }

    private List<NewFact> noted(Me me, CounterDesk.Here here, Question question) {
        String said = question.words().strip();
        if (said.isEmpty() || said.length() > LONGEST) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "question-missing");
        }
        RequestWords.Named named = RequestWords.Named.of(said);
        words.keep(me.org(), here.ticket().id(), me.person(), named);
        List<NewFact> facts = new ArrayList<>();
        facts.add(CounterDesk.fact(GuideKinds.INQUIRY_RECEIVED));
        facts.add(Tickets.now(GuideKinds.INQUIRY_RECORDED, Map.of("words", named.name())));
        if (question.confirmed()) {
            facts.add(CounterDesk.fact(GuideKinds.INQUIRY_CONFIRMED));
        }
        return facts;
    }
}
