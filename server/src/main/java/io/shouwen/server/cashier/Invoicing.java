package io.shouwen.server.cashier;

import static io.shouwen.server.cashier.Steps.fact;
import static io.shouwen.server.cashier.Steps.money;
import static io.shouwen.server.cashier.Steps.text;
import static io.shouwen.server.cashier.Steps.whole;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.invoice.Buyer;
import io.shouwen.server.invoice.InvoiceFold;
import io.shouwen.server.invoice.InvoiceKinds;
import io.shouwen.server.invoice.Invoices;
import io.shouwen.server.invoice.Paper;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.Histories;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import javax.sql.DataSource;

/**
 * Invoices of payments. The desk asks for them; one that is wrong is taken back by a red letter and
 * never changed, and so is what a refund gives back of it.
 */
@Component
final class Invoicing {
    private final OrgScope scope;
    private final Steps steps;
    private final Histories histories;
    private final Invoices invoices;
    private final PaymentRows rows;

    Invoicing(
            DataSource dataSource,
            OrgScope scope,
            Steps steps,
            Histories histories,
            Invoices invoices) {
        this.scope = scope;
        this.steps = steps;
        this.histories = histories;
        this.invoices = invoices;
        this.rows = new PaymentRows(JdbcClient.create(dataSource));
    }

    /** What of a payment can be invoiced. */
    long own(OrgId org, SubjectId payment) {
        return scope.reading(org, () -> rows.own(org, payment));
    }

    /** Asks for an invoice of what the house took for itself and still has. */
    void ask(Sender sender, SubjectId payment, Buyer buyer) {
        if (!invoices.offered()) {
            throw Cashier.refused("invoice-not-offered");
        }
        tell(sender, payment, history -> requested(sender.org(), payment, fold(history), buyer));
    }

    /** Tells a fact of a payment that nobody else changes meanwhile, so that its number is free. */
    private void tell(Sender sender, SubjectId payment, Function<History, NewFact> fact) {
        scope.command(
                sender.org(),
                () -> {
                    hold(sender.org(), payment);
                    return steps.act(sender, payment, history -> List.of(fact.apply(history)));
                });
    }

    private NewFact requested(OrgId org, SubjectId payment, InvoiceFold fold, Buyer buyer) {
        long own = rows.own(org, payment);
        if (own <= 0) {
            throw Cashier.refused("invoice-nothing");
        }
        return fact(
                InvoiceKinds.REQUESTED,
                Map.of(
                        "reference", text(fold.next(payment.number())),
                        "amount", money(own),
                        "buyer", whole(invoices.enter(org, buyer).value())));
    }

    /** Takes a wrong invoice back, all that is left of it. */
    void takeBack(Sender sender, SubjectId payment, String reason) {
        tell(
                sender,
                payment,
                history -> {
                    InvoiceFold fold = fold(history);
                    Paper wrong =
                            fold.standing()
                                    .orElseThrow(() -> Cashier.refused("invoice-not-issued"));
                    return red(
                            fold.next(payment.number()),
                            wrong.reference(),
                            fold.left(wrong),
                            reason,
                            "");
                });
    }

    /** Closes an invoice that the platform rejected and the customer wants no longer. */
    void drop(Sender sender, SubjectId payment, String reference, String reason) {
        tell(
                sender,
                payment,
                _ ->
                        fact(
                                InvoiceKinds.DROPPED,
                                Map.of("reference", text(reference), "reason", text(reason))));
    }

    /** Asks anew for a red letter that was rejected: what it takes back is owed all the same. */
    void again(Sender sender, SubjectId payment, String reference) {
        tell(
                sender,
                payment,
                history -> {
                    InvoiceFold fold = fold(history);
                    Paper rejected =
                            fold.papers().stream()
                                    .filter(one -> one.reference().equals(reference))
                                    .filter(one -> one.red() && one.rejected())
                                    .findFirst()
                                    .orElseThrow(Refusal::notFound);
                    return red(
                            fold.next(payment.number()),
                            rejected.of(),
                            rejected.amount(),
                            rejected.reason(),
                            rejected.refund());
                });
    }

    /**
     * Keeps a payment as it stands until the transaction ends. Whoever needs it and its refund
     * holds the payment first.
     */
    void hold(OrgId org, SubjectId payment) {
        histories.lock(org, List.of(payment));
    }

    /** A refund that is paid takes back as much of the invoice, in the same transaction. */
    void answer(Sender sender, Payment refund) {
        SubjectId payment = refund.of().orElseThrow();
        InvoiceFold fold = fold(steps.history(sender.org(), payment));
        Optional<Paper> invoice = fold.standing();
        if (invoice.isEmpty()) {
            return;
        }
        long back = Math.min(-rows.own(sender.org(), refund.id()), fold.left(invoice.get()));
        if (back > 0) {
            NewFact red =
                    red(
                            fold.next(payment.number()),
                            invoice.get().reference(),
                            back,
                            refund.reason(),
                            refund.number());
            steps.act(Steps.also(sender, "red-letter"), payment, _ -> List.of(red));
        }
    }

    private static NewFact red(
            String reference, String of, long amount, String reason, String refund) {
        Map<String, Value> values = new HashMap<>();
        values.put("reference", text(reference));
        values.put("of", text(of));
        values.put("amount", money(amount));
        values.put("reason", text(reason));
        if (!refund.isEmpty()) {
            values.put("refund", text(refund));
        }
        return fact(InvoiceKinds.RED_REQUESTED, values);
    }

    private static InvoiceFold fold(History history) {
        return InvoiceFold.of(history.facts());
    }

    /** What the page of a payment shows of its invoices. */
    InvoiceCard card(OrgId org, Payment payment) {
        InvoiceFold fold = fold(steps.history(org, payment.id()));
        List<InvoiceCard.Line> lines =
                invoices.of(org, payment.id()).stream()
                        .map(one -> new InvoiceCard.Line(one, invoices.buyer(one)))
                        .toList();
        boolean taken = payment.takenAt().isPresent();
        boolean underWay = lines.stream().anyMatch(line -> line.invoice().underWay());
        boolean issued = fold.standing().filter(Paper::issued).isPresent();
        long own = taken ? own(org, payment.id()) : 0;
        return new InvoiceCard(
                lines,
                own,
                invoices.offered() && own > 0 && fold.standing().isEmpty() && !underWay,
                issued,
                underWay);
    }
}
