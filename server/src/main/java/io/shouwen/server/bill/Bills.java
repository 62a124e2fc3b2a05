package io.shouwen.server.bill;

import io.shouwen.server.bill.Apportion.Part;
import io.shouwen.server.bill.NewBillRows.Known;
import io.shouwen.server.bill.NewBillRows.Named;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/**
 * What customers owe. Bills come from elsewhere; what was settled of them moves under their rows'
 * locks alone, in the transaction of the payment.
 */
@Component
public final class Bills {
    /** The most dues of an account that are shown and paid at once. */
    public static final int MOST = 200;

    private final OrgScope scope;
    private final WallClock clock;
    private final BillRows rows;
    private final NewBillRows incoming;
    private final TermsRows told;

    public Bills(DataSource dataSource, OrgScope scope, WallClock clock) {
        this.scope = scope;
        this.clock = clock;
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.rows = new BillRows(jdbc);
        this.incoming = new NewBillRows(jdbc);
        this.told = new TermsRows(jdbc);
    }

    /** A company for which the house collects. */
    public record Payee(String code, String nameZh, String nameEn) {}

    /** What was settled of a bill. */
    public record Settled(
            long bill,
            String no,
            String payee,
            What what,
            String charge,
            Optional<YearMonth> period,
            long principal,
            long late) {
        public long amount() {
            return principal + late;
        }

        /** Other sums of the same bill. */
        public Settled of(long principal, long late) {
            return new Settled(bill, no, payee, what, charge, period, principal, late);
        }
    }

    public CashTerms terms(OrgId org) {
        return scope.reading(org, () -> told.terms(org).orElse(CashTerms.USUAL));
    }

    public void settle(OrgId org, CashTerms terms) {
        scope.run(org, () -> told.keep(org, terms));
    }

    /** What being late costs from a day on. */
    void settle(OrgId org, LateRate rate) {
        scope.run(org, () -> told.keep(org, rate));
    }

    /** Companies for which the house collects, by code. */
    public Map<String, Payee> payees(OrgId org) {
        Map<String, Payee> payees = new LinkedHashMap<>();
        scope.reading(org, () -> told.payees(org))
                .forEach(payee -> payees.put(payee.code(), payee));
        return payees;
    }

    public void keep(OrgId org, Payee payee) {
        scope.run(org, () -> told.keep(org, payee));
    }

    /** Takes bills in; answers for each whether it is new. One that was there before stays. */
    public List<Boolean> add(OrgId org, List<NewBill> bills) {
        Set<Named> added = scope.in(org, () -> incoming.add(org, bills, clock.now()));
        List<Boolean> fresh = new ArrayList<>();
        for (NewBill bill : bills) {
            fresh.add(added.remove(new Named(bill.payee(), bill.no())));
        }
        return fresh;
    }

    /** Which of these are there already. */
    Map<Named, Known> known(OrgId org, Collection<Named> names) {
        return scope.reading(org, () -> incoming.known(org, names));
    }

    /** What is open of an account, the oldest first. */
    public List<Bill> dues(OrgId org, long supply) {
        return scope.reading(org, () -> rows.dues(org, supply, MOST));
    }

    /** A payment slip of one of these units. */
    public Optional<Bill> slip(OrgId org, Set<Integer> units, String no) {
        return scope.reading(org, () -> rows.slip(org, units, no));
    }

    /** Payment slips of these units, the newest first. */
    public List<Bill> slips(OrgId org, Set<Integer> units, long before, int most) {
        return scope.reading(org, () -> rows.slips(org, units, before, most));
    }

    public List<Bill> find(OrgId org, Collection<Long> ids) {
        return scope.reading(org, () -> rows.find(org, ids));
    }

    /** As {@link #find}, in the open transaction: nobody else settles them until it ends. */
    public List<Bill> lock(OrgId org, Collection<Long> ids) {
        return rows.lock(org, ids);
    }

    /** Settles bills that are locked. */
    public void settle(OrgId org, long payment, List<Part> parts, LocalDate day) {
        CashTerms terms = told.terms(org).orElse(CashTerms.USUAL);
        for (Part part : parts) {
            rows.settle(org, part, day, part.bill().lateFixed(day, terms));
            rows.tell(org, payment, part.bill().id(), part.principal(), part.late());
        }
    }

    /** What these payments and refunds together settled. */
    public List<Settled> settled(OrgId org, Collection<Long> payments) {
        return scope.reading(org, () -> rows.settled(org, payments));
    }

    /**
     * Takes back what a payment settled; of each bill the due itself before its late fee.
     *
     * @param before the payment and the refunds it had already
     * @param refund for which it is taken back
     * @param lines how much of each bill
     * @param owed whether it is owed again; if not, the bills come to less
     * @return what was taken back of each bill
     */
    public List<Settled> takeBack(
            OrgId org, Collection<Long> before, long refund, Map<Long, Long> lines, boolean owed) {
        rows.lock(org, lines.keySet());
        List<Settled> back = new ArrayList<>();
        for (Settled one : rows.settled(org, before)) {
            long amount = lines.getOrDefault(one.bill(), 0L);
            if (amount > 0) {
                long principal = Math.min(amount, one.principal());
                Settled part = one.of(principal, amount - principal);
                rows.takeBack(org, one.bill(), principal, part.late(), owed);
                rows.tell(org, refund, one.bill(), -principal, -part.late());
                back.add(part);
            }
        }
        if (!back.stream().map(Settled::bill).toList().containsAll(lines.keySet())) {
            throw new IllegalStateException(
                    "Expected the bills of %s to be settled, but only %s are"
                            .formatted(lines, back));
        }
        return List.copyOf(back);
    }

    /** Keeps bills that are locked for a payment whose money is under way. */
    public void hold(OrgId org, long payment, Collection<Long> ids) {
        rows.hold(org, payment, ids);
    }

    /** Lets them go again. */
    public void release(OrgId org, long payment, Collection<Long> ids) {
        rows.release(org, payment, ids);
    }

    /** Waives some of the late fees of a bill that is locked. */
    public void waive(OrgId org, Bill bill, long amount, LocalDate day) {
        CashTerms terms = told.terms(org).orElse(CashTerms.USUAL);
        rows.waive(org, bill.id(), amount, day, bill.lateFixed(day, terms));
    }

    /** The bill of a number, as {@link #lock}. */
    Optional<Bill> lock(OrgId org, String payee, String no) {
        return rows.lock(org, new Named(payee, no));
    }

    /** Lets a bill that is locked and untouched come to nothing. */
    public void withdraw(OrgId org, long bill) {
        rows.withdraw(org, bill);
    }

    /** The unit that made a payment slip. */
    public int unit(OrgId org, long slip) {
        return scope.reading(org, () -> rows.unit(org, slip));
    }
}
