package io.shouwen.server.bill;

import io.shouwen.server.organisation.OrgId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The tables payee, cash_terms and late_rate. */
final class TermsRows {
    private final JdbcClient jdbc;

    TermsRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Bills.Payee> payees(OrgId org) {
        return jdbc.sql("select code, name_zh, name_en from payee where org = :org order by code")
                .param("org", org.value())
                .query((row, n) ->
                        new Bills.Payee(
                                row.getString("code"),
                                row.getString("name_zh"),
                                row.getString("name_en")))
                .list();
    }

    void keep(OrgId org, Bills.Payee payee) {
        jdbc.sql(
                        """
                        insert into payee (org, code, name_zh, name_en)
                        values (:org, :code, :zh, :en)
                        on conflict (org, code) do update
                            set name_zh = excluded.name_zh, name_en = excluded.name_en
                        """)
                .param("org", org.value())
                .param("code", payee.code())
                .param("zh", payee.nameZh())
                .param("en", payee.nameEn())
                .update();
    }

    Optional<CashTerms> terms(OrgId org) {
        return jdbc.sql("select settles, late_rate, grace_days from cash_terms where org = :org")
                .param("org", org.value())
                .query((row, n) ->
                        new CashTerms(
                                CashTerms.Order.of(row.getString("settles")).orElseThrow(),
                                row.getInt("late_rate"),
                                row.getInt("grace_days"),
                                rates(org)))
                .optional();
    }

    private List<LateRate> rates(OrgId org) {
        return jdbc.sql(
                        """
                        select payee, from_day, rate, grace_days from late_rate
                        where org = :org order by payee, from_day
                        """)
                .param("org", org.value())
                .query((row, n) ->
                        new LateRate(
                                row.getString("payee"),
                                row.getObject("from_day", LocalDate.class),
                                row.getInt("rate"),
                                row.getInt("grace_days")))
                .list();
    }

    void keep(OrgId org, LateRate rate) {
        jdbc.sql(
                        """
                        insert into late_rate (org, payee, from_day, rate, grace_days)
                        values (:org, :payee, cast(:from as date), :rate, :grace)
                        on conflict (org, payee, from_day) do update
                            set rate = excluded.rate, grace_days = excluded.grace_days
                        """)
                .param("org", org.value())
                .param("payee", rate.payee())
                .param("from", rate.from().toString())
                .param("rate", rate.rate())
                .param("grace", rate.graceDays())
                .update();
    }

    void keep(OrgId org, CashTerms terms) {
        jdbc.sql(
                        """
                        insert into cash_terms (org, settles, late_rate, grace_days)
                        values (:org, :settles, :rate, :grace)
                        on conflict (org) do update set settles = excluded.settles,
                            late_rate = excluded.late_rate, grace_days = excluded.grace_days
                        """)
                .param("org", org.value())
                .param("settles", terms.settles().word())
                .param("rate", terms.lateRate())
                .param("grace", terms.graceDays())
                .update();
    }
}
