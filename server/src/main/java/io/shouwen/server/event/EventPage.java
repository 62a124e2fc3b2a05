package io.shouwen.server.event;

import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.Post;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.place.Located;
import io.shouwen.server.place.Places;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Sight;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.text.Texts;

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

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Declared events: what runs, and declaring, moving and ending one. */
@Controller
class EventPage {
    private final Events events;
    private final EventReader reader;
    private final Places places;
    private final Units units;
    private final WallClock clock;
    private final Frames frames;

    EventPage(
            Events events,
            EventReader reader,
            Places places,
            Units units,
            WallClock clock,
            Frames frames) {
        this.events = events;
        this.reader = reader;
        this.places = places;
        this.units = units;
        this.clock = clock;
        this.frames = frames;
    }

    @Bean
    static NavigationLink eventLink() {
        return new NavigationLink("/events", "event.link", 35);
    }

    @GetMapping("/events")
    String list(
            Me me,
            @RequestParam(defaultValue = "") String cursor,
            HttpServletRequest request,
            Model model) {
        fill(me, DeclarationForm.empty(UUID.randomUUID().toString()), cursor, request, model);
        model.addAttribute("mistake", "");
        return "event/events";
    }

    private void fill(
            Me me, DeclarationForm form, String cursor, HttpServletRequest request, Model model) {
        Place from =
                cursor.isEmpty()
                        ? Place.NEWEST
                        : Place.parse(cursor).orElseThrow(Refusal::notFound);
        Texts texts = frames.of(request).t();
        List<DeclaredEvent> page = events.newest(me.org(), from);
        model.addAttribute("cards", reader.cards(me, page, texts));
        model.addAttribute("now", clock.now());
        model.addAttribute(
                "next", page.size() < Events.PAGE ? "" : page.getLast().place().toString());
        model.addAttribute("form", form);
        model.addAttribute("units", List.copyOf(units.all(me.org()).values()));
        model.addAttribute("chosen", chosen(me, form));
        model.addAttribute("declares", me.hasAny(EventReader.DECLARING));
    }

    private Map<Located, Boolean> chosen(Me me, DeclarationForm form) {
        Map<Located, Boolean> chosen = new LinkedHashMap<>();
        form.where().places().stream()
                .sorted()
                .flatMap(place -> places.find(me.org(), place).stream())
                .forEach(place -> chosen.put(place, true));
        return chosen;
    }

    /** Places while their names are typed; those that are chosen stay. */
    @PostMapping("/events/places")
    String places(
            Me me,
            @RequestParam(defaultValue = "") String address,
            @ModelAttribute DeclarationForm form,
            Model model) {
        Map<Located, Boolean> shown = chosen(me, form);
        places.guess(me.org(), address).places().forEach(place -> shown.putIfAbsent(place, false));
        model.addAttribute("chosen", shown);
        return "event/places";
    }

    @PostMapping("/events")
    String declare(
            Me me, @ModelAttribute DeclarationForm form, HttpServletRequest request, Model model) {
        String mistake = form.mistake(me.zone());
        if (!mistake.isEmpty()) {
            fill(me, form, "", request, model);
            model.addAttribute("mistake", mistake);
            return "event/events";
        }
        boolean known =
                units.all(me.org()).keySet().containsAll(form.where().units())
                        && form.where().places().stream()
                                .allMatch(place -> places.find(me.org(), place).isPresent());
        if (!known) {
            throw Refusal.notFound();
        }
        Events.Declaration told =
                new Events.Declaration(
                        unit(me),
                        EventKind.of(form.kind()).orElseThrow(),
                        DeclarationForm.moment(form.begins(), me.zone()).orElseGet(clock::now),
                        DeclarationForm.moment(form.ends(), me.zone()).orElseThrow(),
                        form.cause().strip(),
                        form.told(),
                        form.where());
        SubjectId event = Answers.done(events.declare(sender(me, form.key()), told)).subject();
        return "redirect:/events/" + event.number();
    }

    /** The unit of the post by which the person may declare. */
    private static int unit(Me me) {
        return me.posts().stream()
                .filter(post -> EventReader.DECLARING.contains(post.role()))
                .map(Post::unit)
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    @GetMapping("/events/{number}")
    String show(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "0") long line,
            @RequestParam(defaultValue = "0") long call,
            HttpServletRequest request,
            Model model) {
        DeclaredEvent event = found(me, number);
        model.addAttribute(
                "view",
                reader.view(me, event, new EventReader.At(line, call), frames.of(request).t()));
        model.addAttribute("key", UUID.randomUUID().toString());
        return "event/event";
    }

    @PostMapping("/events/{number}/extension")
    String extend(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String ends,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam String key) {
        DeclaredEvent event = movable(me, number);
        Instant until =
                DeclarationForm.moment(ends, me.zone())
                        .filter(end -> end.isAfter(event.startsAt()))
                        .orElseThrow(() -> refused("event-ends-before-it-starts"));
        Answers.done(events.extend(sender(me, key), event.id(), until, Answers.why(reason)));
        return "redirect:/events/" + event.number();
    }

    @PostMapping("/events/{number}/links")
    String linkAll(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam String key) {
        DeclaredEvent event = movable(me, number);
        Answers.done(events.linkAll(sender(me, key), event.id(), Answers.why(reason)));
        return "redirect:/events/" + event.number();
    }

    /** Only a technician says that they restored the supply themselves. */
    @PostMapping("/events/{number}/end")
    String end(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean restored,
            @RequestParam String key) {
        DeclaredEvent event = found(me, number);
        if (!reader.mayEnd(me, event)) {
            throw Refusal.notFound();
        }
        Answers.done(events.end(sender(me, key), event.id(), Answers.why(reason), restored));
        return "redirect:/events/" + event.number();
    }

    private DeclaredEvent movable(Me me, String number) {
        return Optional.of(found(me, number))
                .filter(event -> reader.mayMove(me, event))
                .orElseThrow(Refusal::notFound);
    }

    private DeclaredEvent found(Me me, String number) {
        return SubjectId.parse(number)
                .flatMap(id -> events.find(me.org(), id))
                .orElseThrow(Refusal::notFound);
    }

    private static Sender sender(Me me, String key) {
        return Sight.sender(me, key, "event");
    }

    static Refusal refused(String slug) {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, slug);
    }
}
