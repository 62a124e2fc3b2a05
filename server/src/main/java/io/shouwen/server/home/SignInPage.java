package io.shouwen.server.home;

import io.shouwen.server.access.SessionSignIn;
import io.shouwen.server.organisation.Founding;
import io.shouwen.server.page.Refusal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.stream.Stream;

/** Where one comes in: by login and password, or in a demo by one click on a person. */
@Controller
class SignInPage {
    private final Founding founding;
    private final SessionSignIn signIn;

    SignInPage(Founding founding, SessionSignIn signIn) {
        this.founding = founding;
        this.signIn = signIn;
    }

    @GetMapping("/sign-in")
    String show(HttpServletRequest request, Model model) {
        if (founding.demo().isEmpty()) {
            return "redirect:/set-up";
        }
        String notice =
                Stream.of("refused", "wait", "left")
                        .filter(request.getParameterMap()::containsKey)
                        .findFirst()
                        .orElse("");
        model.addAttribute("notice", notice);
        model.addAttribute("people", signIn.someDemoPeople());
        return "home/sign-in";
    }

    @PostMapping("/sign-in/demo")
    String enterDemo(
            @RequestParam String login, HttpServletRequest request, HttpServletResponse response) {
        if (!signIn.enterDemo(login, request, response)) {
            throw Refusal.notFound();
        }
        return "redirect:/";
    }
}
