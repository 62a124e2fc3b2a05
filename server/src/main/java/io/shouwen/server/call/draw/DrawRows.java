package io.shouwen.server.call.draw;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Draws and what was drawn. */
final class DrawRows {
    private final JdbcClient jdbc;

    DrawRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A call that was drawn of an agent. */
    record Drawn(int agent, SubjectId call) {}

    /** Answers its number; none if the week was drawn before. */
    Optional<Integer> add(OrgId org, Draw draw) {
        try {
            return Optional.of(insert(org, draw));
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
    }

    private int insert(OrgId org, Draw draw) {
        return jdbc.sql(
                        """
                        insert into call_draw
                            (org, unit, week, seed, per_agent, among, drawn_by, drawn_at)
                        values (:org, :unit, :week, :seed, :per_agent, :among, :drawn_by,
                            cast(:drawn_at as timestamptz))
                        returning id
                        """)
                .param("org", org.value())
                .param("unit", draw.unit())
                .param("week", draw.week())
                .param("seed", draw.seed())
                .param("per_agent", draw.perAgent())
                .param("among", draw.among())
                .param("drawn_by", draw.drawnBy())
                .param("drawn_at", draw.drawnAt().toString())
                .query(Integer.class)
                .single();
    }

    void add(OrgId org, int draw, Lot.Drawn drawn) {
        jdbc.sql(
                        """
                        insert into call_drawn (org, draw, agent, place, call)
                        select :org, :draw, :agent, place, call
                        from unnest(cast(:calls as bigint[])) with ordinality as c(call, place)
                        """)
                .param("org", org.value())
                .param("draw", draw)
                .param("agent", drawn.agent())
                .param(
                        "calls",
                        drawn.calls().stream().map(call -> call.id().value()).toArray(Long[]::new))
                .update();
    }

    /** The newest first, after the number. */
    List<Draw> list(OrgId org, Collection<Integer> units, int before, int most) {
        return jdbc.sql(
                        """
                        select * from call_draw
                        where org = :org and unit = any(cast(:units as int[])) and id < :before
                        order by id desc
                        limit :most
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("before", before)
                .param("most", most)
                .query((row, n) -> draw(row))
                .list();
    }

    Optional<Draw> find(OrgId org, int id) {
        return jdbc.sql("select * from call_draw where org = :org and id = :id")
                .param("org", org.value())
                .param("id", id)
                .query((row, n) -> draw(row))
                .optional();
    }

    /** In the order of the draw, agent by agent. */
    List<Drawn> drawn(OrgId org, int draw) {
        return jdbc.sql(
                        """
                        select agent, call from call_drawn
                        where org = :org and draw = :draw
                        order by agent, place
                        """)
                .param("org", org.value())
                .param("draw", draw)
                .query((row, n) ->
                        new Drawn(row.getInt("agent"), new SubjectId(row.getLong("call"))))
                .list();
    }

    private static Draw draw(ResultSet row) throws SQLException {
        return new Draw(
                row.getInt("id"),
                row.getInt("unit"),
                row.getObject("week", LocalDate.class),
                row.getString("seed"),
                row.getInt("per_agent"),
                row.getInt("among"),
                row.getInt("drawn_by"),
                row.getObject("drawn_at", OffsetDateTime.class).toInstant());
    }
}
