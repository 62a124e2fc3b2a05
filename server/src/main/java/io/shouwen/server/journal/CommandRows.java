package io.shouwen.server.journal;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Standing;
import io.shouwen.server.journal.Outcome.Done;
import io.shouwen.server.journal.Outcome.Noted;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.FactBody;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

final class CommandRows {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HexFormat HEX = HexFormat.of();

    private final JdbcClient jdbc;

    CommandRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The time, and the answers that keys were given before. */
    record Prior(Instant now, Map<String, Answer> answers) {
        Optional<Answer> answer(Command command) {
            return Optional.ofNullable(answers.get(command.key()));
        }
    }

    /** An answer given before, to a command with this hash. */
    record Answer(String requestHash, Done done) {
        boolean sameAs(Command command) {
            return requestHash.equals(hash(command));
        }
    }

    /** What was answered to commands of one actor. */
    Prior prior(List<Command> commands) {
        Command first = commands.getFirst();
        Map<String, Answer> answers = new HashMap<>();
        Instant[] now = {Instant.EPOCH};
        jdbc.sql(
                        """
                        select shouwen_now() as now, c.key, c.request_hash, c.answer
                        from (values (1)) as one
                        left join command c on c.org = :org and c.actor = :actor
                            and c.key = any(:keys)
                        """)
                .param("org", first.org().value())
                .param("actor", first.actor().id())
                .param("keys", commands.stream().map(Command::key).toArray(String[]::new))
                .query(row -> {
                    now[0] = row.getObject("now", OffsetDateTime.class).toInstant();
                    String answer = row.getString("answer");
                    if (!row.wasNull()) {
                        String hash = HEX.formatHex(row.getBytes("request_hash"));
                        answers.put(row.getString("key"), new Answer(hash, done(answer)));
                    }
                });
        return new Prior(now[0], answers);
    }

    private static Done done(String answer) {
        JsonNode json = JSON.readTree(answer);
        List<Noted> facts = new ArrayList<>();
        for (JsonNode one : json.path("facts")) {
            facts.add(
                    new Noted(
                            one.path("n").intValue(),
                            new FactKind(one.path("kind").stringValue()),
                            Standing.valueOf(
                                    one.path("standing").stringValue().toUpperCase(Locale.ROOT))));
        }
        return new Done(
                new SubjectId(json.path("subject").longValue()),
                Instant.parse(json.path("at").stringValue()),
                facts,
                true);
    }

    /** A command carried out, and its answer. */
    record Answered(Command command, Done done) {}

    int insert(List<Answered> answered) {
        ArrayNode rows = JSON.createArrayNode();
        for (Answered one : answered) {
            rows.addObject()
                    .put("actor", one.command().actor().id())
                    .put("key", one.command().key())
                    .put("hash", hash(one.command()))
                    .put("at", one.done().at().toString())
                    .set("answer", answer(one.done()));
        }
        return jdbc.sql(
                        """
                        insert into command (org, actor, key, request_hash, answer, at)
                        select :org, actor, key, decode(hash, 'hex'), answer, at
                        from jsonb_to_recordset(cast(:rows as jsonb)) as c(actor text, key text,
                            hash text, answer jsonb, at timestamptz)
                        """)
                .param("org", answered.getFirst().command().org().value())
                .param("rows", rows.toString())
                .update();
    }

    private static ObjectNode answer(Done done) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("subject", done.subject().value()).put("at", done.at().toString());
        ArrayNode facts = answer.putArray("facts");
        done.facts()
                .forEach(fact ->
                        facts.addObject()
                                .put("n", fact.n())
                                .put("kind", fact.kind().name())
                                .put("standing", fact.standing().name().toLowerCase(Locale.ROOT)));
        return answer;
    }

    /** The answers older than the instant are no longer found again. */
    int forget(OrgId org, Instant before) {
        return jdbc.sql(
                        """
                        delete from command
                        where org = :org and at < cast(:before as timestamptz)
                        """)
                .param("org", org.value())
                .param("before", before.toString())
                .update();
    }

    private static String hash(Command command) {
        ObjectNode content = JSON.createObjectNode();
        content.put("source", command.source());
        switch (command.target()) {
            case Command.Existing existing -> content.put("subject", existing.id().value());
            case Command.Opening opening ->
                    content.put("kind", opening.kind())
                            .put("unit", opening.unit())
                            .put("claim", opening.claim().map(Object::toString).orElse(""));
        }
        ArrayNode facts = content.putArray("facts");
        for (NewFact fact : command.facts()) {
            ObjectNode one = facts.addObject();
            one.put("kind", fact.kind().name());
            one.put("at", fact.occurredAt().map(Instant::toString).orElse(""));
            one.put("ahead", fact.deviceAhead().toMillis());
            one.put("key", fact.sourceKey().orElse(""));
            one.set("values", FactBody.write(fact.values()));
        }
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HEX.formatHex(sha.digest(content.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
