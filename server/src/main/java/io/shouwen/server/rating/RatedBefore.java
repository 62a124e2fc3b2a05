package io.shouwen.server.rating;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** By what a browser that rates is known again: a random word, of which the digest is kept. */
record RatedBefore(String mark) {
    static final String COOKIE = "shouwen-rated";
    private static final Duration REMEMBERED = Duration.ofDays(30);

    /** The word that the browser brought along, or a new one. */
    static RatedBefore of(String cookie) {
        return new RatedBefore(cookie.isEmpty() ? UUID.randomUUID().toString() : cookie);
    }

    /** On every page of the house: one phone rates on the page of a number and on the hall's. */
    void remember(HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, mark)
                        .path("/")
                        .httpOnly(true)
                        .sameSite("Lax")
                        .maxAge(REMEMBERED)
                        .build()
                        .toString());
    }

    /** Since when the question was shown, as the form brings it back. */
    static Instant shown(String text, Instant now) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException _) {
            return now;
        }
    }
}
