package io.shouwen.server.demo;

import io.shouwen.server.access.Me;
import io.shouwen.server.page.Refusal;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.time.Duration;

/** Where a newcomer starts a day of customers and watches it. */
@Controller
class DemoPage {
    private static final int LONGEST_MINUTES = 240;

    private final DemoDay day;

    DemoPage(DemoDay day) {
        this.day = day;
    }

    @GetMapping("/demo")
    String show(Me me, Model model) {
        checkPossible();
        model.addAttribute("told", day.told());
        return "demo/demo";
    }

    @PostMapping("/demo")
    String begin(Me me, @RequestParam(defaultValue = "0") int minutes) {
        checkPossible();
        if (minutes < 0 || minutes > LONGEST_MINUTES) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "demo-minutes", LONGEST_MINUTES);
        }
        day.begin(me.org(), DemoDay.Size.usual(Duration.ofMinutes(minutes)));
        return "redirect:/demo";
    }

    private void checkPossible() {
        if (!day.isPossible()) {
            throw Refusal.notFound();
        }
    }
}
