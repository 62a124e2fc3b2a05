package io.shouwen.bench;

import io.shouwen.server.cashier.Cashier;
import io.shouwen.server.cashier.PaymentOpening;
import io.shouwen.server.hall.TicketClass;
import io.shouwen.server.hall.TicketKinds;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.SubjectId;

import org.springframework.beans.factory.BeanFactory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The people of a hall at a server of this process. */
final class HandsAt implements Hands {
    /** What all come for. */
    static final String SERVICE = "bench";

    private static final int CHANGE_FEN = 500;

    private final Tickets line;
    private final Cashier desk;
    private final PaymentOpening opening;
    private final OrgId org;
    private final int unit;

    /**
     * @param unit the hall
     */
    HandsAt(BeanFactory server, OrgId org, int unit) {
        this.line = server.getBean(Tickets.class);
        this.desk = server.getBean(Cashier.class);
        this.opening = server.getBean(PaymentOpening.class);
        this.org = org;
        this.unit = unit;
    }

    @Override
    public void take(int no) {
        line.take(
                new Sender(
                        org,
                        new Actor("device:1", Set.of("device"), Optional.empty()),
                        "take " + no,
                        "kiosk"),
                Optional.empty(),
                new Tickets.Wish(
                        unit,
                        SERVICE,
                        TicketClass.USUAL,
                        "kiosk",
                        Optional.empty(),
                        Optional.empty(),
                        List.of()));
    }

    @Override
    public long call(int person, int turn) {
        return line.callNext(clerk(person, "call %d %d".formatted(person, turn)), person)
                .map(ticket -> ticket.id().value())
                .orElse(NOBODY);
    }

    @Override
    public void serve(int person, int turn, long ticket) {
        line.tell(
                clerk(person, "end %d %d".formatted(person, turn)),
                new SubjectId(ticket),
                List.of(
                        Tickets.now(TicketKinds.OPENED, Map.of(TicketKinds.SERVICE, SERVICE)),
                        Tickets.now(TicketKinds.ENDED, Map.of())));
    }

    @Override
    public long open(int person, long bill, long fen) {
        SubjectId payment =
                opening.open(
                        cashier(person, bill, "open"),
                        new PaymentOpening.Wanted(
                                Optional.empty(), Set.of(bill), Optional.empty()));
        desk.check(
                cashier(person, bill, "check"),
                payment,
                new Cashier.Checks("number", true, true, true, true, fen));
        return payment.value();
    }

    @Override
    public boolean cash(int person, long bill, long fen, long payment) {
        try {
            desk.cash(
                    cashier(person, bill, "cash"),
                    new SubjectId(payment),
                    fen + CHANGE_FEN,
                    Optional.empty(),
                    true);
            return true;
        } catch (Refusal refusal) {
            if (!Set.of("bill-settled", "bill-held").contains(refusal.slug())) {
                throw refusal;
            }
            desk.refuse(cashier(person, bill, "refuse"), new SubjectId(payment), "已在别的窗口缴清");
            return false;
        }
    }

    @Override
    public void handOver(int person, long bill, long payment) {
        desk.handOver(cashier(person, bill, "end"), new SubjectId(payment), 3, true);
    }

    private Sender clerk(int person, String key) {
        return new Sender(org, Actor.person(person, Set.of("clerk")), key, "counter");
    }

    private Sender cashier(int person, long bill, String step) {
        return new Sender(
                org,
                Actor.person(person, Set.of("cashier")),
                "%d %d %s".formatted(person, bill, step),
                "bench");
    }
}
