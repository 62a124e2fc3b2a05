package io.shouwen.server.subscription;

import io.shouwen.engine.fact.Subject;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.Histories;
import io.shouwen.server.subject.StoredFact;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;

/** The journal as a subscription reads it on, and how far it has. */
final class JournalRows {
    private final JdbcClient jdbc;

    JournalRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A fact, and the subject it is about. */
    record Line(SubjectId subject, String subjectKind, int unit, StoredFact fact, String xid) {}

    /** What comes behind the place of a subscription, in an order in which nothing is inserted. */
    List<Line> after(OrgId org, int id, int most) {
        return jdbc.sql(
                        """
                        select f.subject, f.n, f.kind, f.occurred_at, f.recorded_at, f.standing,
                            f.actor, f.told_as, f.source, f.source_key, f.device_ahead_ms, f.body,
                            f.xid::text as xid, t.kind as subject_kind, t.unit
                        from subscription s
                        join fact f on f.org = s.org and f.xid >= s.xid
                            and (f.xid, f.subject, f.n) > (s.xid, s.subject, s.n)
                            and f.xid < pg_snapshot_xmin(pg_current_snapshot())
                        join subject t on t.id = f.subject
                        where s.org = :org and s.id = :id
                        order by f.xid, f.subject, f.n
                        limit :most
                        """)
                .param("org", org.value())
                .param("id", id)
                .param("most", most)
                .query((row, i) -> {
                    SubjectId subject = new SubjectId(row.getLong("subject"));
                    String kind = row.getString("subject_kind");
                    return new Line(
                            subject,
                            kind,
                            row.getInt("unit"),
                            Histories.fact(new Subject(kind, subject.toString()), row),
                            row.getString("xid"));
                })
                .list();
    }

    /**
     * Where the journal ends for now.
     *
     * @param at the transaction before which no fact is still to come
     * @param behind how many transactions, of whomever, the subscription is behind it
     */
    record Horizon(long at, long behind) {}

    Horizon horizon(OrgId org, int id) {
        return jdbc.sql(
                        """
                        select h.at, h.at - s.xid::text::bigint as behind
                        from subscription s, lateral
                            (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as at) h
                        where s.org = :org and s.id = :id
                        """)
                .param("org", org.value())
                .param("id", id)
                .query((row, n) -> new Horizon(row.getLong("at"), row.getLong("behind")))
                .single();
    }

    /** The subscription has found nothing before this horizon, which was read before. */
    void nothingBefore(OrgId org, int id, Horizon horizon) {
        jdbc.sql(
                        """
                        update subscription
                        set xid = cast(:xid as xid8), subject = :subject, n = :n
                        where org = :org and id = :id and xid < cast(:xid as xid8)
                        """)
                .param("org", org.value())
                .param("id", id)
                .param("xid", Long.toString(horizon.at() - 1))
                .param("subject", Long.MAX_VALUE)
                .param("n", Integer.MAX_VALUE)
                .update();
    }

    /**
     * The subscription has read this line.
     *
     * @param whole whether it was the last of its transaction: a transaction behind the horizon
     *     gets no more facts
     */
    void readUpTo(OrgId org, int id, Line line, boolean whole) {
        jdbc.sql(
                        """
                        update subscription set xid = cast(:xid as xid8), subject = :subject, n = :n
                        where org = :org and id = :id
                        """)
                .param("org", org.value())
                .param("id", id)
                .param("xid", line.xid())
                .param("subject", whole ? Long.MAX_VALUE : line.subject().value())
                .param("n", whole ? Integer.MAX_VALUE : line.fact().n())
                .update();
    }
}
