package io.shouwen.server.dispatch;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.clock.Round;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.request.RequestKinds;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.subject.StoredFact;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/**
 * A job that was not accepted in time goes to the next on the roster. Whoever sent it has ordered
 * that with it, so it is told in their name, through {@code dispatch}.
 */
@Component
class PassingOn {
    private static final String SOURCE = "dispatch";
    private static final Set<String> SENDERS = Set.of("dispatcher", "chief", "head");

    private final OrgScope scope;
    private final Requests requests;
    private final Units units;
    private final Suggesting suggesting;
    private final WallClock clock;
    private final DispatchRows rows;

    PassingOn(
            DataSource dataSource,
            OrgScope scope,
            Requests requests,
            Units units,
            Suggesting suggesting,
            WallClock clock) {
        this.scope = scope;
        this.requests = requests;
        this.units = units;
        this.suggesting = suggesting;
        this.clock = clock;
        this.rows = new DispatchRows(dataSource);
    }

    /** The round that looks for them. */
    @Configuration(proxyBeanMethods = false)
    static class Rounds {
        @Bean
        Round passingOnRound(PassingOn passing) {
            return Round.whileMore(Duration.ofSeconds(5), "dispatch", passing::passOn);
        }
    }

    /** Passes on one job of each organisation; answers whether there was any. */
    boolean passOn() {
        boolean any = false;
        for (OrgId org : scope.all()) {
            any |= scope.in(org, () -> passOne(org));
        }
        return any;
    }

    private boolean passOne(OrgId org) {
        Optional<DispatchRows.Waiting> waiting = rows.overdue(org, clock.now());
        waiting.ifPresent(one ->
                requests.find(org, one.request())
                        .filter(story -> story.request().open())
                        .ifPresentOrElse(
                                story -> passOn(org, one, story),
                                () -> rows.settle(org, one.request())));
        return waiting.isPresent();
    }

    private void passOn(OrgId org, DispatchRows.Waiting waiting, Story story) {
        Optional<StoredFact> sent =
                story.history().stored().stream()
                        .filter(one -> one.fact().kind().equals(RequestKinds.ASSIGNED))
                        .reduce((first, second) -> second);
        if (sent.isEmpty() || !SENDERS.contains(sent.get().toldAs())) {
            rows.settle(org, waiting.request());
            return;
        }
        Actor sender =
                Actor.person(
                        Integer.parseInt(sent.get().fact().actor()), Set.of(sent.get().toldAs()));
        String key = "pass-on/%s/%d".formatted(waiting.request(), waiting.round());
        requests.add(
                new Requests.Sender(org, sender, key, SOURCE),
                waiting.request(),
                facts(org, waiting, story, Integer.parseInt(sender.id())));
        // A refusal leaves the job with whoever has it; it is not asked for again and again.
        rows.settleRound(org, waiting);
    }

    private List<NewFact> facts(OrgId org, DispatchRows.Waiting waiting, Story story, int sender) {
        Value from = text(waiting.person());
        Value minutes =
                new Value.Whole(Duration.between(waiting.sentAt(), waiting.dueAt()).toMinutes());
        List<NewFact> facts = new ArrayList<>();
        next(org, story)
                .ifPresentOrElse(
                        next -> {
                            facts.add(
                                    NewFact.now(
                                            DispatchKinds.PASSED_ON,
                                            Map.of(
                                                    DispatchKinds.FROM,
                                                    from,
                                                    DispatchKinds.TECHNICIAN,
                                                    text(next.person()),
                                                    DispatchKinds.MINUTES,
                                                    minutes)));
                            facts.add(assigned(next.person(), "not-accepted"));
                        },
                        () -> {
                            facts.add(
                                    NewFact.now(
                                            DispatchKinds.EXHAUSTED,
                                            Map.of(
                                                    DispatchKinds.FROM,
                                                    from,
                                                    DispatchKinds.MINUTES,
                                                    minutes)));
                            facts.add(assigned(sender, "nobody-accepted"));
                        });
        return facts;
    }

    private static NewFact assigned(int person, String reason) {
        return NewFact.now(
                RequestKinds.ASSIGNED,
                Map.of("handler", text(person), "reason", new Value.Text(reason)));
    }

    /** The best of the crew on duty to whom this job was not sent since a person last sent it. */
    private Optional<Candidate> next(OrgId org, Story story) {
        Set<String> tried = new HashSet<>();
        for (StoredFact stored : story.history().stored()) {
            if (stored.fact().kind().equals(RequestKinds.ASSIGNED)) {
                if (!stored.source().equals(SOURCE)) {
                    tried.clear();
                }
                stored.fact().value("handler").map(Value::toString).ifPresent(tried::add);
            }
        }
        List<Candidate> left =
                suggesting.candidates(org, units.all(org).keySet()).stream()
                        .filter(one -> !one.offDuty())
                        .filter(one -> one.crew() == story.request().unit())
                        .filter(one -> !tried.contains(Integer.toString(one.person())))
                        .toList();
        return Suggestion.rank(Suggesting.need(story), left).stream()
                .map(Suggestion::candidate)
                .findFirst();
    }

    private static Value text(int person) {
        return new Value.Text(Integer.toString(person));
    }
}
