package io.shouwen.server.quality;

import io.shouwen.server.organisation.OrgId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;

/** The terms of the organisation. */
final class TermsRows {
    private final JdbcClient jdbc;

    TermsRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Terms of(OrgId org) {
        return jdbc.sql(
                        """
                        select money, answer_hours, appeal_days, calendar, lapse_days, panel
                        from quality_terms where org = :org
                        """)
                .param("org", org.value())
                .query((row, n) ->
                        new Terms(
                                row.getBoolean("money"),
                                Duration.ofHours(row.getInt("answer_hours")),
                                row.getInt("appeal_days"),
                                row.getString("calendar"),
                                row.getInt("lapse_days"),
                                row.getInt("panel")))
                .optional()
                .orElse(Terms.USUAL);
    }

    void settle(OrgId org, Terms terms) {
        jdbc.sql(
                        """
                        insert into quality_terms (org, money, answer_hours, appeal_days, calendar,
                            lapse_days, panel)
                        values (:org, :money, :answer_hours, :appeal_days, :calendar, :lapse_days,
                            :panel)
                        on conflict (org) do update set money = excluded.money,
                            answer_hours = excluded.answer_hours,
                            appeal_days = excluded.appeal_days, calendar = excluded.calendar,
                            lapse_days = excluded.lapse_days, panel = excluded.panel
                        """)
                .param("org", org.value())
                .param("money", terms.money())
                .param("answer_hours", terms.answer().toHours())
                .param("appeal_days", terms.appealDays())
                .param("calendar", terms.calendar())
                .param("lapse_days", terms.lapseDays())
                .param("panel", terms.panel())
                .update();
    }
}
