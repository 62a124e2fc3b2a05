package io.shouwen.server.hotline;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.customer.Customers;
import io.shouwen.server.event.Events;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Times;
import io.shouwen.server.privacy.MaskedPerson;
import io.shouwen.server.privacy.Persons;
import io.shouwen.server.request.RequestRow;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Reader;
import io.shouwen.server.story.Reading;
import io.shouwen.server.story.Sight;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The phone desk: who calls, what is wrong, what we promise. */
@Controller
class HotlinePage {
    /** An account number that is no phone number. */
    private static final String ACCOUNT = "[0-9A-Za-z-]*[0-9][0-9A-Za-z-]*(?<=.{4})";

    private final Persons persons;
    private final Customers customers;
    private final Requests requests;
    private final Reports reports;
    private final Reader reader;
    private final Sight sight;
    private final Where where;
    private final Events events;
    private final WallClock clock;
    private final Frames frames;

    HotlinePage(
            Persons persons,
            Customers customers,
            Requests requests,
            Reports reports,
            Reader reader,
            Sight sight,
            Where where,
            Events events,
            WallClock clock,
            Frames frames) {
        this.where = where;
        this.persons = persons;
        this.customers = customers;
        this.requests = requests;
        this.reports = reports;
        this.reader = reader;
        this.sight = sight;
        this.events = events;
        this.clock = clock;
        this.frames = frames;
    }

    @Bean
    static NavigationLink hotlineLink() {
        return new NavigationLink("/hotline", "hotline.link", 10);
    }

    @GetMapping("/hotline")
    String show(Me me, Model model) {
        fill(me, model, Report.empty("", ""), List.of(), "");
        return "hotline/hotline";
    }

    /** The phone number is looked up by POST: it must not stand in an address or a log. */
    @PostMapping("/hotline/caller")
    String find(Me me, @RequestParam String phone, HttpServletRequest request, Model model) {
        if (!phone.replaceAll("[^0-9]", "").matches("[0-9]{7,}")
                && !phone.strip().matches(ACCOUNT)) {
            fill(me, model, Report.empty("", phone), List.of(), "hotline.mistake.phone");
            return "hotline/hotline";
        }
        Report fresh = Report.empty(UUID.randomUUID().toString(), phone.strip());
        List<Caller> callers = callers(me, phone, request);
        fill(me, model, fresh, callers, "");
        callers.stream()
                .flatMap(caller -> caller.holdings().stream())
                .flatMap(holding -> holding.place().stream())
                .findFirst()
                .map(place -> where.at(me.org(), place, frames.of(request).t()))
                .ifPresent(there -> model.addAttribute("where", there));
        return "hotline/hotline";
    }

    /** Places while the address is typed; an address is personal and stands in no log. */
    @PostMapping("/hotline/places")
    String places(
            Me me,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String settlement,
            HttpServletRequest request,
            Model model) {
        boolean clicked = "place".equals(request.getHeader("HX-Trigger-Name"));
        Texts texts = frames.of(request).t();
        model.addAttribute(
                "where", where.guess(me.org(), address, place, settlement, clicked, texts));
        return "hotline/where";
    }

    @PostMapping("/hotline/reports")
    String report(Me me, @ModelAttribute Report sent, HttpServletRequest request, Model model) {
        Report report = where.fill(me.org(), sent);
        String mistake = report.mistake();
        if (!mistake.isEmpty()) {
            fill(me, model, report, callers(me, report.phone(), request), mistake);
            return "hotline/hotline";
        }
        return "redirect:/hotline/reports/" + reports.file(me, report).number();
    }

    private void fill(Me me, Model model, Report report, List<Caller> callers, String mistake) {
        Instant now = clock.now();
        model.addAttribute("events", events.open(me.org(), now));
        model.addAttribute("now", now);
        model.addAttribute("report", report);
        model.addAttribute("callers", callers);
        model.addAttribute("where", Whereabouts.unknown(report.settlement()));
        model.addAttribute("mistake", mistake);
    }

    private List<Caller> callers(Me me, String phone, HttpServletRequest request) {
        Times times = frames.of(request).times();
        return persons.find(me.org(), phone, me.person()).people().stream()
                .map(person -> caller(me, person, times))
                .toList();
    }

    private Caller caller(Me me, MaskedPerson person, Times times) {
        List<Reading> open =
                requests.ofCustomer(me.org(), person.id().value(), Place.NEWEST).stream()
                        .filter(RequestRow::open)
                        .map(RequestRow::id)
                        .map(id -> requests.find(me.org(), id))
                        .flatMap(Optional::stream)
                        .map(story -> reader.read(story, times))
                        .toList();
        return new Caller(
                person.id().value(),
                Reader.values(person),
                customers.of(me.org(), person.id()),
                open);
    }

    /** What was promised, to be read to the customer. */
    @GetMapping("/hotline/reports/{number}")
    String saved(Me me, @PathVariable String number, HttpServletRequest request, Model model) {
        Story story = sight.story(me, number);
        model.addAttribute("reading", reader.read(story, frames.of(request).times()));
        return "hotline/saved";
    }

    /** A repeat call is answered from the story and noted on it; nothing is filed twice. */
    @PostMapping("/hotline/calls/{number}")
    String calledAgain(
            Me me,
            @PathVariable String number,
            @RequestParam String key,
            @RequestParam(defaultValue = "false") boolean urged) {
        SubjectId id = sight.story(me, number).request().id();
        Answers.done(
                requests.add(
                        Sight.sender(me, key, "hotline"),
                        id,
                        List.of(
                                NewFact.now(
                                        HotlineKinds.CALLED_AGAIN,
                                        Map.of("urged", new Value.Flag(urged))))));
        return "redirect:/requests/" + id.number();
    }
}
