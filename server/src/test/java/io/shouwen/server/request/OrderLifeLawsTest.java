package io.shouwen.server.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Standing;
import io.shouwen.engine.fact.Subject;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.journal.Outcome.Refused;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Random acts by random people: whatever is admitted, one person acts, and nobody forgets who was
 * asked first.
 */
class OrderLifeLawsTest {
    private static final Subject SUBJECT = new Subject("request", "1");
    private static final Instant START = Instant.parse("2026-03-02T02:00:00Z");
    private static final int ROUNDS = 400;
    private static final int ACTS = 60;
    private static final int PEOPLE = 6;
    private static final List<String> KINDS =
            List.of(
                    "handover.offered",
                    "handover.accepted",
                    "handover.returned",
                    "handler.assigned",
                    "handover.disputed",
                    "handover.ruled",
                    "support.asked",
                    "support.done",
                    "supervision.ordered",
                    "supervision.answered",
                    "suspension.asked",
                    "suspension.approved",
                    "suspension.declined",
                    "extension.asked",
                    "extension.approved",
                    "extension.declined",
                    "request.closed",
                    "request.reopened",
                    "request.merged");

    @Test
    void exactlyOnePersonActsAtAnyTimeAndWhoWasAskedFirstStays() {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(20261129L + round);
            List<Fact> told = new ArrayList<>();
            told.add(opened());
            for (int act = 0; act < ACTS; act++) {
                Fact fact = random(random, told.size() + 1);
                Spine before = Spine.of(told);
                Errands waiting = Errands.of(told);
                Optional<Refused> refused =
                        waiting.refuse(fact, before).or(() -> before.refuse(fact));
                if (refused.isPresent()) {
                    continue;
                }
                told.add(fact);
                holds(before, waiting, fact, Spine.of(told), Errands.of(told));
            }
        }
    }

    private static void holds(
            Spine before, Errands waiting, Fact fact, Spine after, Errands since) {
        assertThat(after.handler()).as("%s", fact).isBetween(1, PEOPLE);
        assertThat(after.firstContact()).isEqualTo(1);
        assertThat(after.offeredTo()).isNotEqualTo(Optional.of(after.handler()));
        if (after.handler() != before.handler()) {
            boolean consents =
                    fact.kind().equals(RequestKinds.ACCEPTED)
                            && fact.actor().equals(Integer.toString(after.handler()));
            boolean ordered =
                    fact.kind().equals(RequestKinds.ASSIGNED)
                            || fact.kind().equals(RequestKinds.RULED);
            assertThat(consents || ordered).as("%s", fact).isTrue();
        }
        waiting.all().stream()
                .filter(one -> one.open() && one.kind().needsAnother())
                .filter(one -> since.open(one.n()).isEmpty())
                .filter(one -> !Spine.ANSWERING.contains(fact.kind()))
                .forEach(one -> assertThat(fact.actor()).isNotEqualTo(Integer.toString(one.by())));
        assertThat(since.all())
                .as("nothing that was asked for is lost")
                .hasSizeGreaterThanOrEqualTo(waiting.all().size());
    }

    private static Fact opened() {
        return fact(
                1,
                RequestKinds.OPENED,
                1,
                Map.of("first_contact", new Value.Text("1"), "handler", new Value.Text("1")));
    }

    private static Fact random(Random random, int n) {
        Map<String, Value> values = new HashMap<>();
        values.put("to", person(random));
        values.put("handler", person(random));
        values.put("helper", new Value.Text("1"));
        values.put("reason", new Value.Text("x"));
        values.put("errand", new Value.Text(Integer.toString(1 + random.nextInt(n))));
        values.put(
                "until", new Value.Moment(START.plusSeconds(60L * n + random.nextInt(600) - 60)));
        return fact(
                n,
                new FactKind(KINDS.get(random.nextInt(KINDS.size()))),
                1 + random.nextInt(PEOPLE),
                values);
    }

    private static Value person(Random random) {
        return new Value.Text(Integer.toString(1 + random.nextInt(PEOPLE)));
    }

    private static Fact fact(int n, FactKind kind, int actor, Map<String, Value> values) {
        Instant at = START.plusSeconds(60L * n);
        return new Fact(
                new FactId(Integer.toString(n)),
                SUBJECT,
                kind,
                at,
                at,
                Integer.toString(actor),
                Standing.COUNTED,
                values);
    }
}
