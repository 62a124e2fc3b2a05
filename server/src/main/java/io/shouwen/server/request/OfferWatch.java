package io.shouwen.server.request;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.clock.Round;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/**
 * The clock of hand-overs: one that was not answered in time is told so, once. The handler stays
 * the handler, for nobody has taken it over.
 */
@Component
class OfferWatch {
    static final String MACHINE = "machine";

    private static final Logger LOG = LoggerFactory.getLogger(OfferWatch.class);
    private static final Actor CLOCK = new Actor(MACHINE, Set.of(MACHINE), Optional.empty());

    private final OrgScope scope;
    private final Requests requests;
    private final WallClock clock;
    private final RequestRows rows;

    OfferWatch(DataSource dataSource, OrgScope scope, Requests requests, WallClock clock) {
        this.scope = scope;
        this.requests = requests;
        this.clock = clock;
        this.rows = new RequestRows(JdbcClient.create(dataSource));
    }

    /** The round that looks for them. */
    @Configuration(proxyBeanMethods = false)
    static class Rounds {
        @Bean
        Round offerRound(OfferWatch watch) {
            return Round.whileMore(Duration.ofSeconds(5), "offers", watch::look);
        }
    }

    /** Tells of one hand-over of each organisation; answers whether there was any. */
    boolean look() {
        boolean any = false;
        for (OrgId org : scope.all()) {
            any |= scope.in(org, () -> lookAtOne(org));
        }
        return any;
    }

    private boolean lookAtOne(OrgId org) {
        Optional<RequestRows.Late> late = rows.lateOffer(org, clock.now());
        return late.isPresent() && told(org, late.get());
    }

    /** False if it was not taken: then it waits for the next round, and holds up nobody. */
    private boolean told(OrgId org, RequestRows.Late one) {
        Outcome outcome =
                requests.add(
                        new Requests.Sender(
                                org,
                                CLOCK,
                                "unanswered/%s/%s".formatted(one.request(), one.offeredAt()),
                                "clock"),
                        one.request(),
                        List.of(
                                NewFact.now(
                                        Offer.UNANSWERED,
                                        Map.of(
                                                RequestKinds.TO,
                                                new Value.Text(Integer.toString(one.to())),
                                                "minutes",
                                                new Value.Whole(
                                                        Duration.between(
                                                                        one.offeredAt(),
                                                                        one.dueAt())
                                                                .toMinutes())))));
        if (outcome instanceof Outcome.Refused refused) {
            LOG.warn("An offer that nobody answered was not told: {}", refused.problem());
        }
        return outcome instanceof Outcome.Done;
    }
}
