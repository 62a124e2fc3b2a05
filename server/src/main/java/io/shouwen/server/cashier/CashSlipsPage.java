package io.shouwen.server.cashier;

import io.shouwen.pack.service.ServiceCatalogue;
import io.shouwen.server.access.Me;
import io.shouwen.server.bill.Bill;
import io.shouwen.server.bill.Bills;
import io.shouwen.server.bill.Fen;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.journal.DayBook;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.offering.Asked;
import io.shouwen.server.offering.Offerings;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Post;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.story.Sight;
import io.shouwen.server.subject.SubjectId;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Payment slips that a clerk makes and a cashier takes the money for. */
@Controller
class CashSlipsPage {
    private static final int PAGE = 50;

    /** The longest that a slip is filled in. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Set<Role> MAKING = Set.of(Role.CASHIER, Role.CLERK);

    private final OrgScope scope;
    private final SlipDesk slips;
    private final Bills bills;
    private final Offerings offerings;
    private final Asked asked;
    private final Tickets tickets;
    private final Sight sight;
    private final WallClock clock;

    CashSlipsPage(
            OrgScope scope,
            Bills bills,
            DayBook book,
            Offerings offerings,
            Asked asked,
            Tickets tickets,
            Sight sight,
            WallClock clock) {
        this.scope = scope;
        this.slips = new SlipDesk(scope, bills, book);
        this.bills = bills;
        this.offerings = offerings;
        this.asked = asked;
        this.tickets = tickets;
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

    /**
     * The slips of the house; for the customer at a counter only what their business costs.
     *
     * @param ticket the number of the customer; empty for nobody at a counter
     * @param service the business they have there
     */
    @GetMapping("/cashier/slips")
    String show(
            Me me,
            @RequestParam(defaultValue = "") String ticket,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            Model model) {
        boolean makes = me.hasAny(MAKING);
        List<Bill> page = bills.slips(me.org(), sight.units(me), before, PAGE);
        Optional<TicketRow> customer = atCounter(me, ticket);
        model.addAttribute("slips", page);
        model.addAttribute("items", offerings.of(me.org(), CashDesk.unit(me)).charges());
        model.addAttribute("next", page.size() < PAGE ? 0L : page.getLast().id());
        model.addAttribute("makes", makes);
        model.addAttribute("charges", makes ? charges(me, customer, service) : List.of());
        model.addAttribute("customer", customer);
        model.addAttribute("service", service);
        model.addAttribute("since", clock.now());
        model.addAttribute("key", UUID.randomUUID().toString());
        return "cashier/slips";
    }

    private List<ServiceCatalogue.Charge> charges(
            Me me, Optional<TicketRow> customer, String service) {
        ServiceCatalogue catalogue = offerings.of(me.org(), unit(me));
        List<String> asked =
                catalogue.service(service).map(ServiceCatalogue.Service::charges).orElse(List.of());
        return new Tariff(catalogue)
                .all().stream()
                        .filter(charge -> customer.isEmpty() || asked.contains(charge.name()))
                        .toList();
    }

    private Optional<TicketRow> atCounter(Me me, String number) {
        return SubjectId.parse(number)
                .flatMap(id -> tickets.find(me.org(), id))
                .filter(one -> one.state().atCounter())
                .filter(one -> one.clerk().filter(who -> who == me.person()).isPresent());
    }

    @PostMapping("/cashier/slips")
    String make(
            Me me,
            @RequestParam(defaultValue = "") String charge,
            @RequestParam(defaultValue = "1") int quantity,
            @RequestParam(defaultValue = "") String rate,
            @RequestParam(defaultValue = "") String ticket,
            @RequestParam(defaultValue = "") String service,
            @RequestParam Optional<Instant> since,
            @RequestParam String key) {
        int unit = unit(me);
        var catalogue = offerings.of(me.org(), unit);
        long typed = Fen.read(rate).orElse(0L);
        SlipDesk.Wanted wanted =
                new SlipDesk.Wanted(
                        unit,
                        charge,
                        quantity,
                        rate.isBlank() ? new Tariff(catalogue).rate(charge, 0) : typed,
                        clock.now().atZone(me.zone()).toLocalDate());
        Optional<TicketRow> customer = atCounter(me, ticket);
        scope.run(
                me.org(),
                () -> {
                    slips.make(CashDeskPage.sender(me, key), catalogue, wanted);
                    customer.filter(one ->
                                    asked.ofService(
                                            me.org(), unit, service, TillKinds.SALE_DECIDED))
                            .ifPresent(one -> hand(me, key, one, since));
                });
        return customer.isPresent()
                ? "redirect:/cashier/slips?ticket=" + ticket + "&service=" + service
                : "redirect:/cashier/slips";
    }

    /** The customer decided when the slip was begun; now they have it (crgas.6.2.3.5b). */
    private void hand(Me me, String key, TicketRow customer, Optional<Instant> since) {
        Instant now = clock.now();
        Instant decided =
                since.filter(one -> one.isBefore(now) && one.isAfter(now.minus(LONGEST)))
                        .orElse(now);
        tickets.tell(
                CashDeskPage.sender(me, key + "-handed"),
                customer.id(),
                List.of(
                        NewFact.at(TillKinds.SALE_DECIDED, decided, Map.of()),
                        NewFact.now(TillKinds.SLIP_HANDED, Map.of())));
    }
}
