package io.shouwen.server.cashier;

import static io.shouwen.server.cashier.Steps.fact;
import static io.shouwen.server.cashier.Steps.text;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.journal.NewFact;
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

import javax.sql.DataSource;

/**
 * Payment codes. That a sum is about to be taken or given back is on disk before the gateway hears
 * of it; until it has said what became of it, it is asked and nothing else is done.
 */
@Component
final class CodePayments {
    /** What stands in both facts of a piece that goes back by the gateway. */
    private static final Set<String> PIECE =
            Set.of("method", "amount", "reference", "tender", "till", "day");

    private final OrgScope scope;
    private final Steps steps;
    private final RefundSteps refunds;
    private final PaymentCodes gateway;
    private final PaymentRows rows;

    CodePayments(
            DataSource dataSource,
            OrgScope scope,
            Steps steps,
            RefundSteps refunds,
            PaymentCodes gateway) {
        this.scope = scope;
        this.steps = steps;
        this.refunds = refunds;
        this.gateway = gateway;
        this.rows = new PaymentRows(JdbcClient.create(dataSource));
    }

    boolean offered() {
        return gateway.offered();
    }

    /** Takes a share of a payment with a code. The same command takes it once. */
    void charge(Sender sender, SubjectId payment, Optional<Long> share, String code) {
        hold();
        Steps.Step step =
                steps.act(
                        sender,
                        payment,
                        history -> {
                            PaymentFold fold = PaymentFold.of(history.facts());
                            return List.of(
                                    Money.tendered(
                                            Method.CODE,
                                            share.orElseGet(fold::left),
                                            reference(payment, fold)));
                        });
        Optional<Tender> pending = pending(sender.org(), payment);
        if (pending.isEmpty()) {
            return;
        }
        if (step.again()) {
            ask(Steps.also(sender, "asked"), payment);
            return;
        }
        Tender tender = pending.get();
        PaymentCodes.Answer answer =
                gateway.charge(sender.org(), tender.reference(), tender.amount(), code.strip());
        tell(Steps.also(sender, "answer"), payment, tender, answer, Tell.FIRST);
    }

    /**
     * Gives a piece of a refund back. The same command gives it back once.
     *
     * @param values of the piece, without its reference
     */
    void giveBack(Sender sender, Payment refund, Map<String, Value> values) {
        hold();
        Steps.Step step =
                refunds.act(
                        sender,
                        refund,
                        history -> {
                            Map<String, Value> piece = new HashMap<>(values);
                            PaymentFold fold = PaymentFold.of(history.facts());
                            piece.put("reference", text(reference(refund.id(), fold)));
                            return List.of(fact(CashierKinds.REFUND_TENDERED, piece));
                        });
        Optional<Tender> pending = pending(sender.org(), refund.id());
        if (pending.isPresent()) {
            tell(
                    Steps.also(sender, step.again() ? "asked" : "answer"),
                    refund.id(),
                    pending.get(),
                    asked(sender.org(), refund.id(), pending.get()),
                    step.again() ? Tell.ASKED : Tell.FIRST);
        }
    }

    /**
     * Gives back what was taken by a code for a payment that does not come about; of what was taken
     * otherwise nothing is asked. Under its reference the gateway gives back once, however often it
     * is asked, and until it has said so the piece is not told to be returned.
     */
    void returned(Sender sender, SubjectId payment, int n) {
        PaymentFold fold = PaymentFold.of(steps.history(sender.org(), payment).facts());
        Cashier.theirs(sender, fold);
        Optional<Tender> taken =
                fold.tenders().stream()
                        .filter(one -> one.n() == n && one.method() == Method.CODE)
                        .filter(one -> one.state() == Tender.State.TAKEN)
                        .findFirst();
        if (taken.isEmpty() || fold.completed().isPresent()) {
            return;
        }
        hold();
        String reference = taken.get().reference();
        PaymentCodes.Answer answer =
                gateway.refund(sender.org(), reference + "-back", reference, taken.get().amount());
        if (answer != PaymentCodes.Answer.PAID) {
            throw Cashier.refused("code-not-returned");
        }
    }

    private void hold() {
        if (!gateway.offered()) {
            throw Cashier.refused("code-not-offered");
        }
    }

    private static String reference(SubjectId payment, PaymentFold fold) {
        return payment.number() + "-" + (fold.tenders().size() + 1);
    }

    /** Asks what became of a sum. */
    void ask(Sender sender, SubjectId payment) {
        Tender tender =
                pending(sender.org(), payment)
                        .orElseThrow(() -> Cashier.refused("payment-not-unknown"));
        tell(sender, payment, tender, asked(sender.org(), payment, tender), Tell.ASKED);
    }

    /** As {@link #ask}, with nobody there: only an answer is told. */
    void askByItself(Sender house, SubjectId payment) {
        Optional<Tender> tender = pending(house.org(), payment);
        if (tender.isPresent()) {
            PaymentCodes.Answer answer = asked(house.org(), payment, tender.get());
            if (answer != PaymentCodes.Answer.UNKNOWN) {
                tell(house, payment, tender.get(), answer, Tell.ASKED);
            }
        }
    }

    /** The gateway gives back under a reference of ours, so that asking again gives back once. */
    private PaymentCodes.Answer asked(OrgId org, SubjectId payment, Tender tender) {
        if (tender.givesBack() == 0) {
            return gateway.ask(org, tender.reference(), tender.amount());
        }
        return gateway.refund(
                org, tender.reference(), given(org, payment, tender), -tender.amount());
    }

    /** Under which reference was taken what is given back. */
    private String given(OrgId org, SubjectId refund, Tender tender) {
        return scope.reading(
                org,
                () ->
                        rows
                                .tenders(
                                        org,
                                        List.of(
                                                rows.find(org, refund)
                                                        .flatMap(Payment::of)
                                                        .orElseThrow()
                                                        .value()))
                                .stream()
                                .filter(one -> one.n() == tender.givesBack())
                                .map(Tender::reference)
                                .findFirst()
                                .orElseThrow());
    }

    private Optional<Tender> pending(OrgId org, SubjectId payment) {
        return PaymentFold.of(steps.history(org, payment).facts())
                .pending()
                .filter(tender -> tender.method() == Method.CODE);
    }

    /** Whether an answer is the first, or was asked for. */
    private enum Tell {
        FIRST,
        ASKED
    }

    private void tell(
            Sender sender,
            SubjectId payment,
            Tender tender,
            PaymentCodes.Answer answer,
            Tell tell) {
        Optional<Payment> refund =
                scope.reading(sender.org(), () -> rows.find(sender.org(), payment))
                        .filter(Payment::refund);
        if (refund.isPresent()) {
            refunds.act(
                    sender,
                    refund.get(),
                    history -> facts(PaymentFold.of(history.facts()), tender, answer, tell));
        } else {
            steps.act(
                    sender,
                    payment,
                    history -> facts(PaymentFold.of(history.facts()), tender, answer, tell));
        }
    }

    private static List<NewFact> facts(
            PaymentFold fold, Tender tender, PaymentCodes.Answer answer, Tell tell) {
        if (fold.pending().filter(tender::equals).isEmpty()) {
            throw Cashier.refused("payment-not-unknown");
        }
        List<NewFact> facts = new ArrayList<>();
        Map<String, Value> reference = Map.of("reference", text(tender.reference()));
        if (tell == Tell.ASKED) {
            Map<String, Value> asked = new HashMap<>(reference);
            asked.put("answer", text(answer.word()));
            facts.add(fact(CashierKinds.ASKED, asked));
        }
        switch (answer) {
            case PAID -> facts.addAll(paid(fold, tender));
            case DECLINED -> facts.add(fact(CashierKinds.DECLINED, reference));
            case UNKNOWN -> {
                if (tell == Tell.FIRST) {
                    facts.add(fact(CashierKinds.UNKNOWN, reference));
                }
            }
        }
        return facts;
    }

    private static List<NewFact> paid(PaymentFold fold, Tender tender) {
        if (tender.givesBack() == 0) {
            return Money.taken(Method.CODE, tender.amount(), tender.reference());
        }
        Fact tendered = fold.moved().orElseThrow();
        Map<String, Value> values = new HashMap<>(tendered.values());
        values.keySet().retainAll(PIECE);
        return List.of(fact(CashierKinds.REFUND_PAID, values));
    }
}
