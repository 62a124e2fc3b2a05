package io.shouwen.server.quality;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.Collection;
import java.util.List;

/** Finds proposed facts that nobody has accepted or declined. */
final class ProposalRows {
    private final JdbcClient jdbc;

    ProposalRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Waiting(SubjectId subject, int n) {}

    List<Waiting> waiting(OrgId org, Collection<Integer> units, int most) {
        return jdbc.sql(
                        """
                        select f.subject, f.n
                        from fact f
                        join subject s on s.id = f.subject and s.org = f.org
                        where f.org = :org and f.standing = 'proposed' and s.unit = any(:units)
                            and not exists (select from fact w
                                where w.subject = f.subject
                                    and w.kind in ('fact.accepted', 'fact.declined', 'fact.struck')
                                    and w.body ->> 'fact' = f.n::text)
                        order by f.recorded_at, f.subject, f.n
                        limit :most
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("most", most)
                .query((row, n) ->
                        new Waiting(new SubjectId(row.getLong("subject")), row.getInt("n")))
                .list();
    }
}
