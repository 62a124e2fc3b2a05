package io.shouwen.server.api;

import io.shouwen.engine.judge.Assessment;
import io.shouwen.engine.judge.Judged;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.subject.ToldFact;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A request with everything told of it and what the code makes of it.
 *
 * @param asOf when the judge looked
 * @param next when it can change without a new fact
 */
public record Judgement(
        String request,
        String state,
        int unit,
        int firstContact,
        int handler,
        Instant openedAt,
        Instant asOf,
        Optional<Instant> next,
        List<ToldFact> facts,
        List<JudgedPromise> promises) {
    public Judgement {
        facts = List.copyOf(facts);
        promises = List.copyOf(promises);
    }

    /** One occasion of one promise. */
    public record JudgedPromise(
            String clause,
            String code,
            String occasion,
            Instant from,
            Optional<Instant> firstDue,
            Optional<Instant> due,
            String verdict,
            List<Part> evidence) {}

    /** A fact, by its n, and what it did to the verdict. */
    public record Part(String role, String fact) {}

    static Judgement of(Story story) {
        Assessment assessment = story.judged();
        return new Judgement(
                story.request().id().number(),
                story.request().open() ? "open" : "closed",
                story.request().unit(),
                story.request().firstContact(),
                story.request().handler(),
                story.request().openedAt(),
                assessment.asOf(),
                assessment.next(),
                story.history().stored().stream().map(ToldFact::of).toList(),
                assessment.judged().stream().map(Judgement::promise).toList());
    }

    private static JudgedPromise promise(Judged judged) {
        return new JudgedPromise(
                judged.clause().value(),
                judged.standard().toString(),
                judged.occasion().value(),
                judged.from(),
                judged.firstDue(),
                judged.due(),
                judged.verdict().word(),
                judged.evidence().stream()
                        .map(one ->
                                new Part(
                                        one.role().name().toLowerCase(Locale.ROOT),
                                        one.fact().value()))
                        .toList());
    }
}
