package io.shouwen.server.inbox;

import io.shouwen.server.organisation.OrgId;

import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class InboxRows {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    InboxRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A file that this process may read now, or has only to put away.
     *
     * @param away whether it was read and put away already
     * @param foundAt when it was left
     */
    record Claimed(long id, String state, boolean away, Instant foundAt) {}

    /** A file that became another one before it was read to its end goes on as that one. */
    void follow(OrgId org, DroppedFile file, byte[] hash, Instant now) {
        jdbc.sql(
                        """
                        update inbox_file f set hash = :hash
                        where org = :org and state = 'reading'
                            and id = (select max(id) from inbox_file
                                where org = :org and folder = :folder and name = :name)
                            and busy_until <= cast(:now as timestamptz)
                            and not exists (select from inbox_file
                                where org = :org and folder = :folder and name = :name
                                    and hash = :hash)
                        """)
                .param("org", org.value())
                .param("folder", file.folder())
                .param("name", file.name())
                .param("hash", hash)
                .param("now", now.toString())
                .update();
    }

    /** Claims a file until then; empty if somebody else has. */
    Optional<Claimed> claim(OrgId org, DroppedFile file, byte[] hash, Instant now, Instant until) {
        return jdbc.sql(
                        """
                        insert into inbox_file as f (org, folder, name, hash, busy_until, found_at)
                        values (:org, :folder, :name, :hash, cast(:until as timestamptz),
                            cast(:now as timestamptz))
                        on conflict (org, folder, name, hash) do update
                        set busy_until = excluded.busy_until
                        where f.busy_until <= cast(:now as timestamptz)
                        returning id, state, moved_to, found_at
                        """)
                .param("org", org.value())
                .param("folder", file.folder())
                .param("name", file.name())
                .param("hash", hash)
                .param("now", now.toString())
                .param("until", until.toString())
                .query((row, n) -> claimed(row))
                .optional();
    }

    private static Claimed claimed(ResultSet row) throws SQLException {
        return new Claimed(
                row.getLong("id"),
                row.getString("state"),
                !row.getString("moved_to").isEmpty(),
                row.getObject("found_at", OffsetDateTime.class).toInstant());
    }

    /** It was left again, and is read as if it had never been. */
    Claimed anew(OrgId org, long id, Instant now) {
        return jdbc.sql(
                        """
                        update inbox_file
                        set state = 'reading', read_rows = 0, told = 0, again = 0, rejected = 0,
                            problems = '[]', moved_to = '', found_at = cast(:now as timestamptz),
                            ended_at = null
                        where org = :org and id = :id
                        returning id, state, moved_to, found_at
                        """)
                .param("org", org.value())
                .param("id", id)
                .param("now", now.toString())
                .query((row, n) -> claimed(row))
                .single();
    }

    /** It lies where it belongs. */
    void away(OrgId org, long id, String movedTo) {
        jdbc.sql("update inbox_file set moved_to = :to where org = :org and id = :id")
                .param("org", org.value())
                .param("id", id)
                .param("to", movedTo)
                .update();
    }

    void busy(OrgId org, long id, Instant until) {
        jdbc.sql(
                        """
                        update inbox_file set busy_until = cast(:until as timestamptz)
                        where org = :org and id = :id
                        """)
                .param("org", org.value())
                .param("id", id)
                .param("until", until.toString())
                .update();
    }

    /** What became of a file. */
    void end(OrgId org, long id, String state, Tally tally, Instant now) {
        ArrayNode problems = JSON.createArrayNode();
        for (RowProblem one : tally.first()) {
            problems.addObject()
                    .put("row", one.row())
                    .put("field", one.field())
                    .put("slug", one.slug())
                    .set("details", details(one.details()));
        }
        jdbc.sql(
                        """
                        update inbox_file
                        set state = :state, read_rows = :rows, told = :told, again = :again,
                            rejected = :rejected, problems = cast(:problems as jsonb),
                            ended_at = cast(:now as timestamptz),
                            busy_until = cast(:now as timestamptz)
                        where org = :org and id = :id
                        """)
                .param("org", org.value())
                .param("id", id)
                .param("state", state)
                .param("rows", tally.rows())
                .param("told", tally.told())
                .param("again", tally.again())
                .param("rejected", tally.rejected())
                .param("problems", problems.toString())
                .param("now", now.toString())
                .update();
    }

    private static ArrayNode details(List<String> details) {
        ArrayNode written = JSON.createArrayNode();
        details.forEach(written::add);
        return written;
    }

    /** One file that came in. */
    record File(
            long id,
            String folder,
            String name,
            String state,
            long rows,
            long told,
            long again,
            long rejected,
            List<RowProblem> problems,
            String movedTo,
            Instant foundAt,
            Optional<Instant> endedAt) {
        File {
            problems = List.copyOf(problems);
        }
    }

    /** Newest first. */
    List<File> page(OrgId org, long before, int most) {
        return jdbc.sql(
                        """
                        select * from inbox_file
                        where org = :org and id < :before order by id desc limit :most
                        """)
                .param("org", org.value())
                .param("before", before)
                .param("most", most)
                .query((row, n) -> file(row))
                .list();
    }

    private static File file(ResultSet row) throws SQLException {
        List<RowProblem> problems = new ArrayList<>();
        for (JsonNode one : JSON.readTree(row.getString("problems"))) {
            List<String> details = new ArrayList<>();
            one.path("details").forEach(detail -> details.add(detail.stringValue()));
            problems.add(
                    new RowProblem(
                            one.path("row").longValue(),
                            one.path("field").stringValue(),
                            one.path("slug").stringValue(),
                            details));
        }
        return new File(
                row.getLong("id"),
                row.getString("folder"),
                row.getString("name"),
                row.getString("state"),
                row.getLong("read_rows"),
                row.getLong("told"),
                row.getLong("again"),
                row.getLong("rejected"),
                problems,
                row.getString("moved_to"),
                row.getObject("found_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
