package io.shouwen.server.organisation;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/** The people of the house: what they are called and where they work today. */
@Component
public final class Staff {
    private final OrgScope scope;
    private final JdbcClient jdbc;

    public Staff(DataSource dataSource, OrgScope scope) {
        this.scope = scope;
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Somebody at a post, by both names. */
    public record Member(int id, String nameZh, String nameEn, int unit) {}

    /** The people of these ids; an unknown id is absent. */
    public Map<Integer, Member> named(OrgId org, Collection<Integer> ids) {
        Map<Integer, Member> people = new HashMap<>();
        List<Member> found =
                scope.reading(
                        org,
                        () ->
                                jdbc.sql(
                                                """
                                                select id, name_zh, name_en, 0 as unit
                                                from person
                                                where org = :org
                                                    and id = any(cast(:ids as int[]))
                                                """)
                                        .param("org", org.value())
                                        .param("ids", ids.toArray(Integer[]::new))
                                        .query((row, n) -> member(row))
                                        .list());
        found.forEach(member -> people.put(member.id(), member));
        return people;
    }

    /** Who holds the role today in one of these units, by unit and name. */
    public List<Member> holding(OrgId org, Role role, Collection<Integer> units) {
        return scope.reading(
                org,
                () ->
                        jdbc.sql(
                                        """
                                        select distinct p.id, p.name_zh, p.name_en, s.unit
                                        from post s
                                        join person p on p.org = s.org and p.id = s.person
                                        join org o on o.org = s.org
                                        where s.org = :org and s.role = :role
                                            and s.unit = any(cast(:units as int[]))
                                            and s.from_day <= (now() at time zone o.zone)::date
                                            and (s.until_day is null
                                                or s.until_day > (now() at time zone o.zone)::date)
                                        order by s.unit, p.name_zh, p.id
                                        """)
                                .param("org", org.value())
                                .param("role", role.code())
                                .param("units", units.toArray(Integer[]::new))
                                .query((row, n) -> member(row))
                                .list());
    }

    /** The units in which a person holds a post today. */
    public Set<Integer> posts(OrgId org, int person) {
        return scope.reading(
                org,
                () ->
                        Set.copyOf(
                                jdbc.sql(
                                                """
                                                select distinct s.unit
                                                from post s
                                                join org o on o.org = s.org
                                                where s.org = :org and s.person = :person
                                                    and s.from_day
                                                        <= (now() at time zone o.zone)::date
                                                    and (s.until_day is null or s.until_day
                                                        > (now() at time zone o.zone)::date)
                                                """)
                                        .param("org", org.value())
                                        .param("person", person)
                                        .query(Integer.class)
                                        .list()));
    }

    /** Whoever has the staff number. */
    public Optional<Integer> byNumber(OrgId org, String staffNo) {
        if (staffNo.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return scope.reading(
                org,
                () ->
                        jdbc.sql(
                                        """
                                        select id from person
                                        where org = :org and staff_no = :staff_no
                                            and staff_no <> ''
                                        """)
                                .param("org", org.value())
                                .param("staff_no", staffNo)
                                .query(Integer.class)
                                .optional());
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                row.getInt("id"),
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getInt("unit"));
    }
}
