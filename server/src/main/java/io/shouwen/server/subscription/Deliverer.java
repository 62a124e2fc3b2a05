package io.shouwen.server.subscription;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.crash.FailPoints;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.DayBook;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.notice.Notice;
import io.shouwen.server.notice.Notices;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.subscription.DeliveryRows.Waiting;
import io.shouwen.server.subscription.Subscription.State;
import io.shouwen.server.webhook.SignedPost;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/**
 * Tells each address what waits for it, in order, from whichever process comes first. An address is
 * taken for a while in one transaction, what was told is marked in another; the call outside lies
 * between them. A crash between them sends the same id once more. What an address does not take or
 * takes slowly holds up that address alone.
 */
@Component
final class Deliverer {
    private static final Duration LEASE = Duration.ofMinutes(5);

    /** How long an address is told one after the other, well within the lease. */
    private static final Duration STRETCH = Duration.ofMinutes(3);

    /** How long the house tries before it gives an address up. */
    private static final Duration PATIENCE = Duration.ofDays(3);

    private static final Duration WORTH_TELLING = Duration.ofDays(7);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int FORGOTTEN = 10_000;

    private final OrgScope scope;
    private final WallClock clock;
    private final Secrets secrets;
    private final Destinations destinations;
    private final DayBook book;
    private final Notices notices;
    private final Staff staff;
    private final Units units;
    private final SubscriptionRows rows;
    private final DeliveryRows deliveries;
    private final FailPoints failPoints;

    Deliverer(
            DataSource dataSource,
            OrgScope scope,
            WallClock clock,
            Secrets secrets,
            Destinations destinations,
            DayBook book,
            Notices notices,
            Staff staff,
            Units units,
            FailPoints failPoints) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.scope = scope;
        this.clock = clock;
        this.secrets = secrets;
        this.destinations = destinations;
        this.book = book;
        this.notices = notices;
        this.staff = staff;
        this.units = units;
        this.rows = new SubscriptionRows(jdbc);
        this.deliveries = new DeliveryRows(jdbc);
        this.failPoints = failPoints;
    }

    /**
     * Has each address told that something is due for, and waits for none; answers whether there
     * was any.
     */
    boolean deliver(Senders senders) {
        Instant now = clock.now();
        List<Subscription> taken = new ArrayList<>();
        for (OrgId org : deliveries.due(now)) {
            taken.addAll(
                    failPoints.around(
                            "take subscriptions",
                            () -> scope.in(org, () -> rows.take(org, now, LEASE))));
        }
        taken.forEach(one -> senders.begin(() -> deliver(one, senders, now.plus(STRETCH))));
        return !taken.isEmpty();
    }

    private void deliver(Subscription to, Senders senders, Instant until) {
        OrgId org = to.org();
        while (!senders.ending() && clock.now().isBefore(until)) {
            Optional<Waiting> waiting = scope.reading(org, () -> deliveries.first(org, to.id()));
            if (waiting.isEmpty()) {
                break;
            }
            if (!deliver(to, waiting.get())) {
                return;
            }
        }
        scope.run(org, () -> rows.succeeded(org, to.id(), clock.now()));
    }

    private boolean deliver(Subscription to, Waiting waiting) {
        OrgId org = to.org();
        try {
            destinations.check(to.address());
            secrets.post(to).send("msg_%s_%d".formatted(org, waiting.id()), waiting.body());
        } catch (IOException | RuntimeException e) {
            String said = e.getMessage();
            failed(to, waiting, said == null ? e.getClass().getSimpleName() : said);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        failPoints.around(
                "mark the delivery",
                () ->
                        scope.in(
                                org,
                                () -> {
                                    deliveries.sent(org, waiting.id(), clock.now());
                                    return to;
                                }));
        return true;
    }

    private void failed(Subscription to, Waiting waiting, String why) {
        OrgId org = to.org();
        Instant now = clock.now();
        scope.run(
                org,
                () -> {
                    deliveries.failed(org, waiting.id(), why);
                    rows.failed(org, to.id(), now, now.plus(SignedPost.rest(to.attempts() + 1)));
                    boolean over =
                            to.failingSince()
                                    .filter(since -> !since.plus(PATIENCE).isAfter(now))
                                    .isPresent();
                    if (over) {
                        giveUp(to, now, why);
                    }
                });
    }

    private void giveUp(Subscription to, Instant now, String why) {
        OrgId org = to.org();
        rows.turn(org, to.id(), State.FAILED, now);
        Actor house = new Actor("house", Set.of(SubscriptionKinds.MACHINE), Optional.empty());
        String key = "subscription %d stopped %s".formatted(to.id(), now);
        Outcome.Done told =
                book.tell(
                        new DayBook.Deed(
                                org,
                                house,
                                SubscriptionKinds.BOOK,
                                key,
                                SubscriptionKinds.STOPPED,
                                Map.of(
                                        "subscription", new Value.Whole(to.id()),
                                        "why", new Value.Text(why))));
        for (Staff.Member one : staff.holding(org, Role.ADMIN, units.all(org).keySet())) {
            notices.keep(
                    new Notice(
                            org,
                            key + " " + one.id(),
                            new Notice.Staff(one.id()),
                            "subscription-stopped",
                            List.of(new Value.Text(to.name()), new Value.Moment(now)),
                            told.subject(),
                            to.createdBy(),
                            WORTH_TELLING));
        }
    }

    /** Forgets what was told long ago. */
    void forget() {
        Instant before = clock.now().minus(KEPT);
        for (OrgId org : scope.all()) {
            while (scope.in(org, () -> deliveries.forget(org, before, FORGOTTEN)) == FORGOTTEN) {}
        }
    }
}
