package io.shouwen.server.rating;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.Device;
import io.shouwen.server.hall.Devices;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.rating.Ratings.Said;
import io.shouwen.server.subject.SubjectId;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

import java.util.Locale;
import java.util.Optional;

/**
 * Where a customer rates with the slip of the number: at the kiosk, or on the hall's own page. The
 * slip is scanned, or its number and its code are typed; the number alone anybody could know.
 */
@Controller
class SlipRatePage {
    private static final String OWN = "/t/";

    private final Ratings ratings;
    private final Devices devices;
    private final WallClock clock;

    SlipRatePage(Ratings ratings, Devices devices, WallClock clock) {
        this.ratings = ratings;
        this.devices = devices;
        this.clock = clock;
    }

    @GetMapping("/kiosk/{secret}/rate")
    String atKiosk(@PathVariable String secret, Model model) {
        devices.enter(secret, Device.KIOSK);
        return show(SlipRating.kiosk(secret), model);
    }

    @GetMapping("/portal/{secret}")
    String atPortal(@PathVariable String secret, Model model) {
        devices.enter(secret, Device.PORTAL);
        return show(SlipRating.portal(secret), model);
    }

    private static String show(SlipRating view, Model model) {
        model.addAttribute("view", view);
        return "rating/slip";
    }

    /**
     * What a customer sends.
     *
     * @param number as it stands on the slip, or the address that was scanned off it
     * @param level empty while the customer has not chosen
     */
    record Sent(
            Optional<String> number,
            Optional<String> code,
            Optional<Integer> level,
            Optional<String> shown,
            Optional<Boolean> anonymous) {}

    @PostMapping("/kiosk/{secret}/rate")
    String rateAtKiosk(@PathVariable String secret, Sent sent, Model model) {
        Device kiosk = devices.enter(secret, Device.KIOSK);
        return show(rated(kiosk, SlipRating.kiosk(secret), sent, Optional.empty()), model);
    }

    @PostMapping("/portal/{secret}")
    String rateAtPortal(
            @PathVariable String secret,
            Sent sent,
            @CookieValue(name = RatedBefore.COOKIE, defaultValue = "") String mark,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Device portal = devices.enter(secret, Device.PORTAL);
        RatedBefore browser = RatedBefore.of(mark);
        SlipRating after =
                rated(portal, SlipRating.portal(secret), sent, Optional.of(browser.mark()));
        if (after.step() == SlipRating.Step.THANKS) {
            browser.remember(response);
        }
        return show(after, model);
    }

    private SlipRating rated(Device device, SlipRating view, Sent sent, Optional<String> mark) {
        String number = sent.number().orElse("").strip();
        String code = sent.code().orElse("").strip();
        Optional<SubjectId> visit =
                number.contains(OWN) ? scanned(device, number) : typed(device, number, code);
        if (visit.isEmpty()) {
            return view.because("unknown");
        }
        if (ratings.find(device.org(), visit.get()).isPresent()) {
            return view.because("rated");
        }
        if (!ratings.served(device.org(), visit.get())) {
            return view.because("open");
        }
        if (sent.level().isEmpty()) {
            return view.asking(number, code, clock.now());
        }
        ratings.give(
                Devices.sender(device, "rating-" + visit.get().number()),
                visit.get(),
                new Said(
                        sent.level().get(),
                        device.kind(),
                        RatedBefore.shown(sent.shown().orElse(""), clock.now()),
                        sent.anonymous().orElse(false),
                        mark));
        return view.thanked();
    }

    private Optional<SubjectId> typed(Device device, String number, String code) {
        return ratings.ofSlip(device, number.toUpperCase(Locale.ROOT), code);
    }

    /** A reader types the address of the customer's own page; it has to be one of this house. */
    private Optional<SubjectId> scanned(Device device, String address) {
        String secret = address.substring(address.lastIndexOf(OWN) + OWN.length());
        try {
            Devices.Holder holder = devices.holder(secret);
            return Optional.of(holder)
                    .filter(one -> one.org().equals(device.org()))
                    .map(Devices.Holder::ticket);
        } catch (Refusal _) {
            return Optional.empty();
        }
    }
}
