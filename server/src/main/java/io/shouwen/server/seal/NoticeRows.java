package io.shouwen.server.seal;

import io.shouwen.server.organisation.OrgId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * Roots on their way to witnesses. Everything here runs inside a transaction for one organisation.
 */
final class NoticeRows {
    private final JdbcClient jdbc;

    NoticeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A root that is due at a witness. */
    record Due(long root, UUID message, int attempts) {}

    /** The instant at which today began for the organisation. */
    Instant startOfToday(OrgId org, Instant now) {
        ZoneId zone =
                jdbc.sql("select zone from org where org = :org")
                        .param("org", org.value())
                        .query((row, n) -> ZoneId.of(row.getString(1)))
                        .single();
        return LocalDate.ofInstant(now, zone).atStartOfDay(zone).toInstant();
    }

    void add(OrgId org, long root, String witness, Instant now) {
        jdbc.sql(
                        """
                        insert into root_notice (org, root, witness, next_at)
                        values (:org, :root, :witness, :now) on conflict do nothing
                        """)
                .param("org", org.value())
                .param("root", root)
                .param("witness", witness)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Takes what is due, the oldest first: until the lease ends nobody else tries it. */
    List<Due> take(OrgId org, String witness, Instant now, Duration lease) {
        return jdbc.sql(
                        """
                        update root_notice set attempts = attempts + 1, next_at = :until
                        where (org, root, witness) in (
                            select org, root, witness from root_notice
                            where org = :org and witness = :witness and sent_at is null
                                and next_at <= :now
                            order by root limit 10 for update skip locked)
                        returning root, message, attempts
                        """)
                .param("org", org.value())
                .param("witness", witness)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(lease).atOffset(ZoneOffset.UTC))
                .query((row, n) ->
                        new Due(row.getLong(1), row.getObject(2, UUID.class), row.getInt(3)))
                .list();
    }

    void sent(OrgId org, long root, String witness, Instant now) {
        jdbc.sql(
                        """
                        update root_notice set sent_at = :now, error = ''
                        where org = :org and root = :root and witness = :witness
                        """)
                .param("org", org.value())
                .param("root", root)
                .param("witness", witness)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void failed(OrgId org, long root, String witness, Instant next, String error) {
        jdbc.sql(
                        """
                        update root_notice set next_at = :next, error = :error
                        where org = :org and root = :root and witness = :witness
                        """)
                .param("org", org.value())
                .param("root", root)
                .param("witness", witness)
                .param("next", next.atOffset(ZoneOffset.UTC))
                .param("error", error)
                .update();
    }

    /** The last root that any witness has; 0 for none. */
    long lastSent(OrgId org) {
        return jdbc.sql(
                        """
                        select coalesce(max(root), 0) from root_notice
                        where org = :org and sent_at is not null
                        """)
                .param("org", org.value())
                .query(Long.class)
                .single();
    }
}
