package io.shouwen.server.slip;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.SubjectId;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Slips by request, and those that are missing by day and person. */
final class SlipRows {
    private final JdbcClient jdbc;

    SlipRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A slip and the day of its visit. */
    record Row(Slip slip, LocalDate day) {
        SlipPlace place() {
            return new SlipPlace(day, slip.person(), slip.request().value(), slip.nth());
        }
    }

    void keep(History history, List<Slip> slips, ZoneId zone) {
        jdbc.sql("delete from slip where org = :org and request = :request and nth > :last")
                .param("org", history.org().value())
                .param("request", history.id().value())
                .param("last", slips.size())
                .update();
        slips.forEach(slip -> keep(history, slip, zone));
    }

    private void keep(History history, Slip slip, ZoneId zone) {
        jdbc.sql(
                        """
                        insert into slip (org, request, nth, unit, person, day, visited_at, form,
                            paper, filled_at, returned_at, shelf)
                        values (:org, :request, :nth, :unit, :person, :day, :visited, :form,
                            :paper, :filled, :returned, :shelf)
                        on conflict (org, request, nth) do update set unit = excluded.unit,
                            person = excluded.person, day = excluded.day,
                            visited_at = excluded.visited_at, form = excluded.form,
                            paper = excluded.paper, filled_at = excluded.filled_at,
                            returned_at = excluded.returned_at, shelf = excluded.shelf
                        """)
                .param("org", history.org().value())
                .param("request", slip.request().value())
                .param("nth", slip.nth())
                .param("unit", history.unit())
                .param("person", slip.person())
                .param("day", slip.visitedAt().atZone(zone).toLocalDate())
                .param("visited", slip.visitedAt().atOffset(ZoneOffset.UTC))
                .param("form", slip.form())
                .param("paper", slip.paper())
                .param("filled", time(slip.filledAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("returned", time(slip.returnedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("shelf", slip.shelf())
                .update();
    }

    private static @Nullable OffsetDateTime time(Optional<Instant> at) {
        return at.map(one -> one.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    List<Slip> of(OrgId org, SubjectId request) {
        return jdbc.sql("select * from slip where org = :org and request = :request order by nth")
                .param("org", org.value())
                .param("request", request.value())
                .query((row, n) -> row(row).slip())
                .list();
    }

    /** Those that are not back, latest day first and person by person. */
    List<Row> missing(OrgId org, Collection<Integer> units, SlipPlace after, int most) {
        return jdbc.sql(
                        """
                        select s.*
                        from unnest(cast(:units as int[])) as u(unit),
                            lateral (select * from slip
                                where org = :org and slip.unit = u.unit and returned_at is null
                                    and (day, person, request, nth)
                                        < (:day, :person, :request, :nth)
                                order by day desc, person desc, request desc, nth desc
                                limit :most) s
                        order by s.day desc, s.person desc, s.request desc, s.nth desc
                        limit :most
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("day", after.day())
                .param("person", after.person())
                .param("request", after.request())
                .param("nth", after.nth())
                .param("most", most)
                .query((row, n) -> row(row))
                .list();
    }

    Slips.Sum sum(OrgId org, Collection<Integer> units, LocalDate from, LocalDate until) {
        return jdbc.sql(
                        """
                        select count(*) as visits, count(filled_at) as filled,
                            count(returned_at) as returned
                        from slip
                        where org = :org and unit = any(:units) and day >= :from and day < :until
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("from", from)
                .param("until", until)
                .query((row, n) ->
                        new Slips.Sum(
                                row.getLong("visits"),
                                row.getLong("filled"),
                                row.getLong("returned")))
                .single();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new Slip(
                        new SubjectId(row.getLong("request")),
                        row.getInt("nth"),
                        row.getInt("person"),
                        row.getObject("visited_at", OffsetDateTime.class).toInstant(),
                        row.getString("form"),
                        row.getString("paper"),
                        instant(row, "filled_at"),
                        instant(row, "returned_at"),
                        row.getString("shelf")),
                row.getObject("day", LocalDate.class));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
