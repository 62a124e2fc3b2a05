package io.shouwen.server.book;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

final class MatterRows {
    private final JdbcClient jdbc;

    MatterRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int keep(History matter) {
        return jdbc.sql(
                        """
                        insert into matter (org, id, unit, kind, opened_at, closed_at)
                        values (:org, :id, :unit, :kind, :opened,
                            cast(:closed as timestamptz))
                        on conflict (id) do update set unit = excluded.unit,
                            closed_at = excluded.closed_at
                        """)
                .param("org", matter.org().value())
                .param("id", matter.id().value())
                .param("unit", matter.unit())
                .param("kind", matter.facts().getFirst().kind().name())
                .param("opened", matter.openedAt().atOffset(ZoneOffset.UTC))
                .param("closed", matter.closedAt().map(Object::toString).orElse(null))
                .update();
    }

    /** Those of these units, newest first, after a place. */
    List<Matter> ofUnits(OrgId org, Collection<Integer> units, Place after, int most) {
        return jdbc.sql(
                        """
                        select m.id, m.unit, m.kind, m.opened_at, m.closed_at
                        from unnest(cast(:units as int[])) as u(unit)
                        cross join lateral (
                            select * from matter
                            where org = :org and unit = u.unit
                                and (opened_at, id) < (:at, :id)
                            order by opened_at desc, id desc
                            limit :most
                        ) as m
                        order by m.opened_at desc, m.id desc
                        limit :most
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("at", after.at().atOffset(ZoneOffset.UTC))
                .param("id", after.id())
                .param("most", most)
                .query((row, n) ->
                        new Matter(
                                new SubjectId(row.getLong("id")),
                                row.getInt("unit"),
                                new FactKind(row.getString("kind")),
                                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                                Optional.ofNullable(
                                                row.getObject("closed_at", OffsetDateTime.class))
                                        .map(OffsetDateTime::toInstant)))
                .list();
    }
}
