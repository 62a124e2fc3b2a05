package io.shouwen.server.callback;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.RequestKinds;
import io.shouwen.server.request.Requests.Story;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is told of a request when its customer was called back. */
public final class CallbackFacts {
    private static final FactKind DONE = new FactKind("callback.done");
    private static final FactKind MISSED = new FactKind("callback.missed");
    private static final FactKind REPORTED = new FactKind("repair.reported");

    private CallbackFacts() {}

    /** Not fixed: the same request runs on with a new report of the fault and new clocks. */
    public static List<NewFact> done(Story story, String outcome, String opinion) {
        if (!CallbackList.OUTCOMES.contains(outcome) || !CallbackList.OPINIONS.contains(opinion)) {
            throw Refusal.notFound();
        }
        List<NewFact> facts = new ArrayList<>();
        facts.add(
                NewFact.now(
                        DONE,
                        Map.of(
                                "outcome", new Value.Text(outcome),
                                "opinion", new Value.Text(opinion))));
        if (outcome.equals("not-fixed")) {
            facts.addAll(again(story));
        }
        return facts;
    }

    private static List<NewFact> again(Story story) {
        List<NewFact> facts = new ArrayList<>();
        if (!story.request().open()) {
            facts.add(
                    NewFact.now(
                            RequestKinds.REOPENED,
                            Map.of("reason", new Value.Text("callback: not fixed"))));
        }
        story.history().facts().stream()
                .filter(fact -> fact.kind().equals(REPORTED))
                .reduce((earlier, later) -> later)
                .map(Fact::values)
                .ifPresent(values -> facts.add(NewFact.now(REPORTED, values)));
        return facts;
    }

    /** Nobody answered, once more. */
    public static NewFact missed(Story story) {
        long before =
                story.history().facts().stream().filter(fact -> fact.kind().equals(MISSED)).count();
        return NewFact.now(MISSED, Map.of("attempts", new Value.Whole(before + 1)));
    }
}
