package io.shouwen.server.request;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What waits on requests. */
final class ErrandRows {
    private final JdbcClient jdbc;

    ErrandRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What has no time of its own is due when it is asked for. */
    void keep(History history, Spine spine, Errands errands) {
        for (Errand errand : errands.all()) {
            jdbc.sql(
                            """
                            insert into request_errand (org, request, n, kind, asked_by, helper,
                                due_at, unit, handler, open)
                            values (:org, :request, :n, :kind, :by, cast(:helper as int),
                                cast(:due as timestamptz), :unit, :handler, :open)
                            on conflict (org, request, n) do update set unit = excluded.unit,
                                handler = excluded.handler, open = excluded.open
                            """)
                    .param("org", history.org().value())
                    .param("request", history.id().value())
                    .param("n", errand.n())
                    .param("kind", errand.kind().word())
                    .param("by", errand.by())
                    .param("helper", errand.unit().orElse(null))
                    .param("due", errand.due().orElse(errand.askedAt()).toString())
                    .param("unit", history.unit())
                    .param("handler", spine.handler())
                    .param("open", errand.open() && spine.closedAt().isEmpty())
                    .update();
        }
    }

    /** Whether one of these units is asked to help. */
    boolean supports(OrgId org, SubjectId request, Collection<Integer> units) {
        return jdbc.sql(
                        """
                        select exists (select from request_errand
                            where org = :org and request = :request and helper = any(:units))
                        """)
                .param("org", org.value())
                .param("request", request.value())
                .param("units", units.toArray(Integer[]::new))
                .query(Boolean.class)
                .single();
    }

    /** What waits in these units, on help of these units or on this handler, the soonest first. */
    List<Requests.Waiting> waiting(
            OrgId org, Collection<Integer> units, Unveiled.Reader reader, Place after, int most) {
        return jdbc.sql(
                        """
                        select request, n, kind, due_at
                        from unnest(cast(:units as int[])) u (id), lateral (
                            (select e.* from request_errand e
                            where e.org = :org and e.open and e.unit = u.id
                                and (e.due_at, e.request) > (cast(:at as timestamptz), :id)
                                and %1$s
                            order by e.due_at, e.request, e.n limit :most)
                            union all
                            (select e.* from request_errand e
                            where e.org = :org and e.open and e.helper = u.id
                                and (e.due_at, e.request) > (cast(:at as timestamptz), :id)
                                and %1$s
                            order by e.due_at, e.request, e.n limit :most)) w
                        union
                        (select e.request, e.n, e.kind, e.due_at from request_errand e
                        where e.org = :org and e.open and e.handler = :person
                            and (e.due_at, e.request) > (cast(:at as timestamptz), :id)
                                and %1$s
                        order by e.due_at, e.request, e.n limit :most)
                        order by due_at, request, n
                        limit :most
                        """
                                .formatted(Unveiled.of("e.request")))
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("person", reader.person())
                .param("reader", reader.person())
                .param("mine", reader.mine())
                .param("at", after.at().toString())
                .param("id", after.id())
                .param("most", most)
                .query((row, n) ->
                        new Requests.Waiting(
                                new SubjectId(row.getLong("request")),
                                row.getInt("n"),
                                ErrandKind.of(row.getString("kind")).orElseThrow(),
                                row.getObject("due_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Where another request is merged to, if it is there. */
    Optional<Optional<SubjectId>> merged(OrgId org, SubjectId request) {
        return jdbc.sql("select merged_into from request where org = :org and id = :id")
                .param("org", org.value())
                .param("id", request.value())
                .query((row, n) ->
                        Optional.ofNullable(row.getObject("merged_into", Long.class))
                                .map(SubjectId::new))
                .optional();
    }
}
