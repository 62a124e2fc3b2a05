package io.shouwen.server.page;

import io.shouwen.server.access.Me;
import io.shouwen.server.access.Routes;
import io.shouwen.server.access.Visitors;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Builds the frame of a page from the request. */
@Component
public class Frames {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Visitors visitors;
    private final List<NavigationLink> links;
    private final Assets assets;

    Frames(Visitors visitors, ObjectProvider<NavigationLink> links, Assets assets) {
        this.visitors = visitors;
        this.links = links.stream().sorted(Comparator.comparingInt(NavigationLink::order)).toList();
        this.assets = assets;
    }

    public Frame of(HttpServletRequest request) {
        Texts texts = Texts.in(Languages.of(request));
        Optional<Me> me = visitors.me(request);
        ZoneId zone = me.map(Me::zone).orElse(CHINA);
        List<NavigationLink> open =
                me.map(person -> links.stream().filter(l -> opens(person, l)).toList())
                        .orElse(List.of());
        return new Frame(
                texts,
                new Times(zone, texts),
                me,
                open,
                path(request),
                csrf(request),
                assets.version());
    }

    /** The visitor's language, for what is rendered outside a page. */
    public Language language(HttpServletRequest request) {
        return Languages.of(request);
    }

    private static boolean opens(Me person, NavigationLink link) {
        return Routes.isOpenTo(person, link.path());
    }

    /** An error page is rendered in a dispatch of its own: the path is the one that failed. */
    private static String path(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (failed instanceof String uri) {
            return uri;
        }
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    private static String csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? token.getToken()
                : "";
    }
}
