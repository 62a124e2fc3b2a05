package io.shouwen.server.subscription;

import io.shouwen.server.access.Me;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.subscription.Subscription.Result;
import io.shouwen.server.subscription.Subscription.Wanted;
import io.shouwen.server.subscription.Subscriptions.Asked;
import io.shouwen.server.subscription.Subscriptions.Sender;

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

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who beside the house is told what, and how the telling goes. */
@Controller
class SubscriptionPage {
    private static final Set<String> RESULTS =
            Arrays.stream(Result.values()).map(Result::word).collect(Collectors.toSet());
    private static final int LONGEST_SOON = 10_080;

    private final Subscriptions subscriptions;
    private final SubscriptionReader reader;
    private final Frames frames;

    SubscriptionPage(Subscriptions subscriptions, SubscriptionReader reader, Frames frames) {
        this.subscriptions = subscriptions;
        this.reader = reader;
        this.frames = frames;
    }

    @Bean
    static NavigationLink subscriptionsLink() {
        return new NavigationLink("/subscriptions", "subscription.link", 72);
    }

    @GetMapping("/subscriptions")
    String all(
            Me me,
            @RequestParam(required = false) Optional<Integer> before,
            HttpServletRequest request,
            Model model) {
        model.addAttribute(
                "view", reader.all(me, before.orElse(Integer.MAX_VALUE), frames.of(request).t()));
        return "subscription/all";
    }

    /** What a form says. */
    record Written(
            Optional<String> name,
            Optional<String> address,
            Optional<Set<String>> result,
            Optional<Set<String>> kind,
            Optional<Set<Integer>> unit,
            Optional<Integer> soon) {}

    @PostMapping("/subscriptions")
    String open(
            Me me,
            Written written,
            @RequestParam(defaultValue = "") String secretName,
            @RequestParam String key,
            HttpServletResponse response,
            Model model) {
        Subscriptions.Opened opened =
                subscriptions.open(sender(me, key), asked(me, written), secretName);
        return opened.secret()
                .map(secret -> shown(opened.id(), secret, response, model))
                .orElse("redirect:/subscriptions/" + opened.id());
    }

    /** The only page that ever shows it; nobody on the way keeps the page. */
    private static String shown(int id, String secret, HttpServletResponse response, Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("id", id);
        model.addAttribute("secret", secret);
        return "subscription/secret";
    }

    @GetMapping("/subscriptions/{id}")
    String one(
            Me me,
            @PathVariable int id,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) Optional<Long> before,
            HttpServletRequest request,
            Model model) {
        model.addAttribute(
                "view",
                reader.one(
                        me,
                        found(me, id),
                        state,
                        before.orElse(Long.MAX_VALUE),
                        frames.of(request).t()));
        return "subscription/one";
    }

    @PostMapping("/subscriptions/{id}")
    String change(Me me, @PathVariable int id, Written written, @RequestParam String key) {
        found(me, id);
        subscriptions.change(sender(me, key), id, asked(me, written));
        return "redirect:/subscriptions/" + id;
    }

    @PostMapping("/subscriptions/{id}/{act}")
    String act(
            Me me,
            @PathVariable int id,
            @PathVariable String act,
            @RequestParam String key,
            HttpServletResponse response,
            Model model) {
        found(me, id);
        Sender by = sender(me, key);
        switch (act) {
            case "on" -> subscriptions.turn(by, id, true);
            case "off" -> subscriptions.turn(by, id, false);
            case "test" -> subscriptions.test(by, id);
            case "close" -> {
                subscriptions.close(by, id);
                return "redirect:/subscriptions";
            }
            case "secret" -> {
                Optional<String> made = subscriptions.renewSecret(by, id);
                if (made.isPresent()) {
                    return shown(id, made.get(), response, model);
                }
            }
            default -> throw Refusal.notFound();
        }
        return "redirect:/subscriptions/" + id;
    }

    @PostMapping("/subscriptions/{id}/deliveries/{n}")
    String again(Me me, @PathVariable int id, @PathVariable long n) {
        found(me, id);
        subscriptions.again(me.org(), id, n);
        return "redirect:/subscriptions/" + id;
    }

    private Subscription found(Me me, int id) {
        return reader.find(me, id).orElseThrow(Refusal::notFound);
    }

    private static Sender sender(Me me, String key) {
        return new Sender(me.org(), me.person(), key);
    }

    private Asked asked(Me me, Written written) {
        Set<Integer> units = written.unit().orElse(Set.of());
        Set<String> results = written.result().orElse(Set.of());
        int soon =
                Math.clamp(
                        written.soon().orElse(SubscriptionReader.USUAL.soonMinutes()),
                        1,
                        LONGEST_SOON);
        Set<String> kinds = written.kind().orElse(Set.of());
        if (!reader.reach(me).containsAll(units)
                || !RESULTS.containsAll(results)
                || !reader.kinds(me).containsAll(kinds)) {
            throw Refusal.notFound();
        }
        return new Asked(
                written.name().orElse(""),
                written.address().orElse(""),
                new Wanted(results, kinds, units, soon));
    }
}
