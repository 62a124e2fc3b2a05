package io.shouwen.bench;

import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.subject.SubjectId;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

/**
 * Stores many copies of a request that real commands brought about: every row that they left, under
 * a new number and at another time. The texts inside a stored judgement keep the first one's times,
 * and the copies' facts its hashes, so they can be judged again but not sealed: the sealer is kept
 * away meanwhile and passes them over afterwards. The answers to the first one's commands are not
 * copied: those to the copies count as forgotten, unless they are asked for.
 */
record Fill(BenchServer server) {
    private static final int CHUNK = 20_000;

    /** The lock that a sealer holds while it seals. */
    private static final long SEALERS_TURN = 0x5ea1_0000_0001L;

    /** A request that was told under a key. */
    record Model(SubjectId request, String key) {}

    /** Copies one request, each a step later than the one before. */
    void copy(Model model, int copies, Duration first, Duration step, boolean answers)
            throws SQLException {
        try (Connection owner = server.database().asOwner()) {
            try (Statement statement = owner.createStatement()) {
                statement.execute("set synchronous_commit = off");
                statement.execute("set work_mem = '64MB'");
                statement.execute("select pg_advisory_lock(%d)".formatted(SEALERS_TURN));
            }
            owner.setAutoCommit(false);
            for (int done = 0; done < copies; done += CHUNK) {
                chunk(
                        owner,
                        model,
                        Math.min(CHUNK, copies - done),
                        first.plus(step.multipliedBy(done)),
                        step);
                if (answers) {
                    execute(owner, ANSWERS, model.key(), model.key(), model.key());
                }
                owner.commit();
            }
            execute(owner, "select set_config('shouwen.org', ?, true)", server.org().toString());
            execute(
                    owner,
                    """
                    insert into seal_progress (org, searched) values (?::int, pg_current_xact_id())
                    on conflict (org) do update set searched = excluded.searched
                    """,
                    server.org().toString());
            owner.commit();
        }
    }

    private void chunk(Connection owner, Model model, int copies, Duration first, Duration step)
            throws SQLException {
        execute(owner, "select set_config('shouwen.org', ?, true)", server.org().toString());
        execute(
                owner,
                """
                create temp table copy on commit drop as
                select (?::bigint >> 40 << 40) | nextval('subject_number') as id,
                    ?::interval + ?::interval * i as later
                from generate_series(0, ?::int - 1) i
                """,
                model.request().toString(),
                first.toString(),
                step.toString(),
                Integer.toString(copies));
        for (String insert : INSERTS) {
            execute(owner, insert, model.request().toString());
        }
    }

    private static final String[] INSERTS = {
        """
        insert into subject (org, id, kind, unit, handler, facts, opened_at, closed_at)
        select org, c.id, kind, unit, handler, facts, opened_at + later, closed_at + later
        from copy c, subject s where s.id = ?::bigint
        """,
        """
        insert into fact (org, subject, n, kind, occurred_at, recorded_at, standing, actor,
            told_as, source, source_key, device_ahead_ms, body, salt, hash)
        select org, c.id, n, kind, occurred_at + later, recorded_at + later, standing, actor,
            told_as, source, source_key, device_ahead_ms, body, salt, hash
        from copy c, fact f where f.subject = ?::bigint
        """,
        """
        insert into judgement (org, subject, judge, standards, upto_n, as_of, revision, verdicts)
        select org, c.id, judge, standards, upto_n, as_of + later, revision, verdicts
        from copy c, judgement j where j.subject = ?::bigint
        """,
        """
        insert into promise (org, subject, clause, occasion, verdict, from_at, first_due, due_at,
            unit, handler)
        select org, c.id, clause, occasion, verdict, from_at + later, first_due + later,
            due_at + later, unit, handler
        from copy c, promise p where p.subject = ?::bigint
        """,
        """
        insert into alarm (org, subject, next_at)
        select org, c.id, next_at + later from copy c, alarm a where a.subject = ?::bigint
        """,
        """
        insert into request (org, id, unit, customer, state, opened_at, closed_at, first_contact,
            first_contact_post, handler, offered_to, returned)
        select org, c.id, unit, c.id % 500000, state, opened_at + later, closed_at + later,
            first_contact, first_contact_post, handler, offered_to, returned
        from copy c, request r where r.id = ?::bigint
        """
    };

    private static final String ANSWERS =
            """
            insert into command (org, actor, key, request_hash, answer, at)
            select org, actor, key || c.id, request_hash, answer, at + later
            from copy c, command d
            where d.actor in ('1', '4') and d.key in (? || ' report', ? || ' arrive', ? || ' fix')
            """;

    private static void execute(Connection owner, String sql, String... values)
            throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    /** Fresh statistics and visibility, as a database of some age has them. */
    void settle() throws SQLException {
        try (Connection owner = server.database().asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }

    /** When the next alarm of a request rings. */
    Instant alarm(Model model) {
        return server.bean(OrgScope.class)
                .reading(
                        server.org(),
                        () ->
                                server.jdbc()
                                        .sql("select next_at from alarm where subject = :id")
                                        .param("id", model.request().value())
                                        .query((row, n) ->
                                                row.getObject(1, java.time.OffsetDateTime.class)
                                                        .toInstant())
                                        .single());
    }
}
