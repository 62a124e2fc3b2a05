package io.shouwen.server.hall;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.OffsetDateTime;
import java.util.List;

/** Requests that came of stays in a hall. */
final class HallMatterRows {
    private static final int MOST = 100;

    private final JdbcClient jdbc;

    HallMatterRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(OrgId org, int unit, HallMatter matter) {
        jdbc.sql(
                        """
                        insert into hall_matter (org, unit, ticket, request, kind, reason, told_at)
                        values (:org, :unit, :ticket, :request, :kind, :reason,
                            cast(:told_at as timestamptz))
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("ticket", matter.ticket().value())
                .param("request", matter.request().value())
                .param("kind", matter.kind())
                .param("reason", matter.reason())
                .param("told_at", matter.toldAt().toString())
                .update();
    }

    /** Whether such a matter came of a stay before. */
    boolean known(OrgId org, SubjectId ticket, String kind) {
        return jdbc.sql(
                        """
                        select exists (select from hall_matter
                            where org = :org and ticket = :ticket and kind = :kind)
                        """)
                .param("org", org.value())
                .param("ticket", ticket.value())
                .param("kind", kind)
                .query(Boolean.class)
                .single();
    }

    /** Those of a hall whose request is open, the newest first. */
    List<HallMatter> open(OrgId org, int unit) {
        return jdbc.sql(
                        """
                        select m.request, m.ticket, m.kind, m.reason, m.told_at, r.handler,
                            r.offered_to is not null as offered
                        from hall_matter m
                        join request r on r.org = m.org and r.id = m.request and r.state = 'open'
                        where m.org = :org and m.unit = :unit
                        order by m.id desc
                        limit :most
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("most", MOST)
                .query((row, n) ->
                        new HallMatter(
                                new SubjectId(row.getLong("request")),
                                new SubjectId(row.getLong("ticket")),
                                row.getString("kind"),
                                row.getString("reason"),
                                row.getInt("handler"),
                                row.getBoolean("offered"),
                                row.getObject("told_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
