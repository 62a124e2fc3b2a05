package io.shouwen.server.roster;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.roster.Roster.Cell;
import io.shouwen.server.roster.Roster.Moment;
import io.shouwen.server.roster.RosterDay.Leave;
import io.shouwen.server.roster.RosterDay.Rests;
import io.shouwen.server.roster.RosterDay.Works;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shifts, and the days that were written. */
final class RosterRows {
    private static final String PLAN =
            """
            r.person, r.day, r.duty, r.leads, r.stand_in, r.written_at,
            s.id, s.unit, s.code, s.name_zh, s.name_en, s.from_minute, s.until_minute
            """;

    private final JdbcClient jdbc;

    RosterRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of each moment its day and the day before, as they were known then. */
    Map<Moment, List<RosterDay>> known(OrgId org, Collection<Moment> moments, ZoneId zone) {
        Map<Moment, List<RosterDay>> known = new HashMap<>();
        List<Moment> asked = List.copyOf(moments);
        jdbc.sql(
                        """
                        select m.no, %s
                        from unnest(
                            cast(:people as int[]), cast(:days as date[]),
                            cast(:ats as timestamptz[])) with ordinality as m(person, day, at, no)
                        cross join lateral (
                            select distinct on (r.day) r.*
                            from rostered r
                            where r.org = :org and r.person = m.person
                                and r.day between m.day - 1 and m.day and r.written_at <= m.at
                            order by r.day, r.version desc) r
                        left join shift s on s.org = :org and s.id = r.shift
                        """
                                .formatted(PLAN))
                .param("org", org.value())
                .param("people", asked.stream().map(Moment::person).toArray(Integer[]::new))
                .param(
                        "days",
                        asked.stream()
                                .map(one -> one.at().atZone(zone).toLocalDate().toString())
                                .toArray(String[]::new))
                .param("ats", asked.stream().map(one -> one.at().toString()).toArray(String[]::new))
                .query(row -> {
                    known.computeIfAbsent(
                                    asked.get(row.getInt("no") - 1), moment -> new ArrayList<>())
                            .add(day(row));
                });
        return known;
    }

    List<RosterDay> days(OrgId org, Collection<Integer> people, LocalDate from, LocalDate until) {
        return jdbc.sql(
                        """
                        select distinct on (r.person, r.day) %s
                        from rostered r
                        left join shift s on s.org = r.org and s.id = r.shift
                        where r.org = :org and r.person = any(:people)
                            and r.day >= :from and r.day < :until
                        order by r.person, r.day, r.version desc
                        """
                                .formatted(PLAN))
                .param("org", org.value())
                .param("people", people.toArray(Integer[]::new))
                .param("from", from)
                .param("until", until)
                .query((row, n) -> day(row))
                .list();
    }

    /** One writer at a time, so that two of a day come one after the other. */
    int write(OrgId org, Optional<Integer> by, Collection<Cell> cells, Instant now) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('roster'), :org)")
                .param("org", org.value())
                .query((row, n) -> true)
                .list();
        int written = 0;
        for (Cell cell : cells) {
            written +=
                    jdbc.sql(
                                    """
                                    insert into rostered (org, person, day, version, duty, shift,
                                        leads, stand_in, written_by, written_at)
                                    select :org, :person, :day, coalesce(l.version, 0) + 1, :duty,
                                        :shift, :leads, :stand_in, :by, :at
                                    from (select 1) as one
                                    left join lateral (
                                        select * from rostered
                                        where org = :org and person = :person and day = :day
                                        order by version desc limit 1) l on true
                                    where l.version is null
                                        or (l.duty, l.shift, l.leads, l.stand_in)
                                            is distinct from
                                            (:duty, cast(:shift as int), :leads,
                                                cast(:stand_in as int))
                                    """)
                            .param("org", org.value())
                            .param("person", cell.person())
                            .param("day", cell.day())
                            .param("duty", cell.plan().word())
                            .param("shift", shift(cell.plan()).orElse(null))
                            .param("leads", cell.plan() instanceof Works works && works.leads())
                            .param("stand_in", standIn(cell.plan()).orElse(null))
                            .param("by", by.orElse(null))
                            .param("at", now.atOffset(ZoneOffset.UTC))
                            .update();
        }
        return written;
    }

    /** Whoever holds a post in each of these units on any of these days, by name. */
    Map<Integer, List<Integer>> people(
            OrgId org, Collection<Integer> units, LocalDate from, LocalDate until) {
        Map<Integer, List<Integer>> people = new HashMap<>();
        jdbc.sql(
                        """
                        select h.unit, p.id
                        from (select distinct t.unit, t.person from post t
                            where t.org = :org and t.unit = any(:units) and t.from_day < :until
                                and (t.until_day is null or t.until_day > :from)) h
                        join person p on p.org = :org and p.id = h.person
                        order by p.name_zh collate "zh-Hans-x-icu", p.id
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("from", from)
                .param("until", until)
                .query(row -> {
                    people.computeIfAbsent(row.getInt("unit"), unit -> new ArrayList<>())
                            .add(row.getInt("id"));
                });
        return people;
    }

    List<Shift> shifts(OrgId org, Collection<Integer> units) {
        return jdbc.sql(
                        """
                        select id, unit, code, name_zh, name_en, from_minute, until_minute
                        from shift
                        where org = :org and unit = any(:units) and not closed
                        order by unit, from_minute, code
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .query((row, n) -> shift(row))
                .list();
    }

    Shift open(OrgId org, Shift shift) {
        jdbc.sql(
                        """
                        update shift set closed = true
                        where org = :org and unit = :unit and code = :code and not closed
                        """)
                .param("org", org.value())
                .param("unit", shift.unit())
                .param("code", shift.code())
                .update();
        return jdbc.sql(
                        """
                        insert into shift (org, unit, code, name_zh, name_en, from_minute,
                            until_minute)
                        values (:org, :unit, :code, :zh, :en, :from, :until)
                        returning id, unit, code, name_zh, name_en, from_minute, until_minute
                        """)
                .param("org", org.value())
                .param("unit", shift.unit())
                .param("code", shift.code())
                .param("zh", shift.nameZh())
                .param("en", shift.nameEn())
                .param("from", shift.fromMinute())
                .param("until", shift.untilMinute())
                .query((row, n) -> shift(row))
                .single();
    }

    private static Optional<Integer> shift(RosterDay.Plan plan) {
        return plan instanceof Works works ? Optional.of(works.shift().id()) : Optional.empty();
    }

    private static Optional<Integer> standIn(RosterDay.Plan plan) {
        return plan instanceof Leave leave ? leave.standIn() : Optional.empty();
    }

    private static RosterDay day(ResultSet row) throws SQLException {
        RosterDay.Plan plan =
                switch (row.getString("duty")) {
                    case "shift" -> new Works(shift(row), row.getBoolean("leads"));
                    case "leave" ->
                            new Leave(
                                    Optional.ofNullable(row.getObject("stand_in", Integer.class)));
                    default -> new Rests();
                };
        return new RosterDay(
                row.getInt("person"),
                row.getObject("day", LocalDate.class),
                plan,
                row.getObject("written_at", OffsetDateTime.class).toInstant());
    }

    private static Shift shift(ResultSet row) throws SQLException {
        return new Shift(
                row.getInt("id"),
                row.getInt("unit"),
                row.getString("code"),
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getInt("from_minute"),
                row.getInt("until_minute"));
    }
}
