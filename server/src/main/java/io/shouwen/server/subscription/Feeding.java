package io.shouwen.server.subscription;

import io.shouwen.engine.standard.Home;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.crash.FailPoints;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.subscription.DeliveryRows.Telling;
import io.shouwen.server.subscription.JournalRows.Horizon;
import io.shouwen.server.subscription.JournalRows.Line;
import io.shouwen.server.subscription.Subscription.Result;
import io.shouwen.server.subscription.Subscription.State;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/**
 * Reads the journal on for each address and puts what it asked for behind what waits. Place and
 * deliveries are kept in one transaction: whatever crashes, each fact is put there once.
 */
@Component
final class Feeding {
    private static final int MOST = 500;

    /** So many transactions of others are looked through again before a place is moved up. */
    private static final int FAR = 1_000;

    private static final String FINDING = "finding";

    private final OrgScope scope;
    private final Units units;
    private final WallClock clock;
    private final SubscriptionRows rows;
    private final JournalRows journal;
    private final DeliveryRows deliveries;
    private final FailPoints failPoints;

    Feeding(
            DataSource dataSource,
            OrgScope scope,
            Units units,
            WallClock clock,
            FailPoints failPoints) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.scope = scope;
        this.units = units;
        this.clock = clock;
        this.rows = new SubscriptionRows(jdbc);
        this.journal = new JournalRows(jdbc);
        this.deliveries = new DeliveryRows(jdbc);
        this.failPoints = failPoints;
    }

    /** Reads on by one stretch each; answers whether there is more. */
    boolean feed() {
        boolean more = false;
        for (OrgId org : rows.organisations()) {
            for (Subscription one : scope.reading(org, () -> rows.on(org))) {
                // Looking takes no lock: mostly there is nothing new.
                Horizon horizon = scope.reading(org, () -> journal.horizon(org, one.id()));
                boolean news = scope.reading(org, () -> !journal.after(org, one.id(), 1).isEmpty());
                more |= news && scope.in(org, () -> feed(org, one.id()));
                if (!news && horizon.behind() > FAR) {
                    scope.run(org, () -> journal.nothingBefore(org, one.id(), horizon));
                }
            }
        }
        return more;
    }

    private boolean feed(OrgId org, int id) {
        Optional<Subscription> locked =
                failPoints
                        .around("lock the subscription", () -> rows.lock(org, id))
                        .filter(one -> one.state() == State.ON);
        List<Line> lines = locked.isEmpty() ? List.of() : journal.after(org, id, MOST);
        if (locked.isEmpty() || lines.isEmpty()) {
            return false;
        }
        Subscription to = locked.get();
        Set<Integer> reached = units.reach(org, to.wanted().units());
        List<Telling> tellings =
                lines.stream()
                        .filter(line -> wanted(to, reached, line))
                        .map(line -> Messages.fact(org, line))
                        .toList();
        failPoints.around("keep deliveries", () -> deliveries.keep(org, id, tellings, clock.now()));
        failPoints.around(
                "keep the place",
                () -> {
                    journal.readUpTo(org, id, lines.getLast(), lines.size() < MOST);
                    return id;
                });
        return lines.size() == MOST;
    }

    /** Only of what codes are about, and of findings: other books are the house's own affair. */
    private static boolean wanted(Subscription to, Set<Integer> reached, Line line) {
        return to.wanted().kinds().contains(line.fact().fact().kind().name())
                && reached.contains(line.unit())
                && (line.subjectKind().equals(FINDING) || Home.of(line.subjectKind()).isPresent());
    }

    /** Tells of promises that run out soon. */
    void feedSoon() {
        for (OrgId org : rows.organisations()) {
            for (Subscription one : scope.reading(org, () -> rows.on(org))) {
                if (one.wanted().result(Result.PROMISE_DUE_SOON)) {
                    scope.run(org, () -> feedSoon(org, one.id()));
                }
            }
        }
    }

    private void feedSoon(OrgId org, int id) {
        Instant now = clock.now();
        rows.lock(org, id)
                .filter(to -> to.state() == State.ON)
                .ifPresent(to -> {
                    Set<Integer> reached = units.reach(org, to.wanted().units());
                    List<Telling> tellings =
                            deliveries.soon(to, reached, now, MOST).stream()
                                    .map(soon -> Messages.soon(org, soon, now))
                                    .toList();
                    deliveries.keep(org, id, tellings, now);
                });
    }
}
