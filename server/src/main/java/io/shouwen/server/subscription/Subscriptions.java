package io.shouwen.server.subscription;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.DayBook;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.story.Answers;
import io.shouwen.server.subscription.Subscription.State;
import io.shouwen.server.subscription.Subscription.Wanted;
import io.shouwen.server.subscription.SubscriptionRows.Secret;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import javax.sql.DataSource;

/** What an administrator does about addresses that are told things; each deed is a fact. */
@Component
final class Subscriptions {
    private static final int LONGEST_NAME = 60;

    private final OrgScope scope;
    private final WallClock clock;
    private final DayBook book;
    private final Secrets secrets;
    private final Destinations destinations;
    private final SubscriptionRows rows;
    private final DeliveryRows deliveries;

    Subscriptions(
            DataSource dataSource,
            OrgScope scope,
            WallClock clock,
            DayBook book,
            Secrets secrets,
            Destinations destinations) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.scope = scope;
        this.clock = clock;
        this.book = book;
        this.secrets = secrets;
        this.destinations = destinations;
        this.rows = new SubscriptionRows(jdbc);
        this.deliveries = new DeliveryRows(jdbc);
    }

    /** Who does it, by a key under which it is done once. */
    record Sender(OrgId org, int person, String key) {}

    /** What is asked for; what is not fit is refused. */
    record Asked(String name, String address, Wanted wanted) {}

    private record Fit(String name, URI address, Wanted wanted) {}

    /** One that was opened, with its secret if that was made only now. */
    record Opened(int id, Optional<String> secret) {}

    /**
     * Opens one.
     *
     * @param secretName the variable of the environment that holds the secret; empty to make one
     */
    Opened open(Sender by, Asked asked, String secretName) {
        Fit fit = fit(asked);
        if (!secretName.isBlank() && !secrets.named(by.org(), secretName.strip())) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "subscription-secret",
                    secretName.strip(),
                    by.org().toString());
        }
        return scope.in(
                by.org(),
                () ->
                        rows.byKey(by.org(), by.key())
                                .map(id -> new Opened(id, Optional.empty()))
                                .orElseGet(() -> insert(by, fit, secretName.strip())));
    }

    private Opened insert(Sender by, Fit fit, String secretName) {
        Optional<String> made =
                secretName.isEmpty() ? Optional.of(Secrets.fresh()) : Optional.empty();
        Secret secret = new Secret(made.map(it -> secrets.keep(by.org(), it)), secretName);
        Subscription opened =
                new Subscription(
                        by.org(),
                        0,
                        fit.name(),
                        fit.address(),
                        secretName,
                        fit.wanted(),
                        State.ON,
                        0,
                        Optional.empty(),
                        by.person(),
                        clock.now());
        Optional<Integer> inserted = rows.insert(opened, by.key(), secret);
        if (inserted.isEmpty()) {
            secret.place().ifPresent(place -> secrets.destroy(by.org(), place));
            return new Opened(rows.byKey(by.org(), by.key()).orElseThrow(), Optional.empty());
        }
        int id = inserted.get();
        TreeSet<String> told = new TreeSet<>(fit.wanted().results());
        told.addAll(fit.wanted().kinds());
        tell(
                by,
                SubscriptionKinds.OPENED,
                Map.of(
                        "subscription", new Value.Whole(id),
                        "host", new Value.Text(fit.address().getHost()),
                        "told", new Value.Text(String.join(" ", told))));
        return new Opened(id, made);
    }

    private Fit fit(Asked asked) {
        URI address =
                destinations
                        .read(asked.address())
                        .orElseThrow(() ->
                                new Refusal(
                                        HttpStatus.UNPROCESSABLE_CONTENT, "subscription-address"));
        String written = asked.name().strip();
        String name = written.substring(0, Math.min(LONGEST_NAME, written.length()));
        if (asked.wanted().nothing() || asked.wanted().units().isEmpty()) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "subscription-nothing");
        }
        return new Fit(name.isEmpty() ? address.getHost() : name, address, asked.wanted());
    }

    void change(Sender by, int id, Asked asked) {
        Fit fit = fit(asked);
        deed(
                by,
                id,
                SubscriptionKinds.CHANGED,
                "settings",
                () -> rows.change(by.org(), id, fit.name(), fit.address(), fit.wanted()));
    }

    /** Switches it on or off. What is to be told meanwhile waits in the journal. */
    void turn(Sender by, int id, boolean on) {
        deed(
                by,
                id,
                SubscriptionKinds.CHANGED,
                on ? "switched-on" : "switched-off",
                () -> rows.turn(by.org(), id, on ? State.ON : State.OFF, clock.now()));
    }

    /** Makes a new secret, which holds at once; empty if this very deed was done before. */
    Optional<String> renewSecret(Sender by, int id) {
        String made = Secrets.fresh();
        boolean done =
                deed(
                        by,
                        id,
                        SubscriptionKinds.CHANGED,
                        "secret",
                        () -> {
                            Optional<Long> old = rows.secretPlace(by.org(), id);
                            rows.putSecret(
                                    by.org(),
                                    id,
                                    new Secret(Optional.of(secrets.keep(by.org(), made)), ""));
                            old.ifPresent(place -> secrets.destroy(by.org(), place));
                        });
        return done ? Optional.of(made) : Optional.empty();
    }

    /** Ends it for good. */
    void close(Sender by, int id) {
        deed(
                by,
                id,
                SubscriptionKinds.CLOSED,
                "",
                () -> {
                    Optional<Long> secret = rows.secretPlace(by.org(), id);
                    rows.turn(by.org(), id, State.CLOSED, clock.now());
                    rows.drop(by.org(), id);
                    rows.putSecret(by.org(), id, new Secret(Optional.empty(), "none"));
                    secret.ifPresent(place -> secrets.destroy(by.org(), place));
                });
    }

    /** Does it and tells it, unless it was done before under the same key. */
    private boolean deed(Sender by, int id, FactKind kind, String what, Runnable work) {
        return scope.in(
                by.org(),
                () -> {
                    lockOpen(by.org(), id);
                    Value which = new Value.Whole(id);
                    boolean again =
                            tell(
                                    by,
                                    kind,
                                    what.isEmpty()
                                            ? Map.of("subscription", which)
                                            : Map.of(
                                                    "subscription",
                                                    which,
                                                    "what",
                                                    new Value.Text(what)));
                    if (!again) {
                        work.run();
                    }
                    return !again;
                });
    }

    private void lockOpen(OrgId org, int id) {
        if (rows.lock(org, id).filter(one -> one.state() != State.CLOSED).isEmpty()) {
            throw Refusal.notFound();
        }
    }

    private boolean tell(Sender by, FactKind kind, Map<String, Value> values) {
        Actor actor =
                new Actor(
                        Integer.toString(by.person()),
                        Set.of(SubscriptionKinds.REGISTRAR),
                        Optional.empty());
        return Answers.done(
                        book.run(
                                new DayBook.Deed(
                                        by.org(),
                                        actor,
                                        SubscriptionKinds.BOOK,
                                        by.key(),
                                        kind,
                                        values)))
                .again();
    }

    /** Puts a message behind what waits, to try whether the address answers. */
    void test(Sender by, int id) {
        Instant now = clock.now();
        scope.run(
                by.org(),
                () -> {
                    Subscription to =
                            rows.lock(by.org(), id)
                                    .filter(one -> one.state() == State.ON)
                                    .orElseThrow(Refusal::notFound);
                    deliveries.keep(by.org(), id, List.of(Messages.test(to, by.key(), now)), now);
                    rows.turn(by.org(), id, State.ON, now);
                });
    }

    /** Sends once more what was sent, under the same id. */
    void again(OrgId org, int id, long delivery) {
        scope.run(
                org,
                () -> {
                    lockOpen(org, id);
                    if (!deliveries.again(org, id, delivery)) {
                        throw Refusal.notFound();
                    }
                });
    }
}
