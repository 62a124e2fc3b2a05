package io.shouwen.server.roster;

import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Units.Unit;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.roster.Roster.Cell;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who is on duty, the roster of a month, and the exchange of a day. */
@Controller
class RosterPage {
    private static final Set<Role> WRITERS = EnumSet.of(Role.CHIEF, Role.HEAD);
    private static final int LONGEST = 62;

    private final Roster roster;
    private final Swaps swaps;
    private final RosterReader reader;
    private final OrgScope scope;
    private final Postings postings;
    private final WallClock clock;
    private final Frames frames;

    RosterPage(
            Roster roster,
            Swaps swaps,
            RosterReader reader,
            OrgScope scope,
            Postings postings,
            WallClock clock,
            Frames frames) {
        this.roster = roster;
        this.swaps = swaps;
        this.reader = reader;
        this.scope = scope;
        this.postings = postings;
        this.clock = clock;
        this.frames = frames;
    }

    @Bean
    static NavigationLink rosterLink() {
        return new NavigationLink("/roster", "roster.link", 40);
    }

    @GetMapping("/roster")
    String now(Me me, HttpServletRequest request, Model model) {
        model.addAttribute("now", reader.now(me, frames.of(request).times().texts()));
        return "roster/now";
    }

    @GetMapping("/roster/{unit}/{month}")
    String month(
            Me me,
            @PathVariable int unit,
            @PathVariable String month,
            HttpServletRequest request,
            Model model) {
        Texts texts = frames.of(request).times().texts();
        boolean mayWrite = writable(me).contains(unit);
        MonthView view = reader.month(me, seen(me, unit), parsed(month), mayWrite, texts);
        Set<Integer> people = new HashSet<>();
        view.people().forEach(person -> people.add(person.id()));
        model.addAttribute("view", view);
        model.addAttribute("swaps", reader.swaps(me, people, mayWrite, texts));
        model.addAttribute("own", people.contains(me.person()));
        return "roster/month";
    }

    /** The same plan for several people and days. */
    @PostMapping("/roster/{unit}/days")
    String write(
            Me me,
            @PathVariable int unit,
            @RequestParam(name = "person", defaultValue = "") List<Integer> people,
            @RequestParam LocalDate from,
            @RequestParam LocalDate until,
            @RequestParam String plan,
            @RequestParam(defaultValue = "false") boolean leads,
            @RequestParam(name = "stand-in", defaultValue = "0") int standIn) {
        writing(me, unit);
        if (people.isEmpty() || until.isBefore(from) || until.isAfter(from.plusDays(LONGEST))) {
            throw refused("roster-days", LONGEST);
        }
        Set<Integer> own =
                new HashSet<>(roster.people(me.org(), Set.of(unit), from, until.plusDays(1)));
        if (!own.containsAll(people)) {
            throw Refusal.notFound();
        }
        RosterDay.Plan planned = plan(me, unit, plan, leads, standIn);
        roster.write(
                me.org(),
                Optional.of(me.person()),
                people.stream()
                        .flatMap(person ->
                                from.datesUntil(until.plusDays(1))
                                        .map(day -> new Cell(person, day, planned)))
                        .toList());
        return back(unit, YearMonth.from(from));
    }

    private RosterDay.Plan plan(Me me, int unit, String plan, boolean leads, int standIn) {
        return switch (plan) {
            case "rest" -> new RosterDay.Rests();
            case "leave" ->
                    new RosterDay.Leave(standIn == 0 ? Optional.empty() : Optional.of(standIn));
            default ->
                    roster.shifts(me.org(), Set.of(unit)).stream()
                            .filter(shift -> Integer.toString(shift.id()).equals(plan))
                            .findFirst()
                            .map(shift -> new RosterDay.Works(shift, leads))
                            .orElseThrow(Refusal::notFound);
        };
    }

    /** A shift that ends no later than it begins ends on the next day. */
    @PostMapping("/roster/{unit}/shifts")
    String open(
            Me me,
            @PathVariable int unit,
            @RequestParam String code,
            @RequestParam String name,
            @RequestParam(name = "name-en", defaultValue = "") String nameEn,
            @RequestParam LocalTime from,
            @RequestParam LocalTime until) {
        writing(me, unit);
        if (!code.strip().matches("\\S{1,8}") || name.isBlank()) {
            throw refused("roster-shift");
        }
        int begin = from.toSecondOfDay() / 60;
        int end = until.toSecondOfDay() / 60;
        roster.open(
                me.org(),
                new Shift(
                        0,
                        unit,
                        code.strip(),
                        name.strip(),
                        nameEn.strip(),
                        begin,
                        end <= begin ? end + 1440 : end));
        return back(unit, YearMonth.from(today(me)));
    }

    @PostMapping("/roster/{unit}/swaps")
    String offer(
            Me me, @PathVariable int unit, @RequestParam int taker, @RequestParam LocalDate day) {
        List<Integer> people = roster.people(me.org(), Set.of(unit), day, day.plusDays(1));
        if (!people.contains(me.person()) || !people.contains(taker) || taker == me.person()) {
            throw Refusal.notFound();
        }
        done(swaps.offer(me.org(), me.person(), taker, day));
        return back(unit, YearMonth.from(day));
    }

    @PostMapping("/roster/{unit}/swaps/{id}/{word}")
    String act(
            Me me,
            @PathVariable int unit,
            @PathVariable int id,
            @PathVariable String word,
            @RequestParam String month) {
        Swap.Act act =
                Arrays.stream(Swap.Act.values())
                        .filter(one -> one.word().equals(word))
                        .findFirst()
                        .orElseThrow(Refusal::notFound);
        LocalDate today = today(me);
        Set<Integer> decides =
                new HashSet<>(roster.people(me.org(), writable(me), today, today.plusYears(1)));
        done(swaps.act(me.org(), id, act, me.person(), decides));
        return back(unit, parsed(month));
    }

    private static void done(Optional<Refusal> refused) {
        refused.ifPresent(refusal -> {
            throw refusal;
        });
    }

    private static Refusal refused(String slug, Object... args) {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, slug, args);
    }

    private void writing(Me me, int unit) {
        if (!writable(me).contains(unit)) {
            throw Refusal.notFound();
        }
    }

    /** The units whose roster the person writes. */
    private Set<Integer> writable(Me me) {
        return scope.reading(
                me.org(), () -> postings.reach(me.org(), me.person(), WRITERS, today(me)));
    }

    private Unit seen(Me me, int unit) {
        return reader.inSight(me).stream()
                .filter(one -> one.id() == unit)
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private static YearMonth parsed(String month) {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeException e) {
            throw Refusal.notFound();
        }
    }

    private LocalDate today(Me me) {
        return clock.now().atZone(me.zone()).toLocalDate();
    }

    private static String back(int unit, YearMonth month) {
        return "redirect:/roster/" + unit + "/" + month;
    }
}
