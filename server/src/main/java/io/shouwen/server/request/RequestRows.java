package io.shouwen.server.request;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

final class RequestRows {
    private final JdbcClient jdbc;

    RequestRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A hand-over that nobody answered in time. */
    record Late(SubjectId request, int to, Instant offeredAt, Instant dueAt) {}

    /** The one that is late the longest and was not told of yet. */
    Optional<Late> lateOffer(OrgId org, Instant now) {
        return jdbc.sql(
                        """
                        select id, offered_to, offered_at, offer_due from request
                        where org = :org and offered_to is not null and not offer_late
                            and offer_due < cast(:now as timestamptz)
                        order by offer_due, id limit 1
                        """)
                .param("org", org.value())
                .param("now", now.toString())
                .query((row, n) ->
                        new Late(
                                new SubjectId(row.getLong("id")),
                                row.getInt("offered_to"),
                                row.getObject("offered_at", OffsetDateTime.class).toInstant(),
                                row.getObject("offer_due", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void keep(
            History history,
            Spine spine,
            Matter matter,
            Optional<Offer> offer,
            Optional<Instant> answerBy) {
        jdbc.sql(
                        """
                        insert into request (org, id, unit, customer, state, opened_at, closed_at,
                            first_contact, first_contact_post, handler, offered_to, returned,
                            type, place, event, merged_into, urgent_at, offered_at, offer_due,
                            offer_late)
                        values (:org, :id, :unit, :customer, :state,
                            cast(:opened_at as timestamptz), cast(:closed_at as timestamptz),
                            :first_contact, :post, :handler, :offered_to, :returned,
                            :type, :place, :event, :merged, cast(:urgent as timestamptz),
                            cast(:offered_at as timestamptz), cast(:offer_due as timestamptz),
                            :late)
                        on conflict (id) do update set unit = excluded.unit,
                            state = excluded.state, closed_at = excluded.closed_at,
                            handler = excluded.handler, offered_to = excluded.offered_to,
                            returned = excluded.returned, event = excluded.event,
                            merged_into = excluded.merged_into,
                            urgent_at = excluded.urgent_at,
                            offered_at = excluded.offered_at,
                            offer_due = excluded.offer_due, offer_late = excluded.offer_late
                        """)
                .param("org", history.org().value())
                .param("id", history.id().value())
                .param("unit", history.unit())
                .param("customer", spine.customer().orElse(null), Types.BIGINT)
                .param("state", spine.closedAt().isPresent() ? "closed" : "open")
                .param("opened_at", spine.openedAt().toString())
                .param(
                        "closed_at",
                        spine.closedAt().map(Instant::toString).orElse(null),
                        Types.VARCHAR)
                .param("first_contact", spine.firstContact())
                .param("post", spine.firstContactPost().orElse(null), Types.INTEGER)
                .param("handler", spine.handler())
                .param("offered_to", spine.offeredTo().orElse(null), Types.INTEGER)
                .param("returned", spine.returned())
                .param("type", matter.type().word())
                .param("place", matter.place().orElse(null), Types.INTEGER)
                .param(
                        "merged",
                        matter.mergedInto().map(SubjectId::value).orElse(null),
                        Types.BIGINT)
                .param(
                        "urgent",
                        matter.urgentAt().map(Instant::toString).orElse(null),
                        Types.VARCHAR)
                .param("event", matter.event().map(SubjectId::value).orElse(null), Types.BIGINT)
                .param(
                        "offered_at",
                        offer.map(Offer::at).map(Instant::toString).orElse(null),
                        Types.VARCHAR)
                .param("offer_due", answerBy.map(Instant::toString).orElse(null), Types.VARCHAR)
                .param("late", offer.filter(Offer::late).isPresent())
                .update();
    }

    Optional<RequestRow> find(OrgId org, SubjectId id) {
        return jdbc.sql("select * from request where org = :org and id = :id")
                .param("org", org.value())
                .param("id", id.value())
                .query((row, n) -> row(row))
                .optional();
    }

    /** Newest first, after the place, of these units, as far as the reader sees them. */
    List<RequestRow> ofUnits(
            OrgId org, Collection<Integer> units, Unveiled.Reader reader, Place after, int most) {
        return page(
                jdbc.sql(
                                """
                                select r.*
                                from unnest(cast(:units as int[])) as u(unit),
                                    lateral (select * from request
                                        where org = :org and request.unit = u.unit
                                            and (opened_at, id) < (cast(:at as timestamptz), :id)
                                            and %s
                                        order by opened_at desc, id desc limit :most) r
                                order by r.opened_at desc, r.id desc
                                limit :most
                                """
                                        .formatted(Unveiled.of("request.id")))
                        .param("reader", reader.person())
                        .param("mine", reader.mine())
                        .param("units", units.toArray(Integer[]::new)),
                org,
                after,
                most);
    }

    List<RequestRow> ofCustomer(OrgId org, long customer, Place after, int most) {
        return page(
                jdbc.sql(
                                """
                                select * from request
                                where org = :org and customer = :customer
                                    and (opened_at, id) < (cast(:at as timestamptz), :id)
                                order by opened_at desc, id desc limit :most
                                """)
                        .param("customer", customer),
                org,
                after,
                most);
    }

    List<RequestRow> ofHandler(OrgId org, int handler, Place after, int most) {
        return page(
                jdbc.sql(
                                """
                                select * from request
                                where org = :org and handler = :handler and state = 'open'
                                    and (opened_at, id) < (cast(:at as timestamptz), :id)
                                order by opened_at desc, id desc limit :most
                                """)
                        .param("handler", handler),
                org,
                after,
                most);
    }

    List<RequestRow> offeredTo(OrgId org, int person, Place after, int most) {
        return page(
                jdbc.sql(
                                """
                                select * from request
                                where org = :org and offered_to = :person
                                    and (opened_at, id) < (cast(:at as timestamptz), :id)
                                order by opened_at desc, id desc limit :most
                                """)
                        .param("person", person),
                org,
                after,
                most);
    }

    /** Whether the declared event is there and not over. */
    boolean isOpen(OrgId org, SubjectId event) {
        return jdbc.sql(
                        """
                        select exists (select from event
                            where org = :org and id = :event and ended_at is null)
                        """)
                .param("org", org.value())
                .param("event", event.value())
                .query(Boolean.class)
                .single();
    }

    private static List<RequestRow> page(
            JdbcClient.StatementSpec select, OrgId org, Place after, int most) {
        return select.param("org", org.value())
                .param("at", after.at().toString())
                .param("id", after.id())
                .param("most", most)
                .query((row, n) -> row(row))
                .list();
    }

    private static RequestRow row(ResultSet row) throws SQLException {
        return new RequestRow(
                new SubjectId(row.getLong("id")),
                row.getInt("unit"),
                Optional.ofNullable(row.getObject("customer", Long.class)),
                row.getString("state").equals("open"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("closed_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getInt("first_contact"),
                Optional.ofNullable(row.getObject("first_contact_post", Integer.class)),
                row.getInt("handler"),
                Optional.ofNullable(row.getObject("offered_to", Integer.class)),
                row.getInt("returned"),
                RequestType.of(row.getString("type")).orElseThrow(),
                Optional.ofNullable(row.getObject("place", Integer.class)),
                Optional.ofNullable(row.getObject("event", Long.class)).map(SubjectId::new),
                Optional.ofNullable(row.getObject("merged_into", Long.class)).map(SubjectId::new),
                Optional.ofNullable(row.getObject("urgent_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
