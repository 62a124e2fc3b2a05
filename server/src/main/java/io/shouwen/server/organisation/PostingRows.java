package io.shouwen.server.organisation;

import io.shouwen.server.organisation.Postings.Named;
import io.shouwen.server.organisation.Postings.On;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads positions by day. */
final class PostingRows {
    private final JdbcClient jdbc;

    PostingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ZoneId zone(OrgId org) {
        return ZoneId.of(
                jdbc.sql("select zone from org where org = :org")
                        .param("org", org.value())
                        .query(String.class)
                        .single());
    }

    Optional<Integer> unitOf(OrgId org, int person, LocalDate day) {
        return jdbc.sql(
                        """
                        select unit from post
                        where org = :org and person = :person
                            and from_day <= :day and (until_day is null or until_day > :day)
                        order by from_day, id
                        limit 1
                        """)
                .param("org", org.value())
                .param("person", person)
                .param("day", day)
                .query(Integer.class)
                .optional();
    }

    /** Of these, who is a person here, with the unit of that day if there was one. */
    Map<On, Optional<Integer>> unitsOf(OrgId org, Collection<On> wanted) {
        Map<On, Optional<Integer>> units = new HashMap<>();
        jdbc.sql(
                        """
                        select w.person, w.day, (select t.unit from post t
                                where t.org = :org and t.person = w.person and t.from_day <= w.day
                                    and (t.until_day is null or t.until_day > w.day)
                                order by t.from_day, t.id
                                limit 1) as unit
                        from unnest(:people, cast(:days as date[])) as w(person, day)
                        join person p on p.org = :org and p.id = w.person
                        """)
                .param("org", org.value())
                .param("people", wanted.stream().map(On::person).toArray(Integer[]::new))
                .param(
                        "days",
                        wanted.stream().map(on -> on.day().toString()).toArray(String[]::new))
                .query(row -> {
                    units.put(
                            new On(row.getInt("person"), row.getObject("day", LocalDate.class)),
                            Optional.ofNullable(row.getObject("unit", Integer.class)));
                });
        return units;
    }

    List<Integer> nearest(OrgId org, int unit, Role role, LocalDate day, int without) {
        return jdbc.sql(
                        """
                        with recursive up as (
                            select u.id, u.parent, 0 as height from unit u
                            where u.org = :org and u.id = :unit
                            union all
                            select u.id, u.parent, up.height + 1 from up
                            join unit u on u.org = :org and u.id = up.parent),
                        held as (
                            select up.height, p.person, p.id from up
                            join post p on p.org = :org and p.unit = up.id and p.role = :role
                                and p.from_day <= :day
                                and (p.until_day is null or p.until_day > :day)
                            where p.person <> :without)
                        select person from held
                        where height = (select min(height) from held)
                        order by id
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("role", role.code())
                .param("day", day)
                .param("without", without)
                .query((row, n) -> row.getInt(1))
                .list();
    }

    List<Integer> reach(OrgId org, int person, Set<Role> roles, LocalDate day) {
        return jdbc.sql(
                        """
                        with recursive below as (
                            select case when u.kind = 'office' then coalesce(u.parent, u.id)
                                else u.id end as id
                            from post p
                            join unit u on u.org = p.org and u.id = p.unit
                            where p.org = :org and p.person = :person and p.role = any(:roles)
                                and p.from_day <= :day
                                and (p.until_day is null or p.until_day > :day)
                            union
                            select u.id from below
                            join unit u on u.org = :org and u.parent = below.id)
                        select id from below order by id
                        """)
                .param("org", org.value())
                .param("person", person)
                .param("roles", roles.stream().map(Role::code).toArray(String[]::new))
                .param("day", day)
                .query((row, n) -> row.getInt(1))
                .list();
    }

    List<Named> people(OrgId org, Collection<Integer> people) {
        return jdbc.sql(
                        """
                        select id, name_zh, name_en from person where org = :org and id = any(:ids)
                        """)
                .param("org", org.value())
                .param("ids", people.toArray(Integer[]::new))
                .query((row, n) -> new Named(row.getInt(1), row.getString(2), row.getString(3)))
                .list();
    }

    List<Named> units(OrgId org, Collection<Integer> units) {
        return jdbc.sql(
                        """
                        select id, name_zh, name_en from unit where org = :org and id = any(:ids)
                        """)
                .param("org", org.value())
                .param("ids", units.toArray(Integer[]::new))
                .query((row, n) -> new Named(row.getInt(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** The names of a unit and of all above it, in both languages. */
    List<String> namesAbove(OrgId org, int unit) {
        return jdbc.sql(
                        """
                        with recursive up as (
                            select u.parent, u.name_zh, u.name_en from unit u
                            where u.org = :org and u.id = :unit
                            union all
                            select u.parent, u.name_zh, u.name_en from up
                            join unit u on u.org = :org and u.id = up.parent)
                        select name from up, unnest(array[name_zh, name_en]) as name
                        where name <> ''
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .query((row, n) -> row.getString("name"))
                .list();
    }

    /** The unit and all above it; of two of one kind the nearer one comes first. */
    List<OfKind> above(OrgId org, int unit) {
        return jdbc.sql(
                        """
                        with recursive up as (
                            select u.id, u.parent, u.kind, 0 as steps from unit u
                            where u.org = :org and u.id = :unit
                            union all
                            select u.id, u.parent, u.kind, up.steps + 1 from up
                            join unit u on u.org = :org and u.id = up.parent)
                        select id, kind from up order by steps
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .query((row, n) -> new OfKind(row.getString("kind"), row.getInt("id")))
                .list();
    }

    record OfKind(String kind, int unit) {}
}
