package io.shouwen.server.cashier;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.sql.DataSource;

/** Finds payments again: by their number or their receipt's, of an account, of a till. */
@Component
final class PastPayments {
    static final int PAGE = 50;
    private static final Pattern RECEIPT = Pattern.compile("([0-9]{2}-[0-9]{1,9})-([0-9]{1,9})");

    private final OrgScope scope;
    private final JdbcClient jdbc;
    private final PaymentRows rows;
    private final ReceiptRows receipts;

    PastPayments(DataSource dataSource, OrgScope scope) {
        this.scope = scope;
        this.jdbc = JdbcClient.create(dataSource);
        this.rows = new PaymentRows(jdbc);
        this.receipts = new ReceiptRows(jdbc);
    }

    /** A payment and its receipt's number, once it has one. */
    record Past(Payment payment, Optional<String> receipt) {}

    /** Of an account, as far as these units took them, the newest first. */
    List<Past> ofAccount(OrgId org, Set<Integer> units, long supply, long before) {
        return page(org, units, "p.supply", supply, before);
    }

    /** What came and went through a till of these units, the newest first. */
    List<Past> ofTill(OrgId org, Set<Integer> units, SubjectId till, long before) {
        return page(org, units, "p.till", till.value(), before);
    }

    private List<Past> page(OrgId org, Set<Integer> units, String column, long of, long before) {
        return scope.reading(
                org,
                () ->
                        jdbc.sql(
                                        """
                                        select p.*, r.series, r.number from payment p
                                        left join receipt r on r.org = p.org and r.payment = p.id
                                        where p.org = :org and %s = :of
                                            and p.id < :before and p.unit = any(:units)
                                        order by p.id desc limit :most
                                        """
                                                .formatted(column))
                                .param("org", org.value())
                                .param("of", of)
                                .param("before", before)
                                .param("units", units.toArray(Integer[]::new))
                                .param("most", PAGE)
                                .query((row, n) ->
                                        new Past(
                                                PaymentRows.payment(row),
                                                row.getString("series") == null
                                                        ? Optional.empty()
                                                        : Optional.of(
                                                                Receipt.name(
                                                                        row.getString("series"),
                                                                        row.getInt("number")))))
                                .list());
    }

    /**
     * The payment of a typed number, its own or its receipt's; a refund's leads to the payment that
     * it gives back. Empty if there is none, or none in these units.
     */
    Optional<SubjectId> numbered(OrgId org, Set<Integer> units, String typed) {
        String number = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        return scope.reading(
                org,
                () ->
                        receipt(org, number)
                                .or(() -> SubjectId.parse(number))
                                .flatMap(id -> rows.find(org, id))
                                .filter(payment -> units.contains(payment.unit()))
                                .map(payment -> payment.of().orElse(payment.id())));
    }

    private Optional<SubjectId> receipt(OrgId org, String number) {
        Matcher parts = RECEIPT.matcher(number);
        return parts.matches()
                ? receipts.receipt(org, parts.group(1), Integer.parseInt(parts.group(2)))
                        .map(Receipt::payment)
                : Optional.empty();
    }
}
