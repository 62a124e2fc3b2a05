package io.shouwen.server.story;

import io.shouwen.server.access.Me;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.page.Times;
import io.shouwen.server.privacy.PersonField;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.Persons;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.subject.SubjectId;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The page of one request: its promises, its people, its story. */
@Controller
class StoryPage {
    private final Sight sight;
    private final Reader reader;
    private final Frames frames;
    private final Requests requests;
    private final Persons persons;
    private final ActsReader acts;
    private final ErrandReader errands;
    private final Streams streams;

    StoryPage(
            Sight sight,
            Reader reader,
            Frames frames,
            Requests requests,
            Persons persons,
            ActsReader acts,
            ErrandReader errands,
            Streams streams) {
        this.sight = sight;
        this.reader = reader;
        this.frames = frames;
        this.requests = requests;
        this.persons = persons;
        this.acts = acts;
        this.errands = errands;
        this.streams = streams;
    }

    /** By the number as the customer says it. */
    @GetMapping("/requests")
    String find(Me me, @RequestParam(defaultValue = "") String number) {
        SubjectId id =
                SubjectId.parse(number)
                        .orElseThrow(() ->
                                new Refusal(
                                        HttpStatus.UNPROCESSABLE_CONTENT,
                                        "number-mistyped",
                                        number));
        return "redirect:/requests/" + sight.story(me, id.number()).request().id().number();
    }

    @GetMapping("/requests/{number}")
    String show(Me me, @PathVariable String number, HttpServletRequest request, Model model) {
        fill(me, number, request, model);
        return "story/request";
    }

    /** The parts that change by themselves. */
    @GetMapping("/requests/{number}/story")
    String story(Me me, @PathVariable String number, HttpServletRequest request, Model model) {
        fill(me, number, request, model);
        return "story/moved";
    }

    private void fill(Me me, String number, HttpServletRequest request, Model model) {
        model.addAttribute("position", streams.position());
        Story story = sight.story(me, number);
        Times times = frames.of(request).times();
        Reading reading = reader.read(story, times);
        model.addAttribute("reading", reading);
        model.addAttribute("acts", acts.of(me, story, reading, times.texts()));
        model.addAttribute("errands", errands.of(me, story, times.texts()));
        model.addAttribute("key", UUID.randomUUID().toString());
    }

    @GetMapping(path = "/requests/{number}/live", produces = "text/event-stream")
    SseEmitter listen(
            Me me,
            @PathVariable String number,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "") String lastEventId,
            @RequestParam(defaultValue = "") String after) {
        SubjectId id = sight.story(me, number).request().id();
        return streams.request(me.org(), id, new Streams.Read(lastEventId, after));
    }

    /** Shows the customer's values whole; that is a fact, with its reason. */
    @PostMapping("/requests/{number}/customer")
    String unmask(Me me, @PathVariable String number, @RequestParam String reason, Model model) {
        Story story = sight.story(me, number);
        String why = Answers.reason(reason);
        PersonId customer =
                story.request().customer().map(PersonId::new).orElseThrow(Refusal::notFound);
        Map<String, String> values = new LinkedHashMap<>();
        for (PersonField field : PersonField.values()) {
            persons.unmask(me.org(), customer, field, me.person(), why)
                    .ifPresent(value -> values.put(field.written(), value));
        }
        model.addAttribute("values", values);
        return "story/customer";
    }

    /** A second person's word on a fact that waits for one. */
    @PostMapping("/requests/{number}/facts/{n}/{word}")
    String second(
            Me me,
            @PathVariable String number,
            @PathVariable int n,
            @PathVariable String word,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String reason) {
        Story story = sight.story(me, number);
        Answers.done(
                requests.add(
                        Sight.sender(me, key, "request-page"),
                        story.request().id(),
                        SecondWord.of(word, n, reason)));
        return "redirect:/requests/" + number;
    }
}
