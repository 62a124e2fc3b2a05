package io.shouwen.server.hall;

import io.shouwen.server.clock.Round;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.request.Requests.Sender;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/** A stay that nobody ended ends with its day: the next day's line begins empty. */
@Component
final class DayEnd {
    private static final Actor CLOCK = new Actor("machine", Set.of("machine"), Optional.empty());
    private static final Duration REST = Duration.ofMinutes(5);

    private final OrgScope scope;
    private final Postings postings;
    private final Departures departures;
    private final WallClock clock;
    private final TicketRows rows;

    DayEnd(
            DataSource dataSource,
            OrgScope scope,
            Postings postings,
            Departures departures,
            WallClock clock) {
        this.scope = scope;
        this.postings = postings;
        this.departures = departures;
        this.clock = clock;
        this.rows = new TicketRows(JdbcClient.create(dataSource));
    }

    /** The round that looks for them. */
    @Configuration(proxyBeanMethods = false)
    static class Rounds {
        @Bean
        Round dayEndRound(DayEnd stays) {
            return Round.whileMore(REST, "stays of a day before", stays::end);
        }
    }

    /** Ends one of each organisation; answers whether there was any. */
    boolean end() {
        boolean any = false;
        for (OrgId org : scope.all()) {
            any |= scope.in(org, () -> endOne(org));
        }
        return any;
    }

    private boolean endOne(OrgId org) {
        LocalDate today = clock.now().atZone(postings.zone(org)).toLocalDate();
        Optional<TicketRow> ticket = rows.unended(org, today);
        ticket.ifPresent(one ->
                departures.dayOver(new Sender(org, CLOCK, "day-over/" + one.id(), "clock"), one));
        return ticket.isPresent();
    }
}
