package io.shouwen.server.quality;

import io.shouwen.server.ledger.Account;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;

/** The read table of findings. */
final class FindingRows {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    FindingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What names a finding for ever. */
    record Name(SubjectId subject, String clause, String occasion) {}

    /** Which of these are there, with their numbers. */
    Map<Name, SubjectId> find(OrgId org, Collection<Name> names) {
        Map<Name, SubjectId> found = new HashMap<>();
        jdbc.sql(
                        """
                        select f.id, f.subject, f.clause, f.occasion
                        from unnest(:subjects, :clauses, :occasions)
                            as w(subject, clause, occasion)
                        join finding f on f.org = :org and f.subject = w.subject
                            and f.clause = w.clause and f.occasion = w.occasion
                        """)
                .param("org", org.value())
                .param("subjects", array(names, name -> name.subject().value(), Long[]::new))
                .param("clauses", array(names, Name::clause, String[]::new))
                .param("occasions", array(names, Name::occasion, String[]::new))
                .query(row -> {
                    found.put(
                            new Name(
                                    new SubjectId(row.getLong("subject")),
                                    row.getString("clause"),
                                    row.getString("occasion")),
                            new SubjectId(row.getLong("id")));
                });
        return found;
    }

    private static <T> T[] array(
            Collection<Name> names, Function<Name, T> column, IntFunction<T[]> array) {
        return names.stream().map(column).toArray(array);
    }

    /**
     * Brings the rows in step with what the facts add up to. A breach has one finding: one that is
     * there under another number stops the whole transaction.
     */
    void keep(OrgId org, List<Finding> findings, Function<Finding, Set<String>> counted) {
        int kept =
                jdbc.sql(
                                """
                                insert into finding (org, id, subject, clause, occasion, revision,
                                    confirmed_revision, state, person, unit, raised_by, verdict, as_of,
                                    answered, day, raised_at, told_at, broken_at, decided_at,
                                    event, holders, counted)
                                select :org, f.*
                                from jsonb_to_recordset(cast(:findings as jsonb)) as f(id bigint,
                                    subject bigint, clause text, occasion text, revision int,
                                    confirmed_revision int, state text, person int, unit int,
                                    raised_by int, verdict text, as_of timestamptz, answered boolean,
                                    day date, raised_at timestamptz, told_at timestamptz,
                                    broken_at timestamptz, decided_at timestamptz, event bigint,
                                    holders int[],
                                    counted text[])
                                on conflict (org, subject, clause, occasion) do update set
                                    revision = excluded.revision,
                                    confirmed_revision = excluded.confirmed_revision,
                                    state = excluded.state, verdict = excluded.verdict,
                                    as_of = excluded.as_of, answered = excluded.answered,
                                    told_at = excluded.told_at,
                                    decided_at = excluded.decided_at, event = excluded.event,
                                    holders = excluded.holders,
                                    counted = array(select distinct unnest(
                                        coalesce(finding.counted, '{}') || excluded.counted))
                                where finding.id = excluded.id
                                """)
                        .param("org", org.value())
                        .param("findings", rows(findings, counted).toString())
                        .update();
        if (kept != findings.size()) {
            throw new DuplicateKeyException("A breach was raised under another number");
        }
    }

    /** Remembers that somebody decided about a measure. */
    void measured(OrgId org, SubjectId finding) {
        jdbc.sql("update finding set measured = true where org = :org and id = :id")
                .param("org", org.value())
                .param("id", finding.value())
                .update();
    }

    private static ArrayNode rows(List<Finding> findings, Function<Finding, Set<String>> counted) {
        ArrayNode rows = JSON.createArrayNode();
        for (Finding finding : findings) {
            Breach breach = finding.breach();
            ObjectNode row = rows.addObject();
            row.put("id", finding.id().value()).put("subject", breach.subject().value());
            row.put("clause", breach.clause()).put("occasion", breach.occasion());
            row.put("revision", finding.revision().no());
            row.put("confirmed_revision", finding.confirmedRevision());
            row.put("state", finding.state().code()).put("unit", breach.unit());
            breach.person().ifPresent(person -> row.put("person", person));
            breach.raisedBy().stream()
                    .findFirst()
                    .ifPresent(person -> row.put("raised_by", person));
            row.put("verdict", finding.revision().verdict());
            row.put("as_of", finding.revision().asOf().toString());
            row.put("answered", finding.answer().isPresent());
            row.put("day", breach.day().toString());
            row.put("raised_at", breach.raisedAt().toString());
            row.put("told_at", finding.toldAt().toString());
            row.put("broken_at", breach.brokenAt().toString());
            finding.decided().ifPresent(one -> row.put("decided_at", one.at().toString()));
            finding.decided()
                    .flatMap(Decided::event)
                    .ifPresent(event -> row.put("event", event.value()));
            ArrayNode holders = row.putArray("holders");
            finding.standing()
                    .map(decided -> Books.holders(decided.given()))
                    .orElse(Set.of())
                    .forEach(holders::add);
            ArrayNode keys = row.putArray("counted");
            if (finding.standing().isPresent()) {
                counted.apply(finding).forEach(keys::add);
            }
        }
        return rows;
    }

    List<FindingLine> ofPerson(OrgId org, int person, Place after, int limit) {
        return jdbc.sql(
                        """
                        select id, subject, clause, occasion, revision, confirmed_revision, state,
                            person, unit, verdict, as_of, answered, day, raised_at, told_at,
                            decided_at
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

    long undecided(OrgId org, Account account) {
        return jdbc.sql(
                        """
                        select count(*) from finding
                        where org = :org and state = 'raised' and (person = :person
                            or (person is null and unit = :unit))
                        """)
                .param("org", org.value())
                .param("person", Account.person(account.name()).orElse(0))
                .param("unit", Account.unit(account.name()).orElse(0))
                .query(Long.class)
                .single();
    }

    List<FindingLine> byId(OrgId org, Collection<Long> ids) {
        return jdbc.sql(
                        """
                        select id, subject, clause, occasion, revision, confirmed_revision, state,
                            person, unit, verdict, as_of, answered, day, raised_at, told_at,
                            decided_at
                        from finding where org = :org and id = any(:ids)
                        """)
                .param("org", org.value())
                .param("ids", ids.toArray(Long[]::new))
                .query((row, n) -> line(row))
                .list();
    }

    List<FindingLine> about(OrgId org, SubjectId subject) {
        return jdbc.sql(
                        """
                        select id, subject, clause, occasion, revision, confirmed_revision, state,
                            person, unit, verdict, as_of, answered, day, raised_at, told_at,
                            decided_at
                        from finding where org = :org and subject = :subject
                        order by raised_at, id
                        """)
                .param("org", org.value())
                .param("subject", subject.value())
                .query((row, n) -> line(row))
                .list();
    }

    static FindingLine line(ResultSet row) throws SQLException {
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
                row.getObject("raised_at", OffsetDateTime.class).toInstant(),
                row.getObject("told_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("decided_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
