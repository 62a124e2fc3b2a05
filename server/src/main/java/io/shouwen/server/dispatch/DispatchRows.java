package io.shouwen.server.dispatch;

import io.shouwen.server.access.Me;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.request.Unveiled;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/** Who can do what, what they have in hand, and which jobs wait to be accepted. */
final class DispatchRows {
    private final JdbcClient jdbc;

    DispatchRows(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * A job that waits to be accepted.
     *
     * @param round how often it was sent
     */
    record Waiting(SubjectId request, int person, Instant sentAt, Instant dueAt, int round) {
        Place place() {
            return new Place(dueAt, request.value());
        }
    }

    /**
     * A job that nobody was sent to.
     *
     * @param rank 0 where there is danger, 1 of a grave fault, 2 of all others
     */
    record Unsent(SubjectId request, int unit, int rank, Instant openedAt) {
        UnsentPlace place() {
            return new UnsentPlace(rank, new Place(openedAt, request.value()));
        }
    }

    /** Minutes within which a job is to be accepted. */
    int minutes(OrgId org) {
        jdbc.sql("insert into dispatch_terms (org) values (:org) on conflict do nothing")
                .param("org", org.value())
                .update();
        return jdbc.sql("select accept_minutes from dispatch_terms where org = :org")
                .param("org", org.value())
                .query(Integer.class)
                .single();
    }

    void setMinutes(OrgId org, int minutes, int by, Instant at) {
        jdbc.sql(
                        """
                        insert into dispatch_terms (org, accept_minutes, set_by, set_at)
                        values (:org, :minutes, :by, :at)
                        on conflict (org) do update set accept_minutes = excluded.accept_minutes,
                            set_by = excluded.set_by, set_at = excluded.set_at
                        """)
                .param("org", org.value())
                .param("minutes", minutes)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Only a technician is waited for; answers whether it is one. */
    boolean wait(OrgId org, Waiting waiting) {
        return jdbc.sql(
                                """
                                insert into dispatch_wait (org, request, person, sent_at, due_at,
                                    round)
                                select :org, :request, :person, :sent, :due, :round
                                where exists (select from post s join org o on o.org = s.org
                                    where s.org = :org and s.person = :person
                                        and s.role = 'technician'
                                        and s.from_day <= (now() at time zone o.zone)::date
                                        and (s.until_day is null or s.until_day
                                            > (now() at time zone o.zone)::date))
                                on conflict (org, request) do update
                                set person = excluded.person, sent_at = excluded.sent_at,
                                    due_at = excluded.due_at, round = excluded.round
                                """)
                        .param("org", org.value())
                        .param("request", waiting.request().value())
                        .param("person", waiting.person())
                        .param("sent", waiting.sentAt().atOffset(ZoneOffset.UTC))
                        .param("due", waiting.dueAt().atOffset(ZoneOffset.UTC))
                        .param("round", waiting.round())
                        .update()
                == 1;
    }

    void settle(OrgId org, SubjectId request) {
        jdbc.sql("delete from dispatch_wait where org = :org and request = :request")
                .param("org", org.value())
                .param("request", request.value())
                .update();
    }

    /** Unless it was sent to somebody else meanwhile. */
    void settleRound(OrgId org, Waiting waiting) {
        jdbc.sql(
                        """
                        delete from dispatch_wait
                        where org = :org and request = :request and round = :round
                        """)
                .param("org", org.value())
                .param("request", waiting.request().value())
                .param("round", waiting.round())
                .update();
    }

    /** What was not accepted in time, longest ago first; whether it still holds is asked later. */
    Optional<Waiting> overdue(OrgId org, Instant now) {
        return jdbc.sql(
                        """
                        select * from dispatch_wait where org = :org and due_at <= :now
                        order by due_at, request limit 1
                        """)
                .param("org", org.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> waiting(row))
                .optional();
    }

    /**
     * Jobs and hand-overs that wait to be accepted, the longest over first; a hand-over has round
     * 0, for it is not passed on.
     */
    List<Waiting> waiting(Me me, Collection<Integer> units, Place after, int most) {
        return jdbc.sql(
                        """
                        select * from (
                            (select w.request, w.person, w.sent_at, w.due_at, w.round
                            from dispatch_wait w
                            join request r on r.org = w.org and r.id = w.request
                            where w.org = :org and r.unit = any(:units)
                                and (w.due_at, w.request) > (cast(:at as timestamptz), :id)
                                and %1$s
                            order by w.due_at, w.request limit :most)
                            union all
                            (select r.id, r.offered_to, r.offered_at, r.offer_due, 0
                            from request r
                            where r.org = :org and r.unit = any(:units)
                                and r.offered_to is not null
                                and (r.offer_due, r.id) > (cast(:at as timestamptz), :id)
                                and %1$s
                            order by r.offer_due, r.id limit :most)) q
                        order by due_at, request limit :most
                        """
                                .formatted(Unveiled.of("r.id")))
                .param("org", me.org().value())
                .param("reader", me.person())
                .param("mine", me.units().toArray(Integer[]::new))
                .param("units", units.toArray(Integer[]::new))
                .param("at", after.at().toString())
                .param("id", after.id())
                .param("most", most)
                .query((row, n) -> waiting(row))
                .list();
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                new SubjectId(row.getLong("request")),
                row.getInt("person"),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getInt("round"));
    }

    /**
     * Open jobs in the hands of people who do not drive out: those with danger first, then grave
     * ones, the oldest first.
     */
    List<Unsent> unsent(
            Me me,
            Collection<Integer> units,
            Collection<Integer> drivers,
            UnsentPlace after,
            int most) {
        return jdbc.sql(
                        """
                        select * from (
                            select r.id, r.unit, r.opened_at, case
                                when r.urgent_at is not null then 0
                                when (
                                select f.body ->> 'severity' from fact f
                                where f.subject = r.id
                                    and f.kind in ('repair.reported', 'repair.reclassified')
                                order by f.n desc limit 1) = 'major' then 1
                                else 2 end as rank
                            from request r
                            where r.org = :org and r.state = 'open' and r.unit = any(:units)
                                and r.handler <> all(:drivers)
                                and %s
                                and (r.urgent_at is not null or exists (select from fact f
                                    where f.subject = r.id and f.kind = 'repair.reported'))) q
                        where (rank, opened_at, id)
                            > (cast(:rank as int), cast(:at as timestamptz), :id)
                        order by rank, opened_at, id limit :most
                        """
                                .formatted(Unveiled.of("r.id")))
                .param("org", me.org().value())
                .param("reader", me.person())
                .param("mine", me.units().toArray(Integer[]::new))
                .param("units", units.toArray(Integer[]::new))
                .param("drivers", drivers.toArray(Integer[]::new))
                .param("rank", after.rank())
                .param("at", after.place().at().toString())
                .param("id", after.place().id())
                .param("most", most)
                .query((row, n) ->
                        new Unsent(
                                new SubjectId(row.getLong("id")),
                                row.getInt("unit"),
                                row.getInt("rank"),
                                row.getObject("opened_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** When what each of these people has in hand is due, one entry a job. */
    Map<Integer, List<Instant>> dues(OrgId org, Collection<Integer> people) {
        Map<Integer, List<Instant>> dues = new HashMap<>();
        jdbc.sql(
                        """
                        select r.handler, coalesce((select min(p.due_at) from promise p
                            where p.subject = r.id), timestamptz '9999-12-31') as due
                        from request r
                        where r.org = :org and r.handler = any(:people) and r.state = 'open'
                        """)
                .param("org", org.value())
                .param("people", people.toArray(Integer[]::new))
                .query(row -> {
                    dues.computeIfAbsent(row.getInt("handler"), person -> new ArrayList<>())
                            .add(row.getObject("due", OffsetDateTime.class).toInstant());
                });
        return dues;
    }

    Map<Integer, Set<Skill>> skills(OrgId org, Collection<Integer> people) {
        Map<Integer, Set<Skill>> skills = new HashMap<>();
        jdbc.sql(
                        "select person, skill from person_skill where org = :org and person ="
                                + " any(:people)")
                .param("org", org.value())
                .param("people", people.toArray(Integer[]::new))
                .query(row -> {
                    Skill.of(row.getString("skill"))
                            .ifPresent(add(skills, row.getInt("person"))::add);
                });
        return skills;
    }

    private static Set<Skill> add(Map<Integer, Set<Skill>> skills, int person) {
        return skills.computeIfAbsent(person, one -> EnumSet.noneOf(Skill.class));
    }

    void setSkills(OrgId org, int person, Collection<Skill> skills) {
        jdbc.sql("delete from person_skill where org = :org and person = :person")
                .param("org", org.value())
                .param("person", person)
                .update();
        for (Skill skill : skills) {
            jdbc.sql(
                            """
                            insert into person_skill (org, person, skill)
                            values (:org, :person, :skill)
                            """)
                    .param("org", org.value())
                    .param("person", person)
                    .param("skill", skill.code())
                    .update();
        }
    }
}
