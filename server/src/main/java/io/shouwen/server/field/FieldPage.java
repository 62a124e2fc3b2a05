package io.shouwen.server.field;

import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.page.Frame;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.story.ActsReader;
import io.shouwen.server.story.Streams;

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
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import java.util.List;
import java.util.UUID;

/** The technician's phone: today's jobs by promised time, and what was done about them. */
@Controller
class FieldPage {
    private final Jobs jobs;
    private final Guide guide;
    private final Streams streams;
    private final ActsReader acts;
    private final WallClock clock;
    private final Frames frames;

    FieldPage(
            Jobs jobs,
            Guide guide,
            Streams streams,
            ActsReader acts,
            WallClock clock,
            Frames frames) {
        this.jobs = jobs;
        this.guide = guide;
        this.clock = clock;
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
        model.addAttribute("jobs", jobs.of(me, frame));
        model.addAttribute("guide", guide.of(clock.now(), frame.t()));
        model.addAttribute("installing", guide.installing(clock.now(), frame.t()));
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

    /** What makes the page an app on the home screen. */
    record Manifest(
            String name,
            String short_name,
            String lang,
            String id,
            String start_url,
            String scope,
            String display,
            String background_color,
            String theme_color,
            List<Icon> icons) {
        Manifest {
            icons = List.copyOf(icons);
        }
    }

    /** A picture of the app. */
    record Icon(String src, String sizes, String type, String purpose) {}

    @GetMapping(path = "/field/manifest.webmanifest", produces = "application/manifest+json")
    @ResponseBody
    Manifest manifest(HttpServletRequest request) {
        Frame frame = frames.of(request);
        return new Manifest(
                frame.t().of("field.app"),
                frame.t().of("field.link"),
                frame.t().language().tag(),
                "/field",
                "/field",
                "/",
                "standalone",
                "#f6f5f1",
                "#1d5c63",
                List.of(
                        new Icon(frame.asset("field-192.png"), "192x192", "image/png", "any"),
                        new Icon(frame.asset("field-512.png"), "512x512", "image/png", "any"),
                        new Icon(
                                frame.asset("field-512.png"), "512x512", "image/png", "maskable")));
    }
}
