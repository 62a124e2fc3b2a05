package io.shouwen.server.rating;

import io.shouwen.server.access.Me;
import io.shouwen.server.hall.Bridge;
import io.shouwen.server.hall.Bridges;
import io.shouwen.server.hall.Device;
import io.shouwen.server.hall.Devices;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.subject.SubjectId;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

import java.time.DateTimeException;
import java.time.Instant;

/**
 * What a bridge says is carried here by the page of the counter. The page is the clerk's, so the
 * bridge signs it: whoever is rated can neither say nor change it.
 */
@Controller
class BridgePage {
    private static final String GIVEN = "rating.given";
    private static final String ON = "rating.on";

    private final Bridges bridges;
    private final Devices devices;
    private final Ratings ratings;

    BridgePage(Bridges bridges, Devices devices, Ratings ratings) {
        this.bridges = bridges;
        this.devices = devices;
        this.ratings = ratings;
    }

    /** What a rating device says: a rating, or that it is on. */
    record Words(String type, String at, String visit, String level, String anonymous, String mac) {
        /** What is signed: as it was said, a line each. */
        String signed() {
            return type.equals(GIVEN)
                    ? String.join("\n", type, at, visit, level, anonymous)
                    : String.join("\n", type, at);
        }

        Instant moment() {
            try {
                return Instant.parse(at);
            } catch (DateTimeException _) {
                throw Refusal.notFound();
            }
        }
    }

    @PostMapping("/bridges/{id}/said")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void said(
            Me me,
            @PathVariable int id,
            @RequestParam String type,
            @RequestParam String at,
            @RequestParam(defaultValue = "") String visit,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "") String anonymous,
            @RequestParam String mac) {
        Bridge bridge = bridges.find(me.org(), id).orElseThrow(BridgePage::unsigned);
        Words words = new Words(type, at, visit, level, anonymous, mac);
        if (!bridges.said(bridge, words.signed(), mac)) {
            throw unsigned();
        }
        int counter = bridge.counter().orElseThrow(Refusal::notFound);
        Device device = devices.find(me.org(), id).orElseThrow(Refusal::notFound);
        switch (type) {
            case GIVEN ->
                    ratings.giveAt(
                            device,
                            counter,
                            SubjectId.parse(visit).orElseThrow(Refusal::notFound),
                            new Ratings.Pressed(
                                    words.moment(), level(level), anonymous.equals("true")));
            case ON -> ratings.on(device, counter, words.moment());
            default -> throw Refusal.notFound();
        }
    }

    private static int level(String level) {
        return level.matches("[1-5]") ? Integer.parseInt(level) : 0;
    }

    private static Refusal unsigned() {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "bridge-unsigned");
    }
}
