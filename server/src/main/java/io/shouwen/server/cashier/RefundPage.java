package io.shouwen.server.cashier;

import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Sight;
import io.shouwen.server.subject.SubjectId;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Refunds: asked for on a receipt, approved by another person, paid the way the money came. */
@Controller
class RefundPage {
    private final Refunds refunds;
    private final PaymentReader reader;
    private final Waivers waivers;
    private final Sight sight;
    private final WallClock clock;

    RefundPage(
            Refunds refunds, PaymentReader reader, Waivers waivers, Sight sight, WallClock clock) {
        this.refunds = refunds;
        this.reader = reader;
        this.waivers = waivers;
        this.sight = sight;
        this.clock = clock;
    }

    @Bean
    static NavigationLink refundLink() {
        return new NavigationLink("/cashier/refunds", "cashier.refunds", 24);
    }

    @GetMapping("/cashier/refunds")
    String list(Me me, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, Model model) {
        List<Payment> page = refunds.newest(me.org(), sight.units(me), before);
        model.addAttribute("refunds", page);
        model.addAttribute("ways", ways(me, page));
        model.addAttribute("waivers", waivers.asked(me.org(), sight.units(me)));
        model.addAttribute("next", page.size() < Refunds.PAGE ? 0L : page.getLast().id().value());
        model.addAttribute("decides", TillPage.decides(me));
        model.addAttribute("takes", me.is(Role.CASHIER));
        model.addAttribute("me", me.person());
        model.addAttribute("key", UUID.randomUUID().toString());
        return "cashier/refunds";
    }

    /** By which methods each approved one can go back. */
    private Map<String, List<Method>> ways(Me me, List<Payment> page) {
        return page.stream()
                .filter(refund -> refund.state().equals("approved"))
                .collect(
                        Collectors.toMap(
                                Payment::number,
                                refund ->
                                        List.copyOf(
                                                refunds.ways(me.org(), refund.of().orElseThrow())
                                                        .keySet())));
    }

    @PostMapping("/cashier/refunds")
    String request(
            Me me,
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean owed,
            @RequestParam String key) {
        SubjectId payment =
                SubjectId.parse(of)
                        .flatMap(id -> reader.find(me.org(), id))
                        .filter(one -> sight.units(me).contains(one.unit()))
                        .orElseThrow(Refusal::notFound)
                        .id();
        refunds.request(
                CashDeskPage.sender(me, key),
                new Refunds.Wanted(
                        payment,
                        CashDeskPage.amount(amount),
                        Answers.why(reason),
                        owed,
                        clock.now().atZone(me.zone()).toLocalDate()));
        return "redirect:/cashier/refunds";
    }

    @PostMapping("/cashier/refunds/{number}/{act}")
    String act(
            Me me,
            @PathVariable String number,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String method,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam String key) {
        SubjectId refund =
                SubjectId.parse(number)
                        .flatMap(id -> refunds.find(me.org(), id))
                        .filter(one -> sight.units(me).contains(one.unit()))
                        .orElseThrow(Refusal::notFound)
                        .id();
        Sender sender = CashDeskPage.sender(me, key);
        switch (act) {
            case "approve" -> refunds.approve(sender, refund);
            case "decline" -> refunds.decline(sender, refund, Answers.why(reason));
            case "pay" ->
                    refunds.pay(
                            sender,
                            refund,
                            Method.of(method).orElseThrow(() -> Cashier.refused("method-missing")),
                            reference);
            default -> throw Refusal.notFound();
        }
        return "redirect:/cashier/refunds";
    }
}
