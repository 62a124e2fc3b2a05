package io.shouwen.server.cashier;

import io.shouwen.server.bill.Bills;
import io.shouwen.server.bill.Fen;
import io.shouwen.server.page.Times;
import io.shouwen.server.paper.Paper;
import io.shouwen.server.paper.Sheet;
import io.shouwen.server.text.Texts;

import java.util.ArrayList;
import java.util.List;

/** A receipt, or the voucher of a refund, as it leaves the printer. */
final class ReceiptPaper {
    private ReceiptPaper() {}

    /**
     * What stands on it besides the payment.
     *
     * @param house the organisation's name
     * @param copy which copy it is; 0 for the original
     */
    record Head(String house, String cashier, int copy) {}

    static byte[] of(PaymentView view, Head head, Sheet sheet, Times times) {
        Texts t = times.texts();
        String name = view.receipt().orElse("");
        Payment payment = view.payment();
        String title = t.of(payment.refund() ? "cashier.voucher" : "cashier.receipt");
        try (Paper paper =
                Paper.on(
                        sheet,
                        title + " " + name,
                        t.language().tag(),
                        (page, pages) -> "%s · %d/%d".formatted(name, page, pages))) {
            paper.title(head.house());
            paper.strong(title);
            if (head.copy() > 0) {
                paper.strong(t.of("cashier.copy", head.copy()));
            }
            paper.pair(t.of("cashier.receipt.number"), name);
            paper.pair(
                    t.of("cashier.receipt.at"),
                    times.moment(payment.takenAt().orElse(payment.openedAt())));
            payment.of().ifPresent(of -> paper.pair(t.of("cashier.refund.of"), of.number()));
            view.account()
                    .ifPresent(found -> {
                        paper.pair(t.of("cashier.account"), found.holding().number());
                        found.holding().parties().stream()
                                .limit(1)
                                .forEach(side -> paper.pair(t.of("cashier.payer"), side.name()));
                    });
            paper.rule();
            lines(paper, view, sheet, t);
            paper.rule();
            paper.strong(
                    t.of(payment.refund() ? "cashier.given" : "cashier.total")
                            + " ¥"
                            + Fen.show(payment.sum()));
            paper.text(t.of("cashier.capitals") + " " + Capitals.of(payment.sum()));
            for (Tender tender : view.tenders()) {
                if (tender.state() == Tender.State.TAKEN) {
                    paper.pair(
                            t.of("cashier.method." + tender.method().word()),
                            Fen.show(Math.abs(tender.amount())) + reference(tender));
                }
            }
            if (!payment.refund()) {
                paper.pair(t.of("cashier.change"), Fen.show(payment.change()));
            }
            paper.pair(t.of("cashier.cashier"), head.cashier());
            paper.gap();
            paper.soft(t.of("cashier.stamps.places"));
            return paper.pdf();
        }
    }

    private static String reference(Tender tender) {
        return tender.reference().isEmpty() || tender.method() == Method.BALANCE
                ? ""
                : " · " + tender.reference();
    }

    /** What a bill was for, and for whom it was collected. */
    private static String named(PaymentView view, Bills.Settled line, Texts t) {
        String item = view.item(line);
        String what = item.isEmpty() ? t.of("cashier.what." + line.what().word()) : item;
        String payee = view.payee(line);
        return payee.isEmpty() ? what : what + " · " + t.of("cashier.for", payee);
    }

    private static void lines(Paper paper, PaymentView view, Sheet sheet, Texts t) {
        if (view.settled().isEmpty()) {
            paper.pair(
                    t.of("cashier.purpose." + view.payment().purpose()),
                    Fen.show(view.payment().taken()));
            return;
        }
        if (sheet == Sheet.ROLL_80) {
            for (Bills.Settled line : view.settled()) {
                paper.pair(
                        line.no() + " " + named(view, line, t),
                        Fen.show(line.principal())
                                + (line.late() == 0
                                        ? ""
                                        : " + "
                                                + t.of("cashier.late")
                                                + " "
                                                + Fen.show(line.late())));
            }
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (Bills.Settled line : view.settled()) {
            rows.add(
                    List.of(
                            line.no(),
                            named(view, line, t),
                            line.period().map(Object::toString).orElse(""),
                            Fen.show(line.principal()),
                            Fen.show(line.late())));
        }
        paper.table(
                List.of(28, 22, 18, 16, 16),
                List.of(
                        t.of("cashier.bill"),
                        t.of("cashier.what"),
                        t.of("cashier.period"),
                        t.of("cashier.amount"),
                        t.of("cashier.late")),
                rows);
    }
}
