package io.shouwen.server.cashier;

import static io.shouwen.server.cashier.Steps.fact;
import static io.shouwen.server.cashier.Steps.flag;
import static io.shouwen.server.cashier.Steps.money;
import static io.shouwen.server.cashier.Steps.text;
import static io.shouwen.server.cashier.Steps.whole;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.bill.Bills;
import io.shouwen.server.bill.What;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/**
 * Money that is given back: of the bills of a payment, approved by another person, checked with the
 * customer as money that is taken, piece by piece the way it came.
 */
@Component
public final class Refunds {
    /** The most lines of one page. */
    static final int PAGE = 50;

    private final OrgScope scope;
    private final Steps steps;
    private final Bills bills;
    private final CodePayments codes;
    private final RefundSteps told;
    private final PaymentRows payments;
    private final RefundRows rows;
    private final TillRows tills;

    Refunds(
            DataSource dataSource,
            OrgScope scope,
            Steps steps,
            Bills bills,
            CodePayments codes,
            RefundSteps told) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.scope = scope;
        this.steps = steps;
        this.bills = bills;
        this.codes = codes;
        this.told = told;
        this.payments = new PaymentRows(jdbc);
        this.rows = new RefundRows(jdbc);
        this.tills = new TillRows(jdbc);
    }

    /**
     * What somebody asks to give back.
     *
     * @param lines how much of which bill, in fen; empty where there is but one, or none
     * @param amount all of it
     * @param owed whether the bills are owed again; if not, they come to less
     */
    public record Wanted(
            SubjectId of,
            Map<Long, Long> lines,
            long amount,
            String reason,
            boolean owed,
            LocalDate day) {
        public Wanted {
            lines = Map.copyOf(lines);
        }
    }

    /** A bill that a payment settled, and how much of it no refund has taken or asked for. */
    public record Line(Bills.Settled settled, long left) {}

    /** A piece of a payment, and what of it has not gone back yet. */
    public record Piece(Tender tender, long left) {}

    /**
     * A piece of a refund that is paid out.
     *
     * @param piece the piece of the payment that it gives back, by its number
     * @param reference the slip of a card, the bank's of a transfer
     */
    public record Way(int piece, long amount, String reference) {}

    /** Asks for a refund, in the hall of the payment. */
    public SubjectId request(Sender sender, Wanted wanted) {
        Payment paid =
                scope.reading(sender.org(), () -> payments.find(sender.org(), wanted.of()))
                        .orElseThrow(Refusal::notFound);
        return steps.open(
                        sender,
                        Command.Opening.of(PaymentCourse.KIND, paid.unit()),
                        () -> requested(sender.org(), paid, wanted))
                .subject();
    }

    private List<NewFact> requested(OrgId org, Payment paid, Wanted wanted) {
        List<Line> standing = lines(org, paid.id());
        Map<Long, Long> lines = new LinkedHashMap<>(wanted.lines());
        if (lines.isEmpty() && standing.size() == 1) {
            lines.put(standing.getFirst().settled().bill(), wanted.amount());
        }
        List<What> whats =
                standing.stream()
                        .map(Line::settled)
                        .filter(one -> lines.containsKey(one.bill()))
                        .map(Bills.Settled::what)
                        .toList();
        Map<String, Value> opened = new HashMap<>();
        opened.put("kind", text(PaymentFold.Kind.REFUND.word()));
        opened.put("what", text(whats.isEmpty() ? paid.what() : What.of(whats).word()));
        opened.put("due", money(wanted.amount()));
        opened.put("day", new Value.Day(wanted.day()));
        paid.supply().ifPresent(supply -> opened.put("supply", whole(supply)));
        Map<String, Value> requested = new HashMap<>();
        requested.put("of", text(paid.number()));
        requested.put("amount", money(wanted.amount()));
        requested.put("reason", text(wanted.reason()));
        requested.put("owed", flag(wanted.owed()));
        if (!lines.isEmpty()) {
            requested.put("lines", text(RefundLines.written(lines)));
        }
        return List.of(
                fact(CashierKinds.OPENED, opened), fact(CashierKinds.REFUND_REQUESTED, requested));
    }

    /** Another person lets it be paid. */
    public void approve(Sender sender, SubjectId refund) {
        steps.act(sender, refund, _ -> List.of(fact(CashierKinds.REFUND_APPROVED, Map.of())));
    }

    public void decline(Sender sender, SubjectId refund, String reason) {
        steps.act(
                sender,
                refund,
                _ -> List.of(fact(CashierKinds.REFUND_DECLINED, Map.of("reason", text(reason)))));
    }

    /** Ends it before any money moves: what it asked for may be asked for anew. */
    public void withdraw(Sender sender, SubjectId refund, String reason) {
        steps.act(
                sender,
                refund,
                _ -> List.of(fact(CashierKinds.REFUSED, Map.of("reason", text(reason)))));
    }

    /** Pays a piece of it out of the sender's till. */
    public void pay(Sender sender, SubjectId refund, Way way) {
        Payment asked = find(sender.org(), refund).orElseThrow(Refusal::notFound);
        Tender piece =
                scope
                        .reading(
                                sender.org(),
                                () ->
                                        payments.tenders(
                                                sender.org(),
                                                List.of(asked.of().orElseThrow().value())))
                        .stream()
                        .filter(one -> one.n() == way.piece())
                        .findFirst()
                        .orElseThrow(() -> Cashier.refused("refund-other-way"));
        Till till =
                scope.reading(sender.org(), () -> tills.open(sender.org(), Steps.person(sender)))
                        .orElseThrow(() -> Cashier.refused("till-not-open"));
        Map<String, Value> values = new HashMap<>();
        values.put("method", text(piece.method().word()));
        values.put("amount", money(way.amount()));
        values.put("tender", whole(piece.n()));
        values.put("till", whole(till.id().value()));
        values.put("day", new Value.Day(till.day()));
        if (piece.method() == Method.CODE) {
            codes.giveBack(sender, asked, values);
            return;
        }
        String reference =
                piece.method() == Method.BALANCE ? piece.reference() : way.reference().strip();
        if (!reference.isEmpty()) {
            values.put("reference", text(reference));
        }
        told.act(sender, asked, _ -> List.of(fact(CashierKinds.REFUND_PAID, values)));
    }

    /** Refunds of units, the newest first. */
    List<Payment> newest(OrgId org, Set<Integer> units, long before) {
        return scope.reading(org, () -> rows.newest(org, units, before, PAGE));
    }

    /** The pieces of a payment of which some can still go back. */
    List<Piece> pieces(OrgId org, SubjectId of) {
        return scope.reading(org, () -> rows.pieces(org, of));
    }

    /** The bills of a payment of which some can still be given back. */
    List<Line> lines(OrgId org, SubjectId of) {
        Map<Long, Long> left = scope.reading(org, () -> rows.left(org, of));
        return bills.settled(org, List.of(of.value())).stream()
                .filter(one -> left.containsKey(one.bill()))
                .map(one -> new Line(one, left.getOrDefault(one.bill(), 0L)))
                .toList();
    }

    /** What a refund is to take back, or took, of each bill. */
    List<Bills.Settled> taken(OrgId org, Payment refund) {
        Map<Long, Long> asked = PaymentFold.of(steps.history(org, refund.id()).facts()).lines();
        List<Bills.Settled> back = bills.settled(org, List.of(refund.id().value()));
        if (!back.isEmpty()) {
            return back.stream().map(one -> one.of(-one.principal(), -one.late())).toList();
        }
        List<Bills.Settled> lines = new ArrayList<>();
        for (Bills.Settled one : bills.settled(org, List.of(refund.of().orElseThrow().value()))) {
            if (asked.containsKey(one.bill())) {
                lines.add(one.of(asked.getOrDefault(one.bill(), 0L), 0));
            }
        }
        return lines;
    }

    /** The refunds of a payment that stand. */
    List<Payment> of(OrgId org, SubjectId payment) {
        return scope.reading(org, () -> rows.of(org, payment));
    }

    Optional<Payment> find(OrgId org, SubjectId refund) {
        return scope.reading(org, () -> payments.find(org, refund)).filter(Payment::refund);
    }
}
