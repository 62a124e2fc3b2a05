package io.shouwen.server.dispatch;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/** Open requests whose first contact is away, and who answers for them. */
final class StandInRows {
    private final JdbcClient jdbc;

    StandInRows(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * Who should answer for a request from now on.
     *
     * @param by who wrote the roster that says so
     */
    record Duty(SubjectId request, int firstContact, int answers, int by) {}

    /**
     * Where whoever answers is not the one whom today's roster names: the stand-in of a first
     * contact on leave, or the first contact again.
     */
    List<Duty> astray(OrgId org, LocalDate today, int most) {
        return jdbc.sql(
                        """
                        with away as (
                            select distinct on (r.person) r.person, r.duty, r.stand_in,
                                r.written_by
                            from rostered r
                            where r.org = :org and r.day = :today
                            order by r.person, r.version desc)
                        select q.id, q.first_contact, a.stand_in as answers, a.written_by as by
                        from away a
                        join request q on q.org = :org and q.first_contact = a.person
                            and q.state = 'open'
                        left join first_contact_duty d on d.org = :org and d.request = q.id
                        where a.duty = 'leave' and a.stand_in is not null and a.written_by is not null
                            and coalesce(d.person, q.first_contact) <> a.stand_in
                        union all
                        select q.id, q.first_contact, q.first_contact, d.told_by
                        from first_contact_duty d
                        join request q on q.org = :org and q.id = d.request and q.state = 'open'
                        where d.org = :org and d.person <> q.first_contact
                            and not exists (select from away a
                                where a.person = q.first_contact and a.duty = 'leave')
                        limit :most
                        """)
                .param("org", org.value())
                .param("today", today)
                .param("most", most)
                .query((row, n) ->
                        new Duty(
                                new SubjectId(row.getLong("id")),
                                row.getInt("first_contact"),
                                row.getInt("answers"),
                                row.getInt("by")))
                .list();
    }

    void keep(OrgId org, SubjectId request, int person, int by) {
        jdbc.sql(
                        """
                        insert into first_contact_duty (org, request, person, told_by)
                        values (:org, :request, :person, :by)
                        on conflict (org, request) do update set person = excluded.person,
                            told_by = excluded.told_by
                        """)
                .param("org", org.value())
                .param("request", request.value())
                .param("person", person)
                .param("by", by)
                .update();
    }

    void close(OrgId org, SubjectId request) {
        jdbc.sql("delete from first_contact_duty where org = :org and request = :request")
                .param("org", org.value())
                .param("request", request.value())
                .update();
    }

    Optional<Integer> of(OrgId org, SubjectId request) {
        return jdbc.sql(
                        """
                        select person from first_contact_duty
                        where org = :org and request = :request
                        """)
                .param("org", org.value())
                .param("request", request.value())
                .query(Integer.class)
                .optional();
    }
}
