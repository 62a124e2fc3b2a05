package io.shouwen.server.privacy;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What was enclosed with subjects, each encrypted under the key of a person. */
final class EnclosureRows {
    private final JdbcClient jdbc;

    EnclosureRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An enclosure as it lies; its hash goes on proving it. */
    record Row(
            long id,
            PersonId person,
            SubjectId subject,
            String what,
            String media,
            int size,
            Instant keptAt,
            String hash,
            Bytes cipher) {}

    long nextId() {
        return jdbc.sql("select nextval('enclosure_number')").query(Long.class).single();
    }

    Optional<Row> byKey(OrgId org, String key) {
        return jdbc.sql("select * from enclosure where org = :org and key = :key")
                .param("org", org.value())
                .param("key", key)
                .query((row, n) -> row(row))
                .optional();
    }

    Optional<Row> find(OrgId org, long id) {
        return jdbc.sql("select * from enclosure where org = :org and id = :id")
                .param("org", org.value())
                .param("id", id)
                .query((row, n) -> row(row))
                .optional();
    }

    List<Enclosures.Line> of(OrgId org, SubjectId subject, int most) {
        return jdbc.sql(
                        """
                        select id, what, media, size, kept_at from enclosure
                        where org = :org and subject = :subject
                        order by id limit :most
                        """)
                .param("org", org.value())
                .param("subject", subject.value())
                .param("most", most)
                .query((row, n) ->
                        new Enclosures.Line(
                                row.getLong("id"),
                                row.getString("what"),
                                row.getString("media"),
                                row.getInt("size"),
                                row.getObject("kept_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    void add(OrgId org, String key, Row row) {
        jdbc.sql(
                        """
                        insert into enclosure (org, id, person, subject, key, what, media, size,
                            kept_at, hash, cipher)
                        values (:org, :id, :person, :subject, :key, :what, :media, :size,
                            :at, :hash, :cipher)
                        """)
                .param("org", org.value())
                .param("id", row.id())
                .param("person", row.person().value())
                .param("subject", row.subject().value())
                .param("key", key)
                .param("what", row.what())
                .param("media", row.media())
                .param("size", row.size())
                .param("at", row.keptAt().atOffset(ZoneOffset.UTC))
                .param("hash", row.hash())
                .param("cipher", row.cipher().content())
                .update();
    }

    void move(OrgId org, SubjectId from, SubjectId to, Collection<Long> ids) {
        jdbc.sql(
                        """
                        update enclosure set subject = :to
                        where org = :org and subject = :from and id in (:ids)
                        """)
                .param("org", org.value())
                .param("from", from.value())
                .param("to", to.value())
                .param("ids", ids)
                .update();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("id"),
                new PersonId(row.getLong("person")),
                new SubjectId(row.getLong("subject")),
                row.getString("what"),
                row.getString("media"),
                row.getInt("size"),
                row.getObject("kept_at", OffsetDateTime.class).toInstant(),
                row.getString("hash"),
                new Bytes(row.getBytes("cipher")));
    }
}
