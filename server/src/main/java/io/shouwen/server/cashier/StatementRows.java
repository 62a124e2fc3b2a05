package io.shouwen.server.cashier;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tables statement and statement_line, and which tenders they speak of. */
final class StatementRows {
    private final JdbcClient jdbc;

    StatementRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A tender of ours. */
    record Ours(
            SubjectId payment,
            int n,
            Method method,
            String reference,
            long amount,
            LocalDate day) {}

    /** A line of theirs and what of ours it speaks of, if anything. */
    record Match(String reference, long amount, Optional<Ours> ours, boolean agrees) {
        String state() {
            return agrees ? "matched" : ours.isPresent() ? "differs" : "long";
        }
    }

    /** A file that was read. */
    record Statement(
            long id, int unit, String channel, LocalDate day, int lines, int by, Instant at) {}

    /** What no statement has spoken of yet, up to a day. */
    List<Ours> unmatched(OrgId org, int unit, List<Method> methods, LocalDate upto) {
        return jdbc.sql(
                        """
                        select t.payment, t.n, t.method, t.reference, t.amount, p.day
                        from tender t join payment p on p.org = t.org and p.id = t.payment
                        where t.org = :org and t.state = 'taken' and t.statement is null
                            and t.method in ('card', 'transfer', 'code', 'cheque', 'instrument')
                            and t.method = any(:methods) and p.unit = :unit
                            and p.day <= cast(:upto as date)
                        order by t.at, t.payment, t.n
                        """)
                .param("org", org.value())
                .param("methods", methods.stream().map(Method::word).toArray(String[]::new))
                .param("unit", unit)
                .param("upto", upto.toString())
                .query((row, n) ->
                        new Ours(
                                new SubjectId(row.getLong("payment")),
                                row.getInt("n"),
                                Method.of(row.getString("method")).orElseThrow(),
                                row.getString("reference"),
                                row.getLong("amount"),
                                row.getObject("day", LocalDate.class)))
                .list();
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
        for (int i = 0; i < matches.size(); i++) {
            Match match = matches.get(i);
            jdbc.sql(
                            """
                            with line as (
                                insert into statement_line
                                    (org, statement, n, reference, amount, state, payment, tender)
                                values (:org, :statement, :n, :reference, :amount, :state,
                                    cast(:payment as bigint), cast(:tender as int))
                                returning payment, tender, state)
                            update tender t set statement = :statement from line
                            where t.org = :org and t.payment = line.payment and t.n = line.tender
                                and line.state = 'matched'
                            """)
                    .param("org", org.value())
                    .param("statement", statement)
                    .param("n", i + 1)
                    .param("reference", match.reference())
                    .param("amount", match.amount())
                    .param("state", match.state())
                    .param(
                            "payment",
                            match.ours().map(one -> one.payment().value()).orElse(null),
                            Types.BIGINT)
                    .param("tender", match.ours().map(Ours::n).orElse(null), Types.INTEGER)
                    .update();
        }
    }

    boolean explain(OrgId org, long statement, int n, String words) {
        return jdbc.sql(
                                """
                                update statement_line set state = 'settled', words = :words
                                where org = :org and statement = :statement and n = :n
                                    and state in ('long', 'differs')
                                """)
                        .param("org", org.value())
                        .param("statement", statement)
                        .param("n", n)
                        .param("words", words)
                        .update()
                == 1;
    }

    List<Statement> statements(OrgId org, Set<Integer> units, int most) {
        return jdbc.sql(
                        """
                        select * from statement where org = :org and unit = any(:units)
                        order by day desc, id desc limit :most
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("most", most)
                .query((row, n) ->
                        new Statement(
                                row.getLong("id"),
                                row.getInt("unit"),
                                row.getString("channel"),
                                row.getObject("day", LocalDate.class),
                                row.getInt("lines"),
                                row.getInt("read_by"),
                                PaymentRows.instant(row, "read_at").orElseThrow()))
                .list();
    }

    /** The unit of a statement. */
    Optional<Integer> unit(OrgId org, long statement) {
        return jdbc.sql("select unit from statement where org = :org and id = :id")
                .param("org", org.value())
                .param("id", statement)
                .query(Integer.class)
                .optional();
    }

    /** The lines of a statement that do not agree and nobody explained. */
    List<ReconciliationPage.Odd> odd(OrgId org, long statement) {
        return jdbc.sql(
                        """
                        select n, reference, amount, state, payment from statement_line
                        where org = :org and statement = :statement and state in ('long', 'differs')
                        order by n
                        """)
                .param("org", org.value())
                .param("statement", statement)
                .query((row, n) ->
                        new ReconciliationPage.Odd(
                                row.getInt("n"),
                                row.getString("reference"),
                                row.getLong("amount"),
                                row.getString("state"),
                                Optional.ofNullable(row.getObject("payment", Long.class))
                                        .map(id -> new SubjectId(id).number())
                                        .orElse("")))
                .list();
    }
}
