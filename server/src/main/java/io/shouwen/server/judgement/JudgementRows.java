package io.shouwen.server.judgement;

import io.shouwen.engine.judge.Judge;
import io.shouwen.engine.judge.Judged;
import io.shouwen.engine.judge.VerdictText;
import io.shouwen.server.judgement.StoredJudgement.Line;
import io.shouwen.server.subject.Histories;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class JudgementRows {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int ERROR_LENGTH = 500;

    private final JdbcClient jdbc;

    JudgementRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A judgement to be stored, with the revision it reaches. */
    record Kept(Judging.Told told, int revision) {}

    Map<SubjectId, StoredJudgement> read(List<SubjectId> subjects) {
        Map<SubjectId, StoredJudgement> found = new HashMap<>();
        Histories.among(
                        jdbc.sql(
                                """
                                select subject, upto_n, as_of, revision, verdicts
                                from judgement
                                where subject = any(:ids) and subject >= :least
                                    and subject <= :most
                                """),
                        subjects.stream().map(SubjectId::value).toList())
                .query(row -> {
                    found.put(new SubjectId(row.getLong("subject")), stored(row));
                });
        return found;
    }

    private static StoredJudgement stored(ResultSet row) throws SQLException {
        List<Line> lines = new ArrayList<>();
        for (JsonNode one : JSON.readTree(row.getString("verdicts"))) {
            lines.add(
                    new Line(
                            one.path("clause").stringValue(),
                            one.path("occasion").stringValue(),
                            one.path("verdict").stringValue(),
                            one.path("line").stringValue()));
        }
        return new StoredJudgement(
                row.getInt("upto_n"),
                row.getObject("as_of", OffsetDateTime.class).toInstant(),
                row.getInt("revision"),
                lines);
    }

    /** Stores judgements, what still runs of their promises, and when to look again: one trip. */
    int keep(List<Kept> kept, Instant now) {
        return jdbc.sql(
                        """
                        with told as materialized (
                            select * from jsonb_to_recordset(cast(:told as jsonb)) as t(
                                org int, subject bigint, standards text, upto_n int,
                                as_of timestamptz, revision int, next_at timestamptz,
                                unit int, handler int, verdicts jsonb)
                        ), judged as (
                            insert into judgement (org, subject, judge, standards, upto_n, as_of,
                                revision, verdicts)
                            select org, subject, :judge, standards, upto_n, as_of, revision,
                                verdicts
                            from told
                            on conflict (subject) do update set judge = excluded.judge,
                                standards = excluded.standards, upto_n = excluded.upto_n,
                                as_of = excluded.as_of, revision = excluded.revision,
                                verdicts = excluded.verdicts
                        ), running as materialized (
                            select distinct on (t.subject, l.clause, l.occasion)
                                t.org, t.subject, t.unit, t.handler, l.*
                            from told t, jsonb_to_recordset(t.verdicts) as l(clause text,
                                occasion text, verdict text, "from" timestamptz,
                                first_due timestamptz, due timestamptz)
                            where l.verdict in ('pending', 'overdue')
                        ), ended as (
                            delete from promise p using told t
                            where p.subject = t.subject and not exists (select from running r
                                where r.subject = p.subject and r.clause = p.clause
                                    and r.occasion = p.occasion)
                        ), run as (
                            insert into promise as p (org, subject, clause, occasion, verdict,
                                from_at, first_due, due_at, unit, handler)
                            select org, subject, clause, occasion, verdict, "from", first_due, due,
                                unit, handler
                            from running
                            on conflict (subject, clause, occasion) do update
                            set verdict = excluded.verdict, from_at = excluded.from_at,
                                first_due = excluded.first_due, due_at = excluded.due_at,
                                unit = excluded.unit, handler = excluded.handler
                            where (p.verdict, p.from_at, p.first_due, p.due_at, p.unit, p.handler)
                                is distinct from (excluded.verdict, excluded.from_at,
                                excluded.first_due, excluded.due_at, excluded.unit,
                                excluded.handler)
                        ), silent as (
                            delete from alarm a using told t
                            where a.subject = t.subject and t.next_at is null
                        )
                        insert into alarm (org, subject, next_at)
                        select org, subject, greatest(next_at, cast(:now as timestamptz))
                        from told where next_at is not null
                        on conflict (subject) do update
                        set next_at = excluded.next_at, attempts = 0, error = null
                        """)
                .param("told", told(kept).toString())
                .param("judge", Judge.VERSION)
                .param("now", now.toString())
                .update();
    }

    private static ArrayNode told(List<Kept> kept) {
        ArrayNode rows = JSON.createArrayNode();
        for (Kept one : kept) {
            Judging.Told told = one.told();
            History history = told.history();
            ObjectNode row = rows.addObject();
            row.put("org", history.org().value()).put("subject", history.id().value());
            row.put("standards", told.by().hash()).put("upto_n", history.stored().size());
            row.put("as_of", told.assessment().asOf().toString()).put("revision", one.revision());
            told.assessment().next().ifPresent(next -> row.put("next_at", next.toString()));
            row.put("unit", history.unit());
            history.handler().ifPresent(handler -> row.put("handler", handler));
            ArrayNode verdicts = row.putArray("verdicts");
            told.assessment().judged().forEach(judged -> verdict(verdicts.addObject(), judged));
        }
        return rows;
    }

    private static void verdict(ObjectNode row, Judged judged) {
        row.put("clause", judged.clause().value()).put("occasion", judged.occasion().value());
        row.put("verdict", judged.verdict().word()).put("from", judged.from().toString());
        judged.firstDue().ifPresent(due -> row.put("first_due", due.toString()));
        judged.due().ifPresent(due -> row.put("due", due.toString()));
        row.put("line", VerdictText.line(judged));
    }

    int noteIll(List<Judging.Ill> ill, Instant retryAt) {
        ArrayNode rows = JSON.createArrayNode();
        for (Judging.Ill one : ill) {
            String error = one.error();
            rows.addObject()
                    .put("org", one.history().org().value())
                    .put("subject", one.history().id().value())
                    .put("error", error.substring(0, Math.min(ERROR_LENGTH, error.length())));
        }
        return jdbc.sql(
                        """
                        insert into alarm as a (org, subject, next_at, attempts, error)
                        select org, subject, cast(:retry_at as timestamptz), 1, error
                        from jsonb_to_recordset(cast(:rows as jsonb))
                            as i(org int, subject bigint, error text)
                        on conflict (subject) do update
                        set next_at = excluded.next_at, attempts = a.attempts + 1,
                            error = excluded.error
                        """)
                .param("rows", rows.toString())
                .param("retry_at", retryAt.toString())
                .update();
    }
}
