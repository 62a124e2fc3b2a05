package io.shouwen.server.home;

import io.shouwen.server.organisation.Founding;
import io.shouwen.server.page.Refusal;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;

/**
 * The first page of a new database: the sample organisation, or an empty one. It works once, and
 * only in a browser on the server's own machine, since nobody can be known yet.
 */
@Controller
class SetUpPage {
    private static final String LOGIN = "[a-z0-9][a-z0-9._@-]{1,63}";
    private static final int SHORTEST_PASSWORD = 10;

    private final Founding founding;

    SetUpPage(Founding founding) {
        this.founding = founding;
    }

    @GetMapping("/set-up")
    String show(HttpServletRequest request, Model model) {
        if (founding.demo().isPresent()) {
            return "redirect:/sign-in";
        }
        model.addAttribute("here", isHere(request));
        model.addAttribute("mistake", "");
        return "home/set-up";
    }

    @PostMapping("/set-up/sample")
    String foundSample(HttpServletRequest request) {
        checkOpen(request);
        try {
            founding.foundSample();
        } catch (DuplicateKeyException e) {
            throw alreadyFounded();
        }
        return "redirect:/sign-in";
    }

    @PostMapping("/set-up/empty")
    String foundEmpty(
            @RequestParam String orgName,
            @RequestParam String adminName,
            @RequestParam String login,
            @RequestParam String password,
            HttpServletRequest request,
            Model model) {
        checkOpen(request);
        String mistake = mistake(orgName, adminName, login, password);
        if (!mistake.isEmpty()) {
            model.addAttribute("here", true);
            model.addAttribute("mistake", mistake);
            return "home/set-up";
        }
        try {
            founding.foundEmpty(
                    new Founding.Beginning(
                            orgName.strip(), adminName.strip(), login.strip(), password));
        } catch (DuplicateKeyException e) {
            throw alreadyFounded();
        }
        return "redirect:/sign-in";
    }

    private static String mistake(String orgName, String adminName, String login, String password) {
        if (orgName.isBlank() || adminName.isBlank()) {
            return "setup.mistake.name";
        }
        if (!login.strip().matches(LOGIN)) {
            return "setup.mistake.login";
        }
        return password.length() < SHORTEST_PASSWORD ? "setup.mistake.password" : "";
    }

    private void checkOpen(HttpServletRequest request) {
        if (founding.demo().isPresent()) {
            throw alreadyFounded();
        }
        if (!isHere(request)) {
            throw new Refusal(HttpStatus.FORBIDDEN, "set-up-elsewhere");
        }
    }

    private static Refusal alreadyFounded() {
        return new Refusal(HttpStatus.CONFLICT, "set-up-done");
    }

    /** A request that a proxy passed on says so; it does not come from this machine. */
    private static boolean isHere(HttpServletRequest request) {
        boolean passedOn =
                Stream.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via")
                        .anyMatch(header -> request.getHeader(header) != null);
        try {
            return !passedOn && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
