package io.shouwen.server.field;

import io.shouwen.engine.fact.Fact;
import io.shouwen.server.access.Me;
import io.shouwen.server.page.Frame;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Times;
import io.shouwen.server.request.RequestRow;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.story.ActsReader;
import io.shouwen.server.story.Reader;
import io.shouwen.server.story.Streams;
import io.shouwen.server.subject.Place;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The technician's phone: today's jobs by promised time, and what was done about them. */
@Controller
class FieldPage {
    private final Requests requests;
    private final Reader reader;
    private final Streams streams;
    private final ActsReader acts;
    private final Frames frames;

    FieldPage(Requests requests, Reader reader, Streams streams, ActsReader acts, Frames frames) {
        this.requests = requests;
        this.reader = reader;
        this.streams = streams;
        this.acts = acts;
        this.frames = frames;
    }

    @Bean
    static NavigationLink fieldLink() {
        return new NavigationLink("/field", "field.link", 30);
    }

    @GetMapping("/field")
    String show(Me me, HttpServletRequest request, Model model) {
        model.addAttribute("position", streams.position());
        fill(me, request, model);
        return "field/field";
    }

    @GetMapping("/field/jobs")
    String list(Me me, HttpServletRequest request, Model model) {
        fill(me, request, model);
        return "field/jobs";
    }

    private void fill(Me me, HttpServletRequest request, Model model) {
        Frame frame = frames.of(request);
        model.addAttribute("jobs", jobs(me, frame));
        model.addAttribute("offers", acts.offers(me, frame.t()));
        model.addAttribute("key", UUID.randomUUID().toString());
    }

    @GetMapping(path = "/field/live", produces = "text/event-stream")
    SseEmitter listen(
            Me me,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "") String lastEventId,
            @RequestParam(defaultValue = "") String after) {
        return streams.boards(me, new Streams.Read(lastEventId, after));
    }

    /** The worker that keeps the page at hand without a network; it may rule {@code /field}. */
    @GetMapping("/field/worker.js")
    ResponseEntity<Resource> worker() {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/javascript"))
                .cacheControl(CacheControl.noCache())
                .header("Service-Worker-Allowed", "/field")
                .body(new ClassPathResource("static/field-worker.js"));
    }

    private List<Job> jobs(Me me, Frame frame) {
        return requests.ofHandler(me.org(), me.person(), Place.NEWEST).stream()
                .map(RequestRow::id)
                .map(id -> requests.find(me.org(), id))
                .flatMap(Optional::stream)
                .map(story -> job(story, frame.times()))
                .sorted(Comparator.comparing((Job job) -> job.nextDue().orElse(Instant.MAX)))
                .toList();
    }

    private Job job(Story story, Times times) {
        List<Fact> counted = story.history().counted(story.judged().asOf());
        Set<String> done =
                counted.stream().map(fact -> fact.kind().name()).collect(Collectors.toSet());
        return new Job(reader.read(story, times), done, done.contains("customer.called-again"));
    }
}
