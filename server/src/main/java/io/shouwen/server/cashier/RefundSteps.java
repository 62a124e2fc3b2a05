package io.shouwen.server.cashier;

import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.History;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Steps of a refund; the one by which all of it is back takes the invoice back with it. */
@Component
final class RefundSteps {
    private final OrgScope scope;
    private final Steps steps;
    private final Invoicing invoicing;

    RefundSteps(OrgScope scope, Steps steps, Invoicing invoicing) {
        this.scope = scope;
        this.steps = steps;
        this.invoicing = invoicing;
    }

    Steps.Step act(Sender sender, Payment refund, Function<History, List<NewFact>> facts) {
        return scope.command(
                sender.org(),
                () -> {
                    invoicing.hold(sender.org(), refund.of().orElseThrow());
                    Steps.Step step = steps.act(sender, refund.id(), facts);
                    PaymentFold fold =
                            PaymentFold.of(steps.history(sender.org(), refund.id()).facts());
                    if (!step.again() && fold.state() == PaymentFold.State.TAKEN) {
                        invoicing.answer(giver(sender, fold), refund);
                    }
                    return step;
                });
    }

    /**
     * A red letter is asked for by whoever gave the money back, also where a gateway said so late.
     */
    private static Sender giver(Sender sender, PaymentFold fold) {
        return new Sender(
                sender.org(),
                Actor.person(fold.giver(), Set.of("cashier")),
                sender.key(),
                sender.source());
    }
}
