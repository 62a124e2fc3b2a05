package io.shouwen.server.quality;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.Writings;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Batches of decisions, and how far each came. */
final class ExcuseRows {
    private final JdbcClient jdbc;

    ExcuseRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Begins one; a key that the same person sent before begins nothing. */
    void begin(OrgId org, String key, Excuse excuse, WordsRows.Row words) {
        jdbc.sql(
                        """
                        insert into excuse (org, event, word, key, clauses, by, name, writer,
                            version, asked_at, last, total)
                        values (:org, :event, :word, :key, :clauses, :by, :name, :writer, :version,
                            :asked_at, coalesce((select max(id) from finding where org = :org), 0),
                            :total)
                        on conflict (org, by, key) do nothing
                        """)
                .param("org", org.value())
                .param("event", excuse.event().value())
                .param("word", excuse.word().code())
                .param("key", key)
                .param("clauses", excuse.clauses().toArray(String[]::new))
                .param("by", excuse.by())
                .param("name", words.name())
                .param("writer", words.kept().writer().value())
                .param("version", words.kept().version())
                .param("asked_at", excuse.askedAt().atOffset(ZoneOffset.UTC))
                .param("total", excuse.total())
                .update();
    }

    boolean known(OrgId org, int by, String key) {
        return jdbc.sql(
                        """
                        select exists (select from excuse
                            where org = :org and by = :by and key = :key)
                        """)
                .param("org", org.value())
                .param("by", by)
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    /** One that is under way, locked against other processes; those of one event come in order. */
    Optional<Excuse> claim(OrgId org) {
        return jdbc.sql(
                        """
                        select x.* from excuse x
                        where x.org = :org and x.done_at is null
                            and not exists (select from excuse e
                                where e.org = x.org and e.event = x.event and e.id < x.id
                                    and e.done_at is null)
                        order by x.id
                        limit 1
                        for update skip locked
                        """)
                .param("org", org.value())
                .query((row, n) -> excuse(row))
                .optional();
    }

    /** Where its reason lies. */
    WordsRows.Row words(OrgId org, Excuse excuse) {
        return jdbc.sql(
                        """
                        select name, by, writer, version from excuse where org = :org and id = :id
                        """)
                .param("org", org.value())
                .param("id", excuse.id())
                .query((row, n) ->
                        new WordsRows.Row(
                                row.getString("name"),
                                row.getInt("by"),
                                new Writings.Kept(
                                        new PersonId(row.getLong("writer")),
                                        row.getInt("version"))))
                .single();
    }

    void advance(OrgId org, Excuse excuse, long upto, int done, int refused, boolean over) {
        jdbc.sql(
                        """
                        update excuse set upto = :upto, done = done + :done,
                            refused = refused + :refused,
                            done_at = case when :over then shouwen_now() end
                        where org = :org and id = :id
                        """)
                .param("org", org.value())
                .param("id", excuse.id())
                .param("upto", upto)
                .param("done", done)
                .param("refused", refused)
                .param("over", over)
                .update();
    }

    /** The last ones of an event, newest first. */
    List<Excuse> of(OrgId org, SubjectId event, int most) {
        return jdbc.sql(
                        """
                        select * from excuse where org = :org and event = :event
                        order by id desc limit :most
                        """)
                .param("org", org.value())
                .param("event", event.value())
                .param("most", most)
                .query((row, n) -> excuse(row))
                .list();
    }

    private static Excuse excuse(ResultSet row) throws SQLException {
        return new Excuse(
                row.getLong("id"),
                new SubjectId(row.getLong("event")),
                Excuse.Word.of(row.getString("word")),
                Arrays.asList((String[]) row.getArray("clauses").getArray()),
                row.getInt("by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getLong("upto"),
                row.getLong("last"),
                row.getInt("total"),
                row.getInt("done"),
                row.getInt("refused"),
                Optional.ofNullable(row.getObject("done_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
