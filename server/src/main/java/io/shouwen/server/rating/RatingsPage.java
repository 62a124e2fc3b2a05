package io.shouwen.server.rating;

import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.Counter;
import io.shouwen.server.hall.Hall;
import io.shouwen.server.hall.Halls;
import io.shouwen.server.hall.MyHalls;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.rating.Figures.By;
import io.shouwen.server.rating.Figures.Line;
import io.shouwen.server.rating.Figures.Scope;
import io.shouwen.server.rating.Ratings.Days;
import io.shouwen.server.rating.RatingsView.Named;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Sight;
import io.shouwen.server.subject.Place;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What customers said in a month, by whom it was earned, and what was done about bad ratings. */
@Controller
class RatingsPage {
    static final Set<Role> READING =
            EnumSet.of(Role.MANAGER, Role.QUALITY, Role.DEPUTY, Role.HEAD, Role.EXECUTIVE);
    static final Set<Role> FOLLOWING = EnumSet.of(Role.MANAGER, Role.QUALITY, Role.HEAD);

    static final int LONGEST = 500;

    private final Ratings ratings;
    private final Figures figures;
    private final Targets targets;
    private final Counting counting;
    private final FollowUp followUp;
    private final MyHalls mine;
    private final Halls halls;
    private final Units units;
    private final Staff staff;
    private final WallClock clock;
    private final Frames frames;

    RatingsPage(
            Ratings ratings,
            Figures figures,
            Targets targets,
            Counting counting,
            FollowUp followUp,
            MyHalls mine,
            Halls halls,
            Units units,
            Staff staff,
            WallClock clock,
            Frames frames) {
        this.ratings = ratings;
        this.figures = figures;
        this.targets = targets;
        this.counting = counting;
        this.followUp = followUp;
        this.mine = mine;
        this.halls = halls;
        this.units = units;
        this.staff = staff;
        this.clock = clock;
        this.frames = frames;
    }

    @Bean
    static NavigationLink ratingsLink() {
        return new NavigationLink("/ratings", "rating.link", 65);
    }

    @Bean
    static NavigationLink myRatingsLink() {
        return new NavigationLink("/my/ratings", "rating.mine.link", 66);
    }

    @GetMapping("/ratings")
    String show(
            Me me,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "clerk") String by,
            @RequestParam(defaultValue = "bad") String list,
            @RequestParam(defaultValue = "") String cursor,
            HttpServletRequest request,
            Model model) {
        Texts texts = frames.of(request).t();
        YearMonth wanted = month(me, month);
        By how = by(by);
        RatingFilter filter = RatingFilter.of(list).orElseThrow(Refusal::notFound);
        Scope of = scope(me, mine.reach(me, READING), wanted);
        Instant now = clock.now();
        List<Target> common = common(of);
        Ratings.Page page = ratings.ofUnits(me.org(), of.units(), days(of), filter, place(cursor));
        model.addAttribute(
                "view",
                new RatingsView(
                        wanted,
                        by,
                        filter,
                        figures.lines(of, how).stream()
                                .map(line ->
                                        how == By.HALL
                                                ? hall(me, of, line, texts)
                                                : new Named(
                                                        name(me, how, line.key(), texts),
                                                        line,
                                                        common,
                                                        Counting.State.NOT_ASKED.word()))
                                .toList(),
                        figures.excluded(of),
                        figures.cohort(of, of.ends().isBefore(now) ? of.ends() : now),
                        figures.cohort(of, now),
                        page.lines(),
                        page.next(),
                        people(me, texts, page.lines()),
                        me.is(Role.QUALITY),
                        me.hasAny(FOLLOWING),
                        UUID.randomUUID().toString()));
        return "rating/ratings";
    }

    /** Answers several ratings at once. */
    @PostMapping("/ratings/feedback")
    String answer(
            Me me,
            @RequestParam(defaultValue = "") Set<String> visit,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String month,
            @RequestParam String key) {
        if (visit.size() > RatingLine.PAGE) {
            throw Refusal.notFound();
        }
        followUp.answer(
                Sight.sender(me, key, "ratings"),
                mine.reach(me, FOLLOWING),
                visit,
                Answers.why(what, LONGEST));
        return "redirect:/ratings?list=feedback&month=%s#list".formatted(month(me, month));
    }

    private Named hall(Me me, Scope of, Line line, Texts texts) {
        List<Target> asked = targets.of(me.org(), List.of(line.key()), of.begins());
        return new Named(
                name(me, By.HALL, line.key(), texts),
                line,
                asked,
                counting.state(of, line.key(), asked).word());
    }

    /** Tells the code of a hall what last month came to. */
    @PostMapping("/ratings/counted")
    String counted(
            Me me,
            @RequestParam int hall,
            @RequestParam(defaultValue = "") String month,
            @RequestParam String key) {
        if (!mine.reach(me, EnumSet.of(Role.QUALITY)).contains(hall)) {
            throw Refusal.notFound();
        }
        YearMonth wanted = month(me, month);
        counting.tell(Sight.sender(me, key, "ratings"), scope(me, Set.of(hall), wanted), hall);
        return "redirect:/ratings?by=hall&month=" + wanted;
    }

    /** What is asked of somebody who may serve in any of these halls. */
    private List<Target> common(Scope of) {
        return targets.of(
                of.org(),
                halls.of(of.org(), of.units()).stream().map(Hall::unit).toList(),
                of.begins());
    }

    private static Days days(Scope of) {
        return new Days(of.from(), of.until());
    }

    private static Place place(String cursor) {
        return cursor.isEmpty() ? Place.NEWEST : Place.parse(cursor).orElseThrow(Refusal::notFound);
    }

    private Map<Integer, String> people(Me me, Texts texts, List<RatingLine> lines) {
        List<Integer> clerks =
                lines.stream().flatMap(line -> line.clerk().stream()).distinct().toList();
        return staff.named(me.org(), clerks).values().stream()
                .collect(
                        Collectors.toMap(
                                Staff.Member::id, one -> texts.name(one.nameZh(), one.nameEn())));
    }

    private YearMonth month(Me me, String typed) {
        try {
            return typed.isEmpty()
                    ? YearMonth.from(clock.now().atZone(me.zone()))
                    : YearMonth.parse(typed);
        } catch (DateTimeException _) {
            throw Refusal.notFound();
        }
    }

    private static By by(String word) {
        return switch (word) {
            case "clerk" -> By.CLERK;
            case "counter" -> By.COUNTER;
            case "hall" -> By.HALL;
            default -> throw Refusal.notFound();
        };
    }

    private static Scope scope(Me me, Set<Integer> reached, YearMonth month) {
        return new Scope(
                me.org(), reached, month.atDay(1), month.plusMonths(1).atDay(1), me.zone());
    }

    private String name(Me me, By by, int key, Texts texts) {
        return switch (by) {
            case CLERK ->
                    Optional.ofNullable(staff.named(me.org(), List.of(key)).get(key))
                            .map(one -> texts.name(one.nameZh(), one.nameEn()))
                            .orElse("");
            case COUNTER -> counter(me, key, texts);
            case HALL ->
                    Optional.ofNullable(units.all(me.org()).get(key))
                            .map(one -> texts.name(one.nameZh(), one.nameEn()))
                            .orElse("");
        };
    }

    private String counter(Me me, int id, Texts texts) {
        for (Hall hall : mine.of(me, READING)) {
            for (Counter counter : halls.counters(me.org(), hall.unit())) {
                if (counter.id() == id) {
                    return texts.of("rating.counter", counter.no())
                            + " · "
                            + name(me, By.HALL, hall.unit(), texts);
                }
            }
        }
        return texts.of("rating.counter.gone");
    }

    /** What was said of oneself; without the visits of those who asked not to be named. */
    @GetMapping("/my/ratings")
    String own(
            Me me,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String cursor,
            Model model) {
        YearMonth wanted = month(me, month);
        Scope of = scope(me, mine.reach(me, EnumSet.allOf(Role.class)), wanted);
        model.addAttribute("month", wanted);
        model.addAttribute("targets", common(of));
        model.addAttribute(
                "line",
                figures.lines(of, By.CLERK).stream()
                        .filter(line -> line.key() == me.person())
                        .findFirst());
        Ratings.Page page = ratings.ofClerk(me.org(), me.person(), days(of), place(cursor));
        model.addAttribute("lines", page.lines());
        model.addAttribute("next", page.next());
        return "rating/mine";
    }
}
