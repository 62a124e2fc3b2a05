package io.shouwen.server.subscription;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.judgement.VerdictEcho;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.outbox.Letter;
import io.shouwen.server.outbox.Outbox;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.subscription.DeliveryRows.Telling;
import io.shouwen.server.subscription.Subscription.Result;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/**
 * Takes verdicts that became others to those who asked for them: by letter, so that no command
 * waits for a lock of an address.
 */
@Component
final class Results implements VerdictEcho {
    /** The kind of letter; its book is the subject. */
    static final String KIND = "result";

    private final OrgScope scope;
    private final Outbox outbox;
    private final Units units;
    private final WallClock clock;
    private final SubscriptionRows rows;
    private final DeliveryRows deliveries;

    Results(DataSource dataSource, OrgScope scope, Outbox outbox, Units units, WallClock clock) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.scope = scope;
        this.outbox = outbox;
        this.units = units;
        this.clock = clock;
        this.rows = new SubscriptionRows(jdbc);
        this.deliveries = new DeliveryRows(jdbc);
        outbox.register(KIND, this::deliver);
    }

    @Override
    public void heard(List<Turned> turned) {
        Map<OrgId, List<Turned>> byOrg =
                turned.stream().collect(Collectors.groupingBy(one -> one.history().org()));
        byOrg.forEach((org, own) -> {
            if (rows.tellsResults(org)) {
                outbox.write(own.stream().map(Results::letter).toList());
            }
        });
    }

    private static Letter letter(Turned turned) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("subject", turned.history().id().value());
        body.put("unit", turned.history().unit());
        body.put("breached", turned.breached());
        body.put("concluded", !turned.verdict().equals("overdue"));
        body.put("at", turned.judgedAt().toString());
        body.set("data", Messages.verdict(turned));
        return new Letter(
                turned.history().org(),
                KIND,
                turned.history().id().toString(),
                "%s %s %s %s"
                        .formatted(
                                turned.clause(),
                                turned.occasion(),
                                turned.verdict(),
                                turned.judgedAt()),
                body);
    }

    private void deliver(List<Letter> letters) {
        letters.stream()
                .collect(Collectors.groupingBy(Letter::org))
                .forEach((org, own) -> scope.run(org, () -> deliver(org, own)));
    }

    private void deliver(OrgId org, List<Letter> letters) {
        Instant now = clock.now();
        for (Subscription one : rows.lockToldResults(org)) {
            Set<Integer> reached = units.reach(org, one.wanted().units());
            List<Telling> tellings = new ArrayList<>();
            for (Letter letter : letters) {
                if (reached.contains(letter.body().path("unit").intValue())) {
                    telling(one, letter, "breached", Result.PROMISE_BREACHED)
                            .ifPresent(tellings::add);
                    telling(one, letter, "concluded", Result.VERDICT_CONCLUDED)
                            .ifPresent(tellings::add);
                }
            }
            deliveries.keep(org, one.id(), tellings, now);
        }
    }

    private static Optional<Telling> telling(
            Subscription to, Letter letter, String flag, Result result) {
        JsonNode body = letter.body();
        return to.wanted().result(result)
                        && body.path(flag).booleanValue()
                        && body.path("data") instanceof ObjectNode data
                ? Optional.of(
                        new Telling(
                                "%s %s %s".formatted(result.word(), letter.book(), letter.key()),
                                result.word(),
                                Optional.of(new SubjectId(body.path("subject").longValue())),
                                Messages.message(
                                        result.word(),
                                        Instant.parse(body.path("at").stringValue()),
                                        data)))
                : Optional.empty();
    }
}
