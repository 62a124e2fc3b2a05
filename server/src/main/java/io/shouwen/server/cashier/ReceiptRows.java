package io.shouwen.server.cashier;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The tables receipt and receipt_series. */
final class ReceiptRows {
    private final JdbcClient jdbc;

    ReceiptRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next number of a series, which nobody else gets while the transaction is open. */
    int number(OrgId org, String series) {
        return jdbc.sql(
                        """
                        insert into receipt_series (org, series, last) values (:org, :series, 1)
                        on conflict (org, series) do update set last = receipt_series.last + 1
                        returning last
                        """)
                .param("org", org.value())
                .param("series", series)
                .query(Integer.class)
                .single();
    }

    void add(OrgId org, Receipt receipt) {
        jdbc.sql(
                        """
                        insert into receipt (org, series, number, payment, amount, issued_at)
                        values (:org, :series, :number, :payment, :amount, cast(:at as timestamptz))
                        """)
                .param("org", org.value())
                .param("series", receipt.series())
                .param("number", receipt.number())
                .param("payment", receipt.payment().value())
                .param("amount", receipt.amount())
                .param("at", receipt.issuedAt().toString())
                .update();
    }

    void stamp(OrgId org, SubjectId payment, int stamps) {
        jdbc.sql("update receipt set stamps = :stamps where org = :org and payment = :payment")
                .param("org", org.value())
                .param("payment", payment.value())
                .param("stamps", stamps)
                .update();
    }

    void copied(OrgId org, SubjectId payment) {
        jdbc.sql("update receipt set copies = copies + 1 where org = :org and payment = :payment")
                .param("org", org.value())
                .param("payment", payment.value())
                .update();
    }

    Optional<Receipt> receipt(OrgId org, SubjectId payment) {
        return jdbc.sql("select * from receipt where org = :org and payment = :payment")
                .param("org", org.value())
                .param("payment", payment.value())
                .query((row, n) -> receipt(row))
                .optional();
    }

    Optional<Receipt> receipt(OrgId org, String series, int number) {
        return jdbc.sql(
                        """
                        select * from receipt
                        where org = :org and series = :series and number = :number
                        """)
                .param("org", org.value())
                .param("series", series)
                .param("number", number)
                .query((row, n) -> receipt(row))
                .optional();
    }

    private static Receipt receipt(ResultSet row) throws SQLException {
        return new Receipt(
                row.getString("series"),
                row.getInt("number"),
                new SubjectId(row.getLong("payment")),
                row.getLong("amount"),
                PaymentRows.instant(row, "issued_at").orElseThrow(),
                row.getInt("stamps"),
                row.getInt("copies"));
    }
}
