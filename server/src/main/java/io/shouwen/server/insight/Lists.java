package io.shouwen.server.insight;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.request.Unveiled;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/** Counts what is {@link Listed} and lists it, from the same rows. */
@Component
public final class Lists {
    private final OrgScope scope;
    private final JdbcClient jdbc;

    public Lists(DataSource dataSource, OrgScope scope) {
        this.scope = scope;
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * Of which units, and when.
     *
     * @param reader for whom: what is veiled from them is neither counted nor listed
     * @param moments those that the rows ask for, by their names
     */
    public record Asked(
            OrgId org,
            Collection<Integer> units,
            Unveiled.Reader reader,
            Map<String, Instant> moments) {
        public Asked {
            units = List.copyOf(units);
            moments = Map.copyOf(moments);
        }

        JdbcClient.StatementSpec ask(JdbcClient jdbc, String sql) {
            JdbcClient.StatementSpec asked =
                    jdbc.sql(sql)
                            .param("org", org.value())
                            .param("reader", reader.person())
                            .param("mine", reader.mine())
                            .param("units", units.toArray(Integer[]::new));
            moments.forEach((name, at) -> asked.param(name, at.atOffset(ZoneOffset.UTC)));
            return asked;
        }
    }

    /** One of a list. */
    public record Line(SubjectId id, int unit, Instant at) {
        /** Where the next page begins. */
        public Place place() {
            return new Place(at, id.value());
        }

        static Line of(ResultSet row) throws SQLException {
            return new Line(
                    new SubjectId(row.getLong("id")),
                    row.getInt("unit"),
                    row.getObject("at", OffsetDateTime.class).toInstant());
        }
    }

    /** How many each unit has; one that has none is absent. */
    public Map<Integer, Long> byUnit(Asked asked, Listed listed) {
        Map<Integer, Long> counts = new HashMap<>();
        scope.reading(
                        asked.org(),
                        () ->
                                asked.ask(
                                                jdbc,
                                                """
                                                select c.unit, count(*) as times from (%s) c
                                                where %s
                                                group by c.unit
                                                """
                                                        .formatted(
                                                                listed.rows(), Unveiled.of("c.id")))
                                        .query((row, n) ->
                                                Map.entry(row.getInt("unit"), row.getLong("times")))
                                        .list())
                .forEach(one -> counts.put(one.getKey(), one.getValue()));
        return counts;
    }

    /** They themselves, the oldest first. */
    public List<Line> of(Asked asked, Listed listed, Place after, int most) {
        return scope.reading(
                asked.org(),
                () ->
                        asked.ask(
                                        jdbc,
                                        """
                                        select c.id, c.unit, c.at from (%s) c
                                        where (c.at, c.id)
                                            > (cast(:after_at as timestamptz), :after_id)
                                            and %s
                                        order by c.at, c.id
                                        limit :most
                                        """
                                                .formatted(listed.rows(), Unveiled.of("c.id")))
                                .param("after_at", after.at().toString())
                                .param("after_id", after.id())
                                .param("most", most)
                                .query((row, n) -> Line.of(row))
                                .list());
    }
}
