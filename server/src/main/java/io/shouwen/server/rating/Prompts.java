package io.shouwen.server.rating;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.Counter;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

/** How a customer at a counter is asked to rate. */
@Component
public final class Prompts {
    private final OrgScope scope;
    private final WallClock clock;
    private final JdbcClient jdbc;

    public Prompts(DataSource dataSource, OrgScope scope, WallClock clock) {
        this.scope = scope;
        this.clock = clock;
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * By the device of the counter, else by the page of the number; empty where the customer has
     * neither.
     */
    public Optional<NewFact> fact(OrgId org, Counter counter, TicketRow ticket) {
        return by(org, counter.id(), !ticket.number().isEmpty());
    }

    /**
     * After a payment: by the device of the counter at which its cashier sits, else by the page of
     * the number with which they came; empty where nothing asks them.
     */
    public Optional<NewFact> fact(OrgId org, int cashier, boolean numbered) {
        return by(org, counter(org, cashier), numbered);
    }

    private int counter(OrgId org, int person) {
        return scope.reading(
                org,
                () ->
                        jdbc.sql(
                                        """
                                        select counter from counter_state
                                        where org = :org and person = :person and until_at is null
                                        """)
                                .param("org", org.value())
                                .param("person", person)
                                .query(Integer.class)
                                .optional()
                                .orElse(0));
    }

    private Optional<NewFact> by(OrgId org, int counter, boolean numbered) {
        Optional<String> channel =
                device(org, counter)
                        ? Optional.of("device")
                        : Optional.of("phone").filter(way -> numbered);
        return channel.map(way ->
                NewFact.now(
                        RatingKinds.PROMPTED, Map.of(RatingKinds.CHANNEL, new Value.Text(way))));
    }

    /** Whether a visit was asked for its rating just now, and has none yet. */
    public boolean asking(OrgId org, SubjectId visit) {
        return scope.reading(
                org,
                () ->
                        jdbc.sql(
                                        """
                                        select exists (select from rating
                                            where org = :org and visit = :visit
                                                and given_at is null
                                                and prompted_at > cast(:since as timestamptz))
                                        """)
                                .param("org", org.value())
                                .param("visit", visit.value())
                                .param("since", clock.now().minus(Ratings.AFTER_LEAVING).toString())
                                .query(Boolean.class)
                                .single());
    }

    private boolean device(OrgId org, int counter) {
        return scope.reading(
                org,
                () ->
                        jdbc.sql(
                                        """
                                        select exists (select from hall_device
                                            where org = :org and counter = :counter
                                                and kind = 'rating' and revoked_at is null)
                                        or exists (select from hall_device d
                                            join hall_bridge b on b.org = d.org and b.device = d.id
                                            where d.org = :org and d.counter = :counter
                                                and d.kind = 'bridge' and d.revoked_at is null
                                                and b.rates)
                                        """)
                                .param("org", org.value())
                                .param("counter", counter)
                                .query(Boolean.class)
                                .single());
    }
}
