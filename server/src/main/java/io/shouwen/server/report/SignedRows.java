package io.shouwen.server.report;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.json.JsonMapper;

import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Optional;

final class SignedRows {
    private final JdbcClient jdbc;

    SignedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(OrgId org, YearMonth month, String figures, String hash, SubjectId subject, int by) {
        jdbc.sql(
                        """
                        insert into signed_month (org, month, figures, hash, subject, signed_by,
                            signed_at)
                        values (:org, :month, :figures, :hash, :subject, :by,
                            shouwen_now())
                        """)
                .param("org", org.value())
                .param("month", month.atDay(1))
                .param("figures", figures)
                .param("hash", hash)
                .param("subject", subject.value())
                .param("by", by)
                .update();
    }

    Optional<SignedMonth> of(OrgId org, YearMonth month) {
        return jdbc.sql(
                        """
                        select figures, hash, subject, signed_by, signed_at from signed_month
                        where org = :org and month = :month
                        """)
                .param("org", org.value())
                .param("month", month.atDay(1))
                .query((row, n) ->
                        new SignedMonth(
                                JsonMapper.shared().readTree(row.getString("figures")),
                                row.getString("hash"),
                                new SubjectId(row.getLong("subject")),
                                row.getInt("signed_by"),
                                row.getObject("signed_at", OffsetDateTime.class).toInstant()))
                .optional();
    }
}
