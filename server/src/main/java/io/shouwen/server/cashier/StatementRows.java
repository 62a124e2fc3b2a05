package io.shouwen.server.cashier;

import io.shouwen.server.cashier.Correction.Target;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The tables statement and statement_line. */
final class StatementRows {
    private static final int STATEMENTS = 4716;

    private final JdbcClient jdbc;

    StatementRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A line of theirs and what of ours it speaks of, if anything. */
    record Match(String reference, long amount, Optional<Ours> ours, boolean agrees) {
        String state() {
            return agrees ? "matched" : ours.isPresent() ? "differs" : "long";
        }
    }

    /** Whoever compares statements of a hall with what is ours waits for others who do. */
    void hold(int unit) {
        jdbc.sql("select pg_advisory_xact_lock(:statements, :unit)::text")
                .param("statements", STATEMENTS)
                .param("unit", unit)
                .query()
                .singleRow();
    }

    boolean known(OrgId org, Channel channel, String digest) {
        return jdbc.sql(
                        """
                        select exists (select from statement
                            where org = :org and channel = :channel and digest = :digest)
                        """)
                .param("org", org.value())
                .param("channel", channel.word())
                .param("digest", digest)
                .query(Boolean.class)
                .single();
    }

    /** Whether a statement of a day was read. */
    boolean any(OrgId org, int unit, LocalDate day) {
        return jdbc.sql(
                        """
                        select exists (select from statement
                            where org = :org and unit = :unit and day = cast(:day as date))
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("day", day.toString())
                .query(Boolean.class)
                .single();
    }

    long add(OrgId org, Statement statement, String digest) {
        return jdbc.sql(
                        """
                        insert into statement (org, unit, channel, day, digest, lines, read_by, read_at)
                        values (:org, :unit, :channel, cast(:day as date), :digest, :lines, :by,
                            cast(:at as timestamptz))
                        returning id
                        """)
                .param("org", org.value())
                .param("unit", statement.unit())
                .param("channel", statement.channel())
                .param("day", statement.day().toString())
                .param("digest", digest)
                .param("lines", statement.lines())
                .param("by", statement.by())
                .param("at", statement.at().toString())
                .query(Long.class)
                .single();
    }

    void add(OrgId org, long statement, List<Match> matches) {
        jdbc.sql(
                        """
                        insert into statement_line
                            (org, statement, n, reference, amount, state, payment, tender, out)
                        select :org, :statement, n, r, a, s, p, t, o
                        from unnest(cast(:ns as int[]), cast(:references as text[]),
                            cast(:amounts as bigint[]), cast(:states as text[]),
                            cast(:payments as bigint[]), cast(:tenders as int[]),
                            cast(:outs as bigint[])) l (n, r, a, s, p, t, o)
                        """)
                .param("org", org.value())
                .param("statement", statement)
                .param(
                        "ns",
                        IntStream.rangeClosed(1, matches.size()).boxed().toArray(Integer[]::new))
                .param("references", matches.stream().map(Match::reference).toArray(String[]::new))
                .param("amounts", matches.stream().map(Match::amount).toArray(Long[]::new))
                .param("states", matches.stream().map(Match::state).toArray(String[]::new))
                .param("payments", ids(matches, false))
                .param(
                        "tenders",
                        matches.stream()
                                .map(one ->
                                        one.ours()
                                                .filter(ours -> !ours.out())
                                                .map(Ours::n)
                                                .orElse(null))
                                .toArray(Integer[]::new))
                .param("outs", ids(matches, true))
                .update();
    }

    private static Long[] ids(List<Match> matches, boolean out) {
        return matches.stream()
                .map(one -> one.ours().filter(ours -> ours.out() == out).map(Ours::id).orElse(null))
                .toArray(Long[]::new);
    }

    /** A line of a statement of a hall, if it does not agree and nobody settled it. */
    Optional<Statement.Line> line(OrgId org, int unit, long statement, int n) {
        return jdbc.sql(
                        """
                        select l.*, s.channel from statement_line l
                        join statement s on s.org = l.org and s.id = l.statement
                        where l.org = :org and l.statement = :statement and l.n = :n
                            and l.state in ('long', 'differs') and s.unit = :unit
                        """)
                .param("org", org.value())
                .param("statement", statement)
                .param("n", n)
                .param("unit", unit)
                .query((row, i) -> line(row))
                .optional();
    }

    /** The lines of a statement that do not agree and nobody settled, after a line. */
    List<Statement.Line> open(OrgId org, long statement, int after, int most) {
        return jdbc.sql(
                        """
                        select l.*, s.channel from statement_line l
                        join statement s on s.org = l.org and s.id = l.statement
                        where l.org = :org and l.statement = :statement and l.n > :after
                            and l.state in ('long', 'differs')
                        order by l.n limit :most
                        """)
                .param("org", org.value())
                .param("statement", statement)
                .param("after", after)
                .param("most", most)
                .query((row, i) -> line(row))
                .list();
    }

    private static Statement.Line line(ResultSet row) throws SQLException {
        return new Statement.Line(
                row.getInt("n"),
                row.getString("reference"),
                row.getLong("amount"),
                row.getString("state"),
                Optional.ofNullable(row.getObject("payment", Long.class))
                        .map(id -> new SubjectId(id).number())
                        .orElse(""),
                row.getString("channel"));
    }

    void explain(OrgId org, Target target, String words) {
        jdbc.sql(
                        """
                        update statement_line set state = 'settled', words = :words
                        where org = :org and statement = :statement and n = :n
                        """)
                .param("org", org.value())
                .param("statement", target.statement())
                .param("n", target.line())
                .param("words", words)
                .update();
    }

    void pair(OrgId org, Target target, Ours ours) {
        jdbc.sql(
                        """
                        update statement_line set state = 'matched',
                            payment = cast(nullif(:payment, '') as bigint),
                            tender = cast(nullif(:tender, '') as int),
                            out = cast(nullif(:out, '') as bigint)
                        where org = :org and statement = :statement and n = :n
                        """)
                .param("org", org.value())
                .param("statement", target.statement())
                .param("n", target.line())
                .param("payment", ours.out() ? "" : Long.toString(ours.id()))
                .param("tender", ours.out() ? "" : Integer.toString(ours.n()))
                .param("out", ours.out() ? Long.toString(ours.id()) : "")
                .update();
    }

    /** Statements of these units with lines to settle, the newest first. */
    List<Statement> open(OrgId org, Set<Integer> units, long before, int most) {
        return jdbc.sql(
                        """
                        select s.*, l.open from (
                            select statement, count(*)::int as open from statement_line
                            where org = :org and state in ('long', 'differs') and statement < :before
                            group by statement) l
                        join statement s on s.org = :org and s.id = l.statement
                        where s.unit = any(:units)
                        order by s.id desc limit :most
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("before", before)
                .param("most", most)
                .query((row, n) -> statement(row))
                .list();
    }

    /** All statements of these units, the newest first. */
    List<Statement> all(OrgId org, Set<Integer> units, long before, int most) {
        return jdbc.sql(
                        """
                        select s.*, (select count(*)::int from statement_line l
                            where l.org = s.org and l.statement = s.id
                                and l.state in ('long', 'differs')) as open
                        from unnest(cast(:units as int[])) u (unit)
                        cross join lateral (
                            select * from statement
                            where org = :org and unit = u.unit and id < :before
                            order by id desc limit :most) s
                        order by s.id desc limit :most
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("before", before)
                .param("most", most)
                .query((row, n) -> statement(row))
                .list();
    }

    Optional<Statement> find(OrgId org, long statement) {
        return jdbc.sql("select s.*, 0 as open from statement s where org = :org and id = :id")
                .param("org", org.value())
                .param("id", statement)
                .query((row, n) -> statement(row))
                .optional();
    }

    /** A hall and who tells of it. */
    record Told(int unit, String channel) {}

    /** The newest days that statements of these units speak of. */
    Map<Told, LocalDate> newest(OrgId org, Set<Integer> units) {
        Map<Told, LocalDate> newest = new HashMap<>();
        jdbc.sql(
                        """
                        select u.unit, c.channel, s.day
                        from unnest(cast(:units as int[])) u (unit)
                        cross join unnest(array['bank', 'card', 'wallet']) c (channel)
                        cross join lateral (
                            select day from statement
                            where org = :org and unit = u.unit and channel = c.channel
                            order by day desc limit 1) s
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .query(row -> {
                    newest.put(
                            new Told(row.getInt("unit"), row.getString("channel")),
                            row.getObject("day", LocalDate.class));
                });
        return newest;
    }

    private static Statement statement(ResultSet row) throws SQLException {
        return new Statement(
                row.getLong("id"),
                row.getInt("unit"),
                row.getString("channel"),
                row.getObject("day", LocalDate.class),
                row.getInt("lines"),
                row.getInt("read_by"),
                PaymentRows.instant(row, "read_at").orElseThrow(),
                row.getInt("open"));
    }
}
