package io.shouwen.server.limits;

import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Staff.Member;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.organisation.Units.Unit;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Limit;
import io.shouwen.server.request.LimitVersion;
import io.shouwen.server.request.Limits;
import io.shouwen.server.request.RequestType;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Sight;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The house's own limits: what holds, what comes, who settled what when. */
@Controller
public class LimitsPage {
    private static final List<Role> SETTLING = List.of(Role.HEAD, Role.EXECUTIVE);

    private final Limits limits;
    private final Units units;
    private final Staff staff;
    private final WallClock clock;
    private final Frames frames;

    LimitsPage(Limits limits, Units units, Staff staff, WallClock clock, Frames frames) {
        this.limits = limits;
        this.units = units;
        this.staff = staff;
        this.clock = clock;
        this.frames = frames;
    }

    @Bean
    static NavigationLink limitsLink() {
        return new NavigationLink("/limits", "limit.link", 75);
    }

    /** One version, with the names of its unit and of whoever settled it. */
    public record Line(LimitVersion version, String unit, String by) {}

    @GetMapping("/limits")
    String show(
            Me me,
            @RequestParam(defaultValue = "2147483647") int before,
            HttpServletRequest request,
            Model model) {
        Texts texts = frames.of(request).t();
        List<LimitVersion> versions = limits.versions(me.org(), before);
        model.addAttribute("lines", lines(me, versions, texts));
        model.addAttribute("next", versions.size() < Limits.PAGE ? 0 : versions.getLast().n());
        model.addAttribute("may", me.hasAny(SETTLING));
        model.addAttribute("units", mine(me));
        model.addAttribute("wholeHouse", reach(me).contains(units.house(me.org())));
        model.addAttribute("today", clock.now().atZone(me.zone()).toLocalDate());
        model.addAttribute("key", UUID.randomUUID().toString());
        return "limits/limits";
    }

    private List<Line> lines(Me me, List<LimitVersion> versions, Texts texts) {
        Map<Integer, Unit> all = units.all(me.org());
        Map<Integer, Member> people =
                staff.named(
                        me.org(),
                        versions.stream().map(LimitVersion::by).collect(Collectors.toSet()));
        return versions.stream()
                .map(version ->
                        new Line(
                                version,
                                version.unit()
                                        .map(all::get)
                                        .map(one -> texts.name(one.nameZh(), one.nameEn()))
                                        .orElse(""),
                                Optional.ofNullable(people.get(version.by()))
                                        .map(one -> texts.name(one.nameZh(), one.nameEn()))
                                        .orElse("")))
                .toList();
    }

    private Set<Integer> reach(Me me) {
        return units.reach(me.org(), me.units());
    }

    private List<Unit> mine(Me me) {
        Set<Integer> reached = reach(me);
        return units.all(me.org()).values().stream()
                .filter(unit -> reached.contains(unit.id()))
                .toList();
    }

    @PostMapping("/limits")
    String settle(
            Me me,
            @RequestParam(defaultValue = "") String limit,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "0") int unit,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String from,
            @RequestParam String key) {
        if (!reach(me).contains(unit == 0 ? units.house(me.org()) : unit)) {
            throw new Refusal(HttpStatus.FORBIDDEN, "limit-not-yours");
        }
        boolean typed = type.isEmpty() || RequestType.of(type).isPresent();
        Answers.done(
                limits.settle(
                        Sight.sender(me, key, "limits"),
                        Limit.of(limit).filter(one -> typed).orElseThrow(LimitsPage::unreadable),
                        type,
                        unit == 0 ? Optional.empty() : Optional.of(unit),
                        whole(value),
                        day(from)));
        return "redirect:/limits";
    }

    private static Optional<Integer> whole(String value) {
        if (value.isBlank()) {
            return Optional.empty();
        }
        if (!value.strip().matches("[0-9]{1,6}")) {
            throw unreadable();
        }
        return Optional.of(Integer.valueOf(value.strip()));
    }

    private static LocalDate day(String day) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            throw unreadable();
        }
    }

    private static Refusal unreadable() {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "limit-out-of-bounds");
    }
}
