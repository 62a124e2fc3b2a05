package io.shouwen.server.quality;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.Writings;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.List;

/** Where the texts about findings lie, and the terms of the organisation. */
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

    Terms terms(OrgId org) {
        return jdbc.sql(
                        """
                        select money, answer_hours, appeal_days, calendar
                        from quality_terms where org = :org
                        """)
                .param("org", org.value())
                .query((row, n) ->
                        new Terms(
                                row.getBoolean("money"),
                                Duration.ofHours(row.getInt("answer_hours")),
                                row.getInt("appeal_days"),
                                row.getString("calendar")))
                .optional()
                .orElse(Terms.USUAL);
    }

    void settle(OrgId org, Terms terms) {
        jdbc.sql(
                        """
                        insert into quality_terms (org, money, answer_hours, appeal_days, calendar)
                        values (:org, :money, :answer_hours, :appeal_days, :calendar)
                        on conflict (org) do update set money = excluded.money,
                            answer_hours = excluded.answer_hours,
                            appeal_days = excluded.appeal_days, calendar = excluded.calendar
                        """)
                .param("org", org.value())
                .param("money", terms.money())
                .param("answer_hours", terms.answer().toHours())
                .param("appeal_days", terms.appealDays())
                .param("calendar", terms.calendar())
                .update();
    }
}
