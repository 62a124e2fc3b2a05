package io.shouwen.server.counter;

import io.shouwen.server.access.Me;
import io.shouwen.server.hotline.Caller;
import io.shouwen.server.hotline.CallerReader;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The counter: one screen for everything that is done with a customer, and the same in a strip of
 * 360 pixels beside another system. Every act has a key of the number pad.
 */
@Controller
class CounterPage {
    private static final String STRIP = "strip";

    private final CounterReader reader;
    private final CounterDesk desk;
    private final CounterActs acts;
    private final Acceptance acceptance;
    private final CallerReader customers;
    private final CounterBridge bridge;
    private final Frames frames;

    CounterPage(
            CounterReader reader,
            CounterDesk desk,
            CounterActs acts,
            Acceptance acceptance,
            CallerReader customers,
            CounterBridge bridge,
            Frames frames) {
        this.reader = reader;
        this.desk = desk;
        this.acts = acts;
        this.acceptance = acceptance;
        this.customers = customers;
        this.bridge = bridge;
        this.frames = frames;
    }

    @Bean
    static NavigationLink counterLink() {
        return new NavigationLink("/counter", "counter.link", 14);
    }

    /**
     * What was asked for on the page just now.
     *
     * @param found whom the search found; empty if nobody was searched
     * @param typed what was searched
     */
    record Asked(Optional<List<Caller>> found, String typed, Filled filled) {
        static final Asked NOTHING = new Asked(Optional.empty(), "", Filled.NOTHING);
    }

    @GetMapping("/counter")
    String show(Me me, HttpServletRequest request, HttpServletResponse response, Model model) {
        bridge.reach(me, response);
        return page(me, Asked.NOTHING, "", request, model);
    }

    @GetMapping("/counter/strip")
    String strip(Me me, HttpServletRequest request, HttpServletResponse response, Model model) {
        bridge.reach(me, response);
        return page(me, Asked.NOTHING, STRIP, request, model);
    }

    /** How many wait, for a counter at which nothing happens. */
    @GetMapping("/counter/line")
    String line(Me me, Model model) {
        model.addAttribute("waiting", reader.waiting(me));
        return "counter/waiting";
    }

    @PostMapping("/counter/{act}")
    String act(
            Me me,
            @PathVariable String act,
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam(defaultValue = "") String at,
            HttpServletRequest request,
            Model model) {
        Sent sent = new Sent(form);
        Asked asked =
                switch (act) {
                    case "find" -> found(me, sent.text("typed"), request);
                    case "accept" -> accepted(me, sent);
                    default -> {
                        acts.run(me, act, sent);
                        yield Asked.NOTHING;
                    }
                };
        boolean stays = asked.found().isPresent() || !asked.filled().right();
        return stays ? page(me, asked, at, request, model) : back(at);
    }

    /** To the counter, or to the strip from which something was sent. */
    static String back(String at) {
        return "redirect:/counter" + (at.equals(STRIP) ? "/" + STRIP : "");
    }

    private Asked found(Me me, String typed, HttpServletRequest request) {
        desk.mine(me);
        List<Caller> found =
                typed.isBlank()
                        ? List.of()
                        : customers.search(
                                me.org(), typed, me.person(), frames.of(request).times());
        return new Asked(Optional.of(found), typed, Filled.NOTHING);
    }

    /** A form with mistakes is shown again with what was typed. */
    private Asked accepted(Me me, Sent sent) {
        return new Asked(
                Optional.empty(),
                "",
                acceptance.accept(
                        me,
                        sent.key(),
                        sent,
                        new Acceptance.Signature(sent.text("on"), sent.text("signature"))));
    }

    private String page(Me me, Asked asked, String at, HttpServletRequest request, Model model) {
        CounterView view = reader.of(me, frames.of(request).times());
        model.addAttribute("view", view);
        model.addAttribute("tie", bridge.tie(me, view));
        model.addAttribute("found", asked.found());
        model.addAttribute("typed", asked.typed());
        model.addAttribute("filled", asked.filled());
        model.addAttribute("key", UUID.randomUUID().toString());
        model.addAttribute("at", at);
        return at.equals(STRIP) ? "counter/strip" : "counter/counter";
    }

    /** What a form of the counter sends. */
    record Sent(MultiValueMap<String, String> form) {
        String text(String name) {
            return Optional.ofNullable(form.getFirst(name)).orElse("");
        }

        Map<String, String> texts() {
            return form.toSingleValueMap();
        }

        Set<String> all(String name) {
            return Set.copyOf(form.getOrDefault(name, List.of()));
        }

        int number(String name) {
            String text = text(name);
            if (!text.matches("[1-9][0-9]{0,8}")) {
                throw Refusal.notFound();
            }
            return Integer.parseInt(text);
        }

        /** By which the act is found again if it is sent twice. */
        String key() {
            return text("key");
        }
    }
}
