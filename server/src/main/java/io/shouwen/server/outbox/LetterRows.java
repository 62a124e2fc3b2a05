package io.shouwen.server.outbox;

import io.shouwen.server.organisation.OrgId;

import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

final class LetterRows {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    LetterRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Held(long id, int attempts, Letter letter) {}

    List<OrgId> organisations() {
        return jdbc.sql("select gate_letters()").query((row, n) -> new OrgId(row.getInt(1))).list();
    }

    int insert(List<Letter> letters) {
        ArrayNode rows = JSON.createArrayNode();
        for (Letter letter : letters) {
            rows.addObject()
                    .put("place", rows.size())
                    .put("org", letter.org().value())
                    .put("kind", letter.kind())
                    .put("book", letter.book())
                    .put("src_key", letter.key())
                    .set("body", letter.body());
        }
        return jdbc.sql(
                        """
                        insert into outbox (org, kind, book, src_key, body)
                        select org, kind, book, src_key, body
                        from jsonb_to_recordset(cast(:rows as jsonb)) as l(place int, org int,
                            kind text, book text, src_key text, body jsonb)
                        order by place
                        on conflict do nothing
                        """)
                .param("rows", rows.toString())
                .update();
    }

    /**
     * The oldest letters that are the first of their books, not held by anybody and due for a try:
     * one a book.
     */
    List<Held> hold(OrgId org, Collection<String> kinds, int most) {
        return jdbc.sql(
                        """
                        select o.id, o.kind, o.book, o.src_key, o.body, o.attempts
                        from outbox o
                        where o.org = :org and o.kind = any(:kinds)
                            and o.retry_at <= clock_timestamp()
                            and not exists (select from outbox e
                                where e.org = o.org and e.kind = o.kind and e.book = o.book
                                    and e.id < o.id)
                        order by o.id
                        limit :most
                        for update skip locked
                        """)
                .param("org", org.value())
                .param("kinds", kinds.toArray(String[]::new))
                .param("most", most)
                .query((row, n) -> held(org, row))
                .list();
    }

    /** One letter, if it is still there and nobody holds it. */
    Optional<Held> hold(OrgId org, long id) {
        return jdbc.sql(
                        """
                        select id, kind, book, src_key, body, attempts
                        from outbox where org = :org and id = :id
                        for update skip locked
                        """)
                .param("org", org.value())
                .param("id", id)
                .query((row, n) -> held(org, row))
                .optional();
    }

    private static Held held(OrgId org, ResultSet row) throws SQLException {
        return new Held(
                row.getLong("id"),
                row.getInt("attempts"),
                new Letter(
                        org,
                        row.getString("kind"),
                        row.getString("book"),
                        row.getString("src_key"),
                        JSON.readTree(row.getString("body"))));
    }

    int delete(List<Held> delivered) {
        return jdbc.sql("delete from outbox where id = any(:ids)")
                .param("ids", delivered.stream().map(Held::id).toArray(Long[]::new))
                .update();
    }

    void postpone(long id, Duration wait, String error) {
        jdbc.sql(
                        """
                        update outbox set attempts = attempts + 1, error = :error,
                            retry_at = clock_timestamp() + cast(:wait as interval)
                        where id = :id
                        """)
                .param("id", id)
                .param("error", error)
                .param("wait", wait.toString())
                .update();
    }
}
