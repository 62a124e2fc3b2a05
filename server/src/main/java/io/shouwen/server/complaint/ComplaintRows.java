package io.shouwen.server.complaint;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The complaints as lists read them. */
final class ComplaintRows {
    private final JdbcClient jdbc;

    ComplaintRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(History history, Complaint complaint) {
        jdbc.sql(
                        """
                        insert into complaint (org, request, type, unit, opened_at, state, waits,
                            person, concerned)
                        values (:org, :request, :type, :unit, cast(:opened as timestamptz), :state,
                            :waits, :person, :concerned)
                        on conflict (org, request) do update set unit = excluded.unit,
                            state = excluded.state, waits = excluded.waits,
                            person = excluded.person, concerned = excluded.concerned
                        """)
                .param("org", history.org().value())
                .param("request", history.id().value())
                .param("type", complaint.type().word())
                .param("unit", history.unit())
                .param("opened", history.openedAt().toString())
                .param("state", complaint.state())
                .param("waits", complaint.waiting().isPresent())
                .param("person", complaint.concern().person().orElse(null), Types.INTEGER)
                .param("concerned", complaint.concern().unit().orElse(null), Types.INTEGER)
                .update();
    }

    /** Whether a person has a post in a unit on a day. */
    boolean worksIn(OrgId org, int person, int unit, LocalDate day) {
        return jdbc.sql(
                        """
                        select exists (select from post
                            where org = :org and person = :person and unit = :unit
                                and from_day <= :day and (until_day is null or until_day > :day))
                        """)
                .param("org", org.value())
                .param("person", person)
                .param("unit", unit)
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    /** The unit above one; the topmost is above itself. */
    int above(OrgId org, int unit) {
        return jdbc.sql("select coalesce(parent, id) from unit where org = :org and id = :unit")
                .param("org", org.value())
                .param("unit", unit)
                .query(Integer.class)
                .single();
    }

    /** Whom a complaint is about, and whether there is one of the number. */
    Optional<Concern> concern(OrgId org, SubjectId request) {
        return jdbc.sql(
                        """
                        select person, concerned from complaint
                        where org = :org and request = :request
                        """)
                .param("org", org.value())
                .param("request", request.value())
                .query((row, n) ->
                        new Concern(
                                number(row, "person"), number(row, "concerned"), Optional.empty()))
                .optional();
    }

    /**
     * One line of the list.
     *
     * @param due when its soonest running promise is due
     */
    record Line(
            SubjectId request,
            String type,
            int unit,
            Instant openedAt,
            String state,
            boolean waits,
            Optional<Integer> person,
            Optional<Integer> concerned,
            Optional<Instant> due) {
        Place place() {
            return new Place(openedAt, request.value());
        }
    }

    /**
     * Of these units, the newest first, without those about the reader.
     *
     * @param state empty for all
     * @param mine the units in which the reader works
     */
    List<Line> newest(
            OrgId org,
            Collection<Integer> units,
            String state,
            int reader,
            Collection<Integer> mine,
            Place after,
            int most) {
        return jdbc.sql(
                        """
                        select c.*, (select min(p.due_at) from promise p
                            where p.org = c.org and p.subject = c.request) as due_at
                        from unnest(cast(:units as int[])) as u(unit),
                            lateral (select * from complaint s
                                where s.org = :org and s.unit = u.unit
                                    and (:state = '' or s.state = :state)
                                    and s.person is distinct from :reader
                                    and (s.concerned is null or s.concerned <> all(:mine))
                                    and (s.opened_at, s.request)
                                        < (cast(:at as timestamptz), :id)
                                order by s.opened_at desc, s.request desc limit :most) c
                        order by c.opened_at desc, c.request desc
                        limit :most
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("state", state)
                .param("reader", reader)
                .param("mine", mine.toArray(Integer[]::new))
                .param("at", after.at().toString())
                .param("id", after.id())
                .param("most", most)
                .query((row, n) -> line(row))
                .list();
    }

    /** The upheld ones about a person, the newest first. */
    List<Line> against(OrgId org, int person, int most) {
        return jdbc.sql(
                        """
                        select c.*, cast(null as timestamptz) as due_at from complaint c
                        where c.org = :org and c.person = :person and c.state = 'upheld'
                        order by c.opened_at desc, c.request desc limit :most
                        """)
                .param("org", org.value())
                .param("person", person)
                .param("most", most)
                .query((row, n) -> line(row))
                .list();
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                new SubjectId(row.getLong("request")),
                row.getString("type"),
                row.getInt("unit"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getString("state"),
                row.getBoolean("waits"),
                number(row, "person"),
                number(row, "concerned"),
                Optional.ofNullable(row.getObject("due_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static Optional<Integer> number(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Integer.class));
    }
}
