package io.shouwen.server.invoice;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.invoice.Paper.State;
import io.shouwen.server.journal.Outcome.Refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The invoices of one payment, as its facts tell them, and what may be told next. */
public final class InvoiceFold {
    private final List<Paper> papers = new ArrayList<>();

    public static InvoiceFold of(List<Fact> facts) {
        InvoiceFold fold = new InvoiceFold();
        facts.forEach(fold::apply);
        return fold;
    }

    void apply(Fact fact) {
        switch (fact.kind().name()) {
            case "invoice.requested", "red-letter.requested" -> request(fact);
            case "invoice.issued", "red-letter.issued" ->
                    replace(named(fact).as(State.ISSUED, text(fact, "number")));
            case "invoice.dropped" -> replace(named(fact).as(State.VOID, ""));
            case "red-letter.rejected" -> replace(named(fact).as(State.REJECTED, ""));
            case "invoice.rejected" -> {
                Paper invoice = named(fact);
                replace(invoice.as(State.REJECTED, ""));
                leave(paper -> paper.of().equals(invoice.reference()) && paper.is(State.ASKED));
            }
            default -> {}
        }
    }

    private void request(Fact fact) {
        boolean red = fact.kind().equals(InvoiceKinds.RED_REQUESTED);
        String refund = text(fact, "refund");
        leave(paper ->
                paper.is(State.REJECTED) && paper.red() == red && paper.refund().equals(refund));
        String of = text(fact, "of");
        papers.add(
                new Paper(
                        text(fact, "reference"),
                        red,
                        of,
                        refund,
                        whole(fact, "amount"),
                        red ? find(of).map(Paper::buyer).orElse(0L) : whole(fact, "buyer"),
                        text(fact, "reason"),
                        actor(fact),
                        State.ASKED,
                        ""));
    }

    private void leave(Predicate<Paper> which) {
        papers.replaceAll(paper -> which.test(paper) ? paper.as(State.VOID, "") : paper);
    }

    private void replace(Paper paper) {
        papers.replaceAll(one -> one.reference().equals(paper.reference()) ? paper : one);
    }

    private Paper named(Fact fact) {
        return find(text(fact, "reference")).orElseThrow();
    }

    private Optional<Paper> find(String reference) {
        return papers.stream().filter(one -> one.reference().equals(reference)).findFirst();
    }

    /** What may not be told of them as they stand. */
    Optional<Refused> refuse(Fact fact) {
        return switch (fact.kind().name()) {
            case "invoice.requested" ->
                    when(
                            standing().isPresent()
                                    || papers.stream()
                                            .anyMatch(one -> one.red() && one.is(State.ASKED)),
                            refused("invoice-stands"));
            case "red-letter.requested" -> refuseRed(fact);
            case "invoice.dropped" ->
                    when(
                            find(text(fact, "reference"))
                                    .filter(one -> !one.red() && one.rejected())
                                    .isEmpty(),
                            refused("invoice-not-rejected"));
            case "invoice.issued", "invoice.rejected" ->
                    when(!asked(fact, false), refused("invoice-not-asked"));
            case "red-letter.issued", "red-letter.rejected" ->
                    when(!asked(fact, true), refused("invoice-not-asked"));
            default -> Optional.empty();
        };
    }

    private Optional<Refused> refuseRed(Fact fact) {
        Optional<Paper> invoice = find(text(fact, "of")).filter(one -> !one.red());
        boolean there =
                invoice.filter(one ->
                                one.is(State.ISSUED)
                                        || (one.is(State.ASKED) && !text(fact, "refund").isEmpty()))
                        .isPresent();
        if (!there) {
            return refused("invoice-not-issued");
        }
        long amount = whole(fact, "amount");
        return when(amount <= 0 || amount > left(invoice.get()), refused("red-letter-too-large"));
    }

    private boolean asked(Fact fact, boolean red) {
        return find(text(fact, "reference"))
                .filter(one -> one.red() == red && one.is(State.ASKED))
                .isPresent();
    }

    private static Optional<Refused> when(boolean holds, Optional<Refused> refused) {
        return holds ? refused : Optional.empty();
    }

    private static Optional<Refused> refused(String slug) {
        return Optional.of(Refused.of(slug));
    }

    /** The invoice that is given or asked for, and not wholly taken back. */
    public Optional<Paper> standing() {
        return papers.stream()
                .filter(one -> !one.red() && one.stands() && left(one) > 0)
                .reduce((one, other) -> other);
    }

    /** What of an invoice no red letter takes back. */
    public long left(Paper invoice) {
        return invoice.amount()
                - papers.stream()
                        .filter(one -> one.of().equals(invoice.reference()) && one.stands())
                        .mapToLong(Paper::amount)
                        .sum();
    }

    /** The reference of the next one. */
    public String next(String payment) {
        return "%s-F%d".formatted(payment, papers.size() + 1);
    }

    /** All of them, the first first. */
    public List<Paper> papers() {
        return List.copyOf(papers);
    }

    private static String text(Fact fact, String name) {
        return fact.value(name).orElse(new Value.Text("")) instanceof Value.Text text
                ? text.text()
                : "";
    }

    private static long whole(Fact fact, String name) {
        return fact.value(name).flatMap(Value::amount).orElse(0L);
    }

    private static int actor(Fact fact) {
        return fact.actor().matches("[0-9]{1,9}") ? Integer.parseInt(fact.actor()) : 0;
    }
}
