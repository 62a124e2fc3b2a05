package io.shouwen.server.cashier;

import io.shouwen.server.access.Me;
import io.shouwen.server.bill.Bill;
import io.shouwen.server.bill.Bills;
import io.shouwen.server.bill.CashTerms;
import io.shouwen.server.customer.Supplies;
import io.shouwen.server.ledger.CashLedger;
import io.shouwen.server.offering.Offerings;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Post;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a customer owes and what they have a balance of, as a desk shows it. */
@Component
public final class CashDesk {
    private final OrgScope scope;
    private final Bills bills;
    private final CashLedger ledger;
    private final Offerings offerings;

    CashDesk(OrgScope scope, Bills bills, CashLedger ledger, Offerings offerings) {
        this.scope = scope;
        this.bills = bills;
        this.ledger = ledger;
        this.offerings = offerings;
    }

    /**
     * A due as a line.
     *
     * @param late of late fees as of today
     * @param item what the tariff calls the charge; empty where it is none
     */
    public record Line(Bill bill, long late, boolean overdue, String payee, String item) {
        public long due() {
            return bill.open() + late;
        }
    }

    /**
     * An account at the desk.
     *
     * @param balances what was paid ahead, by purpose, where there is any
     */
    public record View(Supplies.Found account, List<Line> lines, Map<String, Long> balances) {
        public View {
            lines = List.copyOf(lines);
        }

        public long due() {
            return lines.stream().mapToLong(Line::due).sum();
        }

        public long late() {
            return lines.stream().mapToLong(Line::late).sum();
        }
    }

    View view(Me me, Supplies.Found account, LocalDate day, boolean english) {
        OrgId org = me.org();
        return new View(
                account,
                lines(org, unit(me), bills.dues(org, account.supply()), day, english),
                balances(org, account.supply()));
    }

    List<Line> lines(OrgId org, int unit, List<Bill> dues, LocalDate day, boolean english) {
        CashTerms terms = bills.terms(org);
        Map<String, Bills.Payee> payees = bills.payees(org);
        return dues.stream()
                .map(bill ->
                        new Line(
                                bill,
                                bill.lateOpen(day, terms),
                                bill.overdue(day),
                                payee(payees, bill.payee(), english),
                                item(org, unit, bill.charge(), english)))
                .toList();
    }

    /** Where somebody works, whose tariff names the charges. */
    static int unit(Me me) {
        return me.posts().stream().map(Post::unit).findFirst().orElse(0);
    }

    /** What the adopted tariff calls a charge; one that it lists no longer keeps its name. */
    String item(OrgId org, int unit, String charge, boolean english) {
        if (charge.isEmpty()) {
            return "";
        }
        return Optional.ofNullable(offerings.of(org, unit).charges().get(charge))
                .map(one -> english ? one.says().en() : one.says().zh())
                .orElse(charge);
    }

    static String payee(Map<String, Bills.Payee> payees, String code, boolean english) {
        Bills.Payee payee = payees.get(code);
        if (payee == null) {
            return code;
        }
        return english && !payee.nameEn().isBlank() ? payee.nameEn() : payee.nameZh();
    }

    Map<String, Long> balances(OrgId org, long supply) {
        Map<String, Long> balances = new LinkedHashMap<>();
        scope.run(
                org,
                () -> {
                    for (String purpose : Balances.purposes()) {
                        long balance = -ledger.balance(org, Balances.account(supply, purpose));
                        if (balance > 0) {
                            balances.put(purpose, balance);
                        }
                    }
                });
        return balances;
    }
}
