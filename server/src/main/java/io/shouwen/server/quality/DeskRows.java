package io.shouwen.server.quality;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Findings as the desk asks for them: by cause, filtered, and those that an event covers. */
final class DeskRows {
    /**
     * What is joined to a finding {@code f} to see which declared event covers it, in {@code
     * c.event}.
     */
    private static final String COVERED =
            """
            left join request r on r.org = f.org and r.id = f.subject
            left join place p on p.org = f.org and p.id = r.place
            left join lateral (select coalesce(r.event, (
                select e.id from event e
                where e.org = f.org and tstzrange(e.starts_at, e.ended_at) @> f.broken_at
                    and exists (select from event_scope s
                        where s.org = e.org and s.event = e.id
                            and (s.kind = 'unit' and s.key in (f.unit::text, r.unit::text)
                                or s.kind = 'place' and s.key = any(cast(p.path as text[]))))
                order by e.starts_at desc, e.id desc limit 1), 0) as event) c on true
            """;

    private static final String WANTED =
            """
            f.org = :org and f.state = :state and f.unit = any(:units)
                and (cast(:unit as int) is null or f.unit = cast(:unit as int))
                and (cast(:clause as text) is null or f.clause = cast(:clause as text))
                and (cast(:person as int) is null or f.person = cast(:person as int))
                and (cast(:day as date) is null or f.day = cast(:day as date))
                and (cast(:told as timestamptz) is null
                    or f.told_at <= cast(:told as timestamptz))
            """;

    /** The findings that wait and that an event covers, with which request they are about. */
    private static final String UNDER_EVENT =
            """
            from finding f
            left join request r on r.org = f.org and r.id = f.subject
            left join place p on p.org = f.org and p.id = r.place
            join event e on e.org = f.org and e.id = :event
            where f.org = :org and f.state = 'raised' and f.verdict <> 'merit'
                and f.unit = any(:units)
                and (r.event = e.id
                    or (tstzrange(e.starts_at, e.ended_at) @> f.broken_at
                        and exists (select from event_scope s
                            where s.org = e.org and s.event = e.id
                                and (s.kind = 'unit' and s.key in (f.unit::text, r.unit::text)
                                    or s.kind = 'place'
                                        and s.key = any(cast(p.path as text[]))))))
            """;

    private static final String COLUMNS =
            """
            f.id, f.subject, f.clause, f.occasion, f.revision, f.confirmed_revision, f.state,
            f.person, f.unit, f.verdict, f.as_of, f.answered, f.day, f.raised_at, f.told_at,
            f.decided_at
            """;

    private final JdbcClient jdbc;

    DeskRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What somebody may see of what they ask for.
     *
     * @param told by when at the latest the person was told
     */
    record Asked(OrgId org, Collection<Integer> units, DeskFilter filter, Optional<Instant> told) {}

    private static StatementSpec asked(StatementSpec statement, Asked asked) {
        DeskFilter filter = asked.filter();
        return statement
                .param("org", asked.org().value())
                .param("units", asked.units().toArray(Integer[]::new))
                .param("state", filter.state().code())
                .param("unit", filter.unit().orElse(null), Types.INTEGER)
                .param("clause", filter.clause().orElse(null), Types.VARCHAR)
                .param("person", filter.person().orElse(null), Types.INTEGER)
                .param("day", filter.day().map(LocalDate::toString).orElse(null), Types.VARCHAR)
                .param("told", asked.told().map(Instant::toString).orElse(null), Types.VARCHAR);
    }

    /** Newest first, from after the cursor on. */
    List<FindingLine> lines(Asked asked, Place after, int limit) {
        boolean byEvent = asked.filter().event().isPresent();
        String sql =
                "select "
                        + COLUMNS
                        + "from finding f\n"
                        + (byEvent ? COVERED : "")
                        + "where "
                        + WANTED
                        + (byEvent ? "and c.event = :event\n" : "")
                        + """
                        and (f.raised_at, f.id) < (:raised_at, :id)
                        order by f.raised_at desc, f.id desc
                        limit :limit
                        """;
        StatementSpec statement = asked(jdbc.sql(sql), asked);
        if (byEvent) {
            statement = statement.param("event", asked.filter().event().get());
        }
        return statement
                .param("raised_at", after.at().atOffset(ZoneOffset.UTC))
                .param("id", after.id())
                .param("limit", limit)
                .query((row, n) -> FindingRows.line(row))
                .list();
    }

    /** The causes of what is asked for, newest day first, from after the cursor on. */
    List<Cause> causes(Asked asked, Cause.At after, int limit) {
        return asked(
                        jdbc.sql(
                                """
                                select f.clause, f.unit, f.day, c.event, count(*) as number,
                                    count(*) filter (where f.answered) as answered
                                from finding f
                                """
                                        + COVERED
                                        + "where "
                                        + WANTED
                                        + """
                                        and (f.day < :after_day or (f.day = :after_day
                                            and (f.clause, f.unit, c.event)
                                                > (:after_clause, :after_unit, :after_event)))
                                        group by f.clause, f.unit, f.day, c.event
                                        order by f.day desc, f.clause, f.unit, c.event
                                        limit :limit
                                        """),
                        asked)
                .param("after_day", after.day())
                .param("after_clause", after.clause())
                .param("after_unit", after.unit())
                .param("after_event", after.event())
                .param("limit", limit)
                .query((row, n) ->
                        new Cause(
                                row.getString("clause"),
                                row.getInt("unit"),
                                row.getObject("day", LocalDate.class),
                                row.getLong("event"),
                                row.getLong("number"),
                                row.getLong("answered")))
                .list();
    }

    /** How many wait for a decision, and how many appeals. */
    List<Waiting> waiting(OrgId org, Collection<Integer> units) {
        return jdbc.sql(
                        """
                        select state, count(*) as number from finding
                        where org = :org and unit = any(:units) and state in ('raised', 'appealed')
                        group by state
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .query((row, n) ->
                        new Waiting(FindingState.of(row.getString("state")), row.getLong("number")))
                .list();
    }

    /** How many wait in a state. */
    record Waiting(FindingState state, long number) {}

    /** How many lapse by then if nobody decides: those that people were told of before. */
    long lapsing(OrgId org, Collection<Integer> units, Instant toldBefore) {
        return jdbc.sql(
                        """
                        select count(*) from finding
                        where org = :org and state = 'raised' and verdict <> 'merit'
                            and told_at <= :told and unit = any(:units)
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("told", toldBefore.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** The clauses and the people of what is in a state: what the desk may be filtered by. */
    List<String> clauses(OrgId org, Collection<Integer> units, FindingState state, int most) {
        return jdbc.sql(
                        """
                        select distinct clause from finding
                        where org = :org and state = :state and unit = any(:units)
                        order by clause limit :most
                        """)
                .param("org", org.value())
                .param("state", state.code())
                .param("units", units.toArray(Integer[]::new))
                .param("most", most)
                .query((row, n) -> row.getString(1))
                .list();
    }

    List<Integer> people(OrgId org, Collection<Integer> units, FindingState state, int most) {
        return jdbc.sql(
                        """
                        select distinct person from finding
                        where org = :org and state = :state and unit = any(:units)
                            and person is not null
                        order by person limit :most
                        """)
                .param("org", org.value())
                .param("state", state.code())
                .param("units", units.toArray(Integer[]::new))
                .param("most", most)
                .query((row, n) -> row.getInt(1))
                .list();
    }

    /** How many of each clause an event covers. */
    List<Covered> covered(OrgId org, Collection<Integer> units, SubjectId event) {
        return jdbc.sql(
                        "select f.clause, count(*) as number "
                                + UNDER_EVENT
                                + " group by f.clause order by f.clause")
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("event", event.value())
                .query((row, n) -> new Covered(row.getString("clause"), row.getLong("number")))
                .list();
    }

    /** How many findings of a clause wait that an event covers. */
    record Covered(String clause, long number) {}

    /** Those that an event covers, by number, after the one given. */
    List<FindingLine> covered(
            OrgId org, Collection<Integer> units, SubjectId event, long after, int limit) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + UNDER_EVENT
                                + " and f.id > :after order by f.id limit :limit")
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("event", event.value())
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> FindingRows.line(row))
                .list();
    }

    /** Of those the numbers that a batch has still to go through. */
    List<SubjectId> toDismiss(OrgId org, Collection<Integer> units, Excuse excuse, int limit) {
        return jdbc.sql(
                        "select f.id "
                                + UNDER_EVENT
                                + """
                                 and f.clause = any(:clauses)
                                and f.id > :upto and f.id <= :last
                                order by f.id limit :limit
                                """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("event", excuse.event().value())
                .param("clauses", excuse.clauses().toArray(String[]::new))
                .param("upto", excuse.upto())
                .param("last", excuse.last())
                .param("limit", limit)
                .query((row, n) -> new SubjectId(row.getLong(1)))
                .list();
    }

    /** What an event excuses and a batch that takes it back has still to go through. */
    List<SubjectId> toReopen(OrgId org, Collection<Integer> units, Excuse excuse, int limit) {
        return jdbc.sql(
                        """
                        select id from finding
                        where org = :org and event = :event and state = 'dismissed'
                            and unit = any(:units) and id > :upto and id <= :last
                        order by id limit :limit
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("event", excuse.event().value())
                .param("upto", excuse.upto())
                .param("last", excuse.last())
                .param("limit", limit)
                .query((row, n) -> new SubjectId(row.getLong(1)))
                .list();
    }

    /** How many an event excuses now. */
    long excused(OrgId org, Collection<Integer> units, SubjectId event) {
        return jdbc.sql(
                        """
                        select count(*) from finding
                        where org = :org and event = :event and state = 'dismissed'
                            and unit = any(:units)
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("event", event.value())
                .query(Long.class)
                .single();
    }
}
