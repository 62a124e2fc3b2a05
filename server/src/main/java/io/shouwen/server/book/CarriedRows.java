package io.shouwen.server.book;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.subject.FactBody;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

final class CarriedRows {
    private final JdbcClient jdbc;

    CarriedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What came last from a subject under a key.
     *
     * @param times how often it was told
     * @param struck whether it was struck since
     */
    record Standing(
            SubjectId book,
            int n,
            String key,
            int times,
            FactKind kind,
            Instant at,
            Map<String, Value> values,
            boolean struck) {}

    /** The name of a carried fact in its book, each time it is told another. */
    static String key(History source, String key, int time) {
        return source.id() + " " + key + " " + time;
    }

    /** What was last told in books from a subject, by key. */
    Map<String, Standing> of(History source) {
        Map<String, Standing> last = new HashMap<>();
        jdbc.sql(
                        """
                        select c.key, c.times, f.subject, f.n, f.kind, f.occurred_at, f.body,
                            c.struck
                        from carried c
                        join fact f on f.subject = c.book and f.n = c.n
                        where c.subject = :subject and c.org = :org
                        """)
                .param("subject", source.id().value())
                .param("org", source.org().value())
                .query((row, n) ->
                        new Standing(
                                new SubjectId(row.getLong("subject")),
                                row.getInt("n"),
                                row.getString("key"),
                                row.getInt("times"),
                                new FactKind(row.getString("kind")),
                                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                                FactBody.read(row.getString("body")),
                                row.getBoolean("struck")))
                .list()
                .forEach(one -> last.put(one.key(), one));
        return last;
    }

    int told(History source, String key, int time, SubjectId book, int n) {
        return jdbc.sql(
                        """
                        insert into carried (org, subject, key, times, book, n, struck)
                        values (:org, :subject, :key, :times, :book, :n, false)
                        on conflict (subject, key) do update set times = excluded.times,
                            book = excluded.book, n = excluded.n, struck = false
                        """)
                .param("org", source.org().value())
                .param("subject", source.id().value())
                .param("key", key)
                .param("times", time)
                .param("book", book.value())
                .param("n", n)
                .update();
    }

    int struck(History source, String key) {
        return jdbc.sql("update carried set struck = true where subject = :subject and key = :key")
                .param("subject", source.id().value())
                .param("key", key)
                .update();
    }
}
