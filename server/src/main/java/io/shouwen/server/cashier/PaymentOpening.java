package io.shouwen.server.cashier;

import static io.shouwen.server.cashier.Steps.fact;
import static io.shouwen.server.cashier.Steps.flag;
import static io.shouwen.server.cashier.Steps.money;
import static io.shouwen.server.cashier.Steps.text;
import static io.shouwen.server.cashier.Steps.whole;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.bill.Bill;
import io.shouwen.server.bill.Bills;
import io.shouwen.server.bill.CashTerms;
import io.shouwen.server.bill.What;
import io.shouwen.server.hall.HallKinds;
import io.shouwen.server.hall.SystemsDown;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.offering.Offerings;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/** Opens payments: of bills and slips that are due, and of what is paid ahead. */
@Component
public final class PaymentOpening {
    private final OrgScope scope;
    private final Steps steps;
    private final Bills bills;
    private final Offerings offerings;
    private final SystemsDown down;
    private final TillRows tills;

    PaymentOpening(
            DataSource dataSource,
            OrgScope scope,
            Steps steps,
            Bills bills,
            Offerings offerings,
            SystemsDown down) {
        this.scope = scope;
        this.steps = steps;
        this.bills = bills;
        this.offerings = offerings;
        this.down = down;
        this.tills = new TillRows(JdbcClient.create(dataSource));
    }

    /**
     * Bills of an account that somebody wants to pay.
     *
     * @param supply the account; empty where all of them are payment slips
     * @param ticket the number of the queue with which they came
     */
    public record Wanted(Optional<Long> supply, Set<Long> bills, Optional<String> ticket) {
        public Wanted {
            bills = Set.copyOf(bills);
        }
    }

    /** Opens a payment of bills at the sender's till; the five minutes begin. */
    public SubjectId open(Sender sender, Wanted wanted) {
        Till till = till(sender);
        return steps.open(
                        sender,
                        Command.Opening.of(PaymentCourse.KIND, till.unit()),
                        () -> opening(sender.org(), till, wanted))
                .subject();
    }

    private List<NewFact> opening(OrgId org, Till till, Wanted wanted) {
        List<Bill> chosen = bills.find(org, wanted.bills());
        CashTerms terms = bills.terms(org);
        long due = chosen.stream().mapToLong(bill -> bill.due(till.day(), terms)).sum();
        boolean theirs =
                chosen.stream()
                        .allMatch(bill ->
                                bill.supply().isEmpty()
                                        || wanted.supply()
                                                .filter(one -> one == bill.supply().getAsLong())
                                                .isPresent());
        if (due <= 0 || !theirs || chosen.size() != wanted.bills().size()) {
            throw Cashier.refused("bill-not-known");
        }
        List<NewFact> facts = new ArrayList<>();
        Map<String, Value> opened = opened(till, PaymentFold.Kind.FEE, what(chosen), due);
        opened.put(
                "bills",
                text(
                        chosen.stream()
                                .map(bill -> Long.toString(bill.id()))
                                .collect(Collectors.joining(" "))));
        wanted.supply().ifPresent(supply -> opened.put("supply", whole(supply)));
        wanted.ticket().ifPresent(ticket -> opened.put("ticket", text(ticket)));
        facts.add(fact(CashierKinds.OPENED, opened));
        charges(org, till.unit(), chosen, facts);
        return inFailure(org, till, facts);
    }

    private static Map<String, Value> opened(
            Till till, PaymentFold.Kind kind, What what, long due) {
        Map<String, Value> opened = new HashMap<>();
        opened.put("kind", text(kind.word()));
        opened.put("what", text(what.word()));
        opened.put("due", money(due));
        opened.put("till", whole(till.id().value()));
        opened.put("day", new Value.Day(till.day()));
        return opened;
    }

    private static What what(List<Bill> chosen) {
        return What.of(chosen.stream().map(Bill::what).toList());
    }

    /** What the tariff says of those that it prices. */
    private void charges(OrgId org, int unit, List<Bill> chosen, List<NewFact> facts) {
        List<Bill> priced = chosen.stream().filter(bill -> !bill.charge().isEmpty()).toList();
        if (priced.isEmpty()) {
            return;
        }
        Tariff tariff = new Tariff(offerings.of(org, unit));
        for (Bill bill : priced) {
            long rate = bill.amount() / bill.quantity();
            facts.add(
                    fact(
                            CashierKinds.CHARGE_CREATED,
                            Map.of(
                                    "item", text(bill.charge()),
                                    "listed", flag(tariff.lists(bill.charge())))));
            facts.add(
                    fact(
                            CashierKinds.CHARGE_PRICED,
                            Map.of(
                                    "rate", money(rate),
                                    "listed_rate", money(tariff.rate(bill.charge(), rate)))));
        }
    }

    /** Opens a payment ahead of any bill, or a deposit for one purpose alone. */
    public SubjectId deposit(
            Sender sender, long supply, String purpose, long amount, Optional<String> ticket) {
        if (amount <= 0 || !Balances.purposes().contains(purpose)) {
            throw Cashier.refused("amount-missing");
        }
        Till till = till(sender);
        What what = What.of(purpose).orElse(What.OTHER);
        Map<String, Value> opened = opened(till, PaymentFold.Kind.DEPOSIT, what, amount);
        opened.put("supply", whole(supply));
        opened.put("purpose", text(purpose));
        ticket.ifPresent(one -> opened.put("ticket", text(one)));
        return steps.open(
                        sender,
                        Command.Opening.of(PaymentCourse.KIND, till.unit()),
                        () ->
                                inFailure(
                                        sender.org(),
                                        till,
                                        List.of(fact(CashierKinds.OPENED, opened))))
                .subject();
    }

    private Till till(Sender sender) {
        return scope.reading(sender.org(), () -> tills.open(sender.org(), Steps.person(sender)))
                .orElseThrow(() -> Cashier.refused("till-not-open"));
    }

    /** What is opened while the systems of the hall fail stands still from its first moment on. */
    private List<NewFact> inFailure(OrgId org, Till till, List<NewFact> facts) {
        if (!down.now(org, till.unit())) {
            return facts;
        }
        List<NewFact> all = new ArrayList<>(facts);
        all.add(fact(HallKinds.DOWN, Map.of()));
        return all;
    }
}
