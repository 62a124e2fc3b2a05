package io.shouwen.server.home;

import io.shouwen.server.access.Caller;
import io.shouwen.server.access.Me;
import io.shouwen.server.acknowledgement.Acknowledgements;
import io.shouwen.server.organisation.Founding;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.story.ActsReader;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/** The first page after signing in: who one is today, and the rooms that are open. */
@Controller
class HomePage {
    private final Founding founding;
    private final ActsReader acts;
    private final Acknowledgements acknowledgements;
    private final Frames frames;

    HomePage(Founding founding, ActsReader acts, Acknowledgements acknowledgements, Frames frames) {
        this.founding = founding;
        this.acts = acts;
        this.acknowledgements = acknowledgements;
        this.frames = frames;
    }

    /** What a token is told about itself. */
    record TokenCard(String name, SortedSet<String> kinds) {}

    @Bean
    static NavigationLink homeLink() {
        return new NavigationLink("/", "home.link", 0);
    }

    @GetMapping("/")
    String show(Me me, HttpServletRequest request, Model model) {
        model.addAttribute("person", me);
        model.addAttribute("demo", founding.demo().orElse(false));
        model.addAttribute("offers", acts.offers(me, frames.of(request).t()));
        model.addAttribute("toSign", acknowledgements.pending(me.org(), me.person()));
        model.addAttribute("key", UUID.randomUUID().toString());
        return "home/home";
    }

    @GetMapping("/api/v1/me")
    @ResponseBody
    TokenCard token(Caller caller) {
        return new TokenCard(caller.name(), new TreeSet<>(caller.kinds()));
    }
}
