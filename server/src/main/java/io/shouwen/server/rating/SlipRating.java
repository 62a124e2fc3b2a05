package io.shouwen.server.rating;

import io.shouwen.server.page.Frames;

import java.time.Instant;

/**
 * Rating with a slip, as its page shows it.
 *
 * @param action where the form goes
 * @param home where one goes back to; empty on the hall's own page
 * @param refused the last word of the text that says why not; empty if nothing stands against it
 * @param shown since when the levels are shown
 */
public record SlipRating(
        String action,
        String home,
        Step step,
        String refused,
        String number,
        String code,
        Instant shown) {
    /** How far the customer is. */
    public enum Step {
        SLIP,
        LEVELS,
        THANKS
    }

    static SlipRating kiosk(String secret) {
        return begin("/kiosk/" + secret + "/rate", "/kiosk/" + secret);
    }

    static SlipRating portal(String secret) {
        return begin("/portal/" + secret, "");
    }

    private static SlipRating begin(String action, String home) {
        return new SlipRating(action, home, Step.SLIP, "", "", "", Instant.EPOCH);
    }

    /** Where a kiosk goes by itself when its customer has left. */
    public String anew() {
        return Frames.forgettingLanguage(home);
    }

    SlipRating because(String why) {
        return new SlipRating(action, home, Step.SLIP, why, "", "", Instant.EPOCH);
    }

    SlipRating asking(String typed, String proof, Instant now) {
        return new SlipRating(action, home, Step.LEVELS, "", typed, proof, now);
    }

    SlipRating thanked() {
        return new SlipRating(action, home, Step.THANKS, "", "", "", Instant.EPOCH);
    }

    /** The number as it is said back; a scanned address is none. */
    public String said() {
        return number.contains("/") ? "" : number;
    }
}
