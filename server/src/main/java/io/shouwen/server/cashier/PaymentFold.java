package io.shouwen.server.cashier;

import io.shouwen.engine.fact.Fact;
import io.shouwen.server.subject.SubjectId;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the facts of one payment or refund add up to; it takes them one by one. */
final class PaymentFold {
    private Optional<Fact> opened = Optional.empty();
    private boolean identity;
    private boolean matched;
    private Optional<Long> agreed = Optional.empty();
    private long cashAtHand;
    private boolean cashVerified;
    private boolean counterfeit;
    private Optional<Fact> instrument = Optional.empty();
    private boolean instrumentGood;
    private boolean instrumentBad;
    private long holder;
    private boolean holderNoted;
    private final List<Tender> tenders = new ArrayList<>();
    private Optional<Tender> pending = Optional.empty();
    private long change;
    private boolean changeGiven;
    private boolean receiptIssued;
    private Optional<Fact> closed = Optional.empty();
    private boolean refused;
    private Optional<Fact> completed = Optional.empty();
    private Optional<Fact> requested = Optional.empty();
    private Optional<Fact> decided = Optional.empty();
    private Optional<Fact> paid = Optional.empty();

    static PaymentFold of(List<Fact> facts) {
        PaymentFold fold = new PaymentFold();
        facts.forEach(fold::apply);
        return fold;
    }

    void apply(Fact fact) {
        switch (fact.kind().name()) {
            case "payment.opened" -> opened = Optional.of(fact);
            case "identity.given" -> identity = true;
            case "details.confirmed" ->
                    matched = Said.flag(fact, "number") && Said.flag(fact, "address");
            case "amount.agreed" -> agreed = Optional.of(Said.whole(fact, "due"));
            case "cash.received" -> cashAtHand = Said.whole(fact, "amount");
            case "cash.verified" -> cashVerified = Said.flag(fact, "in_presence");
            case "cash.counterfeit-found" -> counterfeit = true;
            case "cash.replaced" -> counterfeit = false;
            case "payment.refused" -> refused = true;
            case "payment.closed" -> closed = Optional.of(fact);
            case "receipt.issued" -> receiptIssued = true;
            case "change.given" -> changeGiven = true;
            case "refund.requested" -> requested = Optional.of(fact);
            case "refund.approved", "refund.declined" -> decided = Optional.of(fact);
            case "refund.paid" -> paid = Optional.of(fact);
            default -> applyMoney(fact);
        }
    }

    private void applyMoney(Fact fact) {
        switch (fact.kind().name()) {
            case "instrument.received" -> {
                instrument = Optional.of(fact);
                instrumentGood = false;
                holderNoted = false;
            }
            case "instrument.verified" -> instrumentGood = good(fact);
            case "instrument.rejected" -> {
                instrument = Optional.empty();
                instrumentBad = true;
            }
            case "instrument.replaced" -> instrumentBad = false;
            case "holder.noted" -> {
                holderNoted = Said.flag(fact, "name") && Said.flag(fact, "phone");
                holder = Said.whole(fact, "person");
            }
            case "payment.tendered" -> tender(fact);
            case "payment.taken" -> take(fact);
            case "payment.declined" -> {
                pending.ifPresent(one -> replace(one.as(Tender.State.DECLINED)));
                pending = Optional.empty();
            }
            case "payment.returned" ->
                    replace(
                            tenders.get((int) Said.whole(fact, "tender") - 1)
                                    .as(Tender.State.RETURNED));
            default -> {}
        }
    }

    private static boolean good(Fact verified) {
        return Stream.of(
                        "genuine",
                        "in_date",
                        "names",
                        "bank",
                        "account_no",
                        "amount_right",
                        "seals")
                .allMatch(name -> Said.flag(verified, name));
    }

    private void tender(Fact fact) {
        Tender tender =
                new Tender(
                        tenders.size() + 1,
                        Said.method(fact),
                        Said.whole(fact, "amount"),
                        Said.text(fact, "reference"),
                        Tender.State.UNKNOWN,
                        fact.occurredAt());
        tenders.add(tender);
        pending = Optional.of(tender);
        if (tender.method() == Method.CASH) {
            cashAtHand = 0;
            cashVerified = false;
        }
    }

    private void take(Fact fact) {
        Tender tender = pending.orElseThrow();
        replace(tender.as(Tender.State.TAKEN));
        pending = Optional.empty();
        if (tender.method() == Method.CASH) {
            change += cashAtHand - tender.amount();
        }
        if (taken() == agreed.orElse(-1L)) {
            completed = Optional.of(fact);
        }
    }

    private void replace(Tender tender) {
        tenders.set(tender.n() - 1, tender);
    }

    boolean isOpened() {
        return opened.isPresent();
    }

    private Fact opening() {
        return opened.orElseThrow();
    }

    Kind kind() {
        return Kind.of(Said.text(opening(), "kind"));
    }

    String what() {
        return Said.text(opening(), "what");
    }

    /** What a deposit is for. */
    String purpose() {
        return Said.text(opening(), "purpose");
    }

    String ticket() {
        return Said.text(opening(), "ticket");
    }

    /** The account; 0 if it is for none. */
    long supply() {
        return Said.whole(opening(), "supply");
    }

    long due() {
        return Said.whole(opening(), "due");
    }

    Set<Long> bills() {
        Set<Long> bills = new LinkedHashSet<>();
        for (String id : Said.text(opening(), "bills").split(" ", -1)) {
            if (!id.isEmpty()) {
                bills.add(Long.valueOf(id));
            }
        }
        return bills;
    }

    /** The till it goes through; of a refund the one that pays it. */
    long till() {
        return Said.whole(paid.orElse(opening()), "till");
    }

    LocalDate day() {
        return Said.day(paid.orElse(opening()));
    }

    Instant openedAt() {
        return opening().occurredAt();
    }

    int cashier() {
        return Said.actor(opening());
    }

    boolean identity() {
        return identity;
    }

    /** Whether number and address were matched; where there is no account, there is nothing to. */
    boolean matched() {
        return matched || supply() == 0;
    }

    Optional<Long> agreed() {
        return agreed;
    }

    /** What is still to be paid of what was agreed. */
    long left() {
        return agreed.orElse(0L) - taken();
    }

    long taken() {
        return tenders.stream()
                .filter(tender -> tender.state() == Tender.State.TAKEN)
                .mapToLong(Tender::amount)
                .sum();
    }

    List<Tender> tenders() {
        return List.copyOf(tenders);
    }

    Optional<Tender> pending() {
        return pending;
    }

    long cashAtHand() {
        return cashAtHand;
    }

    boolean cashVerified() {
        return cashVerified;
    }

    /** Whether a counterfeit note was found and not replaced. */
    boolean counterfeit() {
        return counterfeit;
    }

    Optional<Fact> instrument() {
        return instrument;
    }

    boolean instrumentGood() {
        return instrumentGood && holderNoted;
    }

    /** Whether an instrument was given back and no other came in its place. */
    boolean instrumentBad() {
        return instrumentBad;
    }

    long holder() {
        return holder;
    }

    long change() {
        return change;
    }

    boolean changeGiven() {
        return changeGiven || change == 0;
    }

    boolean receiptIssued() {
        return receiptIssued;
    }

    /** The fact by which all that was agreed is there. */
    Optional<Fact> completed() {
        return completed;
    }

    boolean over() {
        return closed.isPresent() || refused;
    }

    Optional<Instant> closedAt() {
        return closed.map(Fact::occurredAt);
    }

    Optional<SubjectId> of() {
        return requested.flatMap(fact -> SubjectId.parse(Said.text(fact, "of")));
    }

    Optional<Fact> requested() {
        return requested;
    }

    boolean approved() {
        return decided.filter(fact -> fact.kind().equals(CashierKinds.REFUND_APPROVED)).isPresent();
    }

    Optional<Fact> decided() {
        return decided;
    }

    Optional<Fact> paid() {
        return paid;
    }

    State state() {
        if (refused) {
            return State.REFUSED;
        }
        if (closed.isPresent()) {
            return State.CLOSED;
        }
        if (kind() == Kind.REFUND) {
            return paid.isPresent()
                    ? State.TAKEN
                    : decided.map(fact -> approved() ? State.APPROVED : State.DECLINED)
                            .orElse(State.ASKED);
        }
        if (completed.isPresent()) {
            return State.TAKEN;
        }
        return pending.isPresent() ? State.UNKNOWN : State.OPEN;
    }

    /** What a payment is. */
    enum Kind {
        FEE,
        REFUND,
        DEPOSIT;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /** How far it is. */
    enum State {
        OPEN,
        /** Nobody has said yet whether a payment code paid. */
        UNKNOWN,
        /** All the money is there, or given back; it is not handed over yet. */
        TAKEN,
        /** A refund waits for another person. */
        ASKED,
        APPROVED,
        DECLINED,
        CLOSED,
        REFUSED;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
