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
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.HallKinds;
import io.shouwen.server.hall.SystemsDown;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.offering.Offerings;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.rating.Prompts;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.SubjectId;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/** Payments at a cash desk, from opening to the farewell; refunds are {@link Refunds}. */
@Component
public final class Cashier {
    private final OrgScope scope;
    private final Steps steps;
    private final Bills bills;
    private final Offerings offerings;
    private final Prompts prompts;
    private final SystemsDown down;
    private final WallClock clock;
    private final PaymentRows rows;
    private final TillRows tills;

    Cashier(
            DataSource dataSource,
            OrgScope scope,
            Steps steps,
            Bills bills,
            Offerings offerings,
            Prompts prompts,
            SystemsDown down,
            WallClock clock) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.scope = scope;
        this.steps = steps;
        this.bills = bills;
        this.offerings = offerings;
        this.prompts = prompts;
        this.down = down;
        this.clock = clock;
        this.rows = new PaymentRows(jdbc);
        this.tills = new TillRows(jdbc);
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
            throw refused("bill-not-known");
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
        if (down.now(org, till.unit())) {
            facts.add(fact(HallKinds.DOWN, Map.of()));
        }
        return facts;
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
            throw refused("amount-missing");
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
                        () -> List.of(fact(CashierKinds.OPENED, opened)))
                .subject();
    }

    private Till till(Sender sender) {
        return scope.reading(sender.org(), () -> tills.open(sender.org(), Steps.person(sender)))
                .orElseThrow(() -> refused("till-not-open"));
    }

    /**
     * What is checked before money is taken.
     *
     * @param by what they identified themselves with
     * @param amount what was agreed, in fen; less than what is due is a part payment
     */
    public record Checks(
            String by,
            boolean name,
            boolean number,
            boolean address,
            boolean saidBack,
            long amount) {}

    /** Tells the checks, in the order in which they are made. */
    public void check(Sender sender, SubjectId payment, Checks checks) {
        steps.act(
                sender,
                payment,
                history -> {
                    PaymentFold fold = PaymentFold.of(history.facts());
                    if (checks.amount() > fold.due()) {
                        throw refused("amount-differs");
                    }
                    List<NewFact> facts = new ArrayList<>();
                    facts.add(fact(CashierKinds.IDENTITY, Map.of("by", text(checks.by()))));
                    if (fold.supply() != 0) {
                        facts.add(
                                fact(
                                        CashierKinds.FOUND,
                                        Map.of("account", text(Long.toString(fold.supply())))));
                    }
                    facts.add(
                            fact(
                                    CashierKinds.CONFIRMED,
                                    Map.of(
                                            "name", flag(checks.name()),
                                            "number", flag(checks.number()),
                                            "address", flag(checks.address()),
                                            "said_back", flag(checks.saidBack()))));
                    facts.add(fact(CashierKinds.AGREED, Map.of("due", money(checks.amount()))));
                    return facts;
                });
    }

    /**
     * Takes cash.
     *
     * @param received what was handed over; more than the share makes change, less is told short
     * @param share how much of what is left it is for
     * @param verified whether the notes were verified in front of the customer
     */
    public void cash(
            Sender sender,
            SubjectId payment,
            long received,
            Optional<Long> share,
            boolean verified) {
        steps.act(
                sender,
                payment,
                history -> {
                    PaymentFold fold = PaymentFold.of(history.facts());
                    long due = share.orElseGet(fold::left);
                    List<NewFact> facts = new ArrayList<>();
                    if (received < due) {
                        return List.of(
                                fact(
                                        CashierKinds.SHORT,
                                        Map.of(
                                                "due", money(due),
                                                "shortfall", money(due - received),
                                                "told", flag(true))));
                    }
                    facts.add(Money.tendered(Method.CASH, due, ""));
                    facts.add(fact(CashierKinds.CASH_RECEIVED, Map.of("amount", money(received))));
                    facts.add(
                            fact(
                                    CashierKinds.CASH_VERIFIED,
                                    Map.of("in_presence", flag(verified))));
                    facts.addAll(Money.taken(Method.CASH, due, ""));
                    return facts;
                });
    }

    /** Tells that a counterfeit note was among the cash, or that the customer replaced it. */
    public void counterfeit(Sender sender, SubjectId payment, boolean replaced) {
        steps.act(
                sender,
                payment,
                _ ->
                        List.of(
                                fact(
                                        replaced
                                                ? CashierKinds.CASH_REPLACED
                                                : CashierKinds.COUNTERFEIT,
                                        Map.of())));
    }

    /** Takes a card; the reference is the number of its slip. */
    public void card(
            Sender sender, SubjectId payment, Optional<Long> share, String slip, boolean signed) {
        steps.act(
                sender,
                payment,
                history -> {
                    long due = share.orElseGet(PaymentFold.of(history.facts())::left);
                    List<NewFact> facts = new ArrayList<>();
                    facts.add(fact(CashierKinds.CARD_RECEIVED, Map.of()));
                    facts.add(Money.tendered(Method.CARD, due, slip.strip()));
                    if (signed) {
                        facts.add(fact(CashierKinds.SLIP_SIGNED, Map.of()));
                    }
                    facts.addAll(Money.taken(Method.CARD, due, slip.strip()));
                    return facts;
                });
    }

    /** Takes what came by transfer, or what the customer has a balance of. */
    public void booked(
            Sender sender,
            SubjectId payment,
            Method method,
            Optional<Long> share,
            String reference) {
        if (method != Method.TRANSFER && method != Method.BALANCE) {
            throw refused("method-missing");
        }
        steps.act(
                sender,
                payment,
                history -> {
                    long due = share.orElseGet(PaymentFold.of(history.facts())::left);
                    List<NewFact> facts = new ArrayList<>();
                    facts.add(Money.tendered(method, due, reference.strip()));
                    facts.addAll(Money.taken(method, due, reference.strip()));
                    return facts;
                });
    }

    /** Gives back money of a payment that does not come about. */
    public void giveBack(Sender sender, SubjectId payment, int tender) {
        steps.act(
                sender,
                payment,
                history -> {
                    PaymentFold fold = PaymentFold.of(history.facts());
                    theirs(sender, fold);
                    Tender one =
                            fold.tenders().stream()
                                    .filter(other -> other.n() == tender)
                                    .findFirst()
                                    .orElseThrow(Refusal::notFound);
                    return List.of(
                            fact(
                                    CashierKinds.RETURNED,
                                    Map.of(
                                            "amount", money(one.amount()),
                                            "method", text(one.method().word()),
                                            "tender", whole(tender))));
                });
    }

    /** Ends a payment that does not come about; the reason was told to the customer. */
    public void refuse(Sender sender, SubjectId payment, String reason) {
        steps.act(
                sender,
                payment,
                history -> {
                    theirs(sender, PaymentFold.of(history.facts()));
                    return List.of(fact(CashierKinds.REFUSED, Map.of("reason", text(reason))));
                });
    }

    /** A payment is ended by its cashier, or by a manager once the cashier is gone. */
    static void theirs(Sender sender, PaymentFold fold) {
        if (fold.cashier() != Steps.person(sender)
                && !sender.actor().capacities().contains("manager")) {
            throw refused("payment-not-yours");
        }
    }

    /** Hands receipt and change over, and ends the payment: the device asks for a rating. */
    public void handOver(Sender sender, SubjectId payment, int stamps, boolean rightForm) {
        steps.act(
                sender,
                payment,
                history -> {
                    PaymentFold fold = PaymentFold.of(history.facts());
                    PaymentRows.Receipt receipt =
                            rows.receipt(sender.org(), payment)
                                    .orElseThrow(() -> refused("payment-not-taken"));
                    List<NewFact> facts = new ArrayList<>();
                    facts.add(
                            fact(
                                    CashierKinds.RECEIPT,
                                    Map.of(
                                            "series", text(receipt.series()),
                                            "number", whole(receipt.number()),
                                            "stamps", whole(stamps),
                                            "right_form", flag(rightForm))));
                    if (fold.change() > 0) {
                        facts.add(
                                fact(CashierKinds.CHANGE, Map.of("amount", money(fold.change()))));
                    }
                    long seconds = Duration.between(fold.begunAt(), clock.now()).toSeconds();
                    facts.add(
                            fact(
                                    CashierKinds.CLOSED,
                                    Map.of("seconds", whole(Math.max(0, seconds)))));
                    prompts.fact(sender.org(), Steps.person(sender), !fold.ticket().isEmpty())
                            .ifPresent(facts::add);
                    return facts;
                });
    }

    static Refusal refused(String slug) {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, slug);
    }
}
