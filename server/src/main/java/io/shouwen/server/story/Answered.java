package io.shouwen.server.story;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.Optional;

import javax.sql.DataSource;

/**
 * Finds what a form or a call sent twice has already opened, before anything is entered a second
 * time. To be asked inside a transaction of the organisation.
 */
@Component
public final class Answered {
    private final JdbcClient jdbc;

    public Answered(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * What the actor's command of this key has opened. Until the transaction ends, another command
     * of the same key waits here.
     */
    public Optional<SubjectId> opened(OrgId org, String actor, String key) {
        jdbc.sql("select pg_advisory_xact_lock(:org, hashtext(:command))::text")
                .param("org", org.value())
                .param("command", actor + "/" + key)
                .query(String.class)
                .single();
        return jdbc.sql(
                        """
                        select (answer ->> 'subject')::bigint
                        from command
                        where org = :org and actor = :actor and key = :key
                        """)
                .param("org", org.value())
                .param("actor", actor)
                .param("key", key)
                .query((row, n) -> new SubjectId(row.getLong(1)))
                .optional();
    }
}
