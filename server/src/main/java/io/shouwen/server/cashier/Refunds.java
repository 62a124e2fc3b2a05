package io.shouwen.server.cashier;

import static io.shouwen.server.cashier.Steps.fact;
import static io.shouwen.server.cashier.Steps.flag;
import static io.shouwen.server.cashier.Steps.money;
import static io.shouwen.server.cashier.Steps.text;
import static io.shouwen.server.cashier.Steps.whole;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/**
 * Money that is given back: of a payment that was taken, approved by another person, the way it
 * came and no more of it than came that way.
 */
@Component
public final class Refunds {
    /** The most lines of one page. */
    static final int PAGE = 50;

    private final OrgScope scope;
    private final Steps steps;
    private final PaymentCodes gateway;
    private final Invoicing invoicing;
    private final WallClock clock;
    private final PaymentRows rows;
    private final TillRows tills;

    Refunds(
            DataSource dataSource,
            OrgScope scope,
            Steps steps,
            PaymentCodes gateway,
            Invoicing invoicing,
            WallClock clock) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.scope = scope;
        this.steps = steps;
        this.gateway = gateway;
        this.invoicing = invoicing;
        this.clock = clock;
        this.rows = new PaymentRows(jdbc);
        this.tills = new TillRows(jdbc);
    }

    /**
     * What somebody asks to give back.
     *
     * @param owed whether the bills are owed again; if not, they come to less
     */
    public record Wanted(SubjectId of, long amount, String reason, boolean owed, LocalDate day) {}

    /** Asks for a refund, in the hall of the payment. */
    public SubjectId request(Sender sender, Wanted wanted) {
        Payment paid =
                scope.reading(sender.org(), () -> rows.find(sender.org(), wanted.of()))
                        .orElseThrow(Refusal::notFound);
        return steps.open(
                        sender,
                        Command.Opening.of(PaymentCourse.KIND, paid.unit()),
                        () -> requested(paid, wanted))
                .subject();
    }

    private static List<NewFact> requested(Payment paid, Wanted wanted) {
        Map<String, Value> opened = new HashMap<>();
        opened.put("kind", text(PaymentFold.Kind.REFUND.word()));
        opened.put("what", text(paid.what()));
        opened.put("due", money(wanted.amount()));
        opened.put("day", new Value.Day(wanted.day()));
        paid.supply().ifPresent(supply -> opened.put("supply", whole(supply)));
        return List.of(
                fact(CashierKinds.OPENED, opened),
                fact(
                        CashierKinds.REFUND_REQUESTED,
                        Map.of(
                                "of", text(paid.number()),
                                "amount", money(wanted.amount()),
                                "reason", text(wanted.reason()),
                                "owed", flag(wanted.owed()))));
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

    /** Pays it out of the sender's till and ends it. */
    public void pay(Sender sender, SubjectId refund, Method method, String reference) {
        Payment asked =
                scope.reading(sender.org(), () -> rows.find(sender.org(), refund))
                        .filter(Payment::refund)
                        .orElseThrow(Refusal::notFound);
        Till till =
                scope.reading(sender.org(), () -> tills.open(sender.org(), Steps.person(sender)))
                        .orElseThrow(() -> Cashier.refused("till-not-open"));
        String by = method == Method.CODE ? byGateway(sender, asked) : reference.strip();
        scope.command(
                sender.org(),
                () -> {
                    invoicing.hold(sender.org(), asked.of().orElseThrow());
                    Steps.Step step = paid(sender, refund, method, till, by);
                    if (!step.again()) {
                        invoicing.answer(sender, asked);
                    }
                    return step;
                });
    }

    private Steps.Step paid(Sender sender, SubjectId refund, Method method, Till till, String by) {
        return steps.act(
                sender,
                refund,
                history -> {
                    PaymentFold fold = PaymentFold.of(history.facts());
                    Map<String, Value> paid = new HashMap<>();
                    paid.put("method", text(method.word()));
                    paid.put("amount", money(fold.due()));
                    paid.put("till", whole(till.id().value()));
                    paid.put("day", new Value.Day(till.day()));
                    if (!by.isEmpty()) {
                        paid.put("reference", text(by));
                    }
                    long seconds = Duration.between(fold.openedAt(), clock.now()).toSeconds();
                    List<NewFact> facts = new ArrayList<>();
                    facts.add(fact(CashierKinds.REFUND_PAID, paid));
                    facts.add(
                            fact(
                                    CashierKinds.CLOSED,
                                    Map.of("seconds", whole(Math.max(0, seconds)))));
                    return facts;
                });
    }

    /** The gateway gives back under a reference of ours, so that asking again gives back once. */
    private String byGateway(Sender sender, Payment asked) {
        if (!asked.is(PaymentFold.State.APPROVED) && !asked.is(PaymentFold.State.CLOSED)) {
            throw Cashier.refused("refund-not-approved");
        }
        Tender of =
                scope
                        .reading(
                                sender.org(),
                                () ->
                                        rows.tenders(
                                                sender.org(),
                                                List.of(asked.of().orElseThrow().value())))
                        .stream()
                        .filter(one -> one.method() == Method.CODE)
                        .filter(one -> one.state() == Tender.State.TAKEN)
                        .filter(one -> one.amount() >= asked.due())
                        .findFirst()
                        .orElseThrow(() -> Cashier.refused("refund-other-way"));
        PaymentCodes.Answer answer =
                gateway.refund(sender.org(), asked.number(), of.reference(), asked.due());
        if (answer != PaymentCodes.Answer.PAID) {
            throw Cashier.refused("refund-not-given");
        }
        return asked.number();
    }

    /** Refunds of units, the newest first. */
    List<Payment> newest(OrgId org, Set<Integer> units, long before) {
        return scope.reading(org, () -> rows.refunds(org, units, before, PAGE));
    }

    /** How much of a payment can still go back which way. */
    Map<Method, Long> ways(OrgId org, SubjectId of) {
        return scope.reading(org, () -> ways(rows, org, of));
    }

    static Map<Method, Long> ways(PaymentRows rows, OrgId org, SubjectId of) {
        List<Long> all = new ArrayList<>(List.of(of.value()));
        rows.refunds(org, of).forEach(refund -> all.add(refund.id().value()));
        Map<Method, Long> ways = new EnumMap<>(Method.class);
        rows.tenders(org, all).stream()
                .filter(tender -> tender.state() == Tender.State.TAKEN)
                .forEach(tender -> ways.merge(tender.method(), tender.amount(), Long::sum));
        ways.values().removeIf(amount -> amount <= 0);
        return ways;
    }

    Optional<Payment> find(OrgId org, SubjectId refund) {
        return scope.reading(org, () -> rows.find(org, refund)).filter(Payment::refund);
    }
}
