package io.shouwen.server.account;

import io.shouwen.server.access.Me;
import io.shouwen.server.page.NavigationLink;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.List;
import java.util.UUID;

/** Who signs in, for administrators; and one's own password, for everybody. */
@Controller
class AccountPages {
    private static final int MOST = 50;

    private final Accounts accounts;

    AccountPages(Accounts accounts) {
        this.accounts = accounts;
    }

    @Bean
    static NavigationLink accountsLink() {
        return new NavigationLink("/accounts", "account.link", 71);
    }

    @Bean
    static NavigationLink passwordLink() {
        return new NavigationLink("/my/password", "account.mine.link", 9);
    }

    @GetMapping("/accounts")
    String list(Me me, @RequestParam(defaultValue = "0") int after, Model model) {
        List<AccountLine> found = accounts.after(me, after, MOST + 1);
        model.addAttribute("lines", found.stream().limit(MOST).toList());
        model.addAttribute("next", found.size() > MOST ? found.get(MOST - 1).person() : 0);
        model.addAttribute("key", UUID.randomUUID().toString());
        return "account/accounts";
    }

    @PostMapping("/accounts/missing")
    String openMissing(Me me, @RequestParam String key, HttpServletResponse response, Model model) {
        return given(accounts.openMissing(me, key), response, model);
    }

    @PostMapping("/accounts/{person}")
    String open(
            Me me,
            @PathVariable int person,
            @RequestParam String login,
            @RequestParam String key,
            HttpServletResponse response,
            Model model) {
        return given(List.of(accounts.open(me, person, login, key)), response, model);
    }

    @PostMapping("/accounts/{person}/password")
    String reset(
            Me me,
            @PathVariable int person,
            @RequestParam String key,
            HttpServletResponse response,
            Model model) {
        return given(List.of(accounts.reset(me, person, key)), response, model);
    }

    /** Shown as the answer itself: nothing that can be asked for again ever holds a password. */
    private static String given(
            List<Accounts.Given> given, HttpServletResponse response, Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("given", given);
        return "account/given";
    }

    @PostMapping("/accounts/{person}/closed")
    String close(
            Me me,
            @PathVariable int person,
            @RequestParam boolean closed,
            @RequestParam String key) {
        accounts.close(me, person, closed, key);
        return "redirect:/accounts?after=" + Math.max(0, person - 1);
    }

    @GetMapping("/my/password")
    String mine(Me me, @RequestParam(defaultValue = "false") boolean chosen, Model model) {
        model.addAttribute("starting", me.starting());
        model.addAttribute("chosen", chosen);
        model.addAttribute("shortest", Accounts.SHORTEST);
        model.addAttribute("key", UUID.randomUUID().toString());
        return "account/password";
    }

    @PostMapping("/my/password")
    String choose(
            Me me,
            @RequestParam String old,
            @RequestParam String password,
            @RequestParam String key,
            HttpServletRequest request) {
        accounts.choose(me, old, password, request.getSession().getId(), key);
        return "redirect:/my/password?chosen=true";
    }
}
