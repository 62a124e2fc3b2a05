package io.shouwen.server.book;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

final class SettlingRows {
    private final JdbcClient jdbc;

    SettlingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int put(History request, Instant due) {
        return jdbc.sql(
                        """
                        insert into settling (org, subject, due_at)
                        values (:org, :subject, :due)
                        on conflict (subject) do update set due_at = excluded.due_at
                        where settling.due_at <> excluded.due_at
                        """)
                .param("org", request.org().value())
                .param("subject", request.id().value())
                .param("due", due.atOffset(ZoneOffset.UTC))
                .update();
    }

    int remove(History request) {
        return jdbc.sql("delete from settling where subject = :subject")
                .param("subject", request.id().value())
                .update();
    }

    /** The requests of which a visit is due to be settled, oldest first, held. */
    List<SubjectId> due(OrgId org, Instant now, int most) {
        return jdbc.sql(
                        """
                        select subject from settling
                        where org = :org and due_at <= :now
                        order by due_at limit :most for update skip locked
                        """)
                .param("org", org.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> new SubjectId(row.getLong(1)))
                .list();
    }

    int remove(Collection<SubjectId> requests) {
        return jdbc.sql("delete from settling where subject = any(:subjects)")
                .param("subjects", requests.stream().map(SubjectId::value).toArray(Long[]::new))
                .update();
    }
}
