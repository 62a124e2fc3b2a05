package io.shouwen.server.masters;

import io.shouwen.server.organisation.OrgId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Workbooks that were looked at and wait to be applied; their content lies encrypted elsewhere. */
final class UploadRows {
    private final JdbcClient jdbc;

    UploadRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A workbook that somebody sent.
     *
     * @param content where the file lies; 0 once it is applied and gone
     * @param plan the hash of what it was shown to do
     */
    record Upload(UUID id, String fileHash, long content, String plan, Optional<Applied> applied) {}

    /** Reading a workbook in and looking at one take turns within an organisation. */
    void takeTurn(OrgId org) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('masters'), :org)::text")
                .param("org", org.value())
                .query(String.class)
                .single();
    }

    void keep(OrgId org, int person, Upload upload) {
        jdbc.sql(
                        """
                        insert into master_upload (org, id, person, file_hash, content, plan)
                        values (:org, :id, :person, :hash, :content, :plan)
                        """)
                .param("org", org.value())
                .param("id", upload.id())
                .param("person", person)
                .param("hash", upload.fileHash())
                .param("content", upload.content())
                .param("plan", upload.plan())
                .update();
    }

    /** The person's own upload, locked. */
    Optional<Upload> lock(OrgId org, int person, UUID id) {
        return jdbc.sql(
                        """
                        select id, file_hash, content, plan, applied_at, added, changed, closed
                        from master_upload
                        where org = :org and id = :id and person = :person for update
                        """)
                .param("org", org.value())
                .param("id", id)
                .param("person", person)
                .query((row, n) -> upload(row))
                .optional();
    }

    private static Upload upload(ResultSet row) throws SQLException {
        boolean applied = row.getObject("applied_at") != null;
        return new Upload(
                row.getObject("id", UUID.class),
                row.getString("file_hash"),
                row.getLong("content"),
                row.getString("plan"),
                applied
                        ? Optional.of(
                                new Applied(
                                        row.getInt("added"),
                                        row.getInt("changed"),
                                        row.getInt("closed")))
                        : Optional.empty());
    }

    void apply(OrgId org, UUID id, Applied applied) {
        jdbc.sql(
                        """
                        update master_upload set applied_at = now(), content = 0, added = :added,
                            changed = :changed, closed = :closed
                        where org = :org and id = :id
                        """)
                .param("org", org.value())
                .param("id", id)
                .param("added", applied.added())
                .param("changed", applied.changed())
                .param("closed", applied.closed())
                .update();
    }

    /** Forgets what the person sent before and never applied, and all that is a week old. */
    List<Long> forget(OrgId org, int person) {
        return jdbc.sql(
                        """
                        delete from master_upload
                        where org = :org and (person = :person and applied_at is null
                            or made_at < now() - interval '7 days')
                        returning content
                        """)
                .param("org", org.value())
                .param("person", person)
                .query((row, n) -> row.getLong(1))
                .list();
    }
}
