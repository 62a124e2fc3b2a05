package io.shouwen.server.event;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Work through the requests of an event that is under way. */
final class WaveRows {
    private final JdbcClient jdbc;

    WaveRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One piece of work.
     *
     * @param n the fact of the event that asks for it
     * @param roles in which capacities its author asked
     * @param upto the last request that is done
     * @param last the last request there was when the work was asked for
     */
    record Wave(
            SubjectId event,
            int n,
            String word,
            int by,
            Set<String> roles,
            String reason,
            long upto,
            long last) {
        Wave {
            roles = Set.copyOf(roles);
        }
    }

    void begin(OrgId org, Wave wave) {
        jdbc.sql(
                        """
                        insert into event_wave (org, event, n, word, by, roles, reason, last)
                        values (:org, :event, :n, :word, :by, :roles, :reason,
                            coalesce((select max(id) from request where org = :org), 0))
                        """)
                .param("org", org.value())
                .param("event", wave.event().value())
                .param("n", wave.n())
                .param("word", wave.word())
                .param("by", wave.by())
                .param("roles", wave.roles().toArray(String[]::new))
                .param("reason", wave.reason())
                .update();
    }

    /** One that waits, locked against the other processes. Those of one event come in order. */
    Optional<Wave> claim(OrgId org) {
        return jdbc.sql(
                        """
                        select w.* from event_wave w
                        where w.org = :org and w.done_at is null
                            and not exists (select from event_wave e
                                where e.org = w.org and e.event = w.event and e.n < w.n
                                    and e.done_at is null)
                        order by w.event, w.n
                        limit 1
                        for update skip locked
                        """)
                .param("org", org.value())
                .query((row, n) ->
                        new Wave(
                                new SubjectId(row.getLong("event")),
                                row.getInt("n"),
                                row.getString("word"),
                                row.getInt("by"),
                                Set.copyOf(
                                        Arrays.asList((String[]) row.getArray("roles").getArray())),
                                row.getString("reason"),
                                row.getLong("upto"),
                                row.getLong("last")))
                .optional();
    }

    void advance(OrgId org, Wave wave, long upto) {
        jdbc.sql(
                        """
                        update event_wave set upto = :upto
                        where org = :org and event = :event and n = :n
                        """)
                .param("org", org.value())
                .param("event", wave.event().value())
                .param("n", wave.n())
                .param("upto", upto)
                .update();
    }

    void end(OrgId org, Wave wave) {
        jdbc.sql(
                        """
                        update event_wave set done_at = shouwen_now()
                        where org = :org and event = :event and n = :n
                        """)
                .param("org", org.value())
                .param("event", wave.event().value())
                .param("n", wave.n())
                .update();
    }

    /** Whether something is still under way for the event. */
    boolean isUnderWay(OrgId org, SubjectId event) {
        return jdbc.sql(
                        """
                        select exists (select from event_wave
                            where org = :org and event = :event and done_at is null)
                        """)
                .param("org", org.value())
                .param("event", event.value())
                .query(Boolean.class)
                .single();
    }
}
