package io.shouwen.server.quality;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The read table of findings. */
final class FindingRows {
    private final JdbcClient jdbc;

    FindingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<SubjectId> find(OrgId org, SubjectId subject, String clause, String occasion) {
        return jdbc.sql(
                        """
                        select id from finding
                        where org = :org and subject = :subject and clause = :clause
                            and occasion = :occasion
                        """)
                .param("org", org.value())
                .param("subject", subject.value())
                .param("clause", clause)
                .param("occasion", occasion)
                .query((row, n) -> new SubjectId(row.getLong("id")))
                .optional();
    }

    /** Brings the row in step with what the facts add up to. */
    void keep(OrgId org, Finding finding) {
        Breach breach = finding.breach();
        jdbc.sql(
                        """
                        insert into finding (org, id, subject, clause, occasion, revision,
                            confirmed_revision, state, person, unit, raised_by, verdict, as_of,
                            answered, day, raised_at)
                        values (:org, :id, :subject, :clause, :occasion, :revision,
                            :confirmed_revision, :state, :person, :unit, :raised_by, :verdict,
                            :as_of, :answered, :day, :raised_at)
                        on conflict (org, subject, clause, occasion) do update set
                            revision = excluded.revision,
                            confirmed_revision = excluded.confirmed_revision,
                            state = excluded.state, verdict = excluded.verdict,
                            as_of = excluded.as_of, answered = excluded.answered
                        """)
                .param("org", org.value())
                .param("id", finding.id().value())
                .param("subject", breach.subject().value())
                .param("clause", breach.clause())
                .param("occasion", breach.occasion())
                .param("revision", finding.revision().no())
                .param("confirmed_revision", finding.confirmedRevision())
                .param("state", finding.state().code())
                .param("person", breach.person().orElse(null))
                .param("unit", breach.unit())
                .param("raised_by", breach.raisedBy().orElse(null))
                .param("verdict", finding.revision().verdict())
                .param("as_of", finding.revision().asOf().atOffset(ZoneOffset.UTC))
                .param("answered", finding.answer().isPresent())
                .param("day", breach.day())
                .param("raised_at", breach.raisedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The findings of these units in one state, newest first, from after the cursor on. */
    List<FindingLine> desk(
            OrgId org, Collection<Integer> units, FindingState state, Place after, int limit) {
        return jdbc.sql(
                        """
                        select id, subject, clause, occasion, revision, confirmed_revision, state,
                            person, unit, verdict, as_of, answered, day, raised_at
                        from finding
                        where org = :org and state = :state and unit = any(:units)
                            and (raised_at, id) < (:raised_at, :id)
                        order by raised_at desc, id desc
                        limit :limit
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("state", state.code())
                .param("raised_at", after.at().atOffset(ZoneOffset.UTC))
                .param("id", after.id())
                .param("limit", limit)
                .query((row, n) -> line(row))
                .list();
    }

    /** How many findings these units have in each state that somebody still has to act on. */
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

    List<FindingLine> ofPerson(OrgId org, int person, Place after, int limit) {
        return jdbc.sql(
                        """
                        select id, subject, clause, occasion, revision, confirmed_revision, state,
                            person, unit, verdict, as_of, answered, day, raised_at
                        from finding
                        where org = :org and person = :person
                            and (raised_at, id) < (:raised_at, :id)
                        order by raised_at desc, id desc
                        limit :limit
                        """)
                .param("org", org.value())
                .param("person", person)
                .param("raised_at", after.at().atOffset(ZoneOffset.UTC))
                .param("id", after.id())
                .param("limit", limit)
                .query((row, n) -> line(row))
                .list();
    }

    long undecided(OrgId org, int person) {
        return jdbc.sql(
                        """
                        select count(*) from finding
                        where org = :org and person = :person and state = 'raised'
                        """)
                .param("org", org.value())
                .param("person", person)
                .query(Long.class)
                .single();
    }

    List<FindingLine> byId(OrgId org, Collection<Long> ids) {
        return jdbc.sql(
                        """
                        select id, subject, clause, occasion, revision, confirmed_revision, state,
                            person, unit, verdict, as_of, answered, day, raised_at
                        from finding where org = :org and id = any(:ids)
                        """)
                .param("org", org.value())
                .param("ids", ids.toArray(Long[]::new))
                .query((row, n) -> line(row))
                .list();
    }

    private static FindingLine line(ResultSet row) throws SQLException {
        return new FindingLine(
                new SubjectId(row.getLong("id")),
                new SubjectId(row.getLong("subject")),
                row.getString("clause"),
                row.getString("occasion"),
                row.getInt("revision"),
                FindingState.of(row.getString("state")),
                Optional.ofNullable(row.getObject("person", Integer.class)),
                row.getInt("unit"),
                row.getString("verdict"),
                row.getObject("as_of", OffsetDateTime.class).toInstant(),
                row.getBoolean("answered"),
                row.getInt("confirmed_revision"),
                row.getObject("day", LocalDate.class),
                row.getObject("raised_at", OffsetDateTime.class).toInstant());
    }
}
