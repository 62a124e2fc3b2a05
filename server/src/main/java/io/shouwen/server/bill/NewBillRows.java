package io.shouwen.server.bill;

import io.shouwen.server.organisation.OrgId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Bills as they come into the table bill, thousands at a time. */
final class NewBillRows {
    private final JdbcClient jdbc;

    NewBillRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A bill's name among the bills of all payees. */
    record Named(String payee, String no) {}

    /** Writes those whose number is new, and says which. */
    Set<Named> add(OrgId org, List<NewBill> bills, Instant at) {
        return new HashSet<>(
                jdbc.sql(
                                """
                                insert into bill (org, no, supply, unit, what, charge, quantity, payee,
                                    period, amount, due_day, made_by, made_at)
                                select :org, n, s, u, w, c, q, p, m, a, cast(d as date), b, :at
                                from unnest(cast(:nos as text[]), cast(:supplies as bigint[]),
                                    cast(:units as int[]), cast(:whats as text[]),
                                    cast(:charges as text[]), cast(:quantities as int[]),
                                    cast(:payees as text[]), cast(:periods as int[]),
                                    cast(:amounts as bigint[]), cast(:days as text[]),
                                    cast(:makers as int[]))
                                    as t (n, s, u, w, c, q, p, m, a, d, b)
                                on conflict (org, payee, no) do nothing
                                returning payee, no
                                """)
                        .param("org", org.value())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("nos", bills.stream().map(NewBill::no).toArray(String[]::new))
                        .param(
                                "supplies",
                                bills.stream()
                                        .map(bill -> boxed(bill.supply()).orElse(null))
                                        .toArray(Long[]::new))
                        .param(
                                "units",
                                bills.stream()
                                        .map(bill -> boxed(bill.unit()).orElse(null))
                                        .toArray(Integer[]::new))
                        .param(
                                "whats",
                                bills.stream()
                                        .map(bill -> bill.what().word())
                                        .toArray(String[]::new))
                        .param(
                                "charges",
                                bills.stream().map(NewBill::charge).toArray(String[]::new))
                        .param(
                                "quantities",
                                bills.stream().map(NewBill::quantity).toArray(Integer[]::new))
                        .param("payees", bills.stream().map(NewBill::payee).toArray(String[]::new))
                        .param(
                                "periods",
                                bills.stream()
                                        .map(bill ->
                                                bill.period().map(NewBillRows::number).orElse(null))
                                        .toArray(Integer[]::new))
                        .param("amounts", bills.stream().map(NewBill::amount).toArray(Long[]::new))
                        .param(
                                "days",
                                bills.stream()
                                        .map(bill -> bill.dueDay().toString())
                                        .toArray(String[]::new))
                        .param(
                                "makers",
                                bills.stream()
                                        .map(bill -> boxed(bill.madeBy()).orElse(null))
                                        .toArray(Integer[]::new))
                        .query((row, n) -> new Named(row.getString("payee"), row.getString("no")))
                        .list());
    }

    private static Optional<Long> boxed(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }

    private static Optional<Integer> boxed(OptionalInt value) {
        return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
    }

    private static int number(YearMonth month) {
        return month.getYear() * BillRows.HUNDRED + month.getMonthValue();
    }

    /**
     * A bill that is there already.
     *
     * @param amount what it came in with
     * @param reduced whether a refund made it less since, so that this is not known any more
     */
    record Known(long amount, boolean reduced) {
        /** Whether it came in with another amount. */
        boolean differs(long sent) {
            return !reduced && sent != amount;
        }
    }

    /** Which of these are there already. */
    Map<Named, Known> known(OrgId org, Collection<Named> names) {
        Map<Named, Known> known = new HashMap<>();
        jdbc.sql(
                        """
                        select b.* from unnest(cast(:payees as text[]), cast(:nos as text[])) t (p, n)
                        cross join lateral (
                            select payee, no, amount + withdrawn as amount,
                                exists (select from settlement s
                                    where s.org = bill.org and s.bill = bill.id
                                        and s.principal < 0) as reduced
                            from bill
                            where org = :org and payee = t.p and no = t.n limit 1) b
                        """)
                .param("org", org.value())
                .param("payees", names.stream().map(Named::payee).toArray(String[]::new))
                .param("nos", names.stream().map(Named::no).toArray(String[]::new))
                .query(row -> {
                    known.put(
                            new Named(row.getString("payee"), row.getString("no")),
                            new Known(row.getLong("amount"), row.getBoolean("reduced")));
                });
        return known;
    }
}
