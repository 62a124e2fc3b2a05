package io.shouwen.server.cashier;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The pieces by payment codes of which nobody knows yet what became of them. */
final class AskingRows {
    private final JdbcClient jdbc;

    AskingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Houses where something is to be asked. */
    List<OrgId> due(Instant now) {
        return jdbc.sql("select gate_tenders(:now)")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new OrgId(row.getInt(1)))
                .list();
    }

    /** What is asked about, and by which attempt. */
    record Due(SubjectId payment, int n, int attempt) {}

    /**
     * Takes some of what is due; each is due again after a rest that doubles from half a minute to
     * half an hour, unless it is answered before.
     */
    List<Due> take(OrgId org, Instant now, int most) {
        return jdbc.sql(
                        """
                        with due as (
                            select org, payment, n from tender
                            where org = :org and state = 'unknown' and method = 'code'
                                and next_at <= :now
                            order by next_at, payment, n limit :most for update skip locked)
                        update tender t set attempts = t.attempts + 1,
                            next_at = :now + interval '30 seconds' * power(2, least(t.attempts, 6))
                        from due where t.org = due.org and t.payment = due.payment and t.n = due.n
                        returning t.payment, t.n, t.attempts
                        """)
                .param("org", org.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) ->
                        new Due(
                                new SubjectId(row.getLong("payment")),
                                row.getInt("n"),
                                row.getInt("attempts")))
                .list();
    }
}
