package io.shouwen.server.cashier;

import io.shouwen.server.access.Me;
import io.shouwen.server.bill.Fen;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Sight;
import io.shouwen.server.subject.SubjectId;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Refunds: asked for on a receipt, approved by another person, checked and paid as money is. */
@Controller
class RefundPage {
    private final Refunds refunds;
    private final Cashier cashier;
    private final CodePayments codes;
    private final PaymentReader reader;
    private final CustomerShown shown;
    private final Waivers waivers;
    private final Sight sight;
    private final WallClock clock;
    private final Frames frames;

    RefundPage(
            Refunds refunds,
            Cashier cashier,
            CodePayments codes,
            PaymentReader reader,
            CustomerShown shown,
            Waivers waivers,
            Sight sight,
            WallClock clock,
            Frames frames) {
        this.refunds = refunds;
        this.cashier = cashier;
        this.codes = codes;
        this.reader = reader;
        this.shown = shown;
        this.waivers = waivers;
        this.sight = sight;
        this.clock = clock;
        this.frames = frames;
    }

    @Bean
    static NavigationLink refundLink() {
        return new NavigationLink("/cashier/refunds", "cashier.refunds", 24);
    }

    @GetMapping("/cashier/refunds")
    String list(Me me, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, Model model) {
        List<Payment> page = refunds.newest(me.org(), sight.units(me), before);
        model.addAttribute("refunds", page);
        model.addAttribute("waivers", waivers.asked(me.org(), sight.units(me)));
        model.addAttribute("next", page.size() < Refunds.PAGE ? 0L : page.getLast().id().value());
        model.addAttribute("decides", TillPage.decides(me));
        model.addAttribute("me", me.person());
        model.addAttribute("key", UUID.randomUUID().toString());
        return "cashier/refunds";
    }

    @GetMapping("/cashier/refunds/{number}")
    String show(Me me, @PathVariable String number, HttpServletRequest request, Model model) {
        return page(me, found(me, number), List.of(), request, model);
    }

    private String page(
            Me me, Payment refund, List<String> whole, HttpServletRequest request, Model model) {
        boolean asked = refund.cashier() == me.person();
        boolean decided =
                refund.decidedBy().isPresent() && refund.decidedBy().getAsLong() == me.person();
        model.addAttribute("view", reader.view(me, refund, frames.language(request)));
        model.addAttribute("pieces", refunds.pieces(me.org(), refund.of().orElseThrow()));
        model.addAttribute("whole", whole);
        model.addAttribute("decides", TillPage.decides(me) && !asked);
        model.addAttribute("withdraws", asked || decided);
        model.addAttribute("takes", me.is(Role.CASHIER));
        model.addAttribute("key", UUID.randomUUID().toString());
        return "cashier/refund";
    }

    private Payment found(Me me, String number) {
        return SubjectId.parse(number)
                .flatMap(id -> refunds.find(me.org(), id))
                .filter(one -> sight.units(me).contains(one.unit()))
                .filter(one -> !one.bounced())
                .orElseThrow(Refusal::notFound);
    }

    @PostMapping("/cashier/refunds/{number}/customer")
    String customer(Me me, @PathVariable String number, HttpServletRequest request, Model model) {
        Payment refund = found(me, number);
        return page(me, refund, shown.whole(me, refund), request, model);
    }

    @PostMapping("/cashier/refunds")
    String request(
            Me me,
            @RequestParam(required = false) @Nullable List<Long> line,
            @RequestParam Map<String, String> form) {
        SubjectId payment =
                SubjectId.parse(form.getOrDefault("of", ""))
                        .flatMap(id -> reader.find(me.org(), id))
                        .filter(one -> sight.units(me).contains(one.unit()))
                        .orElseThrow(Refusal::notFound)
                        .id();
        Map<Long, Long> lines = new LinkedHashMap<>();
        for (Long bill : line == null ? List.<Long>of() : line) {
            lines.put(bill, CashDeskPage.amount(form.getOrDefault("amount-" + bill, "")));
        }
        long amount =
                lines.isEmpty()
                        ? CashDeskPage.amount(form.getOrDefault("amount", ""))
                        : lines.values().stream().mapToLong(Long::longValue).sum();
        SubjectId refund =
                refunds.request(
                        CashDeskPage.sender(me, form.getOrDefault("key", "")),
                        new Refunds.Wanted(
                                payment,
                                lines,
                                amount,
                                Answers.why(form.getOrDefault("reason", "")),
                                form.getOrDefault("owed", "").equals("true"),
                                clock.now().atZone(me.zone()).toLocalDate()));
        return "redirect:/cashier/refunds/" + refund.number();
    }

    @PostMapping("/cashier/refunds/{number}/{act}")
    String act(
            Me me,
            @PathVariable String number,
            @PathVariable String act,
            @RequestParam Map<String, String> fields) {
        Payment refund = found(me, number);
        PaymentForm form = new PaymentForm(fields);
        Sender sender = CashDeskPage.sender(me, form.text("key"));
        switch (act) {
            case "approve" -> refunds.approve(sender, refund.id());
            case "decline" ->
                    refunds.decline(sender, refund.id(), Answers.why(form.text("reason")));
            case "withdraw" ->
                    refunds.withdraw(sender, refund.id(), Answers.why(form.text("reason")));
            default -> atTheDesk(sender, refund, act, form);
        }
        return "redirect:/cashier/refunds/" + number;
    }

    private void atTheDesk(Sender sender, Payment refund, String act, PaymentForm form) {
        switch (act) {
            case "checks" -> cashier.check(sender, refund.id(), form.checks());
            case "pay" -> refunds.pay(sender, refund.id(), way(refund, form));
            case "ask" -> codes.ask(sender, refund.id());
            case "hand-over" ->
                    cashier.handOver(sender, refund.id(), form.stamps(), form.ticked("rightForm"));
            default -> throw Refusal.notFound();
        }
    }

    /** The amount that is typed beside a way, or as much as fits. */
    private Refunds.Way way(Payment refund, PaymentForm form) {
        if (form.number("piece") == 0) {
            throw Cashier.refused("method-missing");
        }
        return new Refunds.Way(
                form.number("piece"),
                Fen.read(form.text("amount-" + form.number("piece"))).orElseGet(refund::due),
                form.text("reference"));
    }
}
