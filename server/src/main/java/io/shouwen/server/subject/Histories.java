package io.shouwen.server.subject;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Standing;
import io.shouwen.engine.fact.Subject;
import io.shouwen.server.organisation.OrgId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

/** Reads subjects with their facts. Every method runs inside a transaction for the organisation. */
@Component
public final class Histories {
    private static final HexFormat HEX = HexFormat.of();

    private final JdbcClient jdbc;

    public Histories(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The subject as it is now. */
    public Optional<History> read(OrgId org, SubjectId id) {
        return read(org, List.of(id)).stream().findFirst();
    }

    /** Those of these subjects that are there, as they are now. */
    public List<History> read(OrgId org, Collection<SubjectId> ids) {
        return withFacts(
                subjects(
                        org,
                        ids,
                        """
                        select id, kind, unit, handler, opened_at, closed_at
                        from subject
                        where id = any(:ids) and id >= :least and id <= :most and org = :org
                        """));
    }

    /**
     * These subjects, locked: nobody else writes anything about them until the transaction ends.
     * Locks are taken in the order of ids, so that two who want several wait and never hang.
     */
    public List<History> lock(OrgId org, Collection<SubjectId> ids) {
        return withFacts(
                subjects(
                        org,
                        ids,
                        """
                        select id, kind, unit, handler, opened_at, closed_at
                        from subject
                        where id = any(:ids) and id >= :least and id <= :most and org = :org
                        order by id for update
                        """));
    }

    /**
     * Binds ids, the least and the most of them: a plan that is kept for any ids opens only the
     * months in between, which it cannot tell from the list.
     */
    public static JdbcClient.StatementSpec among(
            JdbcClient.StatementSpec statement, Collection<Long> ids) {
        return statement
                .param("ids", ids.toArray(Long[]::new))
                .param("least", ids.stream().min(Long::compare).orElse(0L))
                .param("most", ids.stream().max(Long::compare).orElse(0L));
    }

    private List<History> subjects(OrgId org, Collection<SubjectId> ids, String sql) {
        return among(jdbc.sql(sql), ids.stream().map(SubjectId::value).toList())
                .param("org", org.value())
                .query((row, n) -> subject(org, row))
                .list();
    }

    /**
     * The facts of these subjects, read by a statement of its own: it sees what was committed while
     * the lock was awaited.
     */
    public List<History> withFacts(List<History> subjects) {
        if (subjects.isEmpty()) {
            return subjects;
        }
        Map<Long, History> byId = new LinkedHashMap<>();
        Map<Long, List<StoredFact>> facts = new LinkedHashMap<>();
        for (History subject : subjects) {
            byId.put(subject.id().value(), subject);
            facts.put(subject.id().value(), new ArrayList<>());
        }
        among(
                        jdbc.sql(
                                """
                                select subject, n, kind, occurred_at, recorded_at, standing,
                                    actor, told_as, source, source_key, device_ahead_ms, body
                                from fact
                                where subject = any(:ids) and subject >= :least
                                    and subject <= :most
                                order by subject, n
                                """),
                        byId.keySet())
                .query(row -> {
                    long id = row.getLong("subject");
                    History subject = byId.get(id);
                    List<StoredFact> list = facts.get(id);
                    if (subject != null && list != null) {
                        list.add(fact(subject.subject(), row));
                    }
                });
        return byId.values().stream()
                .map(subject -> subject.with(facts.getOrDefault(subject.id().value(), List.of())))
                .toList();
    }

    /** The hash of one fact in hexadecimal: what a receipt shows and the seal proves. */
    public Optional<String> hash(SubjectId subject, int n) {
        return jdbc.sql("select hash from fact where subject = :subject and n = :n")
                .param("subject", subject.value())
                .param("n", n)
                .query((row, i) -> HEX.formatHex(row.getBytes(1)))
                .optional();
    }

    /** A subject without its facts, from a row with the columns of {@link #lock}. */
    public static History subject(OrgId org, ResultSet row) throws SQLException {
        return new History(
                org,
                new SubjectId(row.getLong("id")),
                row.getString("kind"),
                row.getInt("unit"),
                Optional.ofNullable(row.getObject("handler", Integer.class)),
                instant(row, "opened_at"),
                Optional.ofNullable(row.getObject("closed_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                List.of());
    }

    /** A fact of a subject, from a row with the columns of {@link #withFacts}. */
    public static StoredFact fact(Subject subject, ResultSet row) throws SQLException {
        int n = row.getInt("n");
        Fact fact =
                new Fact(
                        new FactId(Integer.toString(n)),
                        subject,
                        new FactKind(row.getString("kind")),
                        instant(row, "occurred_at"),
                        instant(row, "recorded_at"),
                        row.getString("actor"),
                        Standing.valueOf(row.getString("standing").toUpperCase(Locale.ROOT)),
                        FactBody.read(row.getString("body")));
        return new StoredFact(
                n,
                fact,
                row.getString("told_as"),
                row.getString("source"),
                Optional.ofNullable(row.getString("source_key")),
                Duration.ofMillis(row.getLong("device_ahead_ms")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
