package io.shouwen.server.cashier;

import io.shouwen.engine.fact.Fact;
import io.shouwen.server.subject.SubjectId;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the facts of one payment or refund add up to; it takes them one by one. */
final class PaymentFold {
    private Optional<Fact> opened = Optional.empty();
    private Optional<Fact> identified = Optional.empty();
    private boolean matched;
    private Optional<Long> agreed = Optional.empty();
    private long cashAtHand;
    private boolean cashVerified;
    private boolean counterfeit;
    private final PaperFold paper = new PaperFold();
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
    private Optional<Fact> moved = Optional.empty();
    private int giver;

    static PaymentFold of(List<Fact> facts) {
        PaymentFold fold = new PaymentFold();
        facts.forEach(fold::apply);
        return fold;
    }

    void apply(Fact fact) {
        switch (fact.kind().name()) {
            case "payment.opened" -> opened = Optional.of(fact);
            case "identity.given" -> identified = Optional.of(fact);
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
            default -> {
                paper.apply(fact);
                applyMoney(fact);
            }
        }
    }

    private void applyMoney(Fact fact) {
        switch (fact.kind().name()) {
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
            case "refund.tendered" -> {
                moves(fact);
                Tender tender = giving(fact, Tender.State.UNKNOWN);
                tenders.add(tender);
                pending = Optional.of(tender);
            }
            case "refund.paid" -> give(fact);
            default -> {}
        }
    }

    private void tender(Fact fact) {
        Tender tender =
                new Tender(
                        tenders.size() + 1,
                        Said.method(fact),
                        Said.whole(fact, "amount"),
                        Said.text(fact, "reference"),
                        0,
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

    private Tender giving(Fact fact, Tender.State state) {
        return new Tender(
                tenders.size() + 1,
                Said.method(fact),
                -Said.whole(fact, "amount"),
                Said.text(fact, "reference"),
                Math.toIntExact(Said.whole(fact, "tender")),
                state,
                fact.occurredAt());
    }

    private void moves(Fact fact) {
        moved = Optional.of(fact);
        giver = Said.actor(fact) == 0 ? giver : Said.actor(fact);
    }

    private void give(Fact fact) {
        moves(fact);
        if (pending.isPresent()) {
            replace(pending.get().as(Tender.State.TAKEN));
            pending = Optional.empty();
        } else {
            tenders.add(giving(fact, Tender.State.TAKEN));
        }
        if (given() == due()) {
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

    /** The till it goes through; of a refund the one that pays it, 0 until one does. */
    long till() {
        return Said.whole(moved.orElse(opening()), "till");
    }

    LocalDate day() {
        return Said.day(moved.orElse(opening()));
    }

    Instant openedAt() {
        return opening().occurredAt();
    }

    int cashier() {
        return Said.actor(opening());
    }

    /** When the customer was there: a refund waits for another person before. */
    Instant begunAt() {
        return kind() == Kind.REFUND
                ? identified.map(Fact::occurredAt).orElseGet(this::openedAt)
                : openedAt();
    }

    /** Whether number and address were matched; where there is no account, there is nothing to. */
    boolean matched() {
        return matched || supply() == 0;
    }

    /** Whether all that comes before the money was checked. */
    boolean checked() {
        return identified.isPresent() && matched() && agreed.isPresent();
    }

    Optional<Long> agreed() {
        return agreed;
    }

    /** What is still to be paid of what was agreed, or to be given back. */
    long left() {
        return kind() == Kind.REFUND ? due() - given() : agreed.orElse(0L) - taken();
    }

    /** What a refund gave back. */
    long given() {
        return -taken();
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

    PaperFold paper() {
        return paper;
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
        return closed.isPresent() || refused || (decided.isPresent() && !approved());
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

    /** Who gives a refund back; 0 until somebody does. */
    int giver() {
        return giver;
    }

    /** The fact by which a refund last moved money, or was about to. */
    Optional<Fact> moved() {
        return moved;
    }

    /** What a refund is to take back of each bill; empty where it is of a deposit. */
    Map<Long, Long> lines() {
        return RefundLines.read(requested.map(fact -> Said.text(fact, "lines")).orElse(""));
    }

    State state() {
        if (refused) {
            return State.REFUSED;
        }
        if (closed.isPresent()) {
            return State.CLOSED;
        }
        if (completed.isPresent()) {
            return State.TAKEN;
        }
        if (pending.isPresent()) {
            return State.UNKNOWN;
        }
        if (kind() != Kind.REFUND) {
            return State.OPEN;
        }
        return decided.map(fact -> approved() ? State.APPROVED : State.DECLINED)
                .orElse(State.ASKED);
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
