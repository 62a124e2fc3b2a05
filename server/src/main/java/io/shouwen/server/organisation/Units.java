package io.shouwen.server.organisation;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/** The tree of units: how far a post reaches, and which crew serves which area. */
@Component
public final class Units {
    private final OrgScope scope;
    private final JdbcClient jdbc;

    public Units(DataSource dataSource, OrgScope scope) {
        this.scope = scope;
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** One unit, by its two names. */
    public record Unit(int id, String kind, String nameZh, String nameEn) {}

    /**
     * The units that posts in these units reach: each with everything below it. An office works for
     * the unit above it, so its posts reach as far as that unit does.
     */
    public Set<Integer> reach(OrgId org, Collection<Integer> posts) {
        return scope.reading(
                org,
                () ->
                        Set.copyOf(
                                jdbc.sql(
                                                """
                                                with recursive reached as (
                                                    select case when u.kind = 'office'
                                                        then coalesce(u.parent, u.id)
                                                        else u.id end as id
                                                    from unit u
                                                    where u.org = :org
                                                        and u.id = any(cast(:posts as int[]))
                                                    union
                                                    select u.id
                                                    from reached r
                                                    join unit u on u.org = :org and u.parent = r.id
                                                )
                                                select id from reached
                                                """)
                                        .param("org", org.value())
                                        .param("posts", posts.toArray(Integer[]::new))
                                        .query(Integer.class)
                                        .list()));
    }

    /** Every unit of the organisation by its number, in the order in which they were founded. */
    public Map<Integer, Unit> all(OrgId org) {
        Map<Integer, Unit> units = new LinkedHashMap<>();
        read(org).forEach(unit -> units.put(unit.id(), unit));
        return units;
    }

    private List<Unit> read(OrgId org) {
        return scope.reading(
                org,
                () ->
                        jdbc.sql(
                                        """
                                        select id, kind, name_zh, name_en
                                        from unit where org = :org order by id
                                        """)
                                .param("org", org.value())
                                .query((row, n) ->
                                        new Unit(
                                                row.getInt("id"),
                                                row.getString("kind"),
                                                row.getString("name_zh"),
                                                row.getString("name_en")))
                                .list());
    }

    /** The unit that is the whole organisation: the one above which there is none. */
    public int house(OrgId org) {
        return scope.reading(
                org,
                () ->
                        jdbc.sql("select id from unit where org = :org and parent is null")
                                .param("org", org.value())
                                .query((row, n) -> row.getInt("id"))
                                .single());
    }

    /** The unit that serves an area, such as {@code urban}; empty if none was named. */
    public Optional<Integer> serving(OrgId org, String area) {
        return scope.reading(
                org,
                () ->
                        jdbc.sql("select unit from service_area where org = :org and area = :area")
                                .param("org", org.value())
                                .param("area", area)
                                .query(Integer.class)
                                .optional());
    }
}
