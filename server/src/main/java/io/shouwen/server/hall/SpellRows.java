package io.shouwen.server.hall;

import io.shouwen.server.organisation.OrgId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** What halls are in from when to when. */
final class SpellRows {
    private final JdbcClient jdbc;

    SpellRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nothing begins or ends in this hall until the transaction ends. */
    void hold(OrgId org, int unit) {
        lock("pg_advisory_xact_lock_shared", org, unit);
    }

    /** As {@link #hold}, for whoever begins or ends something. */
    void turn(OrgId org, int unit) {
        lock("pg_advisory_xact_lock", org, unit);
    }

    private void lock(String how, OrgId org, int unit) {
        jdbc.sql("select %s(:org, hashtext(:spells))::text".formatted(how))
                .param("org", org.value())
                .param("spells", "spells/" + unit)
                .query(String.class)
                .single();
    }

    List<Standing.Spell> now(OrgId org, int unit) {
        return jdbc.sql(
                        """
                        select * from hall_spell
                        where org = :org and unit = :unit and until_at is null
                        order by from_at, id
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .query((row, n) -> spell(row))
                .list();
    }

    /** Begins one, unless one of the kind is under way. */
    boolean begin(OrgId org, int unit, String kind, String note, Instant at) {
        return jdbc.sql(
                                """
                                insert into hall_spell (org, unit, kind, note, from_at)
                                values (:org, :unit, :kind, :note, cast(:at as timestamptz))
                                on conflict do nothing
                                """)
                        .param("org", org.value())
                        .param("unit", unit)
                        .param("kind", kind)
                        .param("note", note)
                        .param("at", at.toString())
                        .update()
                == 1;
    }

    /** Ends the one that is under way, if there is one. */
    boolean end(OrgId org, int unit, String kind, Instant at) {
        return jdbc.sql(
                                """
                                update hall_spell
                                set until_at = greatest(from_at, cast(:at as timestamptz))
                                where org = :org and unit = :unit and kind = :kind
                                    and until_at is null
                                """)
                        .param("org", org.value())
                        .param("unit", unit)
                        .param("kind", kind)
                        .param("at", at.toString())
                        .update()
                == 1;
    }

    private static Standing.Spell spell(ResultSet row) throws SQLException {
        return new Standing.Spell(
                row.getString("kind"),
                row.getString("note"),
                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("until_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
