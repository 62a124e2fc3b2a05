package io.shouwen.server.invoice;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.invoice.Paper.State;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.journal.SideCourse;
import io.shouwen.server.subject.History;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/** Beside the course of a payment: its invoices, in the transaction of their facts. */
@Component
public final class InvoiceCourse implements SideCourse {
    private final InvoiceRows rows;

    public InvoiceCourse(DataSource dataSource) {
        this.rows = new InvoiceRows(JdbcClient.create(dataSource));
    }

    @Override
    public String kind() {
        return "payment";
    }

    @Override
    public Optional<Refused> refuse(History before, List<Fact> more) {
        if (more.stream().noneMatch(fact -> InvoiceKinds.ALL.contains(fact.kind()))) {
            return Optional.empty();
        }
        InvoiceFold fold = InvoiceFold.of(before.facts());
        for (Fact fact : more) {
            Optional<Refused> refused = fold.refuse(fact);
            if (refused.isPresent()) {
                return refused;
            }
            fold.apply(fact);
        }
        return Optional.empty();
    }

    @Override
    public void keep(List<Told> told) {
        told.forEach(one ->
                one.more().stream()
                        .filter(fact -> InvoiceKinds.ALL.contains(fact.kind()))
                        .forEach(fact -> keep(one.after(), fact)));
    }

    private void keep(History after, Fact fact) {
        for (Paper paper : InvoiceFold.of(after.facts()).papers()) {
            boolean named =
                    fact.value("reference").equals(Optional.of(new Value.Text(paper.reference())));
            if (named && paper.is(State.ASKED)) {
                rows.add(
                        after.org(),
                        after.id(),
                        after.unit(),
                        what(after),
                        paper,
                        fact.recordedAt());
            } else if (named || paper.is(State.VOID)) {
                rows.settle(after.org(), paper, text(fact, "reason"), fact.recordedAt());
            }
        }
    }

    private static String what(History payment) {
        return payment.facts().stream()
                .map(fact -> text(fact, "what"))
                .filter(what -> !what.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String text(Fact fact, String name) {
        return fact.value(name).orElse(new Value.Text("")) instanceof Value.Text text
                ? text.text()
                : "";
    }
}
