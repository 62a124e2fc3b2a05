package io.shouwen.server.rating;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.Device;
import io.shouwen.server.hall.Devices;
import io.shouwen.server.hall.Entrance;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.rating.Ratings.Said;
import io.shouwen.server.story.Answers;
import io.shouwen.server.subject.SubjectId;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.Optional;

/** Where customers rate: at the device of a counter, or on the page of their number. */
@Controller
class RatePage {
    private static final int LONGEST = 300;

    private final Ratings ratings;
    private final FollowUp followUp;
    private final Devices devices;
    private final Tickets tickets;
    private final Entrance entrance;
    private final WallClock clock;

    RatePage(
            Ratings ratings,
            FollowUp followUp,
            Devices devices,
            Tickets tickets,
            Entrance entrance,
            WallClock clock) {
        this.ratings = ratings;
        this.followUp = followUp;
        this.devices = devices;
        this.tickets = tickets;
        this.entrance = entrance;
        this.clock = clock;
    }

    @GetMapping("/rate/{secret}")
    String device(
            @PathVariable String secret,
            @RequestParam(defaultValue = "false") boolean thanks,
            Model model) {
        fill(secret, model);
        model.addAttribute("thanks", thanks);
        return "rating/device";
    }

    /** What the device shows now; that it asks says that it is on. */
    @GetMapping("/rate/{secret}/now")
    String now(@PathVariable String secret, Model model) {
        fill(secret, model);
        return "rating/now";
    }

    private void fill(String secret, Model model) {
        Device device = devices.enter(secret, Device.RATING);
        model.addAttribute("secret", secret);
        model.addAttribute("asked", ratings.asked(device, counter(device)));
        model.addAttribute("down", entrance.down(device.org(), device.unit()));
    }

    private static int counter(Device device) {
        return device.counter().orElseThrow(Refusal::notFound);
    }

    /** Only who is asked at this counter right now can be rated there. */
    @PostMapping("/rate/{secret}")
    String rate(
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String visit,
            @RequestParam(defaultValue = "0") int level,
            @RequestParam(defaultValue = "false") boolean anonymous) {
        Device device = devices.enter(secret, Device.RATING);
        Asked asked =
                ratings.asked(device, counter(device))
                        .filter(one -> one.visit().number().equals(visit))
                        .orElseThrow(() -> new Refusal(HttpStatus.CONFLICT, "rating-not-possible"));
        ratings.give(
                Devices.sender(device, "rating-" + asked.visit().number()),
                asked.visit(),
                new Said(level, "device", asked.since(), anonymous, Optional.empty()));
        return "redirect:/rate/" + secret + "?thanks=true";
    }

    @GetMapping("/t/{secret}/rate")
    String phone(@PathVariable String secret, Model model) {
        Devices.Holder holder = devices.holder(secret);
        TicketRow ticket = ticket(holder.ticket(), holder);
        model.addAttribute("secret", secret);
        model.addAttribute("number", ticket.number());
        model.addAttribute("served", ticket.openedAt().isPresent());
        model.addAttribute("rated", ratings.find(holder.org(), holder.ticket()).isPresent());
        FollowUp.Followed followed = followUp.followed(holder.org(), holder.ticket());
        model.addAttribute("said", followed.said());
        model.addAttribute("answer", followed.answer());
        model.addAttribute("now", clock.now());
        return "rating/phone";
    }

    /** Why it was rated so, in the customer's own words. */
    @PostMapping("/t/{secret}/said")
    String explain(@PathVariable String secret, @RequestParam(defaultValue = "") String what) {
        Devices.Holder holder = devices.holder(secret);
        followUp.explain(
                Devices.sender(holder, "rating-said"), holder.ticket(), Answers.why(what, LONGEST));
        return "redirect:/t/" + secret + "/rate";
    }

    @PostMapping("/t/{secret}/rate")
    String rate(
            @PathVariable String secret,
            @RequestParam(defaultValue = "0") int level,
            @RequestParam(defaultValue = "") String shown,
            @RequestParam(defaultValue = "false") boolean anonymous,
            @CookieValue(name = RatedBefore.COOKIE, defaultValue = "") String mark,
            HttpServletResponse response) {
        Devices.Holder holder = devices.holder(secret);
        RatedBefore browser = RatedBefore.of(mark);
        ratings.give(
                Devices.sender(holder, "rating"),
                holder.ticket(),
                new Said(
                        level,
                        "phone",
                        RatedBefore.shown(shown, clock.now()),
                        anonymous,
                        Optional.of(browser.mark())));
        browser.remember(response);
        return "redirect:/t/" + secret + "/rate";
    }

    private TicketRow ticket(SubjectId id, Devices.Holder holder) {
        return tickets.find(holder.org(), id).orElseThrow(Refusal::notFound);
    }
}
