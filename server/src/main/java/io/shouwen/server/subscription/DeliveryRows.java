package io.shouwen.server.subscription;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

final class DeliveryRows {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int ERROR_LENGTH = 300;

    private final JdbcClient jdbc;

    DeliveryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The organisations in which something is to be told now. */
    List<OrgId> due(Instant now) {
        return jdbc.sql("select gate_deliveries(cast(:now as timestamptz))")
                .param("now", now.toString())
                .query((row, n) -> new OrgId(row.getInt(1)))
                .list();
    }

    /**
     * Something to be told.
     *
     * @param key the same key twice is told once to one address
     */
    record Telling(String key, String type, Optional<SubjectId> about, ObjectNode body) {}

    /** Puts them behind all that waits, under the lock of the subscription. */
    int keep(OrgId org, int subscription, List<Telling> tellings, Instant now) {
        if (tellings.isEmpty()) {
            return 0;
        }
        ArrayNode rows = JSON.createArrayNode();
        for (Telling telling : tellings) {
            ObjectNode row = rows.addObject();
            row.put("place", rows.size()).put("key", telling.key()).put("type", telling.type());
            telling.about().ifPresent(about -> row.put("about", about.value()));
            row.set("body", telling.body());
        }
        return jdbc.sql(
                        """
                        insert into delivery (org, subscription, key, type, about, body, kept_at)
                        select :org, :subscription, key, type, about, body,
                            cast(:now as timestamptz)
                        from jsonb_to_recordset(cast(:rows as jsonb)) as t(place int, key text,
                            type text, about bigint, body jsonb)
                        order by place
                        on conflict (org, subscription, key) do nothing
                        """)
                .param("org", org.value())
                .param("subscription", subscription)
                .param("rows", rows.toString())
                .param("now", now.toString())
                .update();
    }

    /** What has to leave. */
    record Waiting(long id, String body) {}

    /** The first that waits, if the address is still told things. */
    Optional<Waiting> first(OrgId org, int subscription) {
        return jdbc.sql(
                        """
                        select d.id, d.body
                        from subscription s
                        join delivery d on d.org = s.org and d.subscription = s.id
                        where s.org = :org and s.id = :subscription and s.state = 'on'
                            and d.state = 'waiting'
                        order by d.id limit 1
                        """)
                .param("org", org.value())
                .param("subscription", subscription)
                .query((row, n) -> new Waiting(row.getLong("id"), row.getString("body")))
                .optional();
    }

    void sent(OrgId org, long id, Instant now) {
        jdbc.sql(
                        """
                        update delivery set state = 'sent', attempts = attempts + 1, error = '',
                            sent_at = cast(:now as timestamptz)
                        where org = :org and id = :id
                        """)
                .param("org", org.value())
                .param("id", id)
                .param("now", now.toString())
                .update();
    }

    void failed(OrgId org, long id, String error) {
        jdbc.sql(
                        """
                        update delivery set attempts = attempts + 1, error = :error
                        where org = :org and id = :id
                        """)
                .param("org", org.value())
                .param("id", id)
                .param("error", error.substring(0, Math.min(ERROR_LENGTH, error.length())))
                .update();
    }

    /** It waits once more, under the same id. */
    boolean again(OrgId org, int subscription, long id) {
        return jdbc.sql(
                                """
                                update delivery set state = 'waiting', sent_at = null
                                where org = :org and subscription = :subscription and id = :id
                                """)
                        .param("org", org.value())
                        .param("subscription", subscription)
                        .param("id", id)
                        .update()
                > 0;
    }

    /**
     * One line of the list of an address.
     *
     * @param what the kind of fact or the clause; empty if neither
     */
    record Kept(
            long id,
            String type,
            Optional<SubjectId> about,
            String what,
            String state,
            Instant keptAt,
            Optional<Instant> sentAt,
            int attempts,
            String error) {}

    /** Newest first. */
    List<Kept> page(OrgId org, int subscription, Optional<String> state, long before, int most) {
        return jdbc.sql(
                        """
                        select id, type, about, state, kept_at, sent_at, attempts, error,
                            coalesce(body -> 'data' -> 'fact' ->> 'kind',
                                body -> 'data' ->> 'clause', '') as what
                        from delivery
                        where org = :org and subscription = :subscription and id < :before
                            and (cast(:state as text) is null or state = :state)
                        order by id desc limit :most
                        """)
                .param("org", org.value())
                .param("subscription", subscription)
                .param("before", before)
                .param("state", state.orElse(null))
                .param("most", most)
                .query((row, n) -> kept(row))
                .list();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getLong("id"),
                row.getString("type"),
                Optional.ofNullable(row.getObject("about", Long.class)).map(SubjectId::new),
                row.getString("what"),
                row.getString("state"),
                row.getObject("kept_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("sent_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getInt("attempts"),
                row.getString("error"));
    }

    /** How many wait, but no more than it says. */
    int waiting(OrgId org, int subscription, int most) {
        return jdbc.sql(
                        """
                        select count(*) from (select from delivery
                            where org = :org and subscription = :subscription
                                and state = 'waiting'
                            limit :most) w
                        """)
                .param("org", org.value())
                .param("subscription", subscription)
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    /**
     * A promise that runs out soon.
     *
     * @param key names it and its due moment: moved, it is told anew
     */
    record Soon(
            SubjectId subject,
            String subjectKind,
            int unit,
            String clause,
            String occasion,
            Instant from,
            Instant due,
            String key) {}

    /** Those of which the address has not been told. */
    List<Soon> soon(Subscription to, Collection<Integer> units, Instant now, int most) {
        Duration ahead = Duration.ofMinutes(to.wanted().soonMinutes());
        return jdbc.sql(
                        """
                        select p.subject, s.kind, p.unit, p.clause, p.occasion, p.from_at,
                            p.due_at, k.key
                        from promise p
                        join subject s on s.id = p.subject,
                            lateral (select 'soon ' || p.subject || ' ' || p.clause || ' '
                                || p.occasion || ' ' || extract(epoch from p.due_at) as key) k
                        where p.org = :org and p.unit = any(cast(:units as int[]))
                            and p.verdict = 'pending' and p.due_at > cast(:now as timestamptz)
                            and p.due_at <= cast(:until as timestamptz)
                            and not exists (select from delivery d
                                where d.org = p.org and d.subscription = :subscription
                                    and d.key = k.key)
                        order by p.due_at, p.subject
                        limit :most
                        """)
                .param("org", to.org().value())
                .param("subscription", to.id())
                .param("units", units.toArray(Integer[]::new))
                .param("now", now.toString())
                .param("until", now.plus(ahead).toString())
                .param("most", most)
                .query((row, n) ->
                        new Soon(
                                new SubjectId(row.getLong("subject")),
                                row.getString("kind"),
                                row.getInt("unit"),
                                row.getString("clause"),
                                row.getString("occasion"),
                                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                                row.getString("key")))
                .list();
    }

    /** What was told long ago is forgotten. */
    int forget(OrgId org, Instant before, int most) {
        return jdbc.sql(
                        """
                        delete from delivery where org = :org and id in (
                            select id from delivery
                            where org = :org and state = 'sent'
                                and sent_at < cast(:before as timestamptz)
                            limit :most)
                        """)
                .param("org", org.value())
                .param("before", before.toString())
                .param("most", most)
                .update();
    }
}
