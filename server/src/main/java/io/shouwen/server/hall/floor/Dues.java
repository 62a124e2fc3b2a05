package io.shouwen.server.hall.floor;

import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.HallMatter;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.story.Clocks;
import io.shouwen.server.story.Urgency;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.text.Texts;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

/** The promises of a hall that are about to break or are past due, whatever they are about. */
@Component
final class Dues {
    private static final int MOST = 20;

    /** Before that no promise counts as due soon. */
    private static final Duration AHEAD = Duration.ofHours(2);

    private final OrgScope scope;
    private final Clocks clocks;
    private final WallClock clock;
    private final DueRows rows;

    Dues(DataSource dataSource, OrgScope scope, Clocks clocks, WallClock clock) {
        this.scope = scope;
        this.clocks = clocks;
        this.clock = clock;
        this.rows = new DueRows(JdbcClient.create(dataSource));
    }

    /** Of everybody who is in the hall and every request that came of a stay; soonest first. */
    List<Floor.Due> of(Me me, List<TicketRow> open, List<HallMatter> matters, Texts texts) {
        Map<Long, Link> links = new HashMap<>();
        open.forEach(one -> links.put(one.id().value(), Link.of(one)));
        matters.forEach(one -> links.put(one.request().value(), Link.of(one.request())));
        if (links.isEmpty()) {
            return List.of();
        }
        Instant now = clock.now();
        return scope
                .reading(me.org(), () -> rows.of(me.org(), links.keySet(), now.plus(AHEAD), MOST))
                .stream()
                .filter(one -> one.due().isBefore(now) || Urgency.soon(one.from(), one.due(), now))
                .flatMap(one ->
                        Optional.ofNullable(links.get(one.subject().value()))
                                .map(link -> due(me, one, link, now, texts))
                                .stream())
                .toList();
    }

    private Floor.Due due(Me me, DueRows.Running one, Link link, Instant now, Texts texts) {
        return new Floor.Due(
                link.says(),
                link.path(),
                clocks.goal(me.org(), one.clause(), one.from(), texts.language()),
                one.clause(),
                one.due().isBefore(now) ? "overdue" : "soon",
                one.due());
    }

    private record Link(String says, String path) {
        static Link of(TicketRow ticket) {
            String number = ticket.id().number();
            return new Link(
                    ticket.number().isEmpty() ? number : ticket.number(), "/guide/" + number);
        }

        static Link of(SubjectId request) {
            return new Link(request.number(), "/requests/" + request.number());
        }
    }
}
