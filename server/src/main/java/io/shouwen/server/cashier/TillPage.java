package io.shouwen.server.cashier;

import io.shouwen.server.access.Me;
import io.shouwen.server.bill.Bills;
import io.shouwen.server.bill.Fen;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.Post;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Sight;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Tills and the cash days of halls. */
@Controller
public class TillPage {
    private final Tills tills;
    private final CashDays days;
    private final Bills bills;
    private final Sight sight;
    private final Units units;
    private final Staff staff;
    private final WallClock clock;
    private final Frames frames;

    TillPage(
            Tills tills,
            CashDays days,
            Bills bills,
            Sight sight,
            Units units,
            Staff staff,
            WallClock clock,
            Frames frames) {
        this.tills = tills;
        this.days = days;
        this.bills = bills;
        this.sight = sight;
        this.units = units;
        this.staff = staff;
        this.clock = clock;
        this.frames = frames;
    }

    @Bean
    static NavigationLink tillLink() {
        return new NavigationLink("/cashier/till", "cashier.till", 23);
    }

    /**
     * A till as a line, with what was counted.
     *
     * @param expected what the books say of one that is not counted, for who may count it
     */
    public record Line(
            Till till, String cashier, List<Till.Count> counts, Map<Method, Long> expected) {
        public Line {
            counts = List.copyOf(counts);
        }
    }

    /**
     * The cash day of a hall.
     *
     * @param locked the number of the locked day, or empty
     * @param safe what lies in the safe, by method
     */
    public record Hall(
            int unit,
            String name,
            List<Line> tills,
            Optional<String> locked,
            Map<Method, Long> safe,
            List<CashOut> outs) {
        public Hall {
            tills = List.copyOf(tills);
            outs = List.copyOf(outs);
        }

        /** Whether every till is approved, so that the day may be locked. */
        public boolean ready() {
            return locked.isEmpty()
                    && !tills.isEmpty()
                    && tills.stream().allMatch(line -> line.till().state().equals(Till.APPROVED));
        }
    }

    @GetMapping("/cashier/till")
    String show(
            Me me,
            @RequestParam(required = false) Optional<LocalDate> day,
            HttpServletRequest request,
            Model model) {
        Texts texts = frames.of(request).t();
        LocalDate shown = day.orElseGet(() -> today(me));
        Optional<Till> mine = tills.open(me.org(), me.person());
        boolean decides = decides(me);
        model.addAttribute("mine", mine);
        model.addAttribute(
                "expected",
                mine.map(till -> tills.expected(me.org(), till.id())).orElseGet(Map::of));
        model.addAttribute("day", shown);
        model.addAttribute("today", today(me));
        model.addAttribute("halls", halls(me, shown, texts));
        model.addAttribute("takes", me.is(Role.CASHIER));
        model.addAttribute("decides", decides);
        model.addAttribute("collected", decides ? collected(me) : Map.of());
        model.addAttribute("me", me.person());
        model.addAttribute("key", UUID.randomUUID().toString());
        return "cashier/till";
    }

    private List<Hall> halls(Me me, LocalDate day, Texts texts) {
        Set<Integer> seen = sight.units(me);
        List<Till> all = tills.of(me.org(), seen, day);
        Map<Integer, Staff.Member> people =
                staff.named(me.org(), all.stream().map(Till::cashier).collect(Collectors.toSet()));
        Map<Integer, List<Line>> byUnit = new HashMap<>();
        for (Till till : all) {
            Staff.Member cashier = people.get(till.cashier());
            byUnit.computeIfAbsent(till.unit(), _ -> new ArrayList<>())
                    .add(
                            new Line(
                                    till,
                                    cashier == null
                                            ? ""
                                            : texts.name(cashier.nameZh(), cashier.nameEn()),
                                    tills.counts(me.org(), till.id()),
                                    till.open() && decides(me) && till.cashier() != me.person()
                                            ? tills.expected(me.org(), till.id())
                                            : Map.of()));
        }
        Map<Integer, Units.Unit> names = units.all(me.org());
        return byUnit.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .map(entry -> hall(me, entry.getKey(), entry.getValue(), names, day, texts))
                .toList();
    }

    private Hall hall(
            Me me,
            int unit,
            List<Line> lines,
            Map<Integer, Units.Unit> names,
            LocalDate day,
            Texts texts) {
        Units.Unit named = names.get(unit);
        return new Hall(
                unit,
                named == null ? "" : texts.name(named.nameZh(), named.nameEn()),
                lines,
                days.locked(me.org(), unit, day).map(one -> one.id().number()),
                days.safe(me.org(), unit),
                days.outs(me.org(), unit, day));
    }

    /** What is collected for other companies and not settled yet. */
    private Map<Bills.Payee, Long> collected(Me me) {
        Map<Bills.Payee, Long> collected = new LinkedHashMap<>();
        bills.payees(me.org())
                .forEach((code, payee) -> {
                    long amount = days.collected(me.org(), code);
                    if (amount > 0) {
                        collected.put(payee, amount);
                    }
                });
        return collected;
    }

    /** Who approves what others did with money. */
    static boolean decides(Me me) {
        return me.hasAny(List.of(Role.MANAGER, Role.CHIEF));
    }

    private LocalDate today(Me me) {
        return clock.now().atZone(me.zone()).toLocalDate();
    }

    @PostMapping("/cashier/till")
    String open(Me me, @RequestParam(defaultValue = "") String amount, @RequestParam String key) {
        int unit =
                me.posts().stream()
                        .filter(post -> post.role() == Role.CASHIER)
                        .map(Post::unit)
                        .findFirst()
                        .orElseThrow(Refusal::notFound);
        tills.open(CashDeskPage.sender(me, key), unit, today(me), CashDeskPage.amount(amount));
        return "redirect:/cashier";
    }

    @PostMapping("/cashier/till/{number}/{act}")
    String act(
            Me me,
            @PathVariable String number,
            @PathVariable String act,
            @RequestParam Map<String, String> form) {
        Till till =
                SubjectId.parse(number)
                        .flatMap(id -> tills.find(me.org(), id))
                        .filter(one -> sight.units(me).contains(one.unit()))
                        .orElseThrow(Refusal::notFound);
        Sender sender = CashDeskPage.sender(me, form.getOrDefault("key", ""));
        switch (act) {
            case "count" -> tills.count(sender, till.id(), counted(form), text(form, "words"));
            case "count-for" -> {
                if (!decides(me)) {
                    throw Refusal.notFound();
                }
                tills.countFor(sender, till.id(), counted(form), Answers.why(text(form, "words")));
            }
            case "approve" -> tills.approve(sender, till.id());
            case "recount" -> tills.recount(sender, till.id(), Answers.why(text(form, "reason")));
            default -> throw Refusal.notFound();
        }
        return "redirect:/cashier/till?day=" + till.day();
    }

    private static String text(Map<String, String> form, String name) {
        return form.getOrDefault(name, "");
    }

    private static Map<Method, Long> counted(Map<String, String> form) {
        Map<Method, Long> counted = new EnumMap<>(Method.class);
        for (Method method : Method.IN_TILL) {
            String typed = form.getOrDefault(method.word(), "");
            counted.put(method, typed.isBlank() ? 0L : CashDeskPage.amount(typed));
        }
        return counted;
    }

    @PostMapping("/cashier/days/lock")
    String lock(
            Me me,
            @RequestParam int unit,
            @RequestParam LocalDate day,
            @RequestParam(defaultValue = "false") boolean sure,
            @RequestParam String key) {
        if (!sight.units(me).contains(unit)) {
            throw Refusal.notFound();
        }
        if (!sure) {
            throw Cashier.refused("cash-day-unconfirmed");
        }
        days.lock(CashDeskPage.sender(me, key), unit, day);
        return "redirect:/cashier/till?day=" + day;
    }

    @PostMapping("/cashier/days/{unit}/{day}/{act}")
    String out(
            Me me,
            @PathVariable int unit,
            @PathVariable LocalDate day,
            @PathVariable String act,
            @RequestParam Map<String, String> form) {
        TillRows.CashDay locked =
                Optional.of(unit)
                        .filter(one -> sight.units(me).contains(one))
                        .flatMap(one -> days.locked(me.org(), one, day))
                        .orElseThrow(Refusal::notFound);
        Sender sender = CashDeskPage.sender(me, form.getOrDefault("key", ""));
        long amount = Fen.read(form.getOrDefault("amount", "")).orElse(0L);
        String reference = form.getOrDefault("reference", "").strip();
        if (reference.isEmpty() || reference.length() > 60) {
            throw Cashier.refused("reference-missing");
        }
        switch (act) {
            case "deposit" ->
                    days.deposit(
                            sender,
                            locked.id(),
                            Method.of(form.getOrDefault("method", "")).orElse(Method.CASH),
                            amount,
                            reference);
            case "remit" ->
                    days.remit(
                            sender, locked.id(), form.getOrDefault("payee", ""), amount, reference);
            default -> throw Refusal.notFound();
        }
        return "redirect:/cashier/till?day=" + day;
    }
}
