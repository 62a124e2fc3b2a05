package io.shouwen.server.cashier;

import static io.shouwen.server.cashier.Steps.fact;
import static io.shouwen.server.cashier.Steps.text;

import io.shouwen.server.journal.NewFact;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.SubjectId;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Payment codes. That a sum is about to be taken is on disk before the gateway hears of it; until
 * it has said what became of it, it is asked and nothing else is done.
 */
@Component
final class CodePayments {
    private final Steps steps;
    private final PaymentCodes gateway;

    CodePayments(Steps steps, PaymentCodes gateway) {
        this.steps = steps;
        this.gateway = gateway;
    }

    boolean offered() {
        return gateway.offered();
    }

    /** Takes a share of a payment with a code. The same command takes it once. */
    void charge(Sender sender, SubjectId payment, Optional<Long> share, String code) {
        if (!gateway.offered()) {
            throw Cashier.refused("code-not-offered");
        }
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
                                            payment.number() + "-" + (fold.tenders().size() + 1)));
                        });
        Optional<Tender> pending = pending(sender, payment);
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
        tell(Steps.also(sender, "answer"), payment, tender, answer, List.of());
    }

    /** Asks what became of a sum. */
    void ask(Sender sender, SubjectId payment) {
        Tender tender =
                pending(sender, payment).orElseThrow(() -> Cashier.refused("payment-not-unknown"));
        PaymentCodes.Answer answer = gateway.ask(sender.org(), tender.reference(), tender.amount());
        tell(
                sender,
                payment,
                tender,
                answer,
                List.of(
                        fact(
                                CashierKinds.ASKED,
                                Map.of(
                                        "reference", text(tender.reference()),
                                        "answer", text(answer.word())))));
    }

    private Optional<Tender> pending(Sender sender, SubjectId payment) {
        return PaymentFold.of(steps.history(sender.org(), payment).facts())
                .pending()
                .filter(tender -> tender.method() == Method.CODE);
    }

    private void tell(
            Sender sender,
            SubjectId payment,
            Tender tender,
            PaymentCodes.Answer answer,
            List<NewFact> before) {
        List<NewFact> facts = new ArrayList<>(before);
        switch (answer) {
            case PAID ->
                    facts.addAll(Money.taken(Method.CODE, tender.amount(), tender.reference()));
            case DECLINED ->
                    facts.add(
                            fact(
                                    CashierKinds.DECLINED,
                                    Map.of("reference", text(tender.reference()))));
            case UNKNOWN -> {
                if (before.isEmpty()) {
                    facts.add(
                            fact(
                                    CashierKinds.UNKNOWN,
                                    Map.of("reference", text(tender.reference()))));
                }
            }
        }
        steps.act(sender, payment, _ -> facts);
    }
}
