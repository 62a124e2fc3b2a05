package io.shouwen.server.cashier;

import static io.shouwen.server.cashier.Steps.fact;
import static io.shouwen.server.cashier.Steps.flag;
import static io.shouwen.server.cashier.Steps.money;
import static io.shouwen.server.cashier.Steps.text;
import static io.shouwen.server.cashier.Steps.whole;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.rating.Prompts;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.SubjectId;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

/**
 * Payments at a cash desk, once they are opened ({@link PaymentOpening}), to the farewell; refunds
 * are {@link Refunds}.
 */
@Component
public final class Cashier {
    private final Steps steps;
    private final Prompts prompts;
    private final WallClock clock;
    private final ReceiptRows receipts;

    Cashier(DataSource dataSource, Steps steps, Prompts prompts, WallClock clock) {
        this.steps = steps;
        this.prompts = prompts;
        this.clock = clock;
        this.receipts = new ReceiptRows(JdbcClient.create(dataSource));
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
                    Receipt receipt =
                            receipts.receipt(sender.org(), payment)
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
