package io.shouwen.server.cashier;

import io.shouwen.server.access.Me;
import io.shouwen.server.bill.Bill;
import io.shouwen.server.bill.Bills;
import io.shouwen.server.bill.Fen;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.customer.Supplies;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.story.Sight;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.text.Language;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

/** The cash desk: find a customer, tick what is to be paid. */
@Controller
class CashDeskPage {
    private static final int MOST_OPEN = 20;
    private static final int LONGEST_SEARCH = 80;

    private final OrgScope scope;
    private final Supplies accounts;
    private final Bills bills;
    private final CashDesk desk;
    private final PaymentOpening opening;
    private final Tills tills;
    private final PastPayments past;
    private final Tickets tickets;
    private final Sight sight;
    private final WallClock clock;
    private final Frames frames;
    private final PaymentRows rows;

    CashDeskPage(
            DataSource dataSource,
            OrgScope scope,
            Supplies accounts,
            Bills bills,
            CashDesk desk,
            PaymentOpening opening,
            Tills tills,
            PastPayments past,
            Tickets tickets,
            Sight sight,
            WallClock clock,
            Frames frames) {
        this.scope = scope;
        this.accounts = accounts;
        this.bills = bills;
        this.desk = desk;
        this.opening = opening;
        this.tills = tills;
        this.past = past;
        this.tickets = tickets;
        this.sight = sight;
        this.clock = clock;
        this.frames = frames;
        this.rows = new PaymentRows(JdbcClient.create(dataSource));
    }

    @Bean
    static NavigationLink cashierLink() {
        return new NavigationLink("/cashier", "cashier.link", 22);
    }

    @GetMapping("/cashier")
    String show(
            Me me,
            @RequestParam(required = false) Optional<Long> supply,
            @RequestParam(defaultValue = "") String ticket,
            @RequestParam(defaultValue = "0") long after,
            HttpServletRequest request,
            Model model) {
        List<Supplies.Found> found =
                supply.map(id -> accounts.of(me.org(), id).orElseThrow(Refusal::notFound))
                        .map(List::of)
                        .orElseGet(() -> ofCustomer(me, ticket));
        fill(me, found, ticket, request, model);
        unfinished(me, after, model);
        return "cashier/desk";
    }

    /** By POST: what is typed may be a name or a phone, and addresses of pages are written down. */
    @PostMapping("/cashier/find")
    String find(
            Me me,
            @RequestParam(defaultValue = "") String typed,
            @RequestParam(defaultValue = "") String ticket,
            HttpServletRequest request,
            Model model) {
        String words = typed.strip();
        if (words.isEmpty() || words.length() > LONGEST_SEARCH) {
            throw Cashier.refused("search-missing");
        }
        unfinished(me, 0, model);
        Optional<Bill> slip = bills.slip(me.org(), sight.units(me), words);
        if (slip.isPresent()) {
            fill(me, List.of(), ticket, request, model);
            model.addAttribute(
                    "slips",
                    desk.lines(
                            me.org(),
                            CashDesk.unit(me),
                            List.of(slip.get()),
                            today(me),
                            english(request)));
            return "cashier/desk";
        }
        List<Supplies.Found> found = accounts.find(me.org(), words, me.person());
        if (found.isEmpty() && reads(me)) {
            Optional<SubjectId> payment = past.numbered(me.org(), sight.units(me), words);
            if (payment.isPresent()) {
                return "redirect:/cashier/payments/" + payment.get().number();
            }
        }
        fill(me, found, ticket, request, model);
        model.addAttribute("searched", true);
        return "cashier/desk";
    }

    /** The accounts of whom a counter knows already to stand behind the number. */
    private List<Supplies.Found> ofCustomer(Me me, String ticket) {
        return came(me, ticket)
                .flatMap(TicketRow::customer)
                .map(customer -> accounts.of(me.org(), new PersonId(customer)))
                .orElse(List.of());
    }

    private void fill(
            Me me,
            List<Supplies.Found> found,
            String ticket,
            HttpServletRequest request,
            Model model) {
        boolean only = found.size() == 1;
        model.addAttribute("found", only ? List.of() : found);
        model.addAttribute("searched", false);
        model.addAttribute("slips", List.of());
        model.addAttribute(
                "account",
                only
                        ? Optional.of(desk.view(me, found.getFirst(), today(me), english(request)))
                        : Optional.empty());
        model.addAttribute("ticket", ticket(me, ticket).orElse(""));
        Optional<Till> till = tills.open(me.org(), me.person());
        LocalDate today = today(me);
        model.addAttribute("till", till.filter(one -> one.day().equals(today)));
        model.addAttribute("stale", till.filter(one -> !one.day().equals(today)));
        model.addAttribute("purposes", Balances.purposes());
        model.addAttribute("takes", me.is(Role.CASHIER));
        model.addAttribute("reads", reads(me));
        model.addAttribute("key", UUID.randomUUID().toString());
    }

    private void unfinished(Me me, long after, Model model) {
        List<Payment> open =
                scope.reading(
                        me.org(),
                        () ->
                                me.is(Role.MANAGER)
                                        ? rows.open(me.org(), sight.units(me), after, MOST_OPEN)
                                        : rows.open(me.org(), me.person(), after, MOST_OPEN));
        model.addAttribute("open", open);
        model.addAttribute("next", open.size() < MOST_OPEN ? 0L : open.getLast().id().value());
    }

    /** Whether they may read past payments; who only looks up dues may not. */
    private static boolean reads(Me me) {
        return me.hasAny(List.of(Role.CASHIER, Role.MANAGER));
    }

    private LocalDate today(Me me) {
        return clock.now().atZone(me.zone()).toLocalDate();
    }

    private boolean english(HttpServletRequest request) {
        return frames.language(request) == Language.EN;
    }

    @PostMapping("/cashier/payments")
    String open(
            Me me,
            @RequestParam(required = false) @Nullable List<Long> bill,
            @RequestParam(required = false) Optional<Long> supply,
            @RequestParam(defaultValue = "") String ticket,
            @RequestParam String key) {
        Set<Long> chosen = bill == null ? Set.of() : new LinkedHashSet<>(bill);
        if (chosen.isEmpty() || chosen.size() > Bills.MOST) {
            throw Cashier.refused("bills-missing");
        }
        PaymentOpening.Wanted wanted =
                new PaymentOpening.Wanted(supply, chosen, ticket(me, ticket));
        return "redirect:/cashier/payments/" + opening.open(sender(me, key), wanted).number();
    }

    @PostMapping("/cashier/deposits")
    String deposit(
            Me me,
            @RequestParam long supply,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String ticket,
            @RequestParam String key) {
        if (accounts.of(me.org(), supply).isEmpty()) {
            throw Refusal.notFound();
        }
        long fen = amount(amount);
        return "redirect:/cashier/payments/"
                + opening.deposit(sender(me, key), supply, purpose, fen, ticket(me, ticket))
                        .number();
    }

    /** The number with which the customer came, if one is told; it is one of a hall in sight. */
    private Optional<String> ticket(Me me, String told) {
        return came(me, told).map(one -> one.id().number());
    }

    private Optional<TicketRow> came(Me me, String told) {
        if (told.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                SubjectId.parse(told.strip())
                        .flatMap(id -> tickets.find(me.org(), id))
                        .filter(one -> sight.units(me).contains(one.unit()))
                        .orElseThrow(Refusal::notFound));
    }

    /** A sum that somebody typed. */
    static long amount(String typed) {
        return Fen.read(typed).orElseThrow(() -> Cashier.refused("amount-missing"));
    }

    static Sender sender(Me me, String key) {
        return Sight.sender(me, key, "cashier");
    }
}
