package io.shouwen.server.personnel;

import io.shouwen.server.organisation.OrgId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The table of posts. */
final class PostRows {
    private final JdbcClient jdbc;

    PostRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A post as it is stored. */
    record Held(
            int id, int person, int unit, String role, LocalDate from, Optional<LocalDate> until) {
        Held ending(Optional<LocalDate> day) {
            return new Held(id, person, unit, role, from, day);
        }

        boolean sameAs(Held other) {
            return person == other.person
                    && unit == other.unit
                    && role.equals(other.role)
                    && from.equals(other.from);
        }

        /** Whether one person would hold one role in one unit twice on some day. */
        boolean overlaps(Held other) {
            return person == other.person
                    && unit == other.unit
                    && role.equals(other.role)
                    && until.map(other.from::isBefore).orElse(true)
                    && other.until.map(from::isBefore).orElse(true);
        }
    }

    List<Held> all(OrgId org) {
        return jdbc.sql(
                        """
                        select id, person, unit, role, from_day, until_day
                        from post where org = :org order by person, from_day, id
                        """)
                .param("org", org.value())
                .query((row, n) ->
                        new Held(
                                row.getInt("id"),
                                row.getInt("person"),
                                row.getInt("unit"),
                                row.getString("role"),
                                row.getObject("from_day", LocalDate.class),
                                Optional.ofNullable(row.getObject("until_day", LocalDate.class))))
                .list();
    }

    void add(OrgId org, Held held) {
        jdbc.sql(
                        """
                        insert into post (org, person, unit, role, from_day, until_day)
                        values (:org, :person, :unit, :role, :from, cast(:until as date))
                        """)
                .param("org", org.value())
                .param("person", held.person())
                .param("unit", held.unit())
                .param("role", held.role())
                .param("from", held.from())
                .param("until", held.until().map(LocalDate::toString).orElse(null))
                .update();
    }

    void end(OrgId org, Held held) {
        jdbc.sql(
                        """
                        update post set until_day = cast(:until as date)
                        where org = :org and id = :id
                        """)
                .param("org", org.value())
                .param("id", held.id())
                .param("until", held.until().map(LocalDate::toString).orElse(null))
                .update();
    }
}
