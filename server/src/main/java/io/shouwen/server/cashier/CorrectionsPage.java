package io.shouwen.server.cashier;

import io.shouwen.server.access.Me;
import io.shouwen.server.cashier.Correction.Target;
import io.shouwen.server.cashier.Correction.What;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Staff;
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

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Corrections: what one person asks for, what another decides, and what became of them. */
@Controller
class CorrectionsPage {
    private final Corrections corrections;
    private final Sight sight;
    private final Staff staff;
    private final WallClock clock;
    private final Frames frames;

    CorrectionsPage(
            Corrections corrections, Sight sight, Staff staff, WallClock clock, Frames frames) {
        this.corrections = corrections;
        this.sight = sight;
        this.staff = staff;
        this.clock = clock;
        this.frames = frames;
    }

    @Bean
    static NavigationLink correctionsLink() {
        return new NavigationLink("/cashier/corrections", "cashier.corrections", 28);
    }

    @GetMapping("/cashier/corrections")
    String show(
            Me me,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            HttpServletRequest request,
            Model model) {
        Set<Integer> units = sight.units(me);
        List<Correction> page =
                all
                        ? corrections.all(me.org(), units, before)
                        : corrections.waiting(me.org(), units, before);
        model.addAttribute("corrections", page);
        model.addAttribute("names", names(me, page, frames.of(request).t()));
        model.addAttribute("all", all);
        model.addAttribute(
                "next", page.size() < Corrections.PAGE ? 0L : page.getLast().id().value());
        model.addAttribute("decides", TillPage.decides(me));
        model.addAttribute("asks", me.hasAny(List.of(Role.CASHIER, Role.MANAGER, Role.CHIEF)));
        model.addAttribute("me", me.person());
        model.addAttribute("key", UUID.randomUUID().toString());
        return "cashier/corrections";
    }

    private Map<Integer, String> names(Me me, List<Correction> page, Texts texts) {
        Map<Integer, String> names = new HashMap<>();
        staff.named(me.org(), page.stream().map(Correction::by).collect(Collectors.toSet()))
                .forEach((id, one) -> names.put(id, texts.name(one.nameZh(), one.nameEn())));
        return names;
    }

    @PostMapping("/cashier/corrections")
    String ask(Me me, @RequestParam Map<String, String> form) {
        What what = What.of(text(form, "what")).orElseThrow(Refusal::notFound);
        if (what != What.SLIP && !me.hasAny(List.of(Role.CASHIER, Role.MANAGER, Role.CHIEF))) {
            throw Refusal.notFound();
        }
        corrections.ask(
                CashDeskPage.sender(me, text(form, "key")),
                wanted(me, what, form),
                Answers.why(text(form, "reason")));
        return me.is(Role.CLERK) ? "redirect:/cashier/slips" : "redirect:/cashier/corrections";
    }

    private Corrections.Wanted wanted(Me me, What what, Map<String, String> form) {
        Set<Integer> units = sight.units(me);
        return switch (what) {
            case PAIR, LINE ->
                    corrections.line(
                            me.org(),
                            units,
                            number(form, "statement"),
                            Math.toIntExact(number(form, "line")),
                            what == What.PAIR ? Optional.of(text(form, "ours")) : Optional.empty());
            case SHORT, OUT -> corrections.ours(me.org(), units, what, text(form, "ours"));
            case BOUNCED -> corrections.instrument(me.org(), units, text(form, "number"));
            case SLIP -> corrections.slip(me.org(), units, text(form, "number"));
            case DAY -> {
                int unit = Math.toIntExact(number(form, "unit"));
                if (!units.contains(unit)) {
                    throw Refusal.notFound();
                }
                yield new Corrections.Wanted(unit, Target.day(day(form)));
            }
        };
    }

    private static String text(Map<String, String> form, String name) {
        return form.getOrDefault(name, "").strip();
    }

    private static long number(Map<String, String> form, String name) {
        return Optional.of(text(form, name))
                .filter(typed -> typed.matches("[0-9]{1,9}"))
                .map(Long::valueOf)
                .orElseThrow(Refusal::notFound);
    }

    private static LocalDate day(Map<String, String> form) {
        try {
            return LocalDate.parse(text(form, "day"));
        } catch (DateTimeException e) {
            throw Cashier.refused("day-missing");
        }
    }

    @PostMapping("/cashier/corrections/{number}/{act}")
    String decide(
            Me me,
            @PathVariable String number,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam String key) {
        SubjectId correction =
                SubjectId.parse(number)
                        .flatMap(id -> corrections.find(me.org(), id))
                        .filter(one -> sight.units(me).contains(one.unit()))
                        .orElseThrow(Refusal::notFound)
                        .id();
        Sender sender = CashDeskPage.sender(me, key);
        switch (act) {
            case "approve" ->
                    corrections.approve(
                            sender, correction, clock.now().atZone(me.zone()).toLocalDate());
            case "decline" -> corrections.decline(sender, correction, Answers.why(reason));
            default -> throw Refusal.notFound();
        }
        return "redirect:/cashier/corrections";
    }
}
