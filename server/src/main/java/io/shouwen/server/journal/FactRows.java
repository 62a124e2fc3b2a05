package io.shouwen.server.journal;

import io.shouwen.engine.fact.Fact;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.FactBody;
import io.shouwen.server.subject.FactHash;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.StoredFact;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

final class FactRows {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HexFormat HEX = HexFormat.of();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_LENGTH = 16;

    private final JdbcClient jdbc;

    FactRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The ids of subjects born now: the month is that of the organisation's own calendar. */
    List<SubjectId> nextIds(OrgId org, int many) {
        return jdbc.sql(
                        """
                        select (to_char(shouwen_now() at time zone zone, 'YYMM')::bigint << 40)
                            | nextval('subject_number')
                        from org, generate_series(1, :many) where org = :org
                        """)
                .param("org", org.value())
                .param("many", many)
                .query((row, n) -> new SubjectId(row.getLong(1)))
                .list();
    }

    /** What a subject that is being opened wants to hold. */
    record Wanted(History subject, Command.Claim claim) {}

    /** Gives out what nobody holds; answers the subjects that got it. */
    Set<SubjectId> claim(List<Wanted> wanted, Instant now) {
        ArrayNode rows = JSON.createArrayNode();
        for (Wanted one : wanted) {
            rows.addObject()
                    .put("kind", one.claim().kind())
                    .put("key", one.claim().key())
                    .put("subject", one.subject().id().value());
        }
        return new HashSet<>(
                jdbc.sql(
                                """
                                insert into claim (org, kind, key, subject, during)
                                select :org, kind, key, subject,
                                    tstzrange(cast(:now as timestamptz), null)
                                from jsonb_to_recordset(cast(:rows as jsonb))
                                    as c(kind text, key text, subject bigint)
                                on conflict do nothing
                                returning subject
                                """)
                        .param("org", wanted.getFirst().subject().org().value())
                        .param("rows", rows.toString())
                        .param("now", now.toString())
                        .query((row, n) -> new SubjectId(row.getLong(1)))
                        .list());
    }

    Optional<SubjectId> holder(OrgId org, Command.Claim claim) {
        return jdbc.sql(
                        """
                        select subject from claim
                        where org = :org and kind = :kind and key = :key
                            and during @> shouwen_now()
                        """)
                .param("org", org.value())
                .param("kind", claim.kind())
                .param("key", claim.key())
                .query((row, n) -> new SubjectId(row.getLong(1)))
                .optional();
    }

    /** What is told of one subject, and what it is after that. */
    record Told(History after, List<StoredFact> tellings) {}

    /**
     * Appends facts, and keeps how many each subject has and who acts now; a subject that is not
     * there is opened.
     */
    int append(List<Told> told) {
        return jdbc.sql(
                        """
                        with told as (
                            insert into fact (org, subject, n, kind, occurred_at, recorded_at,
                                standing, actor, told_as, source, source_key, device_ahead_ms,
                                body, salt, hash)
                            select :org, subject, n, kind, occurred_at, recorded_at, standing,
                                actor, told_as, source, source_key, ahead, body,
                                decode(salt, 'hex'), decode(hash, 'hex')
                            from jsonb_to_recordset(cast(:facts as jsonb)) as f(subject bigint,
                                n int, kind text, occurred_at timestamptz,
                                recorded_at timestamptz, standing text, actor text,
                                told_as text, source text, source_key text, ahead bigint,
                                body jsonb, salt text, hash text)
                        )
                        insert into subject (org, id, kind, unit, handler, facts, opened_at,
                            closed_at)
                        select :org, s.*
                        from jsonb_to_recordset(cast(:subjects as jsonb)) as s(id bigint,
                            kind text, unit int, handler int, facts int, opened_at timestamptz,
                            closed_at timestamptz)
                        on conflict (id) do update set facts = excluded.facts,
                            unit = excluded.unit, handler = excluded.handler,
                            closed_at = excluded.closed_at
                        """)
                .param("org", told.getFirst().after().org().value())
                .param("facts", facts(told).toString())
                .param("subjects", subjects(told).toString())
                .update();
    }

    private static ArrayNode subjects(List<Told> told) {
        ArrayNode rows = JSON.createArrayNode();
        for (Told one : told) {
            History after = one.after();
            ObjectNode row = rows.addObject();
            row.put("id", after.id().value()).put("kind", after.kind()).put("unit", after.unit());
            after.handler().ifPresent(handler -> row.put("handler", handler));
            row.put("facts", after.stored().size());
            row.put("opened_at", after.openedAt().toString());
            after.closedAt().ifPresent(at -> row.put("closed_at", at.toString()));
        }
        return rows;
    }

    private static ArrayNode facts(List<Told> told) {
        ArrayNode rows = JSON.createArrayNode();
        told.forEach(one -> add(rows, one.after(), one.tellings()));
        return rows;
    }

    private static void add(ArrayNode rows, History after, List<StoredFact> tellings) {
        for (StoredFact telling : tellings) {
            Fact fact = telling.fact();
            byte[] salt = new byte[SALT_LENGTH];
            RANDOM.nextBytes(salt);
            ObjectNode row = rows.addObject();
            row.put("subject", after.id().value());
            row.put("n", telling.n()).put("kind", fact.kind().name());
            row.put("occurred_at", fact.occurredAt().toString());
            row.put("recorded_at", fact.recordedAt().toString());
            row.put("standing", fact.standing().name().toLowerCase(Locale.ROOT));
            row.put("actor", fact.actor()).put("told_as", telling.toldAs());
            row.put("source", telling.source());
            telling.sourceKey().ifPresent(key -> row.put("source_key", key));
            row.put("ahead", telling.deviceAhead().toMillis());
            row.set("body", FactBody.write(fact.values()));
            row.put("salt", HEX.formatHex(salt));
            row.put("hash", HEX.formatHex(FactHash.of(after.org(), after.id(), telling, salt)));
        }
    }
}
