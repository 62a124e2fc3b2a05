package io.shouwen.server.call;

import io.shouwen.server.organisation.OrgId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What agents did from when to when. */
final class AgentRows {
    private final JdbcClient jdbc;

    AgentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the transaction ends, nobody else changes what the person does. */
    void lock(OrgId org, int person) {
        jdbc.sql("select pg_advisory_xact_lock(:org, hashtext(:agent))::text")
                .param("org", org.value())
                .param("agent", "agent/" + person)
                .query(String.class)
                .single();
    }

    Optional<Agent> now(OrgId org, int person) {
        return jdbc.sql(
                        """
                        select * from agent_state
                        where org = :org and person = :person and until_at is null
                        """)
                .param("org", org.value())
                .param("person", person)
                .query((row, n) -> agent(row))
                .optional();
    }

    /** The extension that the person used last. */
    String lastExtension(OrgId org, int person) {
        return jdbc.sql(
                        """
                        select extension from agent_state
                        where org = :org and person = :person
                        order by from_at desc, id desc limit 1
                        """)
                .param("org", org.value())
                .param("person", person)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** Who sat at the extension at an instant. */
    Optional<Agent> at(OrgId org, String extension, Instant at) {
        return jdbc.sql(
                        """
                        select * from agent_state
                        where org = :org and extension = :extension and extension <> ''
                            and from_at <= cast(:at as timestamptz)
                            and (until_at is null or until_at > cast(:at as timestamptz))
                        order by from_at desc, id desc limit 1
                        """)
                .param("org", org.value())
                .param("extension", extension)
                .param("at", at.toString())
                .query((row, n) -> agent(row))
                .optional();
    }

    /** Everybody who is signed in in these units. */
    List<Agent> signedIn(OrgId org, Collection<Integer> units) {
        return jdbc.sql(
                        """
                        select * from agent_state
                        where org = :org and unit = any(cast(:units as int[])) and until_at is null
                        order by from_at, id
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .query((row, n) -> agent(row))
                .list();
    }

    boolean taken(OrgId org, String extension, int but) {
        return jdbc.sql(
                        """
                        select exists (select from agent_state
                            where org = :org and extension = :extension and extension <> ''
                                and until_at is null and person <> :but)
                        """)
                .param("org", org.value())
                .param("extension", extension)
                .param("but", but)
                .query(Boolean.class)
                .single();
    }

    void close(OrgId org, int person, Instant at) {
        jdbc.sql(
                        """
                        update agent_state
                        set until_at = greatest(from_at, cast(:at as timestamptz))
                        where org = :org and person = :person and until_at is null
                        """)
                .param("org", org.value())
                .param("person", person)
                .param("at", at.toString())
                .update();
    }

    void open(OrgId org, Agent agent) {
        jdbc.sql(
                        """
                        insert into agent_state (org, person, unit, state, reason, extension, from_at)
                        values (:org, :person, :unit, :state, :reason, :extension,
                            cast(:since as timestamptz))
                        """)
                .param("org", org.value())
                .param("person", agent.person())
                .param("unit", agent.unit())
                .param("state", agent.state().word())
                .param("reason", agent.reason())
                .param("extension", agent.extension())
                .param("since", agent.since().toString())
                .update();
    }

    private static Agent agent(ResultSet row) throws SQLException {
        return new Agent(
                row.getInt("person"),
                row.getInt("unit"),
                Agent.State.of(row.getString("state")),
                row.getString("reason"),
                row.getString("extension"),
                row.getObject("from_at", OffsetDateTime.class).toInstant());
    }
}
