package io.shouwen.server.request;

import io.shouwen.server.organisation.OrgId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The versions of the house's own limits. */
final class LimitRows {
    private final JdbcClient jdbc;

    LimitRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What held at an instant, by what was settled until then: that of the nearest unit, of the
     * type before that of all types.
     */
    Optional<Integer> value(OrgId org, Limit limit, String type, int unit, Instant at) {
        return jdbc.sql(
                        """
                        with recursive up (id, depth) as (
                            select cast(:unit as int), 0
                            union all
                            select u.parent, up.depth + 1 from unit u
                            join up on u.org = :org and u.id = up.id where u.parent is not null)
                        select value from (
                            select distinct on (l.unit, l.type) l.type, l.value, up.depth
                            from house_limit l
                            join org o on o.org = l.org
                            left join up on up.id = l.unit
                            where l.org = :org and l.name = :name and l.type in ('', :type)
                                and (l.unit is null or up.id is not null)
                                and l.set_at <= :at
                                and l.from_day <= (:at at time zone o.zone)::date
                            order by l.unit, l.type, l.from_day desc, l.n desc) s
                        where value is not null
                        order by depth nulls last, type = ''
                        limit 1
                        """)
                .param("org", org.value())
                .param("name", limit.word())
                .param("type", type)
                .param("unit", unit)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .optional();
    }

    /** The day of an instant where the organisation is. */
    LocalDate day(OrgId org, Instant at) {
        return jdbc.sql("select (:at at time zone zone)::date from org where org = :org")
                .param("org", org.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(LocalDate.class)
                .single();
    }

    boolean isUnit(OrgId org, int unit) {
        return jdbc.sql("select exists (select from unit where org = :org and id = :unit)")
                .param("org", org.value())
                .param("unit", unit)
                .query(Boolean.class)
                .single();
    }

    void add(OrgId org, LimitVersion version) {
        jdbc.sql(
                        """
                        insert into house_limit (org, n, name, type, unit, value, from_day, set_by,
                            set_at)
                        values (:org, :n, :name, :type, :unit, :value, :from, :by, :at)
                        """)
                .param("org", org.value())
                .param("n", version.n())
                .param("name", version.limit().word())
                .param("type", version.type())
                .param("unit", version.unit().orElse(null), Types.INTEGER)
                .param("value", version.value().orElse(null), Types.INTEGER)
                .param("from", version.from())
                .param("by", version.by())
                .param("at", version.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What was settled, the latest word first; the next page begins before a number. */
    List<LimitVersion> versions(OrgId org, Instant now, int before, int most) {
        return jdbc.sql(
                        """
                        select l.*, case
                            when l.from_day > t.today then 'coming'
                            when exists (select from house_limit m
                                where m.org = l.org and m.name = l.name and m.type = l.type
                                    and m.unit is not distinct from l.unit
                                    and m.from_day <= t.today
                                    and (m.from_day, m.n) > (l.from_day, l.n)) then 'over'
                            else 'holds' end as standing
                        from house_limit l
                        join (select org, (:now at time zone zone)::date as today from org
                            where org = :org) t on t.org = l.org
                        where l.org = :org and l.n < :before
                        order by l.n desc limit :most
                        """)
                .param("org", org.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("before", before)
                .param("most", most)
                .query((row, n) -> version(row))
                .list();
    }

    private static LimitVersion version(ResultSet row) throws SQLException {
        LimitVersion.Standing standing =
                switch (row.getString("standing")) {
                    case "coming" -> LimitVersion.Standing.COMING;
                    case "over" -> LimitVersion.Standing.OVER;
                    default -> LimitVersion.Standing.HOLDS;
                };
        return new LimitVersion(
                row.getInt("n"),
                Limit.of(row.getString("name")).orElseThrow(),
                row.getString("type"),
                Optional.ofNullable(row.getObject("unit", Integer.class)),
                Optional.ofNullable(row.getObject("value", Integer.class)),
                row.getObject("from_day", LocalDate.class),
                row.getInt("set_by"),
                row.getObject("set_at", OffsetDateTime.class).toInstant(),
                standing);
    }
}
