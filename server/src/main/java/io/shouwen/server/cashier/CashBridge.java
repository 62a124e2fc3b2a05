package io.shouwen.server.cashier;

import io.shouwen.server.access.ContentPolicy;
import io.shouwen.server.access.Me;
import io.shouwen.server.hall.Bridge;
import io.shouwen.server.hall.BridgeTie;
import io.shouwen.server.hall.Bridges;
import io.shouwen.server.hall.Counter;
import io.shouwen.server.hall.Halls;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.rating.Prompts;
import io.shouwen.server.subject.SubjectId;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

import java.util.List;
import java.util.Optional;

/** The bridge beside a cash desk, where the cashier sits at a counter that has one. */
@ControllerAdvice(assignableTypes = {CashDeskPage.class, PaymentPage.class, RefundPage.class})
class CashBridge {
    private final Bridges bridges;
    private final Halls halls;
    private final Tickets tickets;
    private final Prompts prompts;

    CashBridge(Bridges bridges, Halls halls, Tickets tickets, Prompts prompts) {
        this.bridges = bridges;
        this.halls = halls;
        this.tickets = tickets;
        this.prompts = prompts;
    }

    @ModelAttribute
    void tie(
            Me me,
            @PathVariable(required = false) Optional<String> number,
            HttpServletResponse response,
            Model model) {
        Optional<BridgeTie> tie =
                halls.at(me.org(), me.person())
                        .flatMap(counter ->
                                bridges.atCounter(me.org(), counter.id())
                                        .map(bridge -> tie(me, bridge, counter, number)));
        tie.ifPresent(one -> ContentPolicy.reach(response, List.of(one.met().bridge().address())));
        model.addAttribute("tie", tie);
    }

    private BridgeTie tie(Me me, Bridge bridge, Counter counter, Optional<String> payment) {
        return BridgeTie.at(
                bridges.meet(bridge),
                counter,
                tickets.at(me.org(), counter.id()),
                payment.flatMap(SubjectId::parse)
                        .filter(id -> prompts.asking(me.org(), id))
                        .map(id -> new BridgeTie.Asked(id, "")));
    }
}
