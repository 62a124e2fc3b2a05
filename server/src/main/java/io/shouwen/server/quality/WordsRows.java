package io.shouwen.server.quality;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.Writings;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;

/** Where the texts about findings lie. */
final class WordsRows {
    private final JdbcClient jdbc;

    WordsRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One text at a finding.
     *
     * @param name as the fact names it
     * @param person who wrote it
     */
    record Row(String name, int person, Writings.Kept kept) {}

    void add(OrgId org, SubjectId finding, Row row) {
        jdbc.sql(
                        """
                        insert into finding_words (org, finding, name, person, writer, version)
                        values (:org, :finding, :name, :person, :writer, :version)
                        """)
                .param("org", org.value())
                .param("finding", finding.value())
                .param("name", row.name())
                .param("person", row.person())
                .param("writer", row.kept().writer().value())
                .param("version", row.kept().version())
                .update();
    }

    List<Row> of(OrgId org, SubjectId finding) {
        return jdbc.sql(
                        """
                        select name, person, writer, version from finding_words
                        where org = :org and finding = :finding and words is null
                        """)
                .param("org", org.value())
                .param("finding", finding.value())
                .query((row, n) ->
                        new Row(
                                row.getString("name"),
                                row.getInt("person"),
                                new Writings.Kept(
                                        new PersonId(row.getLong("writer")),
                                        row.getInt("version"))))
                .list();
    }

    /** A text that is not encrypted yet. */
    record Open(SubjectId finding, String name, int person, String words) {}

    /** Some such texts, locked; those that another process has in hand are left to it. */
    List<Open> takeOpen(OrgId org, int most) {
        return jdbc.sql(
                        """
                        select finding, name, person, words from finding_words
                        where org = :org and words is not null
                        limit :most for update skip locked
                        """)
                .param("org", org.value())
                .param("most", most)
                .query((row, n) ->
                        new Open(
                                new SubjectId(row.getLong("finding")),
                                row.getString("name"),
                                row.getInt("person"),
                                row.getString("words")))
                .list();
    }

    void close(OrgId org, Open open, Writings.Kept kept) {
        jdbc.sql(
                        """
                        update finding_words
                        set words = null, writer = :writer, version = :version
                        where org = :org and finding = :finding and name = :name
                        """)
                .param("org", org.value())
                .param("finding", open.finding().value())
                .param("name", open.name())
                .param("writer", kept.writer().value())
                .param("version", kept.version())
                .update();
    }
}
