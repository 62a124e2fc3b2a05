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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

final class CommandRows {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HexFormat HEX = HexFormat.of();

    private final JdbcClient jdbc;

    CommandRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The time, and the answer that the key was given before. */
    record Prior(Instant now, Optional<Answer> answer) {}

    /** An answer given before, to a command with this hash. */
    record Answer(String requestHash, Done done) {
        boolean sameAs(Command command) {
            return requestHash.equals(hash(command));
        }
    }

    Prior prior(Command command) {
        return jdbc.sql(
                        """
                        select shouwen_now() as now, c.request_hash, c.answer
                        from (values (1)) as one
                        left join command c on c.org = :org and c.actor = :actor and c.key = :key
                        """)
                .param("org", command.org().value())
                .param("actor", command.actor().id())
                .param("key", command.key())
                .query((row, n) ->
                        new Prior(
                                row.getObject("now", OffsetDateTime.class).toInstant(),
                                answer(row)))
                .single();
    }

    private static Optional<Answer> answer(ResultSet row) throws SQLException {
        String answer = row.getString("answer");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(
                        new Answer(HEX.formatHex(row.getBytes("request_hash")), done(answer)));
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

    int insert(Command command, Done done) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("subject", done.subject().value()).put("at", done.at().toString());
        ArrayNode facts = answer.putArray("facts");
        done.facts()
                .forEach(fact ->
                        facts.addObject()
                                .put("n", fact.n())
                                .put("kind", fact.kind().name())
                                .put("standing", fact.standing().name().toLowerCase(Locale.ROOT)));
        return jdbc.sql(
                        """
                        insert into command (org, actor, key, request_hash, answer, at)
                        values (:org, :actor, :key, decode(:hash, 'hex'), cast(:answer as jsonb),
                            cast(:at as timestamptz))
                        """)
                .param("org", command.org().value())
                .param("actor", command.actor().id())
                .param("key", command.key())
                .param("hash", hash(command))
                .param("answer", answer.toString())
                .param("at", done.at().toString())
                .update();
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
