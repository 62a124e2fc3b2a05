package io.shouwen.server.judgement;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.Histories;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class AlarmRows {
    private final JdbcClient jdbc;

    AlarmRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<OrgId> ringing(Instant atLeast, Instant atMost) {
        return jdbc.sql(
                        """
                        select gate_ringing(cast(:at_least as timestamptz),
                            cast(:at_most as timestamptz))
                        """)
                .param("at_least", atLeast.toString())
                .param("at_most", atMost.toString())
                .query((row, n) -> new OrgId(row.getInt(1)))
                .list();
    }

    /** A subject whose alarm is due, held with it, and how often the judge failed on it. */
    record Due(History subject, int attempts) {}

    /**
     * The oldest due alarms that nobody holds, with their subjects. A subject under a command is
     * passed over: that command judges it anyway, and waiting for it could wait for ever.
     */
    List<Due> hold(OrgId org, Instant atLeast, Instant atMost, int most) {
        return jdbc.sql(
                        """
                        select s.id, s.kind, s.unit, s.handler, s.opened_at, s.closed_at, a.attempts
                        from alarm a join subject s on s.id = a.subject
                        where a.org = :org and a.next_at >= cast(:at_least as timestamptz)
                            and a.next_at <= cast(:at_most as timestamptz)
                        order by a.next_at
                        limit :most
                        for update of a, s skip locked
                        """)
                .param("org", org.value())
                .param("at_least", atLeast.toString())
                .param("at_most", atMost.toString())
                .param("most", most)
                .query((row, n) -> new Due(Histories.subject(org, row), row.getInt("attempts")))
                .list();
    }

    /** One subject with its alarm, if it is still due and nobody holds it. */
    Optional<Due> hold(OrgId org, SubjectId subject, Instant atMost) {
        return jdbc.sql(
                        """
                        select s.id, s.kind, s.unit, s.handler, s.opened_at, s.closed_at, a.attempts
                        from alarm a join subject s on s.id = a.subject
                        where a.org = :org and a.subject = :subject
                            and a.next_at <= cast(:at_most as timestamptz)
                        for update of a, s skip locked
                        """)
                .param("org", org.value())
                .param("subject", subject.value())
                .param("at_most", atMost.toString())
                .query((row, n) -> new Due(Histories.subject(org, row), row.getInt("attempts")))
                .optional();
    }

    int postpone(SubjectId subject, Instant until, String error) {
        return jdbc.sql(
                        """
                        update alarm set attempts = attempts + 1, error = left(:error, 500),
                            next_at = cast(:until as timestamptz)
                        where subject = :subject
                        """)
                .param("subject", subject.value())
                .param("until", until.toString())
                .param("error", error)
                .update();
    }

    /** Brings forward the alarms of subjects judged by other standards than these. */
    int ringChanged(OrgId org, String standards, Instant at) {
        return jdbc.sql(
                        """
                        update alarm a set next_at = cast(:at as timestamptz)
                        from judgement j
                        where a.org = :org and j.subject = a.subject and j.standards <> :standards
                            and a.next_at > cast(:at as timestamptz)
                        """)
                .param("org", org.value())
                .param("standards", standards)
                .param("at", at.toString())
                .update();
    }
}
