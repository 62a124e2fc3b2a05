package io.shouwen.server.story;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.judge.Assessment;
import io.shouwen.engine.judge.Judged;
import io.shouwen.engine.judge.Verdict;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Standards;
import io.shouwen.server.explain.Sentences;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.subject.History;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns what the judge says of a request into what a person reads: running promises first. */
@Component
public final class Clocks {
    private static final Comparator<ClockView> URGENT_FIRST =
            Comparator.comparing((ClockView clock) -> !clock.runs())
                    .thenComparing(clock -> clock.due().orElse(Instant.MAX))
                    .thenComparing(ClockView::clause);

    private final Shelf shelf;

    public Clocks(Shelf shelf) {
        this.shelf = shelf;
    }

    /** Every promise of the request. */
    public List<ClockView> of(Story story, Language language, ZoneId zone) {
        return of(story.history(), story.judged(), language, zone);
    }

    /** As {@link #of(Story, Language, ZoneId)}. */
    public List<ClockView> of(
            History history, Assessment assessment, Language language, ZoneId zone) {
        Standards standards = shelf.of(history.org(), history.unit()).standards();
        Sentences sentences = sentences(history, language, zone);
        return assessment.judged().stream()
                .map(judged -> view(standards, sentences, language, judged, assessment.asOf()))
                .sorted(URGENT_FIRST)
                .toList();
    }

    /** What keeps the promise of a clause, such as 到达现场, as its version at the instant says. */
    public String goal(OrgId org, String clause, Instant at, Language language) {
        Standards standards = shelf.of(org).standards();
        Texts texts = Texts.in(language);
        return standards
                .clause(new ClauseId(clause), at)
                .flatMap(Clocks::promise)
                .flatMap(promise -> standards.catalogue().kind(keeper(promise)))
                .map(kind -> texts.name(kind.says().zh(), kind.says().en()))
                .orElse(clause);
    }

    private static FactKind keeper(Promise promise) {
        return promise.keptBy().by().getFirst().pattern().kind();
    }

    /** Sentences about the facts of one subject. */
    public Sentences sentences(History history, Language language, ZoneId zone) {
        Map<FactId, Fact> facts =
                history.facts().stream().collect(Collectors.toMap(Fact::id, Function.identity()));
        return Sentences.in(
                language, shelf.of(history.org(), history.unit()).standards(), zone, facts);
    }

    private static ClockView view(
            Standards standards,
            Sentences sentences,
            Language language,
            Judged judged,
            Instant now) {
        Optional<Clause> clause = standards.clause(judged.clause(), judged.from());
        Optional<FactKind> keeper = clause.flatMap(Clocks::promise).map(Clocks::keeper);
        Texts texts = Texts.in(language);
        return new ClockView(
                judged.clause().value(),
                keeper.map(FactKind::name).orElse(""),
                keeper.map(sentences::kind)
                        .or(() -> clause.map(it -> texts.name(it.says().zh(), it.says().en())))
                        .orElse(judged.clause().value()),
                clause.map(it -> texts.name(it.says().zh(), it.says().en())).orElse(""),
                clause.map(it -> it.cite().part() + " " + it.cite().article()).orElse(""),
                judged.standard().toString(),
                state(judged, now),
                judged.due(),
                judged.firstDue(),
                left(judged, now),
                sentences.happened(judged, now),
                sentences.moves(judged),
                judged.evidence().stream()
                        .map(one ->
                                new ClockView.Step(
                                        sentences.role(one.role()), sentences.fact(one.fact())))
                        .toList());
    }

    private static Optional<Promise> promise(Clause clause) {
        return clause.rule() instanceof Promise promise ? Optional.of(promise) : Optional.empty();
    }

    private static String state(Judged judged, Instant now) {
        boolean soon =
                judged.verdict() instanceof Verdict.Pending
                        && judged.due()
                                .filter(due -> Urgency.soon(judged.from(), due, now))
                                .isPresent();
        return soon ? "soon" : judged.verdict().word();
    }

    private static Optional<Duration> left(Judged judged, Instant now) {
        return judged.verdict().open()
                ? judged.due().map(due -> Duration.between(now, due))
                : Optional.empty();
    }
}
