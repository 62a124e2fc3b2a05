package io.shouwen.server.rating;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.hall.HallMatters;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.RequestWords;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.SubjectId;

import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What follows a rating: the customer says why, and the house answers. */
@Component
final class FollowUp {
    private final OrgScope scope;
    private final Journal journal;
    private final Ratings ratings;
    private final RequestWords words;
    private final HallMatters halls;

    FollowUp(
            OrgScope scope,
            Journal journal,
            Ratings ratings,
            RequestWords words,
            HallMatters halls) {
        this.scope = scope;
        this.journal = journal;
        this.ratings = ratings;
        this.words = words;
        this.halls = halls;
    }

    /** Answers those of these ratings that nobody has answered, all with the same words. */
    void answer(Sender sender, Set<Integer> units, Collection<String> visits, String what) {
        NewFact answered =
                NewFact.now(RatingKinds.FED_BACK, Map.of(RatingKinds.WHAT, new Value.Text(what)));
        scope.run(
                sender.org(),
                () ->
                        visits.stream()
                                .distinct()
                                .map(visit -> ratings.seen(sender.org(), units, visit))
                                .filter(line -> line.fedBack().isEmpty())
                                .forEach(line ->
                                        ratings.tell(
                                                also(sender, line.visit()),
                                                line.visit(),
                                                List.of(answered))));
    }

    private static Sender also(Sender sender, SubjectId visit) {
        return new Sender(
                sender.org(), sender.actor(), sender.key() + "-" + visit.value(), sender.source());
    }

    /**
     * The customer says why; the first words stay; the words are kept under the key of who runs the
     * hall.
     */
    void explain(Sender customer, SubjectId visit, String said) {
        OrgId org = customer.org();
        RequestWords.Named text = RequestWords.Named.of(said);
        scope.run(
                org,
                () -> {
                    if (!followed(org, visit).said().isEmpty()) {
                        return;
                    }
                    RatingLine line = ratings.find(org, visit).orElseThrow(Refusal::notFound);
                    ratings.tell(
                            customer,
                            visit,
                            List.of(
                                    NewFact.now(
                                            RatingKinds.EXPLAINED,
                                            Map.of(
                                                    RatingKinds.WORDS,
                                                    new Value.Text(text.name())))));
                    words.keep(org, visit, halls.manager(org, line.unit()), text);
                });
    }

    /** A rating, what the customer says of it, and what was done about it, in order. */
    record Followed(String said, List<Step> steps) {
        Followed {
            steps = List.copyOf(steps);
        }

        /** What the customer was told last; empty before anybody answered. */
        String answer() {
            return steps.stream()
                    .filter(step -> step.act().equals("feedback"))
                    .reduce((first, second) -> second)
                    .map(Step::what)
                    .orElse("");
        }
    }

    Followed followed(OrgId org, SubjectId visit) {
        return scope.reading(
                org,
                () -> {
                    List<Fact> facts =
                            journal.history(org, visit).map(History::facts).orElse(List.of());
                    Map<String, String> texts = words.of(org, visit);
                    return new Followed(
                            facts.stream()
                                    .filter(fact -> fact.kind().equals(RatingKinds.EXPLAINED))
                                    .map(fact -> texts.getOrDefault(name(fact), ""))
                                    .findFirst()
                                    .orElse(""),
                            facts.stream()
                                    .sorted(Fact.ORDER)
                                    .flatMap(fact -> Step.of(fact).stream())
                                    .toList());
                });
    }

    private static String name(Fact explained) {
        return explained.value(RatingKinds.WORDS).map(Value::toString).orElse("");
    }
}
