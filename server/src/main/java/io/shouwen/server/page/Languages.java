package io.shouwen.server.page;

import io.shouwen.server.text.Language;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The switch between Chinese and English: a cookie, else what the browser prefers. */
@Controller
class Languages {
    private static final String COOKIE = "language";

    /** In place of a language: the one that the browser prefers, as before anybody chose. */
    private static final String NONE = "none";

    /** By way of this address the choice of a language is forgotten. */
    static String forgetting(String path) {
        return "/language/" + NONE + "?to=" + path;
    }

    static boolean isChosen(HttpServletRequest request) {
        return chosen(request).isPresent();
    }

    static Language of(HttpServletRequest request) {
        return chosen(request)
                .orElseGet(() ->
                        request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                                ? Language.ZH
                                : Language.of(request.getLocale()));
    }

    private static Optional<Language> chosen(HttpServletRequest request) {
        Cookie[] cookies = Optional.ofNullable(request.getCookies()).orElseGet(() -> new Cookie[0]);
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(cookie -> Language.of(cookie.getValue()))
                .findFirst();
    }

    @GetMapping("/language/{tag}")
    String choose(
            @PathVariable String tag,
            @RequestParam(defaultValue = "/") String to,
            HttpServletResponse response) {
        ResponseCookie cookie =
                ResponseCookie.from(COOKIE, tag.equals(NONE) ? "" : Language.of(tag).tag())
                        .path("/")
                        .httpOnly(true)
                        .sameSite("Lax")
                        .maxAge(tag.equals(NONE) ? Duration.ZERO : Duration.ofDays(365))
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        return "redirect:" + (isInside(to) ? to : "/");
    }

    /** Only a path of this server: never another host, however it is written. */
    private static boolean isInside(String to) {
        return to.matches("/([\\w.~%-][\\w.~%/-]*)?(\\?[\\w.~%=&-]*)?");
    }
}
