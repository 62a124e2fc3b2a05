package io.shouwen.server.above;

import io.shouwen.server.access.Me;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.request.Unveiled;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Orders from above by due date, and the limit within which they are signed for. */
final class AboveRows {
    private final JdbcClient jdbc;

    AboveRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One order in a list. */
    record Row(
            SubjectId request,
            int handler,
            String source,
            String reference,
            String matterClass,
            Step step,
            Instant due,
            Instant firstDue,
            Instant signBy,
            Optional<Instant> signedAt,
            Optional<Instant> asked,
            Optional<Instant> answeredAt,
            String reply,
            int round) {
        Place place() {
            return new Place(due, request.value());
        }
    }

    /** The request of one of their numbers. */
    Optional<SubjectId> known(OrgId org, String source, String reference) {
        return jdbc.sql(
                        """
                        select request from above_order
                        where org = :org and source = :source and reference = :reference
                        """)
                .param("org", org.value())
                .param("source", source)
                .param("reference", reference)
                .query((row, n) -> new SubjectId(row.getLong("request")))
                .optional();
    }

    void keep(History history, AboveOrder order) {
        jdbc.sql(
                        """
                        insert into above_order (org, request, unit, source, reference,
                            matter_class, step, open, received_at, sign_by, signed_at, due_at,
                            first_due, asked, reply, answered_at, sent_at, rating, round)
                        values (:org, :request, :unit, :source, :reference, :class, :step, :open,
                            :received, :received + coalesce((select sign_minutes
                                from above_terms where org = :org), 120) * interval '1 minute',
                            :signed, :due, :first, :asked, :reply, :answered, :sent, :rating,
                            :round)
                        on conflict (org, request) do update set unit = excluded.unit,
                            step = excluded.step, open = excluded.open,
                            signed_at = excluded.signed_at, due_at = excluded.due_at,
                            asked = excluded.asked, reply = excluded.reply,
                            answered_at = excluded.answered_at, sent_at = excluded.sent_at,
                            rating = excluded.rating, round = excluded.round
                        """)
                .param("org", history.org().value())
                .param("request", history.id().value())
                .param("unit", history.unit())
                .param("source", order.source())
                .param("reference", order.reference())
                .param("class", order.matterClass())
                .param("step", order.step().word())
                .param("open", order.step().open())
                .param("received", order.receivedAt().atOffset(ZoneOffset.UTC))
                .param("signed", time(order.signedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("due", order.due().atOffset(ZoneOffset.UTC))
                .param("first", order.firstDue().atOffset(ZoneOffset.UTC))
                .param("asked", time(order.asked()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("reply", order.reply())
                .param("answered", time(order.answeredAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("sent", time(order.sentAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("rating", order.rating())
                .param("round", order.round())
                .update();
    }

    private static @Nullable OffsetDateTime time(Optional<Instant> at) {
        return at.map(one -> one.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    /** What is still owed, the soonest due first, so that what is overdue stands on top. */
    List<Row> open(Me me, Collection<Integer> units, Place after, int most) {
        return jdbc.sql(
                        """
                        select o.*, r.handler
                        from (select q.*
                            from unnest(cast(:units as int[])) as u(unit),
                                lateral (select * from above_order a
                                    where a.org = :org and a.unit = u.unit and a.open
                                        and (a.due_at, a.request)
                                            > (cast(:at as timestamptz), :id)
                                        and %s
                                    order by a.due_at, a.request limit :most) q
                            order by q.due_at, q.request
                            limit :most) o
                        join request r on r.id = o.request
                        order by o.due_at, o.request
                        """
                                .formatted(Unveiled.of("a.request")))
                .param("org", me.org().value())
                .param("reader", me.person())
                .param("mine", me.units().toArray(Integer[]::new))
                .param("units", units.toArray(Integer[]::new))
                .param("at", after.at().toString())
                .param("id", after.id())
                .param("most", most)
                .query((row, n) -> row(row))
                .list();
    }

    Optional<Row> find(OrgId org, SubjectId request) {
        return jdbc.sql(
                        """
                        select o.*, r.handler from above_order o join request r on r.id = o.request
                        where o.org = :org and o.request = :request
                        """)
                .param("org", org.value())
                .param("request", request.value())
                .query((row, n) -> row(row))
                .optional();
    }

    /** What may go and did not, the first request first. */
    List<Row> toSend(OrgId org, Collection<Integer> units, int most) {
        return jdbc.sql(
                        """
                        select o.*, r.handler from above_order o join request r on r.id = o.request
                        where o.org = :org and o.unit = any(:units) and o.step = 'answered'
                        order by o.request limit :most
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("most", most)
                .query((row, n) -> row(row))
                .list();
    }

    /** What went between two moments, for a file that was lost. */
    List<Row> sent(OrgId org, Collection<Integer> units, Instant from, Instant until, int most) {
        return jdbc.sql(
                        """
                        select o.*, r.handler from above_order o join request r on r.id = o.request
                        where o.org = :org and o.unit = any(:units)
                            and o.sent_at >= cast(:from as timestamptz)
                            and o.sent_at < cast(:until as timestamptz)
                        order by o.sent_at, o.request limit :most
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("from", from.toString())
                .param("until", until.toString())
                .param("most", most)
                .query((row, n) -> row(row))
                .list();
    }

    int signMinutes(OrgId org) {
        return jdbc.sql(
                        """
                        select coalesce(
                            (select sign_minutes from above_terms where org = :org), 120)
                        """)
                .param("org", org.value())
                .query(Integer.class)
                .single();
    }

    void setSignMinutes(OrgId org, int minutes) {
        jdbc.sql(
                        """
                        insert into above_terms (org, sign_minutes) values (:org, :minutes)
                        on conflict (org) do update set sign_minutes = excluded.sign_minutes
                        """)
                .param("org", org.value())
                .param("minutes", minutes)
                .update();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new SubjectId(row.getLong("request")),
                row.getInt("handler"),
                row.getString("source"),
                row.getString("reference"),
                row.getString("matter_class"),
                Step.valueOf(row.getString("step").toUpperCase(Locale.ROOT)),
                instant(row, "due_at").orElseThrow(),
                instant(row, "first_due").orElseThrow(),
                instant(row, "sign_by").orElseThrow(),
                instant(row, "signed_at"),
                instant(row, "asked"),
                instant(row, "answered_at"),
                row.getString("reply"),
                row.getInt("round"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
