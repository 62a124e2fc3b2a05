package io.shouwen.server.hall.floor;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;

/** Which promises of what is open in a hall are due next. */
final class DueRows {
    private final JdbcClient jdbc;

    DueRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A promise that still runs. */
    record Running(SubjectId subject, String clause, Instant from, Instant due) {}

    List<Running> of(OrgId org, Collection<Long> subjects, Instant until, int most) {
        return jdbc.sql(
                        """
                        select subject, clause, from_at, due_at from promise
                        where org = :org and subject in (:subjects)
                            and due_at <= cast(:until as timestamptz)
                        order by due_at, subject, clause
                        limit :most
                        """)
                .param("org", org.value())
                .param("subjects", subjects)
                .param("until", until.toString())
                .param("most", most)
                .query((row, n) ->
                        new Running(
                                new SubjectId(row.getLong("subject")),
                                row.getString("clause"),
                                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                                row.getObject("due_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
