package io.shouwen.server.bill;

import io.shouwen.server.bill.NewBillRows.Named;
import io.shouwen.server.organisation.OrgId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The tables bill and settlement. */
final class BillRows {
    static final int HUNDRED = 100;

    private final JdbcClient jdbc;

    BillRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The bill of a number; nobody else settles it until the transaction ends. */
    Optional<Bill> lock(OrgId org, Named named) {
        return jdbc.sql(
                        """
                        select * from bill where org = :org and payee = :payee and no = :no
                        for no key update
                        """)
                .param("org", org.value())
                .param("payee", named.payee())
                .param("no", named.no())
                .query((row, n) -> bill(row))
                .optional();
    }

    /** What is open of an account, the oldest first. */
    List<Bill> dues(OrgId org, long supply, int most) {
        return jdbc.sql(
                        """
                        select * from bill
                        where org = :org and supply = :supply and settled < amount
                        order by due_day, id
                        limit :most
                        """)
                .param("org", org.value())
                .param("supply", supply)
                .param("most", most)
                .query((row, n) -> bill(row))
                .list();
    }

    /** A payment slip of one of these units. */
    Optional<Bill> slip(OrgId org, Set<Integer> units, String no) {
        return jdbc.sql(
                        """
                        select * from bill
                        where org = :org and payee = '' and no = :no and unit = any(:units)
                        """)
                .param("org", org.value())
                .param("no", no)
                .param("units", units.toArray(Integer[]::new))
                .query((row, n) -> bill(row))
                .optional();
    }

    /** Payment slips of these units, the newest first, after an id. */
    List<Bill> slips(OrgId org, Set<Integer> units, long before, int most) {
        return jdbc.sql(
                        """
                        select b.* from unnest(cast(:units as int[])) u (unit)
                        cross join lateral (
                            select * from bill where org = :org and unit = u.unit and id < :before
                            order by id desc limit :most) b
                        order by b.id desc limit :most
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("before", before)
                .param("most", most)
                .query((row, n) -> bill(row))
                .list();
    }

    List<Bill> find(OrgId org, Collection<Long> ids) {
        return jdbc.sql("select * from bill where org = :org and id = any(:ids) order by id")
                .param("org", org.value())
                .param("ids", ids.toArray(Long[]::new))
                .query((row, n) -> bill(row))
                .list();
    }

    /** As {@link #find}; nobody else settles them until the transaction ends. */
    List<Bill> lock(OrgId org, Collection<Long> ids) {
        return jdbc.sql(
                        """
                        select * from bill where org = :org and id = any(:ids)
                        order by id for no key update
                        """)
                .param("org", org.value())
                .param("ids", ids.toArray(Long[]::new))
                .query((row, n) -> bill(row))
                .list();
    }

    /** Moves what is settled; the late fees are fixed on that day. */
    void settle(OrgId org, Apportion.Part part, LocalDate day, long lateFixed) {
        jdbc.sql(
                        """
                        update bill set settled = settled + :principal,
                            late_settled = late_settled + :late, late_fixed = :fixed,
                            late_upto = cast(:day as date), held_by = null
                        where org = :org and id = :id
                        """)
                .param("org", org.value())
                .param("id", part.bill().id())
                .param("principal", part.principal())
                .param("late", part.late())
                .param("fixed", lateFixed)
                .param("day", day.toString())
                .update();
    }

    /**
     * Takes back what was settled.
     *
     * @param owed whether it is owed again; if not, the bill comes to less
     */
    void takeBack(OrgId org, long bill, long principal, long late, boolean owed) {
        jdbc.sql(
                        """
                        update bill set settled = settled - :principal,
                            late_settled = late_settled - :late,
                            amount = amount - case when :owed then 0 else :principal end,
                            late_waived = late_waived + case when :owed then 0 else :late end
                        where org = :org and id = :id
                        """)
                .param("org", org.value())
                .param("id", bill)
                .param("principal", principal)
                .param("late", late)
                .param("owed", owed)
                .update();
    }

    void waive(OrgId org, long bill, long amount, LocalDate day, long lateFixed) {
        jdbc.sql(
                        """
                        update bill set late_waived = late_waived + :amount, late_fixed = :fixed,
                            late_upto = cast(:day as date)
                        where org = :org and id = :id
                        """)
                .param("org", org.value())
                .param("id", bill)
                .param("amount", amount)
                .param("fixed", lateFixed)
                .param("day", day.toString())
                .update();
    }

    void withdraw(OrgId org, long bill) {
        jdbc.sql(
                        """
                        update bill set withdrawn = amount, amount = 0,
                            late_waived = late_fixed - late_settled
                        where org = :org and id = :id
                        """)
                .param("org", org.value())
                .param("id", bill)
                .update();
    }

    int unit(OrgId org, long slip) {
        return jdbc.sql("select unit from bill where org = :org and id = :id")
                .param("org", org.value())
                .param("id", slip)
                .query(Integer.class)
                .single();
    }

    void hold(OrgId org, long payment, Collection<Long> ids) {
        jdbc.sql(
                        """
                        update bill set held_by = :payment
                        where org = :org and id = any(:ids)
                        """)
                .param("org", org.value())
                .param("payment", payment)
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    void release(OrgId org, long payment, Collection<Long> ids) {
        jdbc.sql(
                        """
                        update bill set held_by = null
                        where org = :org and id = any(:ids) and held_by = :payment
                        """)
                .param("org", org.value())
                .param("payment", payment)
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    void tell(OrgId org, long payment, long bill, long principal, long late) {
        jdbc.sql(
                        """
                        insert into settlement (org, payment, bill, principal, late)
                        values (:org, :payment, :bill, :principal, :late)
                        """)
                .param("org", org.value())
                .param("payment", payment)
                .param("bill", bill)
                .param("principal", principal)
                .param("late", late)
                .update();
    }

    /** What these payments and refunds together settled, by bill. */
    List<Bills.Settled> settled(OrgId org, Collection<Long> payments) {
        return jdbc.sql(
                        """
                        select s.bill, b.no, b.payee, b.what, b.charge, b.period,
                            sum(s.principal)::bigint as principal, sum(s.late)::bigint as late
                        from settlement s join bill b on b.org = s.org and b.id = s.bill
                        where s.org = :org and s.payment = any(:payments)
                        group by s.bill, b.no, b.payee, b.what, b.charge, b.period
                        order by s.bill
                        """)
                .param("org", org.value())
                .param("payments", payments.toArray(Long[]::new))
                .query((row, n) ->
                        new Bills.Settled(
                                row.getLong("bill"),
                                row.getString("no"),
                                row.getString("payee"),
                                What.of(row.getString("what")).orElseThrow(),
                                row.getString("charge"),
                                month(row),
                                row.getLong("principal"),
                                row.getLong("late")))
                .list();
    }

    private static Optional<YearMonth> month(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getObject("period", Integer.class))
                .map(no -> YearMonth.of(no / HUNDRED, no % HUNDRED));
    }

    private static Bill bill(ResultSet row) throws SQLException {
        return new Bill(
                row.getLong("id"),
                row.getString("no"),
                optional(row, "supply"),
                What.of(row.getString("what")).orElseThrow(),
                row.getString("charge"),
                row.getInt("quantity"),
                row.getString("payee"),
                month(row),
                row.getLong("amount"),
                row.getLong("settled"),
                row.getObject("due_day", LocalDate.class),
                new Bill.Late(
                        Optional.ofNullable(row.getObject("late_upto", LocalDate.class)),
                        row.getLong("late_fixed"),
                        row.getLong("late_settled"),
                        row.getLong("late_waived")),
                optional(row, "held_by"));
    }

    private static OptionalLong optional(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
