package io.shouwen.server.quality;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Texts about findings, and the terms of the organisation. */
final class WordsRows {
    private final JdbcClient jdbc;

    WordsRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The name of a text: its digest, salted by the key of the command that brings it. */
    static String name(String key, String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update((key + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    void keep(OrgId org, SubjectId finding, String name, int person, String words) {
        jdbc.sql(
                        """
                        insert into finding_words (org, finding, name, person, words)
                        values (:org, :finding, :name, :person, :words)
                        on conflict do nothing
                        """)
                .param("org", org.value())
                .param("finding", finding.value())
                .param("name", name)
                .param("person", person)
                .param("words", words)
                .update();
    }

    Map<String, String> of(OrgId org, SubjectId finding) {
        Map<String, String> words = new HashMap<>();
        jdbc.sql("select name, words from finding_words where org = :org and finding = :finding")
                .param("org", org.value())
                .param("finding", finding.value())
                .query(row -> {
                    words.put(row.getString("name"), row.getString("words"));
                });
        return words;
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
