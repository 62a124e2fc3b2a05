package io.shouwen.server.notice;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.notice.MessageRows.Taken;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.privacy.PersonField;
import io.shouwen.server.privacy.Persons;
import io.shouwen.server.text.Language;
import io.shouwen.server.webhook.SignedPost;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/**
 * Carries kept messages out, from whichever process comes first. A message is taken in one
 * transaction and told to be sent in another; the call outside lies between them and holds neither
 * lock nor snapshot. A crash between them sends the same id once more.
 */
@Component
class Sending {
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int BATCH = 20;

    private final OrgScope scope;
    private final WallClock clock;
    private final Persons persons;
    private final Wording wording;
    private final Gateway gateway;
    private final MessageRows rows;

    Sending(
            DataSource dataSource,
            OrgScope scope,
            WallClock clock,
            Persons persons,
            Wording wording,
            Gateway gateway) {
        this.scope = scope;
        this.clock = clock;
        this.persons = persons;
        this.wording = wording;
        this.gateway = gateway;
        this.rows = new MessageRows(JdbcClient.create(dataSource));
    }

    /** Sends what is due; answers whether there may be more at once. */
    boolean sendDue() {
        boolean more = false;
        Instant now = clock.now();
        for (OrgId org : rows.due(now)) {
            List<Taken> taken =
                    scope.in(
                            org,
                            () -> {
                                rows.lapse(org, now);
                                return gateway.closed().isPresent()
                                        ? List.<Taken>of()
                                        : rows.take(org, now, LEASE, BATCH);
                            });
            for (Taken one : taken) {
                send(org, one);
            }
            more |= taken.size() == BATCH;
        }
        return more;
    }

    private void send(OrgId org, Taken taken) {
        try {
            Optional<ObjectNode> message = scope.in(org, () -> message(org, taken));
            if (message.isEmpty()) {
                scope.run(org, () -> rows.failed(org, taken.id(), Optional.empty(), "no-address"));
                return;
            }
            gateway.carry("msg_%s_%d".formatted(org, taken.id()), message.get());
            scope.run(org, () -> rows.sent(org, taken.id(), clock.now()));
        } catch (IOException e) {
            Instant next = clock.now().plus(SignedPost.rest(taken.attempts()));
            String why = String.valueOf(e.getMessage());
            scope.run(org, () -> rows.failed(org, taken.id(), Optional.of(next), why));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The message with its address; empty if there is no way to the person. */
    private Optional<ObjectNode> message(OrgId org, Taken taken) {
        return switch (taken.to()) {
            case Notice.Staff staff ->
                    rows.staffNumber(org, staff.person())
                            .map(number -> message(org, taken, "staff", number));
            case Notice.Customer customer ->
                    persons.unmask(
                                    org,
                                    customer.person(),
                                    PersonField.PHONE,
                                    taken.author(),
                                    "notice " + taken.template())
                            .map(phone -> message(org, taken, "phone", phone));
        };
    }

    private ObjectNode message(OrgId org, Taken taken, String kind, String address) {
        ObjectNode message = JsonMapper.shared().createObjectNode();
        message.put("type", "notice");
        message.put("timestamp", clock.now().toString());
        ObjectNode data = message.putObject("data");
        data.put("org", org.value());
        data.putObject("to").put(kind, address);
        data.put("template", taken.template());
        data.put("about", taken.about().number());
        ObjectNode text = data.putObject("text");
        for (Language language : Language.values()) {
            text.put(
                    language.tag(),
                    wording.of(org, language, taken.template(), taken.parameters()));
        }
        return message;
    }
}
