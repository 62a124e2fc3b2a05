package io.shouwen.server.page;

import io.shouwen.server.access.Me;
import io.shouwen.server.access.Routes;
import io.shouwen.server.access.Visitors;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Builds the frame of a page from the request. */
@Component
public class Frames {
    private static final String EMPTY = Frames.class.getName();
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Visitors visitors;
    private final List<NavigationLink> links;
    private final List<LinkRule> rules;
    private final Assets assets;

    Frames(
            Visitors visitors,
            ObjectProvider<NavigationLink> links,
            ObjectProvider<LinkRule> rules,
            Assets assets) {
        this.visitors = visitors;
        this.links = links.stream().sorted(Comparator.comparingInt(NavigationLink::order)).toList();
        this.rules = rules.stream().toList();
        this.assets = assets;
    }

    public Frame of(HttpServletRequest request) {
        Texts texts = Texts.in(Languages.of(request));
        Optional<Me> me = visitors.me(request);
        ZoneId zone = me.map(Me::zone).orElse(CHINA);
        List<NavigationLink> open =
                me.map(person -> open(person, empty(person, request))).orElse(List.of());
        return new Frame(
                texts,
                new Times(zone, texts),
                me,
                open,
                path(request),
                csrf(request),
                assets.version());
    }

    /** By way of this address a device forgets the language that its last customer chose. */
    public static String forgettingLanguage(String path) {
        return Languages.forgetting(path);
    }

    /** Whether somebody chose a language in this browser. */
    public boolean isLanguageChosen(HttpServletRequest request) {
        return Languages.isChosen(request);
    }

    /** The visitor's language, for what is rendered outside a page. */
    public Language language(HttpServletRequest request) {
        return Languages.of(request);
    }

    private List<NavigationLink> open(Me person, Set<String> empty) {
        return links.stream()
                .filter(link -> Routes.isOpenTo(person, link.path()))
                .filter(link -> !empty.contains(link.path()))
                .toList();
    }

    /**
     * The rooms that have nothing for this person; asked once a request, and not while a failure is
     * told, which may be that nothing can be asked.
     */
    private Set<String> empty(Me person, HttpServletRequest request) {
        if (request.getAttribute(EMPTY) instanceof Empty asked && asked.person().equals(person)) {
            return asked.paths();
        }
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            return Set.of();
        }
        Set<String> paths =
                rules.stream()
                        .filter(rule -> Routes.isOpenTo(person, rule.path()))
                        .filter(rule -> rule.isEmptyFor(person))
                        .map(LinkRule::path)
                        .collect(Collectors.toUnmodifiableSet());
        request.setAttribute(EMPTY, new Empty(person, paths));
        return paths;
    }

    private record Empty(Me person, Set<String> paths) {}

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
