package io.shouwen.server.book;

import io.shouwen.engine.standard.Home;
import io.shouwen.server.access.Me;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.page.Times;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Sight;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What happens beside requests: books of units and persons, matters, and a form for any fact. */
@Controller
class RecordPage {
    private static final String SOURCE = "record";

    private final Abouts abouts;
    private final Forms forms;
    private final RecordReader reader;
    private final Records records;
    private final Frames frames;

    RecordPage(Abouts abouts, Forms forms, RecordReader reader, Records records, Frames frames) {
        this.abouts = abouts;
        this.forms = forms;
        this.reader = reader;
        this.records = records;
        this.frames = frames;
    }

    @Bean
    static NavigationLink recordLink() {
        return new NavigationLink("/records", "record.link", 45);
    }

    @GetMapping("/records")
    String list(
            Me me,
            @RequestParam(defaultValue = "") String cursor,
            HttpServletRequest request,
            Model model) {
        Place from =
                cursor.isEmpty()
                        ? Place.NEWEST
                        : Place.parse(cursor).orElseThrow(Refusal::notFound);
        model.addAttribute("list", reader.list(me, from, cursor, frames.of(request).t()));
        return "book/list";
    }

    /** The form; without a kind one is chosen first. */
    @GetMapping("/records/new")
    String form(
            Me me,
            @RequestParam String to,
            @RequestParam(defaultValue = "") String kind,
            HttpServletRequest request,
            Model model) {
        Times times = frames.of(request).times();
        About about = abouts.of(me, to, times.texts());
        model.addAttribute("form", forms.of(me, about, kind, times));
        model.addAttribute("key", UUID.randomUUID().toString());
        return "book/form";
    }

    @PostMapping("/records")
    String record(
            Me me,
            @RequestParam String to,
            @RequestParam String kind,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String at,
            @RequestParam Map<String, String> form,
            HttpServletRequest request) {
        if (!forms.tells(me, kind)) {
            throw new Refusal(HttpStatus.FORBIDDEN, "producer-not-allowed", kind);
        }
        About about = abouts.of(me, to, frames.of(request).t());
        NewFact fact =
                new Sent(forms.standards(me, about).catalogue(), me.zone()).fact(kind, at, form);
        SubjectId told = Answers.done(tell(Sight.sender(me, key, SOURCE), about, fact)).subject();
        return "redirect:"
                + (about.home() == Home.REQUEST ? "/requests/" : "/records/")
                + told.number();
    }

    private Outcome tell(Sender sender, About about, NewFact fact) {
        return switch (about.home()) {
            case UNIT -> records.ofUnit(sender, about.owner(), List.of(fact));
            case PERSON -> records.ofPerson(sender, about.owner(), List.of(fact));
            case MATTER, REQUEST, CALL, TICKET, PAYMENT ->
                    about.id()
                            .map(id -> records.add(sender, id, List.of(fact)))
                            .orElseGet(() -> records.open(sender, about.unit(), List.of(fact)));
        };
    }

    /** The story of a book, a matter or a request, by its number or by whose book it is. */
    @GetMapping("/records/{number}")
    String show(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String before,
            HttpServletRequest request,
            Model model) {
        About about = abouts.of(me, number, frames.of(request).t());
        if (about.home() == Home.REQUEST) {
            return "redirect:/requests/" + about.to();
        }
        Optional<SubjectId> id = about.id().or(() -> current(me, about));
        if (id.isEmpty()) {
            return "redirect:/records/new?to=" + about.to();
        }
        if (about.id().isEmpty()) {
            return "redirect:/records/" + id.get().number();
        }
        fill(me, id.get(), before, request, model);
        return "book/book";
    }

    private Optional<SubjectId> current(Me me, About about) {
        return switch (about.home()) {
            case UNIT -> records.ofUnit(me.org(), about.owner());
            case PERSON -> records.ofPerson(me.org(), about.owner());
            case MATTER, REQUEST, CALL, TICKET, PAYMENT -> Optional.empty();
        };
    }

    /** The parts that change by themselves. */
    @GetMapping("/records/{number}/story")
    String story(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String before,
            HttpServletRequest request,
            Model model) {
        fill(me, SubjectId.parse(number).orElseThrow(Refusal::notFound), before, request, model);
        return "book/story";
    }

    private void fill(Me me, SubjectId id, String before, HttpServletRequest request, Model model) {
        Times times = frames.of(request).times();
        Records.Read read = abouts.read(me, id);
        About about = abouts.of(me, read, times.texts());
        model.addAttribute("view", reader.view(read, about, before, times));
    }
}
