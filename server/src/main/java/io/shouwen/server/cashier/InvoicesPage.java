package io.shouwen.server.cashier;

import io.shouwen.server.access.Me;
import io.shouwen.server.invoice.Invoice;
import io.shouwen.server.invoice.Invoices;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.story.Sight;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.List;
import java.util.Optional;

/** Invoices and red letters that the tax platform has not given yet, or will not. */
@Controller
class InvoicesPage {
    private final Invoices invoices;
    private final Sight sight;

    InvoicesPage(Invoices invoices, Sight sight) {
        this.invoices = invoices;
        this.sight = sight;
    }

    @Bean
    static NavigationLink invoicesLink() {
        return new NavigationLink("/cashier/invoices", "cashier.invoices", 24);
    }

    @GetMapping("/cashier/invoices")
    String list(Me me, @RequestParam(defaultValue = "") String after, Model model) {
        List<Invoice> page =
                invoices.open(
                        me.org(),
                        sight.units(me),
                        Optional.of(after).filter(one -> !one.isEmpty()));
        model.addAttribute("lines", page);
        model.addAttribute("next", page.size() < Invoices.PAGE ? "" : page.getLast().reference());
        return "cashier/invoices";
    }
}
