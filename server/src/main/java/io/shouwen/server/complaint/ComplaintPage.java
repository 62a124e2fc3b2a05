package io.shouwen.server.complaint;

import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.Post;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.page.Times;
import io.shouwen.server.request.RequestWords;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.story.Reader;
import io.shouwen.server.story.Sight;
import io.shouwen.server.story.Streams;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Complaints: the list, one of them, and taking one in. */
@Controller
class ComplaintPage {
    static final List<String> STATES =
            List.of("open", "upheld", "not-upheld", "downgraded", "merged", "withdrawn");

    /** Who takes complaints in. */
    static final Set<Role> TAKING = Set.of(Role.AGENT, Role.DISPATCHER, Role.CHIEF, Role.QUALITY);

    private final Complaints complaints;
    private final ComplaintReader reader;
    private final Requests requests;
    private final RequestWords words;
    private final Reader stories;
    private final Sight sight;
    private final Streams streams;
    private final Staff staff;
    private final WallClock clock;
    private final Frames frames;

    ComplaintPage(
            Complaints complaints,
            ComplaintReader reader,
            Requests requests,
            RequestWords words,
            Reader stories,
            Sight sight,
            Streams streams,
            Staff staff,
            WallClock clock,
            Frames frames) {
        this.complaints = complaints;
        this.reader = reader;
        this.requests = requests;
        this.words = words;
        this.stories = stories;
        this.sight = sight;
        this.streams = streams;
        this.staff = staff;
        this.clock = clock;
        this.frames = frames;
    }

    @Bean
    static NavigationLink complaintLink() {
        return new NavigationLink("/complaints", "complaint.link", 34);
    }

    @GetMapping("/complaints")
    String list(
            Me me,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String cursor,
            HttpServletRequest request,
            Model model) {
        Place after =
                cursor.isEmpty()
                        ? Place.NEWEST
                        : Place.parse(cursor).orElseThrow(Refusal::notFound);
        if (!state.isEmpty() && !STATES.contains(state)) {
            throw Refusal.notFound();
        }
        Times times = frames.of(request).times();
        List<ComplaintRows.Line> lines =
                complaints.newest(
                        new Complaints.Asking(
                                me.org(), sight.units(me), state, me.person(), me.units()),
                        after);
        model.addAttribute("cards", reader.cards(me.org(), lines, times.texts()));
        model.addAttribute(
                "against",
                reader.cards(me.org(), complaints.against(me.org(), me.person()), times.texts()));
        model.addAttribute("states", STATES);
        model.addAttribute("state", state);
        model.addAttribute("now", clock.now());
        model.addAttribute("takes", me.hasAny(TAKING));
        model.addAttribute("key", UUID.randomUUID().toString());
        model.addAttribute(
                "next", lines.size() < Complaints.PAGE ? "" : lines.getLast().place().toString());
        return "complaint/complaints";
    }

    @GetMapping("/complaints/new")
    String blank(Me me, @RequestParam(defaultValue = "") String about, Model model) {
        Optional<Story> story =
                about.isEmpty() ? Optional.empty() : Optional.of(sight.story(me, about));
        boolean customer = story.flatMap(one -> one.request().customer()).isPresent();
        FilingForm form = FilingForm.empty(UUID.randomUUID().toString(), about, customer);
        return form(me, form, story, "", model);
    }

    private String form(
            Me me, FilingForm form, Optional<Story> story, String mistake, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("mistake", mistake);
        model.addAttribute("customer", story.flatMap(one -> one.request().customer()).isPresent());
        model.addAttribute("people", reader.possible(me.org()));
        return "complaint/new";
    }

    @PostMapping("/complaints")
    String file(Me me, @ModelAttribute FilingForm form, Model model) {
        String number = FilingForm.orEmpty(form.about());
        Optional<Story> about =
                number.isEmpty() ? Optional.empty() : Optional.of(sight.story(me, number));
        Optional<Integer> reporter =
                form.staff()
                        ? staff.byNumber(me.org(), FilingForm.orEmpty(form.staffNo()))
                        : Optional.empty();
        String mistake = form.mistake(reporter.isPresent());
        if (!mistake.isEmpty()) {
            return form(me, form, about, mistake, model);
        }
        SubjectId filed = complaints.file(filing(me, form, about, reporter));
        boolean seen =
                requests.find(me.org(), filed)
                        .filter(story -> sight.sees(me, story.request()))
                        .isPresent();
        return seen ? "redirect:/complaints/" + filed.number() : "redirect:/complaints";
    }

    private Filing filing(
            Me me, FilingForm form, Optional<Story> about, Optional<Integer> reporter) {
        Post post =
                me.posts().stream()
                        .filter(one -> TAKING.contains(one.role()))
                        .findFirst()
                        .orElseThrow(Refusal::notFound);
        Optional<Long> customer =
                form.byCustomer()
                        ? about.flatMap(one -> one.request().customer())
                        : Optional.empty();
        return new Filing(
                Sight.sender(me, form.key(), "complaint"),
                form.requestType().orElseThrow(),
                post.unit(),
                me.person(),
                Optional.of(post.id()),
                customer,
                form.staff(),
                reporter,
                FilingForm.orEmpty(form.way()),
                form.saidSorry(),
                complaints.concern(
                        me.org(),
                        FilingForm.orEmpty(form.against()),
                        about.map(one -> one.request().id())),
                FilingForm.orEmpty(form.words()),
                form.day(),
                about.flatMap(one -> one.request().placeId()),
                List.of());
    }

    @GetMapping("/complaints/{number}")
    String show(Me me, @PathVariable String number, HttpServletRequest request, Model model) {
        Story story = sight.story(me, number);
        Complaint complaint = Complaints.of(story).orElseThrow(Refusal::notFound);
        Times times = frames.of(request).times();
        model.addAttribute("position", streams.position());
        model.addAttribute("reading", stories.read(story, times));
        model.addAttribute("view", reader.view(me, story, complaint, times.texts()));
        model.addAttribute("key", UUID.randomUUID().toString());
        return "complaint/complaint";
    }

    /** Whoever gave no name asks for the answer by the word they were told. */
    @PostMapping("/complaints/answer")
    String answer(
            Me me,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String word,
            Model model) {
        Story story =
                SubjectId.parse(number)
                        .flatMap(id -> requests.find(me.org(), id))
                        .filter(one -> !complaints.hides(me.org(), me.person(), one.request()))
                        .filter(one ->
                                Complaints.of(one)
                                        .flatMap(Complaint::codeHash)
                                        .filter(CodeWord.hash(word)::equals)
                                        .isPresent())
                        .orElseThrow(() ->
                                new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "code-word-wrong"));
        Complaint complaint = Complaints.of(story).orElseThrow();
        model.addAttribute("number", story.request().id().number());
        model.addAttribute("complaint", complaint);
        model.addAttribute(
                "reasons",
                complaint
                        .decision()
                        .flatMap(one ->
                                Optional.ofNullable(
                                        words.of(me.org(), story.request().id()).get(one.words())))
                        .orElse(""));
        return "complaint/answer";
    }
}
