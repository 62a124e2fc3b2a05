package io.shouwen.server.subscription;

import io.shouwen.server.judgement.VerdictEcho.Turned;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.subject.ToldFact;
import io.shouwen.server.subscription.DeliveryRows.Soon;
import io.shouwen.server.subscription.DeliveryRows.Telling;
import io.shouwen.server.subscription.Subscription.Result;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The messages as they leave: {@code type}, {@code timestamp} and {@code data}. They hold ids and
 * what facts hold, so no personal value.
 */
final class Messages {
    static final String FACT = "fact.recorded";
    static final String TEST = "test";

    private static final JsonMapper JSON = JsonMapper.shared();

    private Messages() {}

    /** A fact, as the interface gives it. */
    static Telling fact(OrgId org, JournalRows.Line line) {
        ToldFact told = ToldFact.of(line.fact());
        ObjectNode data = about(org, line.subject(), line.subjectKind(), line.unit());
        ObjectNode fact = data.putObject("fact");
        fact.put("n", told.n()).put("kind", told.kind());
        fact.put("occurredAt", told.occurredAt().toString());
        fact.put("recordedAt", told.recordedAt().toString());
        fact.put("actor", told.actor()).put("toldAs", told.toldAs());
        fact.put("source", told.source()).put("standing", told.standing());
        ObjectNode attributes = fact.putObject("attributes");
        told.attributes().forEach(attributes::put);
        return new Telling(
                "fact %s %d".formatted(line.subject(), told.n()),
                FACT,
                Optional.of(line.subject()),
                message(FACT, told.recordedAt(), data));
    }

    /** A promise that runs out soon. */
    static Telling soon(OrgId org, Soon soon, Instant now) {
        ObjectNode data = about(org, soon.subject(), soon.subjectKind(), soon.unit());
        data.put("clause", soon.clause()).put("occasion", soon.occasion());
        data.put("from", soon.from().toString()).put("due", soon.due().toString());
        String type = Result.PROMISE_DUE_SOON.word();
        return new Telling(soon.key(), type, Optional.of(soon.subject()), message(type, now, data));
    }

    /** What a verdict has become. */
    static ObjectNode verdict(Turned turned) {
        ObjectNode data =
                about(
                        turned.history().org(),
                        turned.history().id(),
                        turned.history().kind(),
                        turned.history().unit());
        data.put("clause", turned.clause()).put("code", turned.code());
        data.put("occasion", turned.occasion()).put("verdict", turned.verdict());
        data.put("before", turned.before());
        Map.of(
                        "from", turned.from(),
                        "firstDue", turned.firstDue(),
                        "due", turned.due(),
                        "at", turned.at())
                .forEach((name, at) -> at.ifPresent(moment -> data.put(name, moment.toString())));
        return data.put("judgedAt", turned.judgedAt().toString());
    }

    static ObjectNode message(String type, Instant at, ObjectNode data) {
        ObjectNode message = JSON.createObjectNode();
        message.put("type", type).put("timestamp", at.toString());
        message.set("data", data);
        return message;
    }

    /** To try whether the address answers. */
    static Telling test(Subscription to, String key, Instant now) {
        ObjectNode data = JSON.createObjectNode();
        data.put("org", to.org().value()).put("subscription", to.id());
        return new Telling("test " + key, TEST, Optional.empty(), message(TEST, now, data));
    }

    private static ObjectNode about(OrgId org, SubjectId subject, String kind, int unit) {
        ObjectNode data = JSON.createObjectNode();
        data.put("org", org.value()).put("subject", subject.number());
        return data.put("subjectKind", kind).put("unit", unit);
    }
}
