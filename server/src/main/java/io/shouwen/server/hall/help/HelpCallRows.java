package io.shouwen.server.hall.help;

import io.shouwen.server.organisation.OrgId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Calls for help, as they stand on the screens of halls. */
final class HelpCallRows {
    private static final int MOST = 20;

    private final JdbcClient jdbc;

    HelpCallRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Raised once, however often the same command comes. */
    void add(OrgId org, String key, HelpCall call) {
        jdbc.sql(
                        """
                        insert into help_call
                            (org, unit, key, kind, counter, ticket, raised_by, raised_at)
                        values (:org, :unit, :key, :kind, :counter, :ticket, :by,
                            cast(:at as timestamptz))
                        on conflict (org, key) do nothing
                        """)
                .param("org", org.value())
                .param("unit", call.unit())
                .param("key", key)
                .param("kind", call.kind())
                .param("counter", call.counter())
                .param("ticket", call.ticket())
                .param("by", call.by())
                .param("at", call.at().toString())
                .update();
    }

    /** Whoever says so first goes. */
    void going(OrgId org, long id, Collection<Integer> units, int person, Instant at) {
        jdbc.sql(
                        """
                        update help_call
                        set going_by = :person,
                            going_at = greatest(raised_at, cast(:at as timestamptz))
                        where org = :org and id = :id and unit in (:units)
                            and going_by is null
                        """)
                .param("org", org.value())
                .param("id", id)
                .param("units", units)
                .param("person", person)
                .param("at", at.toString())
                .update();
    }

    /** Those of a while that nobody goes to, and those that somebody went to just now. */
    List<HelpCall> standing(OrgId org, Collection<Integer> units, Instant raised, Instant went) {
        return jdbc.sql(
                        """
                        select * from help_call
                        where org = :org and unit in (:units)
                            and raised_at >= cast(:raised as timestamptz)
                            and (going_at is null or going_at >= cast(:went as timestamptz))
                        order by raised_at desc, id desc
                        limit :most
                        """)
                .param("org", org.value())
                .param("units", units)
                .param("raised", raised.toString())
                .param("went", went.toString())
                .param("most", MOST)
                .query((row, n) -> call(row))
                .list();
    }

    private static HelpCall call(ResultSet row) throws SQLException {
        return new HelpCall(
                row.getLong("id"),
                row.getInt("unit"),
                row.getString("kind"),
                row.getInt("counter"),
                row.getString("ticket"),
                row.getInt("raised_by"),
                row.getObject("raised_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("going_by", Integer.class)));
    }
}
