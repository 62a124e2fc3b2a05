package io.shouwen.server.home;

import io.shouwen.server.access.Caller;
import io.shouwen.server.access.Me;
import io.shouwen.server.page.NavigationLink;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

import java.util.SortedSet;
import java.util.TreeSet;

/** The first page after signing in: who one is today, and the rooms that are open. */
@Controller
class HomePage {
    /** What a token is told about itself. */
    record TokenCard(String name, SortedSet<String> kinds) {}

    @Bean
    static NavigationLink homeLink() {
        return new NavigationLink("/", "home.link", 0);
    }

    @GetMapping("/")
    String show(Me me, Model model) {
        model.addAttribute("person", me);
        return "home/home";
    }

    @GetMapping("/api/v1/me")
    @ResponseBody
    TokenCard token(Caller caller) {
        return new TokenCard(caller.name(), new TreeSet<>(caller.kinds()));
    }
}
