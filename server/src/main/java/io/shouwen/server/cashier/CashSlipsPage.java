package io.shouwen.server.cashier;

import io.shouwen.server.access.Me;
import io.shouwen.server.bill.Bill;
import io.shouwen.server.bill.Bills;
import io.shouwen.server.bill.Fen;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.DayBook;
import io.shouwen.server.offering.Offerings;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Post;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.story.Sight;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Payment slips that a clerk makes and a cashier takes the money for. */
@Controller
class CashSlipsPage {
    private static final int PAGE = 50;
    private static final Set<Role> MAKING = Set.of(Role.CASHIER, Role.CLERK);

    private final SlipDesk slips;
    private final Bills bills;
    private final Offerings offerings;
    private final Sight sight;
    private final WallClock clock;

    CashSlipsPage(
            OrgScope scope,
            Bills bills,
            DayBook book,
            Offerings offerings,
            Sight sight,
            WallClock clock) {
        this.slips = new SlipDesk(scope, bills, book);
        this.bills = bills;
        this.offerings = offerings;
        this.sight = sight;
        this.clock = clock;
    }

    @Bean
    static NavigationLink cashSlipsLink() {
        return new NavigationLink("/cashier/slips", "cashier.slips", 21);
    }

    private static int unit(Me me) {
        return me.posts().stream()
                .filter(post -> MAKING.contains(post.role()))
                .map(Post::unit)
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    @GetMapping("/cashier/slips")
    String show(Me me, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, Model model) {
        boolean makes = me.hasAny(MAKING);
        List<Bill> page = bills.slips(me.org(), sight.units(me), before, PAGE);
        model.addAttribute("slips", page);
        model.addAttribute("next", page.size() < PAGE ? 0L : page.getLast().id());
        model.addAttribute("makes", makes);
        model.addAttribute(
                "charges", makes ? new Tariff(offerings.of(me.org(), unit(me))).all() : List.of());
        model.addAttribute("key", UUID.randomUUID().toString());
        return "cashier/slips";
    }

    @PostMapping("/cashier/slips")
    String make(
            Me me,
            @RequestParam(defaultValue = "") String charge,
            @RequestParam(defaultValue = "1") int quantity,
            @RequestParam(defaultValue = "") String rate,
            @RequestParam String key) {
        int unit = unit(me);
        var catalogue = offerings.of(me.org(), unit);
        long typed = Fen.read(rate).orElse(0L);
        slips.make(
                CashDeskPage.sender(me, key),
                catalogue,
                new SlipDesk.Wanted(
                        unit,
                        charge,
                        quantity,
                        rate.isBlank() ? new Tariff(catalogue).rate(charge, 0) : typed,
                        clock.now().atZone(me.zone()).toLocalDate()));
        return "redirect:/cashier/slips";
    }
}
