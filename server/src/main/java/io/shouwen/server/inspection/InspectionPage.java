package io.shouwen.server.inspection;

import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.story.Sight;
import io.shouwen.server.subject.Place;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The inspections by state and unit, and planning one. */
@Controller
class InspectionPage {
    private static final int MOST = 30;
    private static final Set<Role> PLANNING =
            Set.of(Role.QUALITY, Role.DEPUTY, Role.HEAD, Role.EXECUTIVE);
    private static final Set<Role> SETTLING = Set.of(Role.HEAD, Role.EXECUTIVE);

    private final Inspections inspections;
    private final SheetReader reader;
    private final Mending mending;
    private final Sight sight;
    private final Units units;
    private final WallClock clock;
    private final Frames frames;

    InspectionPage(
            Inspections inspections,
            SheetReader reader,
            Mending mending,
            Sight sight,
            Units units,
            WallClock clock,
            Frames frames) {
        this.inspections = inspections;
        this.reader = reader;
        this.mending = mending;
        this.sight = sight;
        this.units = units;
        this.clock = clock;
        this.frames = frames;
    }

    @Bean
    static NavigationLink inspectionLink() {
        return new NavigationLink("/inspections", "inspection.link", 64);
    }

    @GetMapping("/inspections")
    String list(
            Me me,
            @RequestParam(defaultValue = "planned") String state,
            @RequestParam(required = false) Optional<Integer> unit,
            @RequestParam(defaultValue = "") String cursor,
            HttpServletRequest request,
            Model model) {
        InspectionState asked = InspectionState.of(state).orElseThrow(Refusal::notFound);
        Place first = asked == InspectionState.MENDING ? Place.SOONEST : Place.NEWEST;
        Place after = cursor.isEmpty() ? first : Place.parse(cursor).orElseThrow(Refusal::notFound);
        Texts texts = frames.of(request).t();
        List<InspectionRows.Row> found = inspections.list(me, asked, unit, after, MOST + 1);
        List<InspectionRows.Row> page = found.subList(0, Math.min(MOST, found.size()));
        Instant now = clock.now();
        model.addAttribute(
                "list",
                new InspectionList(
                        asked,
                        names(me, texts),
                        unit,
                        page.stream().map(row -> line(me, row, now, texts)).toList(),
                        found.size() > MOST ? page.getLast().placeInList().toString() : "",
                        me.hasAny(PLANNING),
                        me.hasAny(SETTLING),
                        mending.usualDays(me.org())));
        return "inspection/list";
    }

    private InspectionList.Line line(Me me, InspectionRows.Row row, Instant now, Texts texts) {
        return new InspectionList.Line(
                row.id().number(),
                row.kind(),
                reader.unit(me, row.unit(), texts),
                row.place(),
                row.at(),
                row.items(),
                row.looked(),
                row.broken(),
                row.due(),
                row.state() == InspectionState.MENDING
                        && row.due().filter(due -> due.isBefore(now)).isPresent());
    }

    private List<InspectionList.UnitName> names(Me me, Texts texts) {
        Set<Integer> seen = sight.units(me);
        return units.all(me.org()).values().stream()
                .filter(unit -> seen.contains(unit.id()))
                .map(unit ->
                        new InspectionList.UnitName(
                                unit.id(), texts.name(unit.nameZh(), unit.nameEn())))
                .toList();
    }

    /** The form; without a unit one is chosen first. */
    @GetMapping("/inspections/new")
    String form(
            Me me,
            @RequestParam(defaultValue = "0") int unit,
            HttpServletRequest request,
            Model model) {
        Texts texts = frames.of(request).t();
        boolean chosen = unit != 0;
        if (chosen) {
            inspections.whole(me, unit);
        }
        model.addAttribute(
                "view",
                new PlanView(
                        names(me, texts),
                        unit,
                        chosen ? inspections.people(me.org(), unit) : List.of(),
                        chosen ? inspections.inspectors(me.org(), unit) : List.of(),
                        chosen ? inspections.answering(me.org(), unit) : List.of(),
                        chosen ? inspections.fitting(me.org(), unit) : Set.of(),
                        chosen ? items(me, unit, texts) : List.of()));
        model.addAttribute(
                "now",
                LocalDateTime.ofInstant(clock.now(), me.zone())
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString());
        model.addAttribute("key", UUID.randomUUID().toString());
        return "inspection/plan";
    }

    private List<PlanView.Item> items(Me me, int unit, Texts texts) {
        return inspections.practices(me.org(), unit, clock.now()).values().stream()
                .map(clause ->
                        new PlanView.Item(
                                clause.id().value(),
                                texts.name(clause.says().zh(), clause.says().en())))
                .toList();
    }

    @PostMapping("/inspections")
    String plan(Me me, @ModelAttribute PlanForm form) {
        return "redirect:/inspections/"
                + inspections.plan(me, form.key(), form.plan(me.zone())).number();
    }

    /** Settles within how many working days something is to be rectified as a rule. */
    @PostMapping("/inspections/terms")
    String settle(Me me, @RequestParam int days) {
        if (!SheetActs.fits(days)) {
            throw SheetActs.refusedNotice();
        }
        mending.settle(me.org(), days, me.person());
        return "redirect:/inspections?state=mending";
    }
}
