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
import java.sql.Types;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

final class FactRows {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HexFormat HEX = HexFormat.of();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_LENGTH = 16;

    private final JdbcClient jdbc;

    FactRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The id of a subject born now: the month is that of the organisation's own calendar. */
    SubjectId nextId(OrgId org) {
        return jdbc.sql(
                        """
                        select (to_char(shouwen_now() at time zone zone, 'YYMM')::bigint << 40)
                            | nextval('subject_number')
                        from org where org = :org
                        """)
                .param("org", org.value())
                .query((row, n) -> new SubjectId(row.getLong(1)))
                .single();
    }

    int claim(History subject, Command.Claim claim, Instant now) {
        return jdbc.sql(
                        """
                        insert into claim (org, kind, key, subject, during)
                        values (:org, :kind, :key, :subject,
                            tstzrange(cast(:now as timestamptz), null))
                        on conflict do nothing
                        """)
                .param("org", subject.org().value())
                .param("kind", claim.kind())
                .param("key", claim.key())
                .param("subject", subject.id().value())
                .param("now", now.toString())
                .update();
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

    int open(History subject) {
        return jdbc.sql(
                        """
                        insert into subject (org, id, kind, unit, opened_at)
                        values (:org, :id, :kind, :unit, cast(:opened_at as timestamptz))
                        """)
                .param("org", subject.org().value())
                .param("id", subject.id().value())
                .param("kind", subject.kind())
                .param("unit", subject.unit())
                .param("opened_at", subject.openedAt().toString())
                .update();
    }

    /** Appends facts and tells the subject's row how many it has and who acts now. */
    int append(History after, List<StoredFact> tellings) {
        return jdbc.sql(
                        """
                        with told as (
                            insert into fact (org, subject, n, kind, occurred_at, recorded_at,
                                standing, actor, told_as, source, source_key, device_ahead_ms,
                                body, salt, hash)
                            select :org, :subject, n, kind, occurred_at, recorded_at, standing,
                                actor, told_as, source, source_key, ahead, body,
                                decode(salt, 'hex'), decode(hash, 'hex')
                            from jsonb_to_recordset(cast(:facts as jsonb)) as f(n int, kind text,
                                occurred_at timestamptz, recorded_at timestamptz, standing text,
                                actor text, told_as text, source text, source_key text,
                                ahead bigint, body jsonb, salt text, hash text)
                        )
                        update subject set facts = :count, unit = :unit, handler = :handler,
                            closed_at = cast(:closed_at as timestamptz)
                        where id = :subject
                        """)
                .param("org", after.org().value())
                .param("subject", after.id().value())
                .param("facts", rows(after, tellings).toString())
                .param("count", after.stored().size())
                .param("unit", after.unit())
                .param("handler", after.handler().orElse(null), Types.INTEGER)
                .param(
                        "closed_at",
                        after.closedAt().map(Instant::toString).orElse(null),
                        Types.VARCHAR)
                .update();
    }

    private static ArrayNode rows(History after, List<StoredFact> tellings) {
        ArrayNode rows = JSON.createArrayNode();
        for (StoredFact telling : tellings) {
            Fact fact = telling.fact();
            byte[] salt = new byte[SALT_LENGTH];
            RANDOM.nextBytes(salt);
            ObjectNode row = rows.addObject();
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
        return rows;
    }
}
