package io.shouwen.server.dispatch;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.explain.Attributes;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Staff.Member;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.page.Times;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Sight;
import io.shouwen.server.subject.Place;
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

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/** Who goes: a suggestion with its reasons for each job, and what waits to be accepted. */
@Controller
class DispatchPage {
    private static final int MOST = 20;
    private static final int LONGEST_WAIT = 120;
    private static final List<Role> SENDING = List.of(Role.DISPATCHER, Role.CHIEF, Role.HEAD);
    private static final List<Role> WRITING = List.of(Role.CHIEF, Role.HEAD);

    private final OrgScope scope;
    private final Sight sight;
    private final Staff staff;
    private final Requests requests;
    private final Suggesting suggesting;
    private final WallClock clock;
    private final Frames frames;
    private final DispatchRows rows;

    DispatchPage(
            DataSource dataSource,
            OrgScope scope,
            Sight sight,
            Staff staff,
            Requests requests,
            Suggesting suggesting,
            WallClock clock,
            Frames frames) {
        this.scope = scope;
        this.sight = sight;
        this.staff = staff;
        this.requests = requests;
        this.suggesting = suggesting;
        this.clock = clock;
        this.frames = frames;
        this.rows = new DispatchRows(dataSource);
    }

    @Bean
    static NavigationLink dispatchLink() {
        return new NavigationLink("/dispatch", "dispatch.link", 21);
    }

    @GetMapping("/dispatch")
    String show(
            Me me,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "") String waiting,
            HttpServletRequest request,
            Model model) {
        UnsentPlace from =
                cursor.isEmpty()
                        ? UnsentPlace.FIRST
                        : UnsentPlace.parse(cursor).orElseThrow(Refusal::notFound);
        Place waitingFrom =
                waiting.isEmpty()
                        ? Place.SOONEST
                        : Place.parse(waiting).orElseThrow(Refusal::notFound);
        model.addAttribute("view", view(me, from, waitingFrom, frames.of(request).times()));
        model.addAttribute("key", UUID.randomUUID().toString());
        return "dispatch/dispatch";
    }

    private DispatchView view(Me me, UnsentPlace from, Place waitingFrom, Times times) {
        Set<Integer> seen = sight.units(me);
        Instant now = clock.now();
        List<Candidate> candidates = suggesting.candidates(me.org(), seen);
        List<Integer> drivers = candidates.stream().map(Candidate::person).toList();
        List<DispatchRows.Unsent> unsent =
                scope.reading(me.org(), () -> rows.unsent(me, seen, drivers, from, MOST + 1));
        List<DispatchRows.Waiting> waiting =
                scope.reading(me.org(), () -> rows.waiting(me, seen, waitingFrom, MOST + 1));
        List<DispatchRows.Unsent> page = unsent.subList(0, Math.min(MOST, unsent.size()));
        List<DispatchRows.Waiting> waits = waiting.subList(0, Math.min(MOST, waiting.size()));
        return new DispatchView(
                unsent(me, page, candidates, new Choices(times, now), times.texts()),
                waiting(me, waits, now, times.texts()),
                candidates.stream().map(one -> person(one, times.texts())).toList(),
                scope.in(me.org(), () -> rows.minutes(me.org())),
                me.hasAny(SENDING),
                me.hasAny(WRITING),
                unsent.size() > MOST ? page.getLast().place().toString() : "",
                waiting.size() > MOST ? waits.getLast().place().toString() : "");
    }

    private List<DispatchView.Unsent> unsent(
            Me me,
            List<DispatchRows.Unsent> page,
            List<Candidate> candidates,
            Choices choices,
            Texts texts) {
        return page.stream()
                .flatMap(row -> requests.find(me.org(), row.request()).stream())
                .map(story -> {
                    Need need = Suggesting.need(story);
                    return new DispatchView.Unsent(
                            story.request().id().number(),
                            Attributes.value(texts, symptom(story)),
                            story.request().urgentAt().isPresent(),
                            need.emergency(),
                            story.request().openedAt(),
                            choices.best(need, candidates));
                })
                .toList();
    }

    private static String symptom(Story story) {
        return story.history().facts().stream()
                .flatMap((Fact fact) -> fact.value("symptom").stream())
                .map(Value::toString)
                .reduce("", (first, last) -> last);
    }

    private List<DispatchView.Waiting> waiting(
            Me me, List<DispatchRows.Waiting> page, Instant now, Texts texts) {
        Map<Integer, Member> people =
                staff.named(
                        me.org(),
                        page.stream()
                                .map(DispatchRows.Waiting::person)
                                .collect(Collectors.toSet()));
        return page.stream()
                .map(row ->
                        new DispatchView.Waiting(
                                row.request().number(),
                                Optional.ofNullable(people.get(row.person()))
                                        .map(one -> texts.name(one.nameZh(), one.nameEn()))
                                        .orElse(""),
                                row.sentAt(),
                                Duration.between(now, row.dueAt()),
                                row.round()))
                .toList();
    }

    private static DispatchView.Person person(Candidate one, Texts texts) {
        return new DispatchView.Person(
                one.person(),
                texts.name(one.nameZh(), one.nameEn()),
                one.skills().stream().map(Skill::code).collect(Collectors.toSet()),
                one.dues().size());
    }

    /** The suggestion for one job, for the board. */
    @GetMapping("/dispatch/{number}/suggestion")
    String suggestion(Me me, @PathVariable String number, HttpServletRequest request, Model model) {
        Story story = sight.story(me, number);
        List<Candidate> candidates = suggesting.candidates(me.org(), sight.units(me));
        model.addAttribute(
                "best",
                new Choices(frames.of(request).times(), clock.now())
                        .best(Suggesting.need(story), candidates));
        return "dispatch/suggestion";
    }

    @PostMapping("/dispatch/{number}/handler")
    String send(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "0") int handler,
            @RequestParam String key) {
        Story story = sight.story(me, number);
        requireTechnician(me, handler);
        Answers.done(
                requests.assign(Sight.sender(me, key, "desk"), story.request().id(), handler, ""));
        return "redirect:/dispatch";
    }

    @PostMapping("/dispatch/terms")
    String terms(Me me, @RequestParam(defaultValue = "0") int minutes) {
        if (minutes < 1 || minutes > LONGEST_WAIT) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "wait-out-of-range", LONGEST_WAIT);
        }
        Instant now = clock.now();
        scope.run(me.org(), () -> rows.setMinutes(me.org(), minutes, me.person(), now));
        return "redirect:/dispatch";
    }

    @PostMapping("/dispatch/people/{person}/skills")
    String skills(
            Me me, @PathVariable int person, @RequestParam(defaultValue = "") List<String> skill) {
        requireTechnician(me, person);
        List<Skill> chosen = skill.stream().flatMap(code -> Skill.of(code).stream()).toList();
        scope.run(me.org(), () -> rows.setSkills(me.org(), person, chosen));
        return "redirect:/dispatch";
    }

    private void requireTechnician(Me me, int person) {
        if (staff.holding(me.org(), Role.TECHNICIAN, sight.units(me)).stream()
                .noneMatch(member -> member.id() == person)) {
            throw Refusal.notFound();
        }
    }
}
