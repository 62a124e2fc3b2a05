package io.shouwen.server.quality;

import io.shouwen.server.access.Me;
import io.shouwen.server.event.DeclaredEvent;
import io.shouwen.server.event.Events;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.quality.Findings.Sender;
import io.shouwen.server.story.Answers;
import io.shouwen.server.subject.Place;
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

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The findings desk: what waits by its cause, line by line, and by the event that covers it. */
@Controller
class DeskPages {
    /** How many causes stand above the list. */
    private static final int TOP = 5;

    private static final int CAUSES = 50;

    private final FindingDesk desk;
    private final Findings findings;
    private final Excuses excuses;
    private final Events events;
    private final DeskReader reader;
    private final Frames frames;

    DeskPages(
            FindingDesk desk,
            Findings findings,
            Excuses excuses,
            Events events,
            DeskReader reader,
            Frames frames) {
        this.desk = desk;
        this.findings = findings;
        this.excuses = excuses;
        this.events = events;
        this.reader = reader;
        this.frames = frames;
    }

    @Bean
    static NavigationLink findingsLink() {
        return new NavigationLink("/findings", "finding.link", 60);
    }

    @GetMapping("/findings")
    String desk(
            Me me,
            @RequestParam Map<String, String> form,
            @RequestParam(defaultValue = "") String after,
            HttpServletRequest request,
            Model model) {
        DeskFilter filter = new DeskForm(form).filter();
        Texts texts = texts(request);
        Place place =
                after.isEmpty() ? Place.NEWEST : Place.parse(after).orElseThrow(Refusal::notFound);
        List<FindingLine> lines = desk.lines(me.org(), me.person(), filter, place);
        boolean causes = after.isEmpty() && waits(filter.state()) && grouped(filter);
        List<Cause> top =
                causes
                        ? desk.causes(me.org(), me.person(), filter, Cause.At.FIRST, TOP + 1)
                        : List.of();
        model.addAttribute("filter", filter);
        model.addAttribute(
                "causes", reader.causes(me, top.subList(0, Math.min(TOP, top.size())), texts));
        model.addAttribute("moreCauses", top.size() > TOP);
        model.addAttribute("list", reader.list(me, lines, texts));
        model.addAttribute("choices", reader.choices(me, filter, texts));
        model.addAttribute("waiting", desk.waiting(me.org(), me.person()));
        model.addAttribute("lapsing", desk.lapsing(me.org(), me.person()));
        model.addAttribute("terms", findings.terms(me.org()));
        model.addAttribute("maySettle", me.is(Role.HEAD) || me.is(Role.EXECUTIVE));
        return "quality/desk";
    }

    private static boolean waits(FindingState state) {
        return state == FindingState.RAISED || state == FindingState.APPEALED;
    }

    /** Whoever has opened one cause wants its findings. */
    private static boolean grouped(DeskFilter filter) {
        return filter.day().isEmpty() && filter.event().isEmpty();
    }

    @GetMapping("/findings/causes")
    String causes(
            Me me,
            @RequestParam Map<String, String> form,
            @RequestParam(defaultValue = "") String after,
            HttpServletRequest request,
            Model model) {
        DeskFilter filter = new DeskForm(form).filter();
        if (!waits(filter.state()) || filter.event().isPresent()) {
            throw Refusal.notFound();
        }
        Cause.At at =
                after.isEmpty()
                        ? Cause.At.FIRST
                        : Cause.At.parse(after).orElseThrow(Refusal::notFound);
        List<Cause> causes = desk.causes(me.org(), me.person(), filter, at, CAUSES);
        model.addAttribute("filter", filter);
        model.addAttribute("causes", reader.causes(me, causes, texts(request)));
        model.addAttribute("next", causes.size() < CAUSES ? "" : causes.getLast().at().toString());
        return "quality/causes";
    }

    @GetMapping("/findings/events/{number}")
    String event(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "0") long after,
            HttpServletRequest request,
            Model model) {
        DeclaredEvent event = found(me, number);
        Texts texts = texts(request);
        FindingDesk.Covered covered = desk.covered(me.org(), me.person(), event.id(), after);
        model.addAttribute("event", event);
        model.addAttribute("view", reader.covered(me, covered, texts));
        model.addAttribute("batches", reader.batches(me, excuses.of(me.org(), event.id()), texts));
        model.addAttribute("decides", me.hasAny(Role.DECIDING));
        model.addAttribute("key", UUID.randomUUID().toString());
        return "quality/excuse";
    }

    @PostMapping("/findings/events/{number}/excuse")
    String excuse(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "") List<String> clause,
            @RequestParam(defaultValue = "") String words,
            @RequestParam String key) {
        DeclaredEvent event = found(me, number);
        excuses.dismiss(sender(me, key), event.id(), clause, words)
                .ifPresent(refused -> {
                    throw Answers.refusal(refused);
                });
        return "redirect:/findings/events/" + event.number();
    }

    @PostMapping("/findings/events/{number}/undone")
    String undo(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String words,
            @RequestParam String key) {
        DeclaredEvent event = found(me, number);
        excuses.reopen(sender(me, key), event.id(), words)
                .ifPresent(refused -> {
                    throw Answers.refusal(refused);
                });
        return "redirect:/findings/events/" + event.number();
    }

    private DeclaredEvent found(Me me, String number) {
        return SubjectId.parse(number)
                .flatMap(id -> events.find(me.org(), id))
                .orElseThrow(Refusal::notFound);
    }

    private static Sender sender(Me me, String key) {
        return new Sender(me.org(), me.person(), key);
    }

    private Texts texts(HttpServletRequest request) {
        return Texts.in(frames.language(request));
    }
}
