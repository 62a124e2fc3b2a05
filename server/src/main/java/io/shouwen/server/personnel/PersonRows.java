package io.shouwen.server.personnel;

import io.shouwen.server.organisation.OrgId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The tables of people and of whose superior is whose. */
final class PersonRows {
    private final JdbcClient jdbc;

    PersonRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody's superior, from a day on. */
    record Superior(int person, LocalDate from) {}

    /** A person as stored, with the superior of today or the one that comes. */
    record Person(
            int id,
            String number,
            String zh,
            String en,
            Optional<Integer> employer,
            Optional<Superior> superior,
            Optional<LocalDate> left) {}

    List<Person> all(OrgId org) {
        return jdbc.sql(
                        """
                        select p.id, p.staff_no, p.name_zh, p.name_en, p.employer, p.left_on,
                            s.superior, s.from_day
                        from person p
                        left join superior s on s.org = p.org and s.person = p.id
                            and s.until_day is null
                        where p.org = :org order by p.id
                        """)
                .param("org", org.value())
                .query((row, n) -> person(row))
                .list();
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getInt("id"),
                row.getString("staff_no"),
                row.getString("name_zh"),
                row.getString("name_en"),
                Optional.ofNullable(row.getObject("employer", Integer.class)),
                Optional.ofNullable(row.getObject("from_day", LocalDate.class))
                        .map(from -> superior(row, from)),
                Optional.ofNullable(row.getObject("left_on", LocalDate.class)));
    }

    private static Superior superior(ResultSet row, LocalDate from) {
        try {
            return new Superior(row.getInt("superior"), from);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    int add(OrgId org, Person person) {
        return jdbc.sql(
                        """
                        insert into person (org, staff_no, name_zh, name_en, employer, left_on)
                        values (:org, :number, :zh, :en, cast(:employer as int),
                            cast(:left as date))
                        returning id
                        """)
                .param("org", org.value())
                .param("number", person.number())
                .param("zh", person.zh())
                .param("en", person.en())
                .param("employer", person.employer().orElse(null))
                .param("left", person.left().map(LocalDate::toString).orElse(null))
                .query(Integer.class)
                .single();
    }

    void change(OrgId org, Person person) {
        jdbc.sql(
                        """
                        update person set staff_no = :number, name_zh = :zh, name_en = :en,
                            employer = cast(:employer as int), left_on = cast(:left as date)
                        where org = :org and id = :id
                        """)
                .param("org", org.value())
                .param("id", person.id())
                .param("number", person.number())
                .param("zh", person.zh())
                .param("en", person.en())
                .param("employer", person.employer().orElse(null))
                .param("left", person.left().map(LocalDate::toString).orElse(null))
                .update();
    }

    void endSuperior(OrgId org, int person, LocalDate until) {
        jdbc.sql(
                        """
                        update superior set until_day = :until
                        where org = :org and person = :person and until_day is null
                        """)
                .param("org", org.value())
                .param("person", person)
                .param("until", until)
                .update();
    }

    /** From the same day on, another one: what was written before was a mistake. */
    void beginSuperior(OrgId org, int person, Superior superior) {
        jdbc.sql(
                        """
                        insert into superior (org, person, superior, from_day)
                        values (:org, :person, :superior, :from)
                        on conflict (org, person, from_day)
                        do update set superior = excluded.superior, until_day = null
                        """)
                .param("org", org.value())
                .param("person", person)
                .param("superior", superior.person())
                .param("from", superior.from())
                .update();
    }

    void moveSuperior(OrgId org, int person, LocalDate from) {
        jdbc.sql(
                        """
                        update superior set from_day = :from
                        where org = :org and person = :person and until_day is null
                        """)
                .param("org", org.value())
                .param("person", person)
                .param("from", from)
                .update();
    }

    /** When the superior before the one of today ended. */
    Optional<LocalDate> superiorEnded(OrgId org, int person) {
        return jdbc.sql(
                        """
                        select until_day from superior
                        where org = :org and person = :person and until_day is not null
                        order by until_day desc limit 1
                        """)
                .param("org", org.value())
                .param("person", person)
                .query(LocalDate.class)
                .optional();
    }

    /** Ends on a day what posts the person would still hold then. */
    void endPosts(OrgId org, int person, LocalDate day) {
        jdbc.sql(
                        """
                        update post set until_day = :day
                        where org = :org and person = :person and from_day < :day
                            and (until_day is null or until_day > :day)
                        """)
                .param("org", org.value())
                .param("person", person)
                .param("day", day)
                .update();
    }

    /** Whether a post of the person begins on the day or later. */
    boolean postsBegin(OrgId org, int person, LocalDate day) {
        return jdbc.sql(
                        """
                        select exists (select from post
                            where org = :org and person = :person and from_day >= :day)
                        """)
                .param("org", org.value())
                .param("person", person)
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    /** Whether somebody can sign in as administrator today and for good. */
    boolean administered(OrgId org, LocalDate today) {
        return jdbc.sql(
                        """
                        select exists (select from post s
                            join person p on p.org = s.org and p.id = s.person
                            join account a on a.org = p.org and a.person = p.id
                            where s.org = :org and s.role = 'admin' and s.from_day <= :today
                                and s.until_day is null and p.left_on is null
                                and a.disabled_at is null)
                        """)
                .param("org", org.value())
                .param("today", today)
                .query(Boolean.class)
                .single();
    }
}
