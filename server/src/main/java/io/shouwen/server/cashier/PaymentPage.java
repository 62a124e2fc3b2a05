package io.shouwen.server.cashier;

import io.shouwen.server.access.Me;
import io.shouwen.server.invoice.Buyer;
import io.shouwen.server.invoice.Invoices;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Sight;
import io.shouwen.server.subject.SubjectId;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** One payment, step by step. */
@Controller
class PaymentPage {
    private final Sight sight;
    private final Cashier cashier;
    private final Instruments instruments;
    private final CodePayments codes;
    private final CodeAsking asking;
    private final Invoicing invoicing;
    private final Invoices invoices;
    private final PaymentReader reader;
    private final CustomerShown shown;
    private final Frames frames;

    PaymentPage(
            Sight sight,
            Cashier cashier,
            Instruments instruments,
            CodePayments codes,
            CodeAsking asking,
            Invoicing invoicing,
            Invoices invoices,
            PaymentReader reader,
            CustomerShown shown,
            Frames frames) {
        this.sight = sight;
        this.cashier = cashier;
        this.instruments = instruments;
        this.codes = codes;
        this.asking = asking;
        this.invoicing = invoicing;
        this.invoices = invoices;
        this.reader = reader;
        this.shown = shown;
        this.frames = frames;
    }

    @GetMapping("/cashier/payments/{number}")
    String show(Me me, @PathVariable String number, HttpServletRequest request, Model model) {
        return page(me, found(me, number), List.of(), request, model);
    }

    private String page(
            Me me, Payment payment, List<String> whole, HttpServletRequest request, Model model) {
        if (payment.refund()) {
            return "redirect:/cashier/refunds/" + payment.number();
        }
        model.addAttribute("view", reader.view(me, payment, frames.language(request)));
        model.addAttribute("invoices", invoicing.card(me.org(), payment));
        model.addAttribute("whole", whole);
        model.addAttribute("key", UUID.randomUUID().toString());
        model.addAttribute("takes", me.is(Role.CASHIER));
        model.addAttribute("manages", me.is(Role.MANAGER));
        return "cashier/payment";
    }

    /** One that does not exist and one out of sight look the same. */
    private Payment found(Me me, String number) {
        return SubjectId.parse(number)
                .flatMap(id -> reader.find(me.org(), id))
                .filter(payment -> sight.units(me).contains(payment.unit()))
                .orElseThrow(Refusal::notFound);
    }

    @PostMapping("/cashier/payments/{number}/customer")
    String customer(Me me, @PathVariable String number, HttpServletRequest request, Model model) {
        Payment payment = found(me, number);
        return page(me, payment, shown.whole(me, payment), request, model);
    }

    @PostMapping("/cashier/payments/{number}/{act}")
    String act(
            Me me,
            @PathVariable String number,
            @PathVariable String act,
            @RequestParam Map<String, String> fields) {
        SubjectId payment = found(me, number).id();
        PaymentForm form = new PaymentForm(fields);
        Sender sender = CashDeskPage.sender(me, form.text("key"));
        if (!me.is(Role.CASHIER)) {
            instead(sender, payment, act, form);
            return "redirect:/cashier/payments/" + number;
        }
        switch (act) {
            case "checks" -> cashier.check(sender, payment, form.checks());
            case "cash" ->
                    cashier.cash(sender, payment, form.sum(), form.part(), form.ticked("verified"));
            case "counterfeit" -> cashier.counterfeit(sender, payment, false);
            case "replaced" -> cashier.counterfeit(sender, payment, true);
            case "card" ->
                    cashier.card(
                            sender,
                            payment,
                            form.part(),
                            form.text("reference"),
                            form.ticked("signed"));
            case "transfer" ->
                    cashier.booked(
                            sender, payment, Method.TRANSFER, form.part(), form.text("reference"));
            case "balance" ->
                    cashier.booked(
                            sender, payment, Method.BALANCE, form.part(), form.text("purpose"));
            case "paper" -> instruments.take(sender, payment, form.seen(), me.zone());
            case "reject" ->
                    instruments.reject(
                            sender,
                            payment,
                            form.seen(),
                            Answers.why(form.text("reason")),
                            me.zone());
            case "code" -> codes.charge(sender, payment, form.part(), form.text("code"));
            default -> end(sender, payment, act, form);
        }
        return "redirect:/cashier/payments/" + number;
    }

    /** What a manager does of the payment of a cashier who is gone. */
    private void instead(Sender sender, SubjectId payment, String act, PaymentForm form) {
        switch (act) {
            case "ask" -> asking.ask(sender.org(), payment, sender.key());
            case "give-back" -> giveBack(sender, payment, form.number("tender"));
            case "refuse" -> cashier.refuse(sender, payment, Answers.why(form.text("reason")));
            default -> throw Refusal.notFound();
        }
    }

    private void giveBack(Sender sender, SubjectId payment, int tender) {
        codes.returned(sender, payment, tender);
        cashier.giveBack(sender, payment, tender);
    }

    private void end(Sender sender, SubjectId payment, String act, PaymentForm form) {
        switch (act) {
            case "invoice" ->
                    invoicing.ask(
                            sender,
                            payment,
                            new Buyer(
                                    form.text("title").strip(),
                                    form.text("taxNumber").strip().toUpperCase(Locale.ROOT),
                                    form.text("email").strip()));
            case "red-letter" ->
                    invoicing.takeBack(sender, payment, Answers.why(form.text("reason")));
            case "red-letter-again" -> invoicing.again(sender, payment, form.text("reference"));
            case "invoice-drop" ->
                    invoicing.drop(
                            sender,
                            payment,
                            form.text("reference"),
                            Answers.why(form.text("reason")));
            case "invoice-ask" -> invoices.hurry(sender.org(), payment);
            case "ask" -> codes.ask(sender, payment);
            case "give-back" -> giveBack(sender, payment, form.number("tender"));
            case "refuse" -> cashier.refuse(sender, payment, Answers.why(form.text("reason")));
            case "hand-over" ->
                    cashier.handOver(sender, payment, form.stamps(), form.ticked("rightForm"));
            default -> throw Refusal.notFound();
        }
    }
}
