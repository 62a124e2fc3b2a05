package io.shouwen.server.hotline;

import io.shouwen.server.access.Me;
import io.shouwen.server.call.Calls;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.complaint.ComplaintReader;
import io.shouwen.server.complaint.Complaints;
import io.shouwen.server.event.Events;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.privacy.Persons;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Reader;
import io.shouwen.server.story.Sight;
import io.shouwen.server.story.Streams;
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

import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The phone desk: who calls, what is wrong, what we promise. */
@Controller
class HotlinePage {
    /** An account number that is no phone number. */
    private static final String ACCOUNT = "[0-9A-Za-z-]*[0-9][0-9A-Za-z-]*(?<=.{4})";

    private final CallerReader callers;
    private final Requests requests;
    private final Reports reports;
    private final Reader reader;
    private final Sight sight;
    private final Where where;
    private final Calls calls;
    private final CallRecords records;
    private final PhoneLines lines;
    private final Streams streams;
    private final Events events;
    private final WallClock clock;
    private final Frames frames;
    private final ComplaintReader complaints;

    HotlinePage(
            CallerReader callers,
            Requests requests,
            Reports reports,
            Reader reader,
            Sight sight,
            Where where,
            Calls calls,
            CallRecords records,
            PhoneLines lines,
            Streams streams,
            Events events,
            WallClock clock,
            Frames frames,
            ComplaintReader complaints) {
        this.complaints = complaints;
        this.calls = calls;
        this.records = records;
        this.lines = lines;
        this.streams = streams;
        this.where = where;
        this.callers = callers;
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
    String show(Me me, HttpServletRequest request, Model model) {
        model.addAttribute("line", lines.of(me, frames.of(request).times()));
        model.addAttribute("position", streams.position());
        fill(me, model, Report.empty("", ""), List.of(), "");
        return "hotline/hotline";
    }

    /** The phone number is looked up by POST: it must not stand in an address or a log. */
    @PostMapping("/hotline/caller")
    String find(Me me, @RequestParam String phone, HttpServletRequest request, Model model) {
        String typed = narrow(phone);
        if (!isNumber(typed) && !typed.matches(ACCOUNT)) {
            fill(me, model, Report.empty("", phone), List.of(), "hotline.mistake.phone");
            return "hotline/hotline";
        }
        Report fresh = Report.empty(UUID.randomUUID().toString(), typed);
        return form(me, fresh, search(me, typed, request), request, model);
    }

    /** The report of a call that is on record: whoever may have called is known by it. */
    @GetMapping("/hotline/answer/{number}/report")
    String during(Me me, @PathVariable String number, HttpServletRequest request, Model model) {
        Report fresh = Report.during(UUID.randomUUID().toString(), number);
        return form(me, fresh, callers(me, fresh, request), request, model);
    }

    private String form(
            Me me, Report fresh, List<Caller> found, HttpServletRequest request, Model model) {
        fill(me, model, fresh, found, "");
        found.stream()
                .flatMap(caller -> caller.holdings().stream())
                .flatMap(holding -> holding.place().stream())
                .findFirst()
                .map(place -> where.at(me.org(), place, frames.of(request).t()))
                .ifPresent(there -> model.addAttribute("where", there));
        return "hotline/hotline";
    }

    /** As people type numbers, wide digits included. */
    static String narrow(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    }

    static boolean isNumber(String typed) {
        return typed.replaceAll("[^0-9]", "").length() >= Persons.SHORTEST_PHONE;
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
        List<Caller> found = callers(me, report, request);
        boolean named =
                found.stream()
                        .filter(caller -> Long.toString(caller.id()).equals(report.customer()))
                        .anyMatch(Caller::named);
        String mistake = report.mistake(named);
        if (!mistake.isEmpty()) {
            fill(me, model, report, found, mistake);
            return "hotline/hotline";
        }
        SubjectId filed = reports.file(me, report);
        if (Complaints.takes(report.requestType())) {
            if (report.inCall()) {
                return "redirect:/hotline/answer/" + report.callNumber();
            }
            return "redirect:/complaints" + (seen(me, filed) ? "/" + filed.number() : "");
        }
        String saved = "redirect:/hotline/reports/" + filed.number();
        return report.inCall() ? saved + "?call=" + report.callNumber() : saved;
    }

    /** A complaint about whoever took it in is not theirs to see. */
    private boolean seen(Me me, SubjectId filed) {
        return requests.find(me.org(), filed)
                .filter(story -> sight.sees(me, story.request()))
                .isPresent();
    }

    private List<Caller> callers(Me me, Report report, HttpServletRequest request) {
        return report.inCall()
                ? callers.of(
                        me.org(),
                        calls.seen(me, report.callNumber()).candidates(),
                        me.person(),
                        frames.of(request).times())
                : search(me, report.phone(), request);
    }

    private void fill(Me me, Model model, Report report, List<Caller> callers, String mistake) {
        Instant now = clock.now();
        model.addAttribute("events", events.open(me.org(), now));
        model.addAttribute("now", now);
        model.addAttribute("report", report);
        model.addAttribute("callers", callers);
        model.addAttribute("where", Whereabouts.unknown(report.settlement()));
        model.addAttribute("mistake", mistake);
        model.addAttribute("key", UUID.randomUUID().toString());
        model.addAttribute(
                "people", report.key().isEmpty() ? List.of() : complaints.possible(me.org()));
    }

    private List<Caller> search(Me me, String typed, HttpServletRequest request) {
        return callers.search(me.org(), typed, me.person(), frames.of(request).times());
    }

    /** What was promised, to be read to the customer. */
    @GetMapping("/hotline/reports/{number}")
    String saved(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String call,
            HttpServletRequest request,
            Model model) {
        Story story = sight.story(me, number);
        model.addAttribute("call", SubjectId.parse(call).map(SubjectId::number).orElse(""));
        model.addAttribute("key", UUID.randomUUID().toString());
        model.addAttribute("told", Contacts.readBack(story));
        model.addAttribute("reading", reader.read(story, frames.of(request).times()));
        return "hotline/saved";
    }

    /** The promised time was read to the customer, who repeated it. */
    @PostMapping("/hotline/reports/{number}/read-back")
    String readBack(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String call,
            @RequestParam String key) {
        SubjectId id = sight.story(me, number).request().id();
        Answers.done(
                requests.add(Sight.sender(me, key, "hotline"), id, List.of(Contacts.readBack())));
        String saved = "redirect:/hotline/reports/" + id.number();
        return saved + SubjectId.parse(call).map(one -> "?call=" + one.number()).orElse("");
    }

    /** A repeat call is answered from the story and noted on it; nothing is filed twice. */
    @PostMapping("/hotline/calls/{number}")
    String calledAgain(
            Me me,
            @PathVariable String number,
            @RequestParam String key,
            @RequestParam(defaultValue = "false") boolean urged) {
        Story story = sight.story(me, number);
        records.answer(me, key, story, urged);
        return "redirect:/requests/" + story.request().id().number();
    }
}
